// Gambit's strategic-game format, `.nfg`, version 1: a title, players, actions (labels or how many), and payoffs either
// of every profile in turn or by numbered outcomes. In both **the first player's action changes fastest**, and each
// profile lists the payoffs of all players.
//
//     NFG 1 R "Chicken" { "North" "South" } { { "pause" "race" } { "pause" "race" } }
//     "what this is"
//     0 0   1 -1   -1 1   -10 -10
//
// Numbers are read exactly: `0.1` is one tenth, `1/3` a third. Source: Gambit manual, "The strategic game (.nfg) file
// format", payoff version and outcome version. Departures: `D` and `R` after the version are read alike (numbers are
// exact in both); an outcome numbered 0 pays everybody 0, as there.

import type { Source } from '../../language/source.ts';
import { leastCommonMultiple, type Rational, ZERO } from '../exact/rational.ts';
import { readRational } from '../exact/read-rational.ts';
import { exactGame, type Game, MOST_PROFILES, profileCount } from '../game.ts';
import { payoffStrides } from '../profiles.ts';
import { type NfgCursor, type NfgToken, nfgCursor } from './nfg-cursor.ts';

/** Most payoffs of a file: players times profiles. */
const MOST_PAYOFFS = 4_000_000;
/** Most players: what is said of a game is said of every one. */
const MOST_PLAYERS = 1_000;
/** Most actions of one player: they are compared two by two. */
const MOST_ACTIONS = 5_000;
/** Longest payoff, in characters: room for any double written out as a fraction. */
const LONGEST_NUMBER = 1200;
/** What most files are full of. */
const SHORT_WHOLE = /^-?\d{1,15}$/;
/** Largest exponent written in a payoff. */
const LARGEST_EXPONENT = 400;
/** Most bits that all payoffs of a player may take on their common denominator: 128 megabytes. */
const MOST_BITS = 1_073_741_824;
/** The payoffs are doubles as well: 2^1024 is none. */
const TOO_LARGE = 1n << 1024n;

const header = (cursor: NfgCursor): void => {
  const magic = cursor.take();
  if (magic.kind !== 'word' || magic.text !== 'NFG') cursor.refuse(magic, 'NFG, with which every .nfg file begins');
  const version = cursor.take();
  if (version.kind !== 'word' || version.text !== '1') cursor.refuse(version, 'version 1 of the format');
  const numbers = cursor.take();
  if (numbers.kind !== 'word' || !['R', 'D'].includes(numbers.text)) cursor.refuse(numbers, 'R or D');
};

const quotedList = (cursor: NfgCursor, what: string): string[] => {
  const names: string[] = [];
  while (cursor.peek().kind !== 'close') names.push(cursor.expect('quoted', `${what} in quotation marks, or }`).text);
  cursor.take();
  return names;
};

/** As many labels as a whole number says: "1", "2" … */
const countedLabels = (cursor: NfgCursor, token: NfgToken): string[] => {
  const count = /^\d{1,7}$/.test(token.text) ? Number(token.text) : 0;
  if (token.kind !== 'word' || count < 1 || count > MOST_PROFILES)
    cursor.refuse(token, 'the labels of a player’s actions in braces, or how many he has');
  return Array.from({ length: count }, (_, action) => String(action + 1));
};

const readActions = (cursor: NfgCursor, players: readonly string[]): string[][] => {
  cursor.expect('open', '{ and the actions of each player');
  const actions = players.map((player): string[] => {
    const token = cursor.take();
    if (token.kind !== 'open') return countedLabels(cursor, token);
    const labels = quotedList(cursor, 'the label of an action');
    if (labels.length === 0) cursor.refuse(token, `at least one action of ${player}`);
    return labels;
  });
  cursor.expect('close', `} after the actions of ${players.length} players`);
  return actions;
};

const readPayoff = (cursor: NfgCursor, what: () => string): Rational => {
  const token = cursor.take();
  if (token.kind !== 'word') return cursor.refuse(token, what());
  const { text } = token;
  if (SHORT_WHOLE.test(text)) return { numerator: BigInt(text), denominator: 1n };
  const exponent = Number(/[eE][+-]?(\d+)/.exec(text)?.[1] ?? 0);
  if (text.length > LONGEST_NUMBER || exponent > LARGEST_EXPONENT) return cursor.refuse(token, 'a shorter number');
  const value = readRational(text);
  if (value === undefined)
    return cursor.refuse(token, what(), 'payoffs are whole numbers, decimals or fractions like 2/3');
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  if (size >= TOO_LARGE * value.denominator) return cursor.refuse(token, 'a payoff below 1.8e308');
  return value;
};

const bits = (x: bigint): number => x.toString(16).length * 4;

