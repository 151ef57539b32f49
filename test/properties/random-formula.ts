import { randomWhatIf } from './random-what-if.ts';
import type { Tape } from './tape.ts';

/** A decision as formulas need to know it. */
export type Choice = {
  readonly name: string;
  readonly owner: string;
  readonly options: readonly string[];
  readonly attributes: readonly string[];
  readonly stage: number;
  /** It has the options and attributes of that one. */
  readonly shares?: Choice | undefined;
};

/** What the value of a formula hangs on; `needs` is the highest stage behind a per-tick draw it reads. */
export type Uses = {
  stage: number;
  needs: number;
  states: boolean;
  events: boolean;
  seen: boolean;
  time: boolean;
  /** A draw made once per run. */
  perRun: boolean;
};

export const nothing = (): Uses => ({
  stage: 0,
  needs: -1,
  states: false,
  events: false,
  seen: false,
  time: false,
  perRun: false,
});

/** What a formula may hang on, at the place where it stands. */
export type Limits = Readonly<Uses>;

/** A declared name that holds a number or, with `holds`, an option. */
export type Thing = {
  readonly name: string;
  /** Class, or undefined for the world's. */
  readonly owner: string | undefined;
  readonly holds: Choice | undefined;
  readonly uses: Limits;
  /** Others read something else at decide. */
  readonly masked: boolean;
  /** Every class has one of this name. */
  readonly shared: boolean;
};

export type Define = {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly holds: Choice | undefined }[];
  readonly uses: Limits;
};

export type Group = {
  readonly name: string;
  readonly members: readonly string[];
  readonly references: readonly { readonly name: string; readonly target: string }[];
};

/** A number of each player of the owner towards each of a class. */
export type Table = { readonly name: string; readonly owner: string; readonly towards: string };

/** Where a formula stands. `uses` is filled with what it turns out to hang on. */
export type Place = {
  readonly tape: Tape;
  readonly groups: readonly Group[];
  readonly things: readonly Thing[];
  readonly tables: readonly Table[];
  readonly defines: readonly Define[];
  readonly events: readonly string[];
  /** The class whose formula it is. */
  readonly me: string | undefined;
  readonly limits: Limits;
  readonly uses: Uses;
  readonly arguments: Define['arguments'];
  /** The collection of the reduction around. */
  readonly element: { readonly word: string; readonly owner: string; readonly shared: boolean } | undefined;
  /** Divisions by nothing and the like happen. */
  readonly wild: boolean;
};

const allows = (limits: Limits, uses: Limits): boolean =>
  uses.stage <= limits.stage &&
  uses.needs <= limits.needs &&
  (limits.states || !uses.states) &&
  (limits.events || !uses.events) &&
  (limits.seen || !uses.seen) &&
  (limits.time || !uses.time) &&
  (limits.perRun || !uses.perRun);

const note = (uses: Uses, more: Limits): void => {
  uses.stage = Math.max(uses.stage, more.stage);
  uses.needs = Math.max(uses.needs, more.needs);
  uses.states ||= more.states;
  uses.events ||= more.events;
  uses.seen ||= more.seen;
  uses.time ||= more.time;
  uses.perRun ||= more.perRun;
};

type Reading = { readonly text: string; readonly thing: Thing };

type Accessor = { readonly prefix: string; readonly owner: string | undefined; readonly element: boolean };

const groupOf = (place: Place, name: string): Group | undefined => place.groups.find((group) => group.name === name);

const referencesOf = (place: Place, owner: string, prefix: string, element: boolean): Accessor[] =>
  (groupOf(place, owner)?.references ?? []).map(({ name, target }) => ({
    prefix: `${prefix}${name}.`,
    owner: target,
    element,
  }));

