// A round robin of strategies of iterated play: each meets each, in matches of so many turns, with so many repetitions.
//
// Method: matches are counted by what both did, CC CD DC DD, and scored with the payoffs at the end, so that scores are exact
// whatever the order of the turns. Two strategies that ask for no random number, without noise, play the same match in each
// repetition: it is played once. Streams are keyed by seed, pair and repetition (`streams.ts`).
// Source: R. Axelrod (1980), Effective choice in the prisoner's dilemma, Journal of Conflict Resolution 24(1).
// Cost: m (m + 1) / 2 matches per repetition, some 30 ns per turn of deterministic strategies.

import { seedKey } from '../../run/random/key.ts';
import type { Words4 } from '../../run/random/threefry.ts';
import type { Budget } from '../budget.ts';
import { type PopulationGame, populationGame } from '../evolution/population-game.ts';
import { type MatchCounts, type MatchRoom, matchRoom, playMatch } from './match.ts';
import type { IteratedStrategy } from './strategy.ts';
import { matchStreams } from './streams.ts';

/** R = 3, S = 0, T = 5, P = 1. */
export const axelrodsDilemma: PopulationGame = populationGame({
  title: "Prisoner's dilemma",
  strategies: ['cooperate', 'defect'],
  rows: [
    [3, 0],
    [5, 1],
  ],
});

const TURNS = 2e10;

export interface RoundRobinOptions {
  /** Two actions, C first; R = 3, S = 0, T = 5, P = 1 unless told. */
  readonly game?: PopulationGame;
  /** Turns of a match, in [1, 1e7]; 200 unless told. */
  readonly turns?: number;
  /** Matches of each pair, in [1, 1e6]; 1 unless told. */
  readonly repetitions?: number;
  /** Probability that a move turns into its opposite, in [0, 1]. */
  readonly noise?: number;
  /** Whether matches against oneself count in the scores; not unless told. */
  readonly selfPlay?: boolean;
  /** Any text; "1" unless told. */
  readonly seed?: string;
  /** `work`: turns, 2e10 unless told. */
  readonly budget?: Budget;
}

export interface RoundRobinResult {
  /** Names of the m strategies, as given. */
  readonly strategies: readonly string[];
  /** Total payoff against all others, mean over repetitions, shape m. */
  readonly scores: readonly number[];
  /** Standard error of each score; 0 where nothing is random or with one repetition. */
  readonly standardErrors: readonly number[];
  /** Indices of the strategies, best score first; of equals the earlier. */
  readonly ranking: readonly number[];
  /** `payoffs[own][other]`: mean payoff per turn, shape m × m, the diagonal against itself; NaN where no match was played. */
  readonly payoffs: readonly (readonly number[])[];
  /** `cooperation[own][other]`: share of turns in which own cooperated; NaN likewise. */
  readonly cooperation: readonly (readonly number[])[];
  /** Whether matches against oneself count in the scores. */
  readonly selfPlay: boolean;
  /** Turns in fact played. */
  readonly turnsPlayed: number;
  readonly method: string;
  readonly complete: boolean;
  readonly reason?: string;
}

