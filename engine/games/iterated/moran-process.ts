// The Moran process of strategies of iterated play. In each step all individuals meet each other in a match; one is chosen in
// proportion to its fitness and its offspring takes the place of a random individual, until one strategy is left.
//
// Fitness is 1 − w + w π (linear) or e^{w π} (exponential) of π, the mean payoff per turn against all others, as in
// `../evolution/moran.ts`. Where no match is random the fixation probabilities of two strategies are exact there, from
// `populationOfRoundRobin`; here many may start together, and matches may be random: then all are played anew in each step.
//
// Source: P. A. P. Moran (1958), Random processes in genetics; of strategies of iterated play M. Harper, V. Knight and others
// (2017), Reinforcement learning produces dominant strategies for the iterated prisoner's dilemma, PLoS ONE 12.
// Cost: per step m² products, and Z (Z − 1) / 2 matches where something is random.

import { seedKey } from '../../run/random/key.ts';
import type { Words4 } from '../../run/random/threefry.ts';
import type { Budget } from '../budget.ts';
import type { EvolutionResult } from '../evolution/evolution-result.ts';
import type { Fitness } from '../evolution/moran.ts';
import { moran } from '../evolution/moran.ts';
import type { PopulationGame } from '../evolution/population-game.ts';
import { finitePayoffs, type UpdateRule } from '../evolution/update-rule.ts';
import { type MatchDraws, type MatchRoom, matchRoom, playMatch } from './match.ts';
import { axelrodsDilemma, checkIterated, matchPayoffs, populationOfRoundRobin, roundRobin } from './round-robin.ts';
import type { IteratedStrategy } from './strategy.ts';
import { matchStreams, streamsOf } from './streams.ts';

export interface MoranProcessOptions {
  /** Individuals of each strategy at the start, shape m, at least two in all. */
  readonly counts: readonly number[];
  /** Two actions, C first; Axelrod's dilemma unless told. */
  readonly game?: PopulationGame;
  /** 200 unless told. */
  readonly turns?: number;
  readonly noise?: number;
  /** Histories of the population to follow; 1 unless told. */
  readonly repetitions?: number;
  /** w, 1 unless told. */
  readonly selection?: number;
  /** `linear` unless told: payoffs must then be positive at w = 1. */
  readonly fitness?: Fitness;
  readonly seed?: string;
  /** `work`: births over all repetitions, 1e7 unless told. */
  readonly budget?: Budget;
}

export interface MoranProcessResult extends EvolutionResult {
  /** Repetitions that each strategy ended with alone, shape m. */
  readonly winners: readonly number[];
  /** Births over all repetitions. */
  readonly births: number;
}

const BIRTHS = 1e7;

/** Mean payoffs per turn of the strategies at given counts. */
type Payoffs = (counts: readonly number[]) => ArrayLike<number>;

/** Payoffs when all individuals play their matches anew. */
const playedAnew = (
  strategies: readonly IteratedStrategy[],
  game: PopulationGame,
  room: MatchRoom,
  noise: number,
  draws: MatchDraws,
): Payoffs => {
  const totals = new Float64Array(strategies.length);
  return (counts) => {
    totals.fill(0);
    for (const [i, one] of strategies.entries()) {
      for (const [j, other] of strategies.entries()) {
        if (j < i) continue;
        const matches = i === j ? (counts[i]! * (counts[i]! - 1)) / 2 : counts[i]! * counts[j]!;
        for (let match = 0; match < matches; match++) {
          const [mine, theirs] = matchPayoffs(game, playMatch(one, other, room, noise, draws));
          totals[i]! += mine;
          totals[j]! += theirs;
        }
      }
    }
    const meetings = room.turns * (counts.reduce((a, b) => a + b) - 1);
    return totals.map((total, k) => (counts[k] === 0 ? 0 : total / (counts[k]! * meetings)));
  };
};