const plainAccessors = (place: Place): Accessor[] => [
  { prefix: '', owner: undefined, element: false },
  ...(place.me === undefined ? [] : [{ prefix: '', owner: place.me, element: false }]),
  ...(place.me === undefined ? [] : referencesOf(place, place.me, '', false)),
  ...place.groups.map((group) => ({ prefix: `${group.members[0]}.`, owner: group.name, element: false })),
];

const elementAccessors = (place: Place): Accessor[] => {
  const { element } = place;
  if (!element) return [];
  const own = { prefix: `${element.word}.`, owner: element.owner, element: true };
  return element.shared ? [own] : [own, ...referencesOf(place, element.owner, own.prefix, true)];
};

const readingsOf = (place: Place, accessors: readonly Accessor[]): Reading[] =>
  accessors.flatMap(({ prefix, owner, element }) =>
    place.things
      .filter((thing) => thing.owner === owner && allows(place.limits, thing.uses))
      .filter((thing) => !(element && place.element?.shared) || thing.shared)
      .map((thing) => ({ text: `${prefix}${thing.name}`, thing })),
  );

const take = (place: Place, reading: Reading, element: boolean): string => {
  note(place.uses, reading.thing.uses);
  // What the mask hangs on is not known yet: perhaps on every decision.
  const { seen, stage, events } = place.limits;
  const possible = element && reading.thing.masked && seen && events && stage === Infinity;
  if (!possible || !place.tape.chance(0.15)) return reading.text;
  note(place.uses, { ...nothing(), seen: true, stage: Infinity, events: true });
  return `${reading.text}.seen`;
};

const asNumber = (place: Place, reading: Reading, element: boolean): string => {
  const text = take(place, reading, element);
  const { holds } = reading.thing;
  if (!holds) return text;
  if (holds.attributes.length === 0) return `(${text} == ${place.tape.pick(holds.options)})`;
  return `${place.tape.pick(holds.attributes)}[${text}]`;
};

const literals = ['1', '0', '2', '0.5', '0.1', '0.25', '3', '1.5', '0.01', '10', '0.3333', '-1', '-0.5'];

const literal = (place: Place): string => {
  const text = place.tape.pick(literals);
  return text.startsWith('-') ? `(${text})` : text;
};

const timeNames = ['t', 'dt', 'horizon', 't / horizon', 'year'];

const otherLeaf = (place: Place): string => {
  const { tape, groups, me, events, limits } = place;
  return tape.weighted<() => string>([
    [2, () => literal(place)],
    [
      limits.time ? 2 : 0,
      () => {
        place.uses.time = true;
        return `(${tape.pick(timeNames)})`;
      },
    ],
    [me === undefined ? 0 : 1, () => 'number'],
    [1, () => `count(${tape.pick(groups).name})`],
    [
      events.length > 0 && limits.events ? 3 : 0,
      () => {
        place.uses.events = true;
        const event = tape.pick(events);
        if (tape.chance(0.3)) return `min(${event}.in, 20)`;
        return tape.chance(0.3) ? `${event}.changed` : `${event}.active`;
      },
    ],
  ])();
};

/** Everybody of a class who can be named here, as text. */
const playersIn = (place: Place, owner: string): readonly string[] => {
  const { groups, me, element } = place;
  const pointing = (name: string | undefined, prefix: string): readonly string[] =>
    (groups.find((group) => group.name === name)?.references ?? [])
      .filter(({ target }) => target === owner)
      .map((reference) => `${prefix}${reference.name}`);
  const single = element?.shared === false ? element : undefined;
  return [
    ...(groupOf(place, owner)?.members ?? []),
    ...(me === owner ? ['me', 'me'] : []),
    ...pointing(me, ''),
    ...(single?.owner === owner ? [single.word, single.word, single.word] : []),
    ...(single ? pointing(single.owner, `${single.word}.`) : []),
  ];
};

/** `feud[others]`, `Ada.feud[home]`. */
const pair = (place: Place): string => {
  const { name, owner, towards } = place.tape.pick(place.tables);
  const row = place.tape.pick(playersIn(place, owner));
  return `${row === 'me' ? '' : `${row}.`}${name}[${place.tape.pick(playersIn(place, towards))}]`;
};

