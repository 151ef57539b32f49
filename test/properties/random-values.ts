import {
  anything,
  atStart,
  type Draft,
  declare,
  type Home,
  homeFor,
  owners,
  placeIn,
  put,
  someDistribution,
  someNumber,
  withoutDraws,
  type Yaml,
} from './random-draft.ts';
import {
  type Choice,
  type Limits,
  nothing,
  type Place,
  randomCondition,
  randomNumber,
  type Thing,
} from './random-formula.ts';

const globalNames = ['rate', 'scale'];
/** How far delays look back. */
const lagName = 'lag';
const classNames: Record<string, readonly string[]> = { labs: ['caution', 'gain'], governments: ['bite'] };
const optionName = 'obligation';
/** Options of no decision. */
const release: Choice = { name: 'release', owner: '', options: ['open', 'vetted', 'closed'], attributes: [], stage: 0 };

export const isParameter = (thing: Thing): boolean =>
  [...globalNames, lagName, optionName, release.name, ...Object.values(classNames).flat()].includes(
    thing.name.replace('extra.', ''),
  );

const randomValue = (draft: Draft, owner: string | undefined): Yaml =>
  draft.tape.weighted<() => Yaml>([
    [4, () => someNumber(draft.tape)],
    [3, () => someDistribution(draft.tape)],
    [1, () => `clamp(${randomNumber(placeIn(draft, owner, atStart), 1)}, 0, 1)`],
  ])();

const ranges = [
  [-2, 2],
  [-2, 50],
  [-100, 2],
  [0, 1],
];

const declaration = (draft: Draft, owner: string | undefined): Yaml => ({
  unit: '1',
  ...(draft.tape.chance(0.8) ? { range: draft.tape.pick(ranges) } : {}),
  default: randomValue(draft, owner),
});

const addClassParameters = (draft: Draft, home: Home, owner: string): void => {
  const block: { [name: string]: Yaml } = {};
  const isScenario = home.prefix === '';
  const references = draft.groups.find(({ name }) => name === owner)?.references ?? [];
  for (const { name, target } of isScenario ? references : []) block[name] = { ref: target };
  for (const [index, name] of (classNames[owner] ?? []).entries()) {
    // The first of a class is the scenario's own affair, the second a module's.
    const here = isScenario ? index === 0 || draft.homes.length === 1 : index > 0;
    if (!here || !draft.tape.chance(0.6)) continue;
    block[name] = declaration(draft, owner);
    declare(draft, home, { name, owner });
  }
  if (Object.keys(block).length > 0) home.parameters[owner] = block;
};

/** Numbers and distributions, formulas of those before, an option; references are values of members. */
export const addParameters = (draft: Draft): void => {
  const { tape, groups, choices } = draft;
  for (const name of globalNames.slice(0, tape.between(0, 2))) {
    const home = homeFor(draft);
    home.parameters[name] = declaration(draft, undefined);
    declare(draft, home, { name, owner: undefined });
  }
  const [scenario] = draft.homes;
  if (scenario && tape.chance(0.4)) {
    const drawn = { dist: 'uniform', min: 0, max: 4 };
    scenario.parameters[lagName] = { unit: '1', range: [0, 4], default: tape.chance(0.5) ? drawn : tape.below(4) };
    declare(draft, scenario, { name: lagName, owner: undefined });
  }
  const [first] = choices;
  if (first && tape.chance(0.4)) {
    const home = homeFor(draft);
    home.parameters[optionName] = { of: `labs.${first.name}`, default: tape.pick(first.options) };
    declare(draft, home, { name: optionName, owner: undefined, holds: first });
  }
  if (tape.chance(0.25)) {
    const home = homeFor(draft);
    home.parameters[release.name] = { options: release.options, default: tape.pick(release.options) };
    declare(draft, home, { name: release.name, owner: undefined, holds: release });
  }
  for (const home of draft.homes) for (const { name } of groups) addClassParameters(draft, home, name);
  if (tape.chance(0.3)) addTable(draft);
};

/** Numbers between players: rows, or some pairs by their names. */
const addTable = (draft: Draft): void => {
  const { tape, groups } = draft;
  const [rows, columns] = [tape.pick(groups), tape.pick(groups)];
  const cell = (): Yaml => (tape.chance(0.2) ? someDistribution(tape) : someNumber(tape));
  const whole = rows.members.map(() => columns.members.map(cell));
  const some = { [tape.pick(rows.members)]: { [tape.pick(columns.members)]: cell() } };
  homeFor(draft).parameters.feud = {
    between: rows === columns && tape.chance(0.5) ? rows.name : [rows.name, columns.name],
    unit: '1',
    default: someNumber(tape),
    values: tape.chance(0.5) ? whole : some,
  };
  draft.tables.push({ name: 'feud', owner: rows.name, towards: columns.name });
};