const payoffsOf = (
  strategies: readonly IteratedStrategy[],
  { game = axelrodsDilemma, turns = 200, noise = 0, counts }: MoranProcessOptions,
  key: Words4,
): ((repetition: number) => Payoffs) => {
  if (noise === 0 && strategies.every(({ stochastic }) => !stochastic)) {
    const fixed = populationOfRoundRobin(roundRobin(strategies, { game, turns }));
    const population = counts.reduce((a, b) => a + b);
    return () => (present) => finitePayoffs(fixed, present, population);
  }
  const room = matchRoom(turns);
  const draws = matchStreams(key, ['moran', 'process']);
  return (repetition) => playedAnew(strategies, game, room, noise, draws(repetition));
};

/**
 * What one step changes: the number in [0, 1) falls on one of the m × m moves `[from][to]`, or beyond all on none, when the
 * offspring replaces its like.
 */
const step = (counts: number[], moves: Float64Array, draw: number): void => {
  const count = counts.length;
  let cumulative = 0;
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      if (from === to) continue;
      cumulative += moves[from * count + to]!;
      if (draw >= cumulative) continue;
      counts[from]! -= 1;
      counts[to]! += 1;
      return;
    }
  }
};

/** Follows one population to its end, in place. @returns undefined, or why it was not reached */
const follow = (
  counts: number[],
  payoffs: Payoffs,
  rule: UpdateRule,
  draw: () => number,
  birth: () => string | undefined,
): string | undefined => {
  const moves = new Float64Array(counts.length * counts.length);
  while (counts.filter((n) => n > 0).length > 1) {
    const reason = birth();
    if (reason !== undefined) return reason;
    rule.moves(counts, payoffs(counts), 0, moves);
    step(counts, moves, draw());
  }
  return undefined;
};

const checkCounts = (counts: readonly number[], strategies: number): void => {
  const sound = counts.length === strategies && counts.every((count) => Number.isSafeInteger(count) && count >= 0);
  const total = counts.reduce((a, b) => a + b, 0);
  if (sound && total >= 2 && total <= 10_000) return;
  throw new RangeError(`counts: expected ${strategies} whole numbers, 2 to 10000 in all, got ${counts.join(', ')}`);
};

/**
 * Follows populations of strategies until one is left.
 *
 * @returns `stationary`: share of repetitions that each strategy ended with alone, of those that came to an end
 * @throws RangeError when an option is out of range, or a linear fitness not positive
 */
export const moranProcess = (
  strategies: readonly IteratedStrategy[],
  options: MoranProcessOptions,
): MoranProcessResult => {
  const {
    game = axelrodsDilemma,
    turns = 200,
    noise = 0,
    repetitions = 1,
    selection = 1,
    fitness = 'linear',
  } = options;
  const { seed = '1', budget = {}, counts: start } = options;
  checkIterated(strategies, game, turns, noise);
  checkCounts(start, strategies.length);
  if (!Number.isSafeInteger(repetitions) || repetitions < 1 || repetitions > 1_000_000) {
    throw new RangeError(`repetitions: expected a whole number in [1, 1000000], got ${repetitions}`);
  }
  const rule = moran(selection, fitness);
  const key = seedKey(seed);
  const payoffsIn = payoffsOf(strategies, options, key);
  const winners = new Array<number>(strategies.length).fill(0);
  const draws = streamsOf(key, 'iterated/moran/births');
  let births = 0;
  let reason: string | undefined;
  const birth = (): string | undefined => {
    if (births >= (budget.work ?? BIRTHS)) return `stopped after ${births} births`;
    if (births % 16 === 0 && budget.expired?.() === true) return `out of time after ${births} births`;
    births++;
    return undefined;
  };
  for (let repetition = 0; repetition < repetitions && reason === undefined; repetition++) {
    const counts = [...start];
    reason = follow(counts, payoffsIn(repetition), rule, draws(repetition), birth);
    if (reason === undefined) winners[counts.findIndex((n) => n > 0)]! += 1;
  }
  const ended = winners.reduce((a, b) => a + b, 0);
  const result = {
    strategies: strategies.map(({ name }) => name),
    dynamic: `Moran process of iterated play, ${turns} turns, noise ${noise}, ${fitness} fitness, selection ${selection}`,
    method: `simulation, ${repetitions} repetitions`,
    stationary: ended === 0 ? [] : winners.map((won) => won / ended),
    winners,
    births,
  };
  return reason === undefined ? { ...result, complete: true } : { ...result, complete: false, reason };
};
