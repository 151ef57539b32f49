import { mechanism } from './blocks.ts';
import {
  any,
  type Field,
  formula,
  list,
  map,
  type NumberShape,
  notYet,
  number,
  type RecordShape,
  record,
  type Shape,
  text,
  word,
} from './shape.ts';
import { bareMember, dateForMonth, mapOfMembers, numberWithUnit, playersWithoutClass, textForList } from './slips.ts';
import { classKey, label, pathKey, prose, rule, texts, value } from './values.ts';

const field = (about: string, shape: Shape, required?: string): Field => ({
  about,
  shape,
  ...(required === undefined ? {} : { required }),
});

const wholeNumber = (what: string, min: number, max: number): NumberShape =>
  number(`${what} from ${min} to ${max}`, { min, max, whole: true });

/** The largest format number this version reads. */
export const format = 1;

export const formatField: Field = field(
  'The version of the format',
  number('a whole number from 1', { min: 1, whole: true }),
);

const longestHorizon = 1_000_000;

const time = record('a map like {tick: month, horizon: 120}', {
  tick: field('How long a tick is', word('day', 'week', 'month', 'quarter', 'year')),
  horizon: field('How many ticks a run lasts at most', {
    ...wholeNumber('a whole number of ticks', 1, longestHorizon),
    slip: numberWithUnit,
  }),
  start: field(
    'The month of tick 0, like 2026-01',
    text('a month like 2026-01', { pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', slip: dateForMonth }),
  ),
});

const member = record(
  'a player like {name: Leader}',
  {
    name: field(
      'The name of the player',
      text('a name', { pattern: '^[^\\s.](.*[^\\s])?$', longest: 64, isName: true }),
      'every player has a name',
    ),
    count: field('How many of them: name 1, name 2 …', formula),
    rule: field(
      'The rule of each decision, like {stance: grim}',
      map('a rule per decision, like {stance: grim}', pathKey, rule),
    ),
  },
  { rest: { key: pathKey, of: value }, slip: bareMember },
);

const arm = record('an arm like {set: {growth.rate: 0.1}}', {
  set: field('What is different: path: value', map('paths with their values', pathKey, value)),
  label: field('Name on pictures', label),
  extends: field('The scenario the arm takes instead', any('a scenario')),
});

const later = (about: string): Field => field(about, any('a value'));

const experiment = record('the experiment, like {runs: 1000, seed: 1}', {
  runs: field('How many runs', wholeNumber('a whole number of runs', 1, 1_000_000_000)),
  seed: field(
    'The seed: a whole number or a text',
    text('a whole number or a text', { numbers: 'whole', longest: 200 }),
  ),
  headline: field(
    'The end or measure that is shown first',
    text('the name of an end or a measure', { pattern: '\\S', longest: 200 }),
  ),
  arms: field(
    'Variants that are compared in the same worlds',
    map('arms by name', { expected: 'a name', pattern: '^\\S(.*\\S)?$', longest: 64 }, arm),
  ),
  vary: field(
    'Ranges of a design: path: [lowest, highest, points]',
    map('paths with [lowest, highest, points]', pathKey, any('a range')),
  ),
  design: later('grid, lhs, sobol or a table'),
  points: later('How many points the design has'),
  precision: later('Run until the interval of the headline is this narrow'),
  until: later('The condition whose threshold is sought'),
  output: later('The measure a sensitivity analysis explains'),
  method: later('The method of an analysis'),
  rules: later('The rules of a tournament'),
  decision: later('The decision that is solved or contested'),
  solve: later('Where the stage game is solved: {at, run}'),
  evolve: later('Population dynamics'),
  payoff: later('The payoff of an analysis'),
});

const game = notYet(
  'files of a game ("game:") are not read yet',
  'describe the game as a scenario with decisions and payoffs',
);

/** Keys of game files, a kind of their own; where `game` stands, nothing else is looked at. */
const gameKeys = [
  'payoffs',
  'payoff',
  'action',
  'type',
  'score',
  'win',
  'lose',
  'disaster',
  'evolve',
  'benefit',
  'cost',
];

export const scenario: RecordShape = record('a scenario', {
  detente: { ...formatField, required: 'begin the file with "detente: 1"' },
  title: field('A short name for pages and pictures', label),
  question: field('The question the scenario answers', prose),
  description: field('What it is about', prose),
  limits: field('What this does not show; printed on every page', texts('a list of sentences')),
  sources: field('Where the model comes from', texts('a list of sources')),
  extends: field(
    'The scenario this one changes: a path or a shipped name',
    text('a path or the name of a scenario', { pattern: '\\S', longest: 1024 }),
  ),
  time: field('Tick, horizon, and the month it starts in', time),
  players: field(
    'class: its members',
    map(
      'classes of players',
      classKey,
      list('a list of players like {name: Leader}', member, { byName: true, slip: mapOfMembers }),
      { slip: playersWithoutClass },
    ),
  ),
  use: field(
    'Modules, in any order',
    list('a list of modules', text('the name of a module, like growth', { pattern: '\\S', longest: 1024 }), {
      slip: textForList,
    }),
  ),
  ...mechanism,
  experiment: field('Runs, seed, arms, designs: every flag of the command line', experiment),
  game: field('', game),
  ...Object.fromEntries(
    gameKeys.map((key) => [key, field('', notYet(`"${key}" belongs to files of a game, which are not read yet`))]),
  ),
});

/** What must stand in the whole scenario, after `extends`. */
export const wholeScenario: readonly { readonly path: readonly string[]; readonly hint: string }[] = [
  { path: ['time'], hint: 'add time: {tick: month, horizon: 120}' },
  { path: ['time', 'tick'], hint: 'add tick: month' },
  { path: ['time', 'horizon'], hint: 'add horizon: 120, the number of ticks' },
  { path: ['players'], hint: 'add players, like players: {labs: [{name: Leader}, {name: Follower}]}' },
];