const inRange = (name: string, value: number, least: number, most: number): void => {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${name}: expected a whole number in [${least}, ${most}], got ${value}`);
};

/** @throws RangeError when an option or the list of strategies is out of range */
export const checkIterated = (
  strategies: readonly IteratedStrategy[],
  game: PopulationGame,
  turns: number,
  noise: number,
): void => {
  if (game.strategies.length !== 2) {
    throw new RangeError(`iterated play: expected a game of two actions, got ${game.strategies.length}`);
  }
  inRange('turns', turns, 1, 10_000_000);
  if (!(noise >= 0 && noise <= 1)) throw new RangeError(`noise: expected a probability, got ${noise}`);
  const names = strategies.map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw new RangeError(`iterated play: expected each strategy once, got ${twice} twice`);
};

/** The total payoff of the first and of the second player of a match. */
export const matchPayoffs = (
  { payoffs }: PopulationGame,
  { cc, cd, dc, dd }: MatchCounts,
): readonly [number, number] => {
  const [reward, sucker, temptation, punishment] = payoffs as unknown as readonly [number, number, number, number];
  const equal = reward * cc + punishment * dd;
  return [equal + sucker * cd + temptation * dc, equal + sucker * dc + temptation * cd];
};

/** What a pair did to each other. */
interface PairRecord {
  /** Total payoffs of both in each repetition; once where nothing is random. */
  readonly totals: readonly (readonly [number, number])[];
  /** Mean payoffs of both per turn. */
  readonly payoffs: readonly [number, number];
  /** Share of turns in which each cooperated. */
  readonly cooperation: readonly [number, number];
}

const isRandom = (pair: readonly IteratedStrategy[], noise: number): boolean =>
  noise > 0 || pair.some(({ stochastic }) => stochastic);

const playPair = (
  [first, second]: readonly [IteratedStrategy, IteratedStrategy],
  room: MatchRoom,
  { game = axelrodsDilemma, noise = 0, repetitions = 1 }: RoundRobinOptions,
  key: Words4,
): PairRecord => {
  const matches = isRandom([first, second], noise) ? repetitions : 1;
  const draws = matchStreams(key, [first.name, second.name]);
  const totals: (readonly [number, number])[] = [];
  const sum = { cc: 0, cd: 0, dc: 0, dd: 0 };
  for (let repetition = 0; repetition < matches; repetition++) {
    const counts = playMatch(first, second, room, noise, draws(repetition));
    totals.push(matchPayoffs(game, counts));
    sum.cc += counts.cc;
    sum.cd += counts.cd;
    sum.dc += counts.dc;
    sum.dd += counts.dd;
  }
  const all = matches * room.turns;
  const [mine, theirs] = matchPayoffs(game, sum);
  return {
    totals,
    payoffs: [mine / all, theirs / all],
    cooperation: [(sum.cc + sum.cd) / all, (sum.cc + sum.dc) / all],
  };
};

const swapped = ({ totals, payoffs, cooperation }: PairRecord): PairRecord => ({
  totals: totals.map(([mine, theirs]) => [theirs, mine]),
  payoffs: [payoffs[1], payoffs[0]],
  cooperation: [cooperation[1], cooperation[0]],
});

/** Of a strategy against itself both places count alike. */
const evened = ({ totals, payoffs, cooperation }: PairRecord): PairRecord => {
  const even = ([a, b]: readonly [number, number]): readonly [number, number] => [(a + b) / 2, (a + b) / 2];
  return { totals: totals.map(even), payoffs: even(payoffs), cooperation: even(cooperation) };
};

/** Means and their standard errors of rows of repetitions. */
const meanAndError = (totals: readonly number[]): { mean: number; error: number } => {
  const count = totals.length;
  const mean = totals.reduce((sum, total) => sum + total, 0) / count;
  if (count === 1) return { mean, error: 0 };
  const squares = totals.reduce((sum, total) => sum + (total - mean) * (total - mean), 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
};

/** All matches of all pairs, `records[own][other]`, as far as the budget goes. */
const playAll = (
  strategies: readonly IteratedStrategy[],
  options: RoundRobinOptions,
): { records: (PairRecord | undefined)[][]; turnsPlayed: number; reason?: string } => {
  const { turns = 200, repetitions = 1, noise = 0, seed = '1', budget = {} } = options;
  const key = seedKey(seed);
  const room = matchRoom(turns);
  const records = strategies.map(() => new Array<PairRecord | undefined>(strategies.length).fill(undefined));
  let turnsPlayed = 0;
  for (const [i, one] of strategies.entries()) {
    for (const [j, other] of strategies.entries()) {
      if (j < i) continue;
      const cost = turns * (isRandom([one, other], noise) ? repetitions : 1);
      const spent = turnsPlayed + cost > (budget.work ?? TURNS);
      if (spent || budget.expired?.() === true) {
        const next = `${one.name} against ${other.name} was next`;
        return {
          records,
          turnsPlayed,
          reason: `${spent ? 'stopped' : 'out of time'} after ${turnsPlayed} turns, ${next}`,
        };
      }
      // A pair has one name and one way round, whatever the order of the list.
      const record =
        other.name < one.name
          ? swapped(playPair([other, one], room, options, key))
          : playPair([one, other], room, options, key);
      records[i]![j] = i === j ? evened(record) : record;
      records[j]![i] = i === j ? records[i]![j] : swapped(record);
      turnsPlayed += cost;
    }
  }
  return { records, turnsPlayed };
};

/** The total of one strategy over its opponents, in each repetition. */
const totalsOf = (row: readonly (PairRecord | undefined)[], own: number, options: RoundRobinOptions): number[] => {
  const { repetitions = 1, selfPlay = false } = options;
  const counted = row.filter((record, other) => record !== undefined && (other !== own || selfPlay)) as PairRecord[];
  return Array.from({ length: repetitions }, (_, repetition) =>
    counted.reduce((sum, { totals }) => sum + totals[totals.length === 1 ? 0 : repetition]![0], 0),
  );
};

/**
 * Plays a round robin.
 *
 * @param strategies m of them, each once
 * @returns scores, payoffs and cooperation; when the budget ends it, those of the matches played
 * @throws RangeError when an option is out of range or a strategy named twice
 */
export const roundRobin = (
  strategies: readonly IteratedStrategy[],
  options: RoundRobinOptions = {},
): RoundRobinResult => {
  const { game = axelrodsDilemma, turns = 200, repetitions = 1, noise = 0, selfPlay = false } = options;
  checkIterated(strategies, game, turns, noise);
  inRange('repetitions', repetitions, 1, 1_000_000);
  const { records, turnsPlayed, reason } = playAll(strategies, options);
  const summary = records.map((row, own) => meanAndError(totalsOf(row, own, options)));
  const scores = summary.map(({ mean }) => mean);
  const result = {
    strategies: strategies.map(({ name }) => name),
    scores,
    standardErrors: summary.map(({ error }) => error),
    ranking: [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b),
    payoffs: records.map((row) => row.map((record) => record?.payoffs[0] ?? Number.NaN)),
    cooperation: records.map((row) => row.map((record) => record?.cooperation[0] ?? Number.NaN)),
    selfPlay,
    turnsPlayed,
    method: `round robin, ${turns} ${turns === 1 ? 'turn' : 'turns'}, ${repetitions} ${repetitions === 1 ? 'repetition' : 'repetitions'}, noise ${noise}`,
  };
  return reason === undefined ? { ...result, complete: true } : { ...result, complete: false, reason };
};

/**
 * The strategies as those of a population that plays such matches: what evolves under any of the dynamics.
 *
 * @throws RangeError when the round robin was not played to its end
 */
export const populationOfRoundRobin = ({ strategies, payoffs, complete }: RoundRobinResult): PopulationGame => {
  if (!complete) throw new RangeError('populationOfRoundRobin: expected a round robin played to its end');
  return populationGame({ title: 'Iterated play, mean payoff per turn', strategies, rows: payoffs });
};