const leaf = (place: Place): string => {
  const { tape } = place;
  const own = readingsOf(place, plainAccessors(place));
  const element = readingsOf(place, elementAccessors(place));
  const numbers = place.arguments.filter((argument) => !argument.holds);
  return tape.weighted<() => string>([
    [2, () => literal(place)],
    [own.length > 0 ? 6 : 0, () => asNumber(place, tape.pick(own), false)],
    [element.length > 0 ? 6 : 0, () => asNumber(place, tape.pick(element), true)],
    [numbers.length > 0 ? 5 : 0, () => tape.pick(numbers).name],
    [place.tables.length > 0 ? 1.5 : 0, () => pair(place)],
    [1, () => otherLeaf(place)],
  ])();
};

/** Delays stand where events are read, and not in definitions with arguments. */
const mayLookBack = ({ limits, arguments: given }: Place): boolean =>
  limits.events && limits.states && limits.time && given.length === 0;

const delayed = (place: Place, of: string): string => {
  note(place.uses, { ...nothing(), events: true, states: true, time: true });
  const { tape } = place;
  const lag = place.things.filter(({ name, owner }) => name === 'lag' && owner === undefined);
  const ticks = lag.length > 0 && tape.chance(0.4) ? tape.pick(['lag', 'lag + 1', '2 * lag']) : String(tape.below(5));
  return `delay(${of}, ${ticks})`;
};

/** A formula that reads the element of the reduction it stands in. */
const elementLeaf = (place: Place): string =>
  asNumber(place, place.tape.pick(readingsOf(place, elementAccessors(place))), true);

const unary = ['abs', 'tanh', 'logistic', 'normcdf', 'floor', 'ceil'];

const tameFunction = (place: Place, x: string): string =>
  place.tape.weighted([
    [6, `${place.tape.pick(unary)}(${x})`],
    [1, `exp(tanh(${x}))`],
    [1, `exp(-abs(${x}))`],
    [1, `log(1 + abs(${x}))`],
    [1, `sqrt(abs(${x}))`],
    [1, `(1 + abs(${x})) ^ 0.5`],
    [1, `tanh(${x}) ^ ${place.tape.pick(['2', '3', '5', '0', '1'])}`],
    [1, `(1 + abs(${x})) ^ ${place.tape.pick(['-1', '-2', '0.3', '-0.5', '1.7'])}`],
    [1, `(-${x})`],
  ]);

const wildFunction = (place: Place, x: string): string =>
  place.tape.pick([`log(${x})`, `sqrt(${x})`, `(1 / ${x})`, `exp(50 * ${x})`, `(${x}) ^ 0.7`, `(${x} % 0)`]);

/** A formula with a number for its value. */
export const randomNumber = (place: Place, depth: number): string => {
  const { tape } = place;
  if (depth <= 0) return leaf(place);
  const inner = (): string => randomNumber(place, depth - 1);
  const test = (): string => randomCondition(place, depth - 1);
  return tape.weighted<() => string>([
    [5, () => leaf(place)],
    [3, () => `(${inner()} + ${inner()})`],
    [2, () => `(${inner()} - ${inner()})`],
    [3, () => `${inner()} * ${inner()}`],
    [1, () => `${inner()} / (1 + abs(${inner()}))`],
    [0.5, () => `(${inner()} % ${tape.pick(['2', '0.7', '3', '(-1.5)'])})`],
    [1, () => `${tape.pick(['min', 'max'])}(${inner()}, ${inner()}${tape.chance(0.3) ? `, ${inner()}` : ''})`],
    [0.5, () => `clamp(${inner()}, ${tape.pick(['0', '-1'])}, ${tape.pick(['1', '2.5'])})`],
    [1, () => `if(${test()}, ${inner()}, ${inner()})`],
    [2, () => tameFunction(place, inner())],
    [0.6, () => `(${test()})`],
    [1, () => call(place, depth - 1)],
    [place.element ? 0 : 4, () => reduction(place, depth - 1)],
    [place.things.some((thing) => choiceOf(place, thing)) ? 1 : 0, () => whatIf(place, depth - 1)],
    [mayLookBack(place) && !place.element ? 0.7 : 0, () => delayed(place, inner())],
    [place.wild ? 1 : 0, () => wildFunction(place, inner())],
  ])();
};

