import {
  anything,
  atStart,
  type Draft,
  declare,
  type Home,
  homeFor,
  placeIn,
  put,
  someNumber,
  withoutDraws,
  type Yaml,
} from './random-draft.ts';
import {
  type Choice,
  type Limits,
  nothing,
  randomCondition,
  randomNumber,
  randomOption,
  type Thing,
} from './random-formula.ts';
import { type RuleText, randomUse } from './random-rule.ts';

/** A state or decision whose name is known, and the file that declares it. */
export type Declared = { readonly thing: Thing; readonly home: Home; readonly name: string };

/** Names of states, before any formula is made up, so that they can read each other. */
export const nameStates = (draft: Draft): Declared[] => {
  const { tape, choices, groups } = draft;
  const uses = { ...nothing(), states: true };
  const [first] = choices;
  const wanted: (Partial<Thing> & Pick<Thing, 'name' | 'owner'>)[] = [
    ...groups.map((group) => ({ name: 'wealth', owner: group.name, shared: true, masked: tape.chance(0.25) })),
    ...(tape.chance(0.5) ? [{ name: 'trust', owner: 'labs', masked: tape.chance(0.25) }] : []),
    ...(tape.chance(0.7) ? [{ name: 'risk', owner: undefined }] : []),
    ...(first && tape.chance(0.4) ? [{ name: 'mark', owner: 'labs', holds: first }] : []),
  ];
  return wanted.map((thing) => {
    const home = homeFor(draft);
    return { thing: declare(draft, home, { uses, ...thing }), home, name: thing.name };
  });
};

export const nameDecisions = (draft: Draft): Declared[] =>
  draft.choices.map((choice) => {
    const home = homeFor(draft);
    const { name, owner } = choice;
    const uses = { ...nothing(), stage: choice.stage };
    return {
      thing: declare(draft, home, { name, owner, holds: choice, uses, masked: draft.tape.chance(0.3) }),
      home,
      name,
    };
  });

/** A seen formula that read another mask could go in a circle. */
const seenLimits: Limits = { ...withoutDraws, seen: false, perRun: false };

/** How a state of numbers moves; bounded most of the time, so that it stays finite. */
const addMovement = (draft: Draft, { thing, home, name }: Declared): void => {
  const { tape, homes } = draft;
  const { owner } = thing;
  const formula = (): string => randomNumber(placeIn(draft, owner, anything), 2);
  const flow = (): Yaml =>
    tape.weighted<() => Yaml>([
      [2, () => `tanh(${formula()})`],
      [1, formula],
      [2, () => Array.from({ length: tape.between(1, 3) }, formula)],
    ])();
  const next = (): Yaml => (tape.chance(0.25) ? formula() : `clamp(${formula()}, -5, 5)`);
  tape.weighted<() => void>([
    [
      5,
      () => {
        // A class's stock may have flows from several files; the world's is moved by its own.
        for (const place of owner === undefined ? [home] : homes.filter((each) => each === home || tape.chance(0.5)))
          put(place.flow, owner, name, flow());
      },
    ],
    [4, () => put(home.next, owner, name, next())],
    [1, () => undefined],
  ])();
};

export const addState = (draft: Draft, declared: Declared): void => {
  const { tape } = draft;
  const { thing, home, name } = declared;
  const { owner, holds } = thing;
  if (holds) {
    put(home.state, owner, name, { of: `${holds.owner}.${holds.name}`, initial: tape.pick(holds.options) });
    put(home.next, owner, name, randomOption(placeIn(draft, owner, anything), holds, 1));
    return;
  }
  const bound = (): string => randomNumber(placeIn(draft, owner, withoutDraws), 1);
  put(home.state, owner, name, {
    unit: '1',
    initial: tape.chance(0.3) ? randomNumber(placeIn(draft, owner, atStart), 1) : someNumber(tape),
    ...(tape.chance(0.3) ? { min: tape.chance(0.3) ? bound() : -1 } : {}),
    ...(tape.chance(0.3) ? { max: tape.chance(0.3) ? bound() : 3 } : {}),
    ...(thing.masked ? { seen: randomNumber(placeIn(draft, owner, seenLimits), 2) } : {}),
  });
  addMovement(draft, declared);
};

/** Most are taken in each tick; some every few ticks, or where a condition holds. */
const randomTiming = (draft: Draft, choice: Choice): { [key: string]: Yaml } => {
  const { tape } = draft;
  const limits = { ...anything, needs: choice.stage - 1 };
  const early = { ...limits, needs: -1 };
  const when = (where: Limits): string => randomCondition(placeIn(draft, choice.owner, where), 1);
  return tape.weighted<() => { [key: string]: Yaml }>([
    [6, () => ({})],
    [1, () => ({ every: tape.between(1, 4) })],
    [1, () => ({ every: randomNumber(placeIn(draft, undefined, atStart), 1) })],
    [1, () => ({ when: `t % ${tape.between(2, 3)} == ${tape.below(2)} or (${when(early)})` })],
    [1, () => ({ when: when(limits) })],
  ])();
};

export const addDecision = (
  draft: Draft,
  { thing, home, name }: Declared,
  choice: Choice,
  rules: readonly RuleText[],
): void => {
  const { tape } = draft;
  const where = placeIn(draft, choice.owner, { ...anything, needs: choice.stage - 1 });
  const attributes = choice.attributes.map((attribute): [string, Yaml] => [
    attribute,
    choice.options.map(() => someNumber(tape)),
  ]);
  const lead = choice.attributes[0] ? `${choice.attributes[0]}[${name}] * ${randomNumber(where, 2)} + ` : '';
  put(home.decisions, choice.owner, name, {
    ...(choice.shares
      ? { of: `${choice.shares.owner}.${choice.shares.name}` }
      : { options: choice.options, ...Object.fromEntries(attributes) }),
    initial: tape.pick(choice.options),
    stage: choice.stage,
    ...randomTiming(draft, choice),
    payoff: `${lead}${randomNumber(where, 3)}`,
    rule: randomUse(draft, choice, rules),
    ...(thing.masked ? { seen: randomOption(placeIn(draft, choice.owner, seenLimits), choice, 1) } : {}),
  });
};
