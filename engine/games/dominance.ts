// Dominated actions, and what remains when they are struck out again and again.
//
// Definitions. A mixture σ of a player's other actions strictly dominates his action a when it pays more against every
// profile s of the others: Σ_b σ_b u(b, s) > u(a, s) for all s. It weakly dominates a when it never pays less and somewhere
// more. A dominating mixture may be one action alone.
//
// Method. First every single action is tried. An action that is a best reply (of weak dominance: better than all others)
// to some s cannot be dominated. For the rest, with d(b, s) = u(b, s) − u(a, s), exactly and in whole numbers:
//
//     strict   the matrix game d has a value > 0; the optimal strategy is the mixture
//     weak     maximise Σ_s Σ_b σ_b d(b, s) subject to Σ_b σ_b d(b, s) ≥ 0 for all s, Σ σ ≤ 1, σ ≥ 0; the maximum is > 0
//
// Iterated elimination strikes out, round after round, every action of every player that is dominated in what the round
// found. Strict dominance leaves the same actions in any order (Gilboa, Kalai & Zemel 1990). Weak dominance may not: an
// order that strikes out less at once can end elsewhere, and equilibria can get lost; but wherever a player who is
// indifferent between two of his actions makes nobody else care, it does too, up to actions that pay everybody the same
// (Marx & Swinkels 1997; theirs is about dominating actions, so it is relied on only where nobody has three or more and
// mixtures can dominate nothing). Nor can the order matter where nothing is dominated, or where strict dominance alone
// leaves one profile. `orderIndependent` says where one of these holds; else it is not known.
//
// Cost. n · a² · profiles comparisons, and one linear program of a − 1 by profiles of the others for each doubtful action.
//
// Sources: Luce, R. D. & Raiffa, H. (1957), Games and Decisions; Gilboa, I., Kalai, E. & Zemel, E. (1990), "On the order of
// eliminating dominated strategies", Operations Research Letters 9; Marx, L. M. & Swinkels, J. M. (1997), "Order
// independence for iterated weak dominance", Games and Economic Behavior 18.

import type { Budget } from './budget.ts';
import { add, divide, ONE, type Rational, ZERO } from './exact/rational.ts';
import { type Game, shapeOf } from './game.ts';
import { solveLinear } from './linear/lexicographic-simplex.ts';
import { solveMatrixGame } from './linear/matrix-game.ts';
import { outcomesOf } from './outcomes.ts';
import { restrictGame } from './restrict-game.ts';

export type DominanceKind = 'strict' | 'weak';

export interface Dominated {
  readonly player: number;
  readonly action: number;
  /** The mixture that dominates it, shape a_i, 0 at the action itself. */
  readonly by: readonly Rational[];
}

/** Actions that are dominated, and whether the budget sufficed to try all. */
export interface DominanceList {
  readonly dominated: readonly Dominated[];
  readonly complete: boolean;
  /** Why not, in words. */
  readonly reason?: string;
}

/** One player's payoffs as a matrix: own actions by profiles of the others. */
const rowsOf = (game: Game, player: number): bigint[][] => {
  const count = shapeOf(game)[player]!;
  const { numerators } = game.exact[player]!;
  const width = numerators.length / count;
  return Array.from({ length: count }, (_, action) => numerators.slice(action * width, (action + 1) * width));
};

const dominates = (better: readonly bigint[], worse: readonly bigint[], kind: DominanceKind): boolean => {
  let somewhere = false;
  for (let s = 0; s < worse.length; s++) {
    if (better[s]! > worse[s]!) somewhere = true;
    else if (kind === 'strict' || better[s]! < worse[s]!) return false;
  }
  return somewhere;
};

/** Whether some s makes the action a best reply (weak: the only one), so that no mixture dominates it. */
const isUndominated = (rows: readonly (readonly bigint[])[], action: number, kind: DominanceKind): boolean =>
  rows[action]!.some((payoff, s) =>
    rows.every((row, other) => other === action || (kind === 'strict' ? row[s]! <= payoff : row[s]! < payoff)),
  );

/** What the mixture of the other actions is, or undefined; 'limit' when the pivots ran out. */
type MixtureResult = readonly Rational[] | undefined | 'limit';

const strictMixture = (differences: readonly (readonly bigint[])[], budget: Budget): MixtureResult => {
  const { solved } = solveMatrixGame(differences, budget);
  if (solved === undefined) return 'limit';
  return solved.value.numerator > 0n ? solved.row : undefined;
};

const whole = (numerator: bigint): Rational => ({ numerator, denominator: 1n });

const weakMixture = (differences: readonly (readonly bigint[])[], budget: Budget): MixtureResult => {
  const everywhere = differences[0]!.map((_, s) => s);
  const solution = solveLinear(
    {
      objective: differences.map((row) => whole(row.reduce((sum, value) => sum + value, 0n))),
      rows: [
        ...everywhere.map((s) => ({
          coefficients: differences.map((row) => whole(row[s]!)),
          relation: '>=' as const,
          bound: ZERO,
        })),
        { coefficients: differences.map(() => ONE), relation: '<=', bound: ONE },
      ],
    },
    budget,
  );
  if (solution.status !== 'optimal') return 'limit';
  if (solution.value.numerator <= 0n) return undefined;
  const total = solution.primal.reduce(add, ZERO);
  return solution.primal.map((share) => divide(share, total));
};