/** The decision that a name is, where it can be read. */
const choiceOf = ({ limits }: Place, { name, owner, holds, uses }: Thing): Choice | undefined =>
  holds?.name === name && holds.owner === owner && allows(limits, uses) ? holds : undefined;

const whatIf = (place: Place, depth: number): string => {
  const decisions = place.things.filter((thing) => choiceOf(place, thing));
  for (const { uses } of decisions) note(place.uses, uses);
  return randomWhatIf(
    place,
    decisions.flatMap((thing) => choiceOf(place, thing) ?? []),
    {
      number: (inside) => randomNumber(inside, depth),
      condition: (inside) => randomCondition(inside, Math.min(depth, 1)),
      option: (inside, choice) => randomOption(inside, choice, Math.min(depth, 1)),
    },
  );
};

/** An option of a decision, as a formula. */
export const randomOption = (place: Place, choice: Choice, depth: number): string => {
  const { tape } = place;
  const held = [...readingsOf(place, plainAccessors(place)), ...readingsOf(place, elementAccessors(place))].filter(
    ({ thing }) => thing.holds === choice,
  );
  return tape.weighted<() => string>([
    [2, () => tape.pick(choice.options)],
    [held.length > 0 ? 2 : 0, () => take(place, tape.pick(held), false)],
    [
      depth > 0 ? 1 : 0,
      () =>
        `if(${randomCondition(place, depth - 1)}, ${randomOption(place, choice, 0)}, ${randomOption(place, choice, 0)})`,
    ],
  ])();
};

const call = (place: Place, depth: number): string => {
  const known = place.defines.filter((define) => allows(place.limits, define.uses));
  if (known.length === 0) return leaf(place);
  const define = place.tape.pick(known);
  note(place.uses, define.uses);
  const values = define.arguments.map(({ holds }) =>
    holds ? randomOption(place, holds, 0) : randomNumber(place, Math.min(depth, 1)),
  );
  return `${define.name}(${values.join(', ')})`;
};

const comparisons = ['<', '<=', '>', '>=', '<', '>', '==', '!='];

const optionTest = (place: Place, readings: readonly Reading[], element: boolean): string => {
  const reading = place.tape.pick(readings);
  const { holds } = reading.thing;
  const text = take(place, reading, element);
  return `${text} ${place.tape.pick(['==', '!=', '>', '<=', '=='])} ${place.tape.pick(holds?.options ?? ['0'])}`;
};

const holding = (readings: readonly Reading[]): Reading[] => readings.filter(({ thing }) => thing.holds);

const samePlayer = (place: Place, { name, target }: Group['references'][number]): string =>
  `${name} ${place.tape.pick(['==', '!='])} ${place.tape.pick(groupOf(place, target)?.members ?? [])}`;

/** A formula that is true or false. */
export const randomCondition = (place: Place, depth: number): string => {
  const { tape } = place;
  const inner = (): string => randomNumber(place, Math.max(0, depth - 1));
  const test = (): string => `(${randomCondition(place, depth - 1)})`;
  const options = holding(readingsOf(place, plainAccessors(place)));
  const deep = depth > 0 ? 1 : 0;
  const pointing = (place.me === undefined ? undefined : groupOf(place, place.me)?.references) ?? [];
  return tape.weighted<() => string>([
    [4, () => `${inner()} ${tape.pick(comparisons)} ${inner()}`],
    [options.length > 0 ? 4 : 0, () => optionTest(place, options, false)],
    [0.5, () => `${inner()} ${tape.pick(['<', '<='])} ${inner()} < ${inner()}`],
    [deep, () => `${test()} and ${test()}`],
    [deep, () => `${test()} or ${test()}`],
    [0.5 * deep, () => `not ${test()}`],
    [pointing.length > 0 ? 1 : 0, () => samePlayer(place, tape.pick(pointing))],
  ])();
};

