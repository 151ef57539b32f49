import { anything, atEvents, atStart, type Draft, placeIn, type Yaml } from './random-draft.ts';
import type { Declared } from './random-dynamics.ts';
import { randomCondition, randomNumber, randomOption, type Thing } from './random-formula.ts';
import { isParameter } from './random-values.ts';

const settable = (draft: Draft, declared: readonly Declared[]): readonly Thing[] => [
  ...declared.map(({ thing }) => thing),
  ...draft.things.filter(isParameter),
];

/** A path and its value: a parameter, decision or state, of one member, of all of a class, or of the world. */
const randomSetting = (draft: Draft, thing: Thing, isDecision: boolean): [string, string] => {
  const { tape, groups } = draft;
  const group = groups.find(({ name }) => name === thing.owner);
  const member = isDecision || tape.chance(0.5);
  const head = group && (member ? tape.pick(group.members) : group.name);
  const where = placeIn(draft, thing.owner, atEvents);
  const value = thing.holds ? randomOption(where, thing.holds, 1) : `clamp(${randomNumber(where, 1)}, 0, 1)`;
  return [head ? `${head}.${thing.name}` : thing.name, value];
};

const parametersOfRules: Record<string, string> = { logit: 'precision', fixed: 'play', odd: 'sharp' };

/** A parameter of a rule that is in use, or which of the rules in use is followed. */
const randomRuleSetting = (draft: Draft): [string, string] | undefined => {
  const { tape, ruled, groups } = draft;
  // A hyphen is no letter of a formula.
  const nameable = ruled.filter(({ rule }) => !rule.includes('-'));
  if (nameable.length === 0) return undefined;
  const { choice, rule } = tape.pick(nameable);
  const members = groups.find(({ name }) => name === choice.owner)?.members ?? [];
  const head = `${tape.chance(0.5) ? choice.owner : tape.pick(members)}.${choice.name}`;
  const parameter = parametersOfRules[rule];
  if (!parameter || tape.chance(0.4)) return [`${head}.rule`, rule];
  const where = placeIn(draft, choice.owner, atEvents);
  const value = parameter === 'play' ? randomOption(where, choice, 1) : `2 * abs(tanh(${randomNumber(where, 1)}))`;
  return [`${head}.${rule}.${parameter}`, value];
};

const randomTick = (draft: Draft): Yaml =>
  draft.tape.weighted<() => Yaml>([
    [4, () => draft.tape.below(5)],
    [1, () => 1.5],
    [1, () => randomNumber(placeIn(draft, undefined, atStart), 1)],
  ])();

const randomEvent = (draft: Draft, name: string, states: readonly Declared[], decisions: readonly Declared[]): Yaml => {
  const { tape } = draft;
  const dated = tape.chance(0.5);
  const targets = settable(draft, [...states, ...decisions]);
  const deciding = new Set(decisions.map(({ thing }) => thing));
  const set = Array.from({ length: tape.between(0, 3) }, () => {
    const ofRule = tape.chance(0.2) ? randomRuleSetting(draft) : undefined;
    if (ofRule) return ofRule;
    const thing = tape.pick(targets);
    return randomSetting(draft, thing, deciding.has(thing));
  });
  return {
    name,
    ...(dated ? { at: randomTick(draft) } : { when: randomCondition(placeIn(draft, undefined, atEvents), 1) }),
    ...(tape.chance(0.6) ? { for: randomTick(draft) } : {}),
    ...(!dated && tape.chance(0.5) ? { once: tape.chance(0.3) } : {}),
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
  };
};

export const randomEvents = (draft: Draft, states: readonly Declared[], decisions: readonly Declared[]): Yaml =>
  draft.events.map((name) => randomEvent(draft, name, states, decisions));

const folds = ['tick', 'final', 'mean', 'sum', 'max', 'first'];

/** A column per player or per option. */
const collections = (draft: Draft): string[] => [
  ...draft.groups.map(({ name }) => `${name}.wealth`),
  ...draft.choices.map(({ owner, name }) => `${owner}.${name}`),
  'everyone.wealth',
];

const randomMeasure = (draft: Draft): Yaml => {
  const { tape } = draft;
  const where = placeIn(draft, undefined, anything);
  const number = (): string => randomNumber(where, 2);
  const condition = (): string => randomCondition(where, 1);
  const formula = (fold: string): string =>
    tape.weighted<() => string>([
      [3, () => (fold === 'first' ? condition() : number())],
      [1, () => tape.pick(collections(draft))],
    ])();
  const asked = folds.filter((fold) => fold === 'tick' || tape.chance(0.4));
  return {
    unit: '1',
    ...Object.fromEntries(asked.map((fold) => [fold, formula(fold)])),
    ...(tape.chance(0.3) ? { pooled: [number(), condition()] } : {}),
  };
};

export const randomMeasures = (draft: Draft): Yaml =>
  Object.fromEntries(
    Array.from({ length: draft.tape.between(1, 3) }, (_, index) => [`m${index + 1}`, randomMeasure(draft)]),
  );

/** Ends that are tested in order; often there is none. */
export const randomEnds = (draft: Draft): Record<string, Yaml> => {
  const names = ['stop', 'halt'].slice(0, draft.tape.below(3));
  const where = placeIn(draft, undefined, anything);
  // A condition that holds at once is dull: most ends wait.
  const condition = (): string => {
    const text = randomCondition(where, 1);
    return draft.tape.chance(0.3) ? text : `t > ${draft.tape.between(1, 4)} and (${text})`;
  };
  return Object.fromEntries(names.map((name) => [name, condition()]));
};

/** Sentences with values in them, of the world and of a class. */
export const randomStory = (draft: Draft): Record<string, Yaml> => {
  const { tape, groups } = draft;
  const line = (owner: string | undefined): Yaml => {
    const where = placeIn(draft, owner, anything);
    const value = (): string => `{${randomNumber(where, 1)}${tape.pick(['', '|percent', '|whole', '|odds'])}}`;
    return {
      when: randomCondition(where, 1),
      begins: `It is ${value()}${owner === undefined ? '' : ' of {name}'}`,
      ...(tape.chance(0.5) ? { ends: `It was ${value()} for {ticks}` } : {}),
      ...(tape.chance(0.5) ? { summary: 'It was so first {when}', never: 'It never was' } : {}),
    };
  };
  const owners = [undefined, ...groups.map(({ name }) => name)].filter(() => tape.chance(0.3));
  return Object.fromEntries(owners.map((owner) => [owner ?? 'world', { told: line(owner) }]));
};
