import { field, list, map, number, type RecordShape, record, text } from './shape.ts';
import { name, pathKey, prose } from './values.ts';

const wholeNumber = (what: string, min: number) => number(what, { min, max: Number.MAX_SAFE_INTEGER, whole: true });

const playerName = text('the name of a player', { pattern: '\\S', longest: 300, numbers: 'any' });

const move = record('a move like {tick: 3, player: Leader, decision: stance, option: race}', {
  tick: field('The tick, 1 being the first', wholeNumber('a tick, 1 being the first', 1), 'add tick'),
  player: field('Who moves', playerName, 'add player'),
  decision: field('On what: one of the player’s decisions', name, 'add decision, like decision: stance'),
  option: field('What is taken', name, 'add option, like option: pause'),
});

const setting = text('a number or an option, as after --set path=', { numbers: 'any', pattern: '\\S', longest: 1000 });

/** A world that was played by hand: which one it was, who chose what, and what came of it. */
export const movesLog: RecordShape = record('a log of moves', {
  'detente-moves': field(
    'The form of this file',
    wholeNumber('the form of the file, 1', 1),
    'begin the file with "detente-moves: 1"',
  ),
  version: field(
    'The version of Detente that played it',
    text('a version like 0.1.0', { numbers: 'any', longest: 64 }),
  ),
  scenario: field('Which scenario', prose),
  seed: field('The seed of its runs', text('a seed', { numbers: 'any', longest: 1000 }), 'add seed'),
  run: field('Which run, 0 being the first', wholeNumber('the number of a run, 0 being the first', 0), 'add run'),
  set: field('What was set: path: value', map('settings by path', pathKey, setting)),
  moves: field('Choices made by hand', list('a list of moves', move), 'add moves; [] where there are none'),
  'came-to': field(
    'What came of it, by which a replay is checked',
    record('what the world came to', {
      ticks: field('Ticks that were played', wholeNumber('a number of ticks', 0), 'add ticks'),
      outcome: field('How it ended; ongoing where it had not', name, 'add outcome'),
      digest: field(
        'SHA-256 of all choices, states and measures of these ticks',
        text('64 hexadecimal digits', { pattern: '^[0-9a-f]{64}$', numbers: 'whole', longest: 64 }),
        'add digest',
      ),
    }),
  ),
});