const elementCondition = (place: Place, depth: number): string => {
  const { tape, element, me } = place;
  const options = holding(readingsOf(place, elementAccessors(place)));
  const pointing = element && !element.shared ? (groupOf(place, element.owner)?.references ?? []) : [];
  const here = pointing.filter(({ target }) => target === me);
  return tape.weighted<() => string>([
    [3, () => `${elementLeaf(place)} ${tape.pick(comparisons)} ${randomNumber(place, depth - 1)}`],
    [options.length > 0 ? 4 : 0, () => optionTest(place, options, true)],
    [here.length > 0 ? 2 : 0, () => `${element?.word}.${tape.pick(here).name} ${tape.pick(['==', '!='])} me`],
    [1, () => `${elementLeaf(place)} > ${elementLeaf(place)}`],
    [element?.owner === me && element?.word === me ? 1 : 0, () => `${me} ${tape.pick(['!=', '=='])} me`],
    [0.5, () => `${element?.word}.number > ${randomNumber(place, depth - 1)}`],
  ])();
};

const elementNumber = (place: Place, depth: number): string =>
  place.tape.weighted<() => string>([
    [mayLookBack(place) ? 0.5 : 0, () => delayed(place, elementLeaf(place))],
    [4, () => elementLeaf(place)],
    [2, () => `${elementLeaf(place)} * ${randomNumber(place, depth - 1)}`],
    [2, () => `(${randomNumber(place, depth - 1)} - ${elementLeaf(place)})`],
    [2, () => `if(${elementCondition(place, depth - 1)}, ${elementLeaf(place)}, ${randomNumber(place, depth - 1)})`],
    [1, () => tameFunction(place, elementLeaf(place))],
  ])();

/** What a reduction can run over here: a class, the others of my class, everyone who has a shared name. */
const collections = (place: Place): NonNullable<Place['element']>[] => [
  ...place.groups.map(({ name }) => ({ word: name, owner: name, shared: false })),
  ...(place.me === undefined ? [] : [{ word: 'others', owner: place.me, shared: false }]),
  ...place.groups.slice(0, 1).map(({ name }) => ({ word: 'everyone', owner: name, shared: true })),
];

const kinds = ['sum', 'mean', 'count', 'share', 'max', 'min', 'any', 'all', 'pick'];

/** A reduction over a collection, with `where` and `orelse` as they come. */
const reduction = (place: Place, depth: number): string => {
  const { tape } = place;
  const useful = collections(place).filter((element) => {
    const inside = { ...place, element };
    return readingsOf(inside, elementAccessors(inside)).length > 0;
  });
  if (useful.length === 0) return leaf(place);
  const element = tape.pick(useful);
  const inside: Place = { ...place, element };
  const kind = tape.pick(kinds);
  const logical = ['count', 'share', 'any', 'all'].includes(kind);
  const body = logical ? elementCondition(inside, depth) : elementNumber(inside, depth);
  const cut = tape.chance(0.3);
  const kept = cut ? `where(${body}, ${elementCondition(inside, depth - 1)})` : body;
  const text = kind === 'pick' ? `pick(${kept}, ${elementNumber(inside, 0)})` : `${kind}(${kept})`;
  const perhapsNobody = cut || element.word === 'others';
  const wantsOrelse = ['mean', 'min', 'max', 'pick'].includes(kind);
  return perhapsNobody && wantsOrelse ? `orelse(${text}, ${leaf(place)})` : text;
};
