import { mechanism } from './blocks.ts';
import { experiment } from './experiment.ts';
import {
  elsewhere,
  type Field,
  field,
  formula,
  list,
  map,
  type NumberShape,
  number,
  type RecordShape,
  record,
  text,
  word,
} from './shape.ts';
import { bareMember, dateForMonth, mapOfMembers, numberWithUnit, playersWithoutClass, textForList } from './slips.ts';
import { classKey, label, pathKey, prose, rule, texts, value } from './values.ts';

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
      text('a name', {
        pattern: '^(?!(?:__proto__|constructor|prototype)$)[^\\s.](.*[^\\s])?$',
        longest: 64,
        isName: true,
      }),
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

/** Keys of game files, a kind of their own: a file with `game` is none of a scenario. */
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
  ...Object.fromEntries(
    ['game', ...gameKeys].map((key) => [
      key,
      field('', elsewhere(`"${key}" belongs to files of a game`, 'such a file says game: {kind: …}')),
    ]),
  ),
});

/** What must stand in the whole scenario, after `extends`. */
export const wholeScenario: readonly { readonly path: readonly string[]; readonly hint: string }[] = [
  { path: ['time'], hint: 'add time: {tick: month, horizon: 120}' },
  { path: ['time', 'tick'], hint: 'add tick: month' },
  { path: ['time', 'horizon'], hint: 'add horizon: 120, the number of ticks' },
  { path: ['players'], hint: 'add players, like players: {labs: [{name: Leader}, {name: Follower}]}' },
];