const dominatingMixture = (
  rows: readonly (readonly bigint[])[],
  action: number,
  kind: DominanceKind,
  budget: Budget,
): MixtureResult => {
  const single = rows.findIndex((row, other) => other !== action && dominates(row, rows[action]!, kind));
  if (single >= 0) return rows.map((_, other) => (other === single ? ONE : ZERO));
  if (rows.length < 3 || isUndominated(rows, action, kind)) return undefined;
  if (budget.work === 0 || budget.expired?.()) return 'limit';
  const others = rows.filter((_, other) => other !== action);
  const differences = others.map((row) => row.map((payoff, s) => payoff - rows[action]![s]!));
  const mixture = kind === 'strict' ? strictMixture(differences, budget) : weakMixture(differences, budget);
  if (mixture === undefined || mixture === 'limit') return mixture;
  return [...mixture.slice(0, action), ZERO, ...mixture.slice(action)];
};

/** Pivots of each linear program where the budget names no number. */
export const DEFAULT_DOMINANCE_PIVOTS = 10_000;

/**
 * All dominated actions of all players, each with a mixture that dominates it.
 *
 * @param budget unit of work: one pivot, of each action's linear program
 */
export const dominatedActions = (game: Game, kind: DominanceKind, budget: Budget = {}): DominanceList => {
  const dominated: Dominated[] = [];
  let undecided = 0;
  for (const player of game.players.keys()) {
    const rows = rowsOf(game, player);
    for (const action of rows.keys()) {
      if (budget.expired?.()) {
        undecided++;
        continue;
      }
      const by = dominatingMixture(rows, action, kind, { work: DEFAULT_DOMINANCE_PIVOTS, ...budget });
      if (by === 'limit') undecided++;
      else if (by !== undefined) dominated.push({ player, action, by });
    }
  }
  if (undecided === 0) return { dominated, complete: true };
  const actions = undecided === 1 ? '1 action' : `${undecided} actions`;
  return { dominated, complete: false, reason: `the budget ended before ${actions} could be decided` };
};

/** One action struck out; indices and mixture are those of the game that elimination started from. */
export interface EliminationStep extends Dominated {
  /** From 1; all steps of a round are of the same game. */
  readonly round: number;
}

export interface Elimination {
  readonly kind: DominanceKind;
  readonly steps: readonly EliminationStep[];
  /** `kept[player]`: the actions that remain, ascending. */
  readonly kept: readonly (readonly number[])[];
  /** What remains, as a game. */
  readonly reduced: Game;
  /**
   * Any other order of elimination leaves the same (of weak dominance: up to actions that pay everybody the same); false
   * where that is not known.
   */
  readonly orderIndependent: boolean;
  readonly complete: boolean;
  /** Why not complete, in words. */
  readonly reason?: string;
}

type DominanceEnd = Pick<Elimination, 'steps' | 'complete'>;

/** Whether nobody else cares where a player is indifferent between two of his actions (Marx & Swinkels' condition). */
export const indifferenceIsShared = (game: Game): boolean => {
  const shape = shapeOf(game);
  const outcomes = outcomesOf(game);
  const { places, payoffs, strides, profiles } = outcomes;
  const at = new Map<number, number>();
  for (const player of shape.keys()) {
    at.clear();
    for (const p of profiles.keys()) at.set(places[player]![p]!, p);
    for (const [p, profile] of profiles.entries()) {
      const place = places[player]![p]!;
      for (let other = profile[player]! + 1; other < shape[player]!; other++) {
        const there = place + (other - profile[player]!) * strides[player]!;
        if (payoffs[player]![there] !== payoffs[player]![place]) continue;
        const q = at.get(there)!;
        if (payoffs.some((own, who) => own[places[who]![q]!] !== own[places[who]![p]!])) return false;
      }
    }
  }
  return true;
};

/** A mixture over the kept actions, spread over all. */
const spread = (by: readonly Rational[], kept: readonly number[], count: number): Rational[] => {
  const all = new Array<Rational>(count).fill(ZERO);
  for (const [at, action] of kept.entries()) all[action] = by[at]!;
  return all;
};

const leavesOne = ({ kept }: Pick<Elimination, 'kept'>): boolean => kept.every((actions) => actions.length === 1);

/** Whether the order of weak elimination cannot have mattered, by the criteria of the file's head. */
const isOrderSettled = (game: Game, { steps, complete }: DominanceEnd, budget: Budget): boolean => {
  if (steps.length === 0) return complete;
  if (shapeOf(game).every((count) => count <= 2) && indifferenceIsShared(game)) return true;
  return leavesOne(iteratedElimination(game, 'strict', budget));
};

/**
 * Strikes out dominated actions until none is left.
 *
 * @param kind strict, or weak (which takes the strictly dominated ones too)
 * @param budget unit of work: one pivot, of each action's linear program
 * @returns the steps in order, what remains, and whether another order would leave the same
 */
export const iteratedElimination = (game: Game, kind: DominanceKind, budget: Budget = {}): Elimination => {
  const shape = shapeOf(game);
  let kept = shape.map((count) => Array.from({ length: count }, (_, action) => action));
  let reduced = game;
  const steps: EliminationStep[] = [];
  for (let round = 1; ; round++) {
    const { dominated, ...list } = dominatedActions(reduced, kind, budget);
    if (dominated.length === 0) {
      const { complete } = list;
      const orderIndependent = kind === 'strict' || isOrderSettled(game, { steps, complete }, budget);
      return { kind, steps, kept, reduced, orderIndependent, ...list };
    }
    for (const { player, action, by } of dominated) {
      const own = kept[player]!;
      steps.push({ round, player, action: own[action]!, by: spread(by, own, shape[player]!) });
    }
    const gone = new Set(dominated.map(({ player, action }) => `${player} ${kept[player]![action]!}`));
    kept = kept.map((own, player) => own.filter((action) => !gone.has(`${player} ${action}`)));
    reduced = restrictGame(game, kept);
  }
};