type DrawForm = readonly [number, (x: () => string) => string];

const drawForms: readonly DrawForm[] = [
  [3, (x) => `bernoulli(clamp(${x()}, 0, 1))`],
  [1, () => 'bernoulli(0.2)'],
  [1, (x) => `bernoulli(logistic(${x()}))`],
  [2, (x) => `normal(${x()}, 0.1 + abs(${x()}))`],
  [1, (x) => `uniform(0, ${x()})`],
  [1, (x) => `lognormal(tanh(${x()}), 0.5)`],
  [1, (x) => `poisson(min(abs(${x()}), 40))`],
  [1, (x) => `exponential(0.2 + abs(${x()}))`],
  [1, (x) => `pareto(0.1 + tanh(abs(${x()})), 1.5)`],
];

const wildDraws: readonly DrawForm[] = [[2, (x) => `bernoulli(0.3 * t + ${x()})`]];

const drawText = (draft: Draft, where: Place): string => {
  const forms = draft.wild && where.limits.time ? [...drawForms, ...wildDraws] : drawForms;
  return draft.tape.weighted(forms)(() => randomNumber(where, 1));
};

export const addPerRunDraws = (draft: Draft): void => {
  for (const owner of owners(draft)) {
    if (!draft.tape.chance(0.25)) continue;
    const home = homeFor(draft);
    const name = `temper_${owner ?? 'world'}`;
    put(home.draw, owner, name, { draw: drawText(draft, placeIn(draft, owner, atStart)), per: 'run' });
    declare(draft, home, { name, owner, uses: { ...nothing(), perRun: true } });
  }
};

const stagesOfDraws = [Infinity, 0, 1];

/** Draws of every tick. What a decision may read depends on the stage that the draw's arguments need. */
export const addDraws = (draft: Draft): void => {
  for (const owner of owners(draft)) {
    const count = draft.tape.weighted([
      [3, 0],
      [4, 1],
      [2, 2],
    ]);
    for (const index of Array.from({ length: count }, (_, at) => at + 1)) {
      const uses = nothing();
      const home = homeFor(draft);
      const stage = draft.tape.pick(stagesOfDraws);
      const name = `luck${index}_${owner ?? 'world'}`;
      put(home.draw, owner, name, drawText(draft, placeIn(draft, owner, { ...anything, stage, needs: stage }, uses)));
      declare(draft, home, { name, owner, uses: { ...nothing(), needs: Math.max(uses.stage, uses.needs) } });
    }
  }
};

export const addLets = (draft: Draft, prefix: string, limits: Limits): void => {
  for (const owner of owners(draft)) {
    for (const index of Array.from({ length: draft.tape.between(0, 2) }, (_, at) => at + 1)) {
      const uses = nothing();
      const home = homeFor(draft);
      const where = placeIn(draft, owner, limits, uses);
      const name = `${prefix}${index}_${owner ?? 'world'}`;
      put(home.let, owner, name, draft.tape.chance(0.25) ? randomCondition(where, 1) : randomNumber(where, 2));
      declare(draft, home, { name, owner, uses });
    }
  }
};

/** Definitions with one to three arguments, perhaps an option among them. */
export const addDefines = (draft: Draft): void => {
  const { tape, choices } = draft;
  for (const index of Array.from({ length: tape.between(0, 2) }, (_, at) => at + 1)) {
    const uses = nothing();
    const home = homeFor(draft);
    const [first] = choices;
    const withOption = first && first.attributes.length > 0 && tape.chance(0.6);
    const named = [
      { name: 'x', holds: undefined },
      ...(tape.chance(0.5) ? [{ name: 'y', holds: undefined }] : []),
      ...(withOption ? [{ name: 'o', holds: first }] : []),
    ];
    const where = { ...placeIn(draft, undefined, withoutDraws, uses), arguments: named };
    const weight = withOption ? `${first.attributes[0]}[o] * ` : '';
    // An argument as exponent is no literal, whatever it stands for.
    const power = tape.chance(0.3) ? ' + (1 + abs(x)) ^ x' : '';
    const signature = `f${index}(${named.map(({ name }) => name).join(', ')})`;
    home.define[signature] = `${weight}${randomNumber(where, 2)}${power}`;
    draft.defines.push({ name: `${home.prefix}f${index}`, arguments: named, uses });
  }
};
