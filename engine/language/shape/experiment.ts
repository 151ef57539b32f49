import {
  any,
  choice,
  type Field,
  field,
  formula,
  list,
  map,
  type NumberShape,
  notYet,
  number,
  type RecordShape,
  record,
  text,
  word,
} from './shape.ts';
import { armWithoutSet, valueForDesign, valueForVary, wordInRange } from './slips.ts';
import { label, namePattern, pathKey, rule, settingValue } from './values.ts';

const wholeNumber = (what: string, min: number, max: number): NumberShape =>
  number(`${what} from ${min} to ${max}`, { min, max, whole: true });

/** The most points of a design, or of one of its ranges: each takes some 5 KB of memory while a sweep is played. */
export const mostPoints = 200_000;

/** An arm is named in commands (`name:path=value`) and in files of results. */
const armKey = {
  expected: 'a name of letters, digits, _ and -, beginning with a letter',
  pattern: '^[A-Za-z][A-Za-z0-9_-]*$',
  longest: 64,
};

const arm = record('an arm like {set: {growth.rate: 0.1}}', {
  set: field('What is different: path: value', map('paths with their values', pathKey, settingValue, { fewest: 1 })),
  label: field('Name on pictures', label),
  extends: field(
    '',
    notYet(
      'arms that take another scenario are not read yet',
      'compare the two scenarios, or write what differs in set',
    ),
  ),
});

const variedNumber = number('a number', { slip: wordInRange });

const variedValue = text('a number or the name of an option', { numbers: 'any', pattern: `^${namePattern}$` });

/** What a design does with one path. Whether a list is a range is looked at later: it has hints of its own. */
const varied = choice('[lowest, highest], [lowest, highest, points], {values: [1, 2, 4]} or own', {
  slip: valueForVary,
  scalar: text('a range like [0, 1], or own', { pattern: '^own$', slip: valueForVary }),
  list: list('a range like [0, 1, 11]', variedNumber, { fewest: 2 }),
  maps: [
    {
      marks: ['values'],
      shape: record('values like {values: [1, 2, 4]}', {
        values: field('The values it takes', list('a list of values', variedValue, { fewest: 2 })),
      }),
    },
  ],
});

const later = (about: string): Field => field(about, any('a value'));

const ticks = (what: string, min: number): NumberShape => wholeNumber(what, min, 1_000_000_000);

const dotted = `^${namePattern}(\\.${namePattern})*$`;

const solveShape = record('how the stage game is solved, like {at: 24, discount: 0.99}', {
  at: field('At the start of which tick', ticks('a tick', 0)),
  run: field('In which run; without it in the median world', ticks('a run', 0)),
  payoff: field('A let that is solved instead of the payoff', text('a let like labs.gain', { pattern: dotted })),
  cooperate: field('The option that all would have to keep', text('an option like pause', { longest: 200 })),
  discount: field('What the next tick counts against this one: a number, or a formula of parameters', formula),
  detection: field('The chance that cheating is seen, each tick: a number, or a formula of parameters', formula),
  false_alarm: field('The chance of an alarm while all keep: a number, or a formula of parameters', formula),
  lag: field('Ticks until something follows: a number, or a formula of parameters', formula),
  snap_back: field('Ticks that a breakdown lasts; without it, or from 1e9 on, for ever', formula),
});

const nameOfResult = text('the name of an end or a measure', { pattern: '\\S', longest: 200 });

/** What a scenario says about how it is run: every flag of the command line has its place. */
export const experiment: RecordShape = record('the experiment, like {runs: 1000, seed: 1}', {
  runs: field('How many runs', wholeNumber('a whole number of runs', 1, 1_000_000_000)),
  seed: field(
    'The seed: a whole number or a text',
    text('a whole number or a text', { numbers: 'whole', pattern: '\\S', longest: 200 }),
  ),
  headline: field('The end or measure that is shown first', nameOfResult),
  arms: field(
    'Variants that are compared in the same worlds',
    map('arms by name', armKey, arm, { fewest: 1, misplaced: armWithoutSet }),
  ),
  vary: field(
    'What a design varies: path: [lowest, highest, points], {values: […]} or own',
    map('paths with [lowest, highest, points]', pathKey, varied, { fewest: 1 }),
  ),
  design: field(
    'grid, lhs, sobol, or a table with a column per path and a row per point',
    text('grid, lhs, sobol or a table like points.csv', {
      pattern: '^(grid|lhs|sobol|.*\\S\\.[cC][sS][vV])$',
      longest: 1024,
      slip: valueForDesign,
    }),
  ),
  points: field('How many points the design has', wholeNumber('a whole number of points', 1, mostPoints)),
  precision: field(
    'Run until half of the 95 % interval of the headline is below this',
    number('a number above 0', { above: 0 }),
  ),
  until: field("The condition whose threshold is sought, like 'pause_held >= 0.5'", formula),
  output: field('The end or measure that a sensitivity analysis explains', nameOfResult),
  method: field('The method of a sensitivity analysis', word('morris', 'sobol')),
  rules: field('The decision rules of a tournament', list('a list of decision rules', rule, { fewest: 2 })),
  decision: field('The decision that is solved or contested', text('a decision like labs.stance', { pattern: dotted })),
  solve: field('How the stage game is solved', solveShape),
  evolve: later('Population dynamics'),
  payoff: field('What a run of a tournament pays: the mean over its ticks, or their total', word('mean', 'total')),
});