/** Refuses payoffs whose common denominator would fill the memory. */
const boundedDenominators = (cursor: NfgCursor, payoffs: number) => {
  let common = 1n;
  return (value: Rational, token: NfgToken): void => {
    if (common % value.denominator === 0n) return;
    common = leastCommonMultiple(common, value.denominator);
    if (bits(common) * payoffs > MOST_BITS)
      cursor.refuse(token, 'payoffs with a smaller common denominator', 'round the payoffs to decimals');
  };
};

const readOutcomes = (cursor: NfgCursor, players: readonly string[]): Rational[][] => {
  const outcomes: Rational[][] = [];
  cursor.expect('open', '{ and the outcomes');
  while (cursor.peek().kind === 'open') {
    cursor.take();
    const name = cursor.expect('quoted', 'the name of the outcome in quotation marks').text;
    outcomes.push(players.map((player) => readPayoff(cursor, () => `the payoff of ${player} in outcome "${name}"`)));
    cursor.expect('close', `} after the payoffs of ${players.length} players`);
  }
  cursor.expect('close', '{ and another outcome, or }');
  return outcomes;
};

const outcomeAt = (cursor: NfgCursor, outcomes: readonly (readonly Rational[])[]): readonly Rational[] | undefined => {
  const token = cursor.take();
  const number = token.kind === 'word' && /^\d{1,9}$/.test(token.text) ? Number(token.text) : outcomes.length + 1;
  if (number > outcomes.length) cursor.refuse(token, `the number of an outcome, 0 to ${outcomes.length}`);
  return outcomes[number - 1];
};

/** Reads what every profile pays, the first player's action fastest, into tensors `[own][others…]`. */
const readPayoffs = (cursor: NfgCursor, players: readonly string[], shape: readonly number[]): Rational[][] => {
  const profiles = profileCount(shape);
  const strides = players.map((_, player) => payoffStrides(shape, player));
  const payoffs = players.map(() => new Array<Rational>(profiles).fill(ZERO));
  const bounded = players.map(() => boundedDenominators(cursor, profiles));
  const outcomes = cursor.peek().kind === 'open' ? readOutcomes(cursor, players) : undefined;
  const profile = shape.map(() => 0);
  for (let number = 0; number < profiles; number++) {
    const outcome = outcomes && outcomeAt(cursor, outcomes);
    for (const [player, name] of players.entries()) {
      const token = cursor.peek();
      const value = outcomes
        ? (outcome?.[player] ?? ZERO)
        : readPayoff(cursor, () => `the payoff of ${name} in profile ${number + 1} of ${profiles}`);
      bounded[player]!(value, token);
      payoffs[player]![profile.reduce((sum, action, other) => sum + action * strides[player]![other]!, 0)] = value;
    }
    for (let player = 0; player < shape.length && ++profile[player]! === shape[player]; player++) profile[player] = 0;
  }
  return payoffs;
};

/**
 * Reads a game in Gambit's strategic form.
 *
 * Limits: 1,000 players of 5,000 actions each, 2,000,000 profiles, 4,000,000 payoffs of at most 1200 characters. Cost: one pass over the text.
 *
 * @param source the text with its name, for messages
 * @throws DetenteError with file, line, column and what was expected
 */
export const readNfg = (source: Source): Game => {
  const cursor = nfgCursor(source);
  header(cursor);
  const title = cursor.expect('quoted', 'the title of the game in quotation marks').text;
  const list = cursor.expect('open', '{ and the names of the players');
  const players = quotedList(cursor, 'the name of a player');
  if (players.length === 0) cursor.refuse(list, 'at least one player', 'names stand in quotation marks: { "A" "B" }');
  if (players.length > MOST_PLAYERS)
    cursor.refuse(list, `at most ${MOST_PLAYERS} players`, undefined, `${players.length}`);
  const place = cursor.peek();
  const actions = readActions(cursor, players);
  const shape = actions.map((labels) => labels.length);
  const widest = shape.reduce((a, b) => Math.max(a, b));
  if (widest > MOST_ACTIONS)
    cursor.refuse(place, `at most ${MOST_ACTIONS} actions of each player`, undefined, `${widest}`);
  const profiles = profileCount(shape);
  if (profiles > MOST_PROFILES || profiles * players.length > MOST_PAYOFFS)
    cursor.refuse(
      place,
      `at most ${MOST_PROFILES} profiles and ${MOST_PAYOFFS} payoffs`,
      undefined,
      `${profiles} profiles of ${players.length} players`,
    );
  if (cursor.peek().kind === 'quoted') cursor.take();
  const payoffs = readPayoffs(cursor, players, shape);
  const after = cursor.take();
  if (after.kind !== 'end') cursor.refuse(after, `the end of the file after ${profiles} profiles`);
  return exactGame({ title, players, actions, payoffs });
};
