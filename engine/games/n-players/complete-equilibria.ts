// All Nash equilibria of a game of n players, with a proof that there are no others.
//
// Definitions. σ is an equilibrium if u_i(a, σ_−i) ≤ u_i(σ) for each player i and each of his actions a. Its support is
// the set of actions that each player plays with positive probability: they all pay him the same, and no other pays
// more.
//
// Method. (1) Supports in the order of Porter, Nudelman and Shoham (2008, Simple search methods for finding a Nash
// equilibrium, Games and Economic Behavior 63), those with a conditionally dominated action left out, by exact
// comparison (`supports.ts`). (2) Of each support, the polynomial system "all actions of the support pay the same" is
// solved by branch and prune over the product of simplices (`branch-and-prune.ts`): each difference of payoffs is
// multilinear and is bounded by nested fractional knapsacks (`multilinear-form.ts`), which cut the box
// (`knapsack-cut.ts`) or drop it; the Krawczyk operator with slopes contracts it (`krawczyk.ts`). (3) Where that
// contracts well, Newton's method and a Krawczyk test of an inflated box prove that there is one zero and no second
// (Krawczyk 1969; Moore 1977; Rump 1983); an enclosure of some 1e-14 then shows all probabilities positive and all
// other actions strictly worse (`certified-zero.ts`). Where the zero is a simple rational, it is proven in rationals
// instead (`exact-zero.ts`). Rounding errors are accounted for throughout.
//
// `complete` means: every support was excluded or searched to the end, every box decided, and no equilibrium has a tie.
// All equilibria are then regular, and their number is odd (Wilson 1971, Harsanyi 1973). Ties (equal payoffs where an
// equilibrium needs them different) can make a continuum of equilibria: those lists hold the equilibria that are
// isolated and regular or pure, and name what is left.
//
// Cost. Exponential in the numbers of actions: the boxes of a support grow with the dimension of its system. Random
// games of 3 × 3 × 3 and 2⁵ take hundredths of a second, 4 × 4 × 4 half a second, 3⁴ some seconds; six players with
// three actions are solved where dominance leaves little, as in games of pausing, slowing and racing, and not if they
// are random.
//
// Limits. Two players: all *extreme* equilibria of degenerate games need vertices of polytopes, which this does not
// look for.

import type { Budget } from '../budget.ts';
import { type Equilibrium, type EquilibriumList, exactEquilibrium, numericEquilibrium } from '../equilibrium.ts';
import { type Game, profileCount, shapeOf } from '../game.ts';
import { pureEquilibria } from '../pure-equilibria.ts';
import type { Box } from './box.ts';
import { searchSupport } from './branch-and-prune.ts';
import type { CertifiedZero } from './certified-zero.ts';
import { exactZero } from './exact-zero.ts';
import { type PayoffDifferences, payoffDifferences, placesOfOthers } from './payoff-differences.ts';
import { type SupportSystem, supportSystem } from './support-system.ts';
import { type Support, supportsOf } from './supports.ts';
import { type WorkMeter, workMeter } from './work-meter.ts';

/** A part of the space of profiles of which it is not known whether it holds equilibria that are not listed. */
export interface UnresolvedRegion {
  /** `support[player]`: the actions played with positive probability there. */
  readonly support: Support;
  /** `low[player][action]` and `high[player][action]`: the smallest box around it. */
  readonly low: readonly (readonly number[])[];
  readonly high: readonly (readonly number[])[];
}

export interface CompleteEquilibria extends EquilibriumList {
  /** Work done: boxes looked at and nodes of the search for supports. */
  readonly boxes: number;
  /** What could not be decided, by support; supports that the budget did not reach are not among them. */
  readonly unresolved: readonly UnresolvedRegion[];
}

const METHOD = 'supports without dominated actions, branch and prune, Krawczyk certificates';

/** Work where the budget does not say: about a minute. */
const USUAL_WORK = 1_000_000;

/** Payoff differences are kept for all pairs of actions; more numbers than this are not. */
const MOST_DIFFERENCES = 10_000_000;

interface Findings {
  readonly equilibria: Equilibrium[];
  readonly unresolved: UnresolvedRegion[];
  /** Equilibria at which somebody has another best reply. */
  ties: number;
}

/** Numbers of a system's coordinates as a profile of the whole game. */
const asProfile = (game: Game, { support, blocks }: SupportSystem, numbers: Float64Array): number[][] =>
  shapeOf(game).map((count, player) => {
    const row = new Array<number>(count).fill(0);
    const block = blocks.find((mixing) => mixing.player === player);
    for (const [k, action] of support[player]!.entries()) {
      row[action] = block === undefined ? 1 : numbers[block.first + k]!;
    }
    return row;
  });

const regionOf = (game: Game, system: SupportSystem, { low, high }: Box): UnresolvedRegion => ({
  support: system.support,
  low: asProfile(game, system, low),
  high: asProfile(game, system, high),
});

const radiusOf = ({ point, enclosure }: CertifiedZero): number =>
  point.reduce((most, x, c) => Math.max(most, enclosure.high[c]! - x, x - enclosure.low[c]!), 0);

/** What a certified zero adds: an equilibrium, nothing, or a tie that could not be decided. */
const recordZero = (game: Game, system: SupportSystem, zero: CertifiedZero, findings: Findings): void => {
  if (zero.verdict === 'none') return;
  const exact = exactZero(game, system, zero);
  if (exact !== undefined) {
    if (!exact.equilibrium) return;
    findings.equilibria.push(exactEquilibrium(game, exact.profile));
    if (!exact.strict) findings.ties++;
  } else if (zero.verdict === 'equilibrium') {
    findings.equilibria.push(numericEquilibrium(game, asProfile(game, system, zero.point), radiusOf(zero)));
  } else {
    findings.unresolved.push(regionOf(game, system, zero.enclosure));
  }
};

/** Whether a pure equilibrium leaves somebody another best reply. */
const hasTie = (differences: PayoffDifferences, support: Support): boolean =>
  support.some(([own], player) => {
    const count = differences.shape[player]!;
    const [place] = placesOfOthers(differences, player, support);
    const signs = differences.signs[player]!;
    return Array.from({ length: count }, (_, action) => action).some(
      (action) => action !== own && signs[action * count + own!]![place!] === 0,
    );
  });

const searchAll = (game: Game, meter: WorkMeter, findings: Findings): void => {
  const differences = payoffDifferences(game);
  for (const support of supportsOf(differences, meter)) {
    if (support.every((set) => set.length === 1)) {
      if (hasTie(differences, support)) findings.ties++;
      continue;
    }
    const system = supportSystem(differences, support);
    const { zeros, unresolved } = searchSupport(system, meter);
    for (const zero of zeros) recordZero(game, system, zero, findings);
    if (unresolved !== undefined) findings.unresolved.push(regionOf(game, system, unresolved));
  }
};

const supportsLeft = (count: number): string => (count === 1 ? '1 support a region' : `${count} supports regions`);

/** Why a list may lack equilibria, or why their number need not be odd; undefined when neither. */
const reasonOf = ({ ties, unresolved }: Findings, exhausted: string | undefined): string | undefined => {
  const reasons: string[] = [];
  const left = unresolved.length;
  if (exhausted !== undefined) reasons.push(`${exhausted} before all supports were searched`);
  if (ties > 0) {
    const some = ties === 1 ? '1 of the equilibria listed has' : `${ties} of the equilibria listed have`;
    const rest = exhausted === undefined && left === 0 ? ', though no region is left undecided' : '';
    reasons.push(`${some} another best reply (a tie)${rest}`);
  }
  if (left > 0 && exhausted !== undefined) reasons.push(`in ${supportsLeft(left)} could not be decided`);
  if (left > 0 && exhausted === undefined) {
    reasons.push(`possible continuum: equal or nearly equal payoffs leave in ${supportsLeft(left)} undecided`);
  }
  return reasons.length === 0 ? undefined : reasons.join('; ');
};

/** Numbers that the tables of differences would hold. */
const tableSize = (shape: readonly number[]): number =>
  shape.reduce((sum, count) => sum + count, 0) * profileCount(shape);

/**
 * All Nash equilibria, each with a certificate, and whether they are all.
 *
 * Limits and cost: see the head of this file.
 *
 * @param game any number of players and actions
 * @param budget work in boxes and nodes of the search for supports; 1,000,000 where it does not say
 * @returns pure equilibria first, then by support: small ones first. `complete: false` comes with a reason.
 */
export const completeEquilibria = (game: Game, budget: Budget = {}): CompleteEquilibria => {
  const findings: Findings = { equilibria: pureEquilibria(game), unresolved: [], ties: 0 };
  const meter = workMeter(budget, 'boxes', USUAL_WORK);
  const size = tableSize(shapeOf(game));
  const tooLarge =
    size > MOST_DIFFERENCES
      ? `the game is too large (${size} differences of payoffs), which ended the search`
      : undefined;
  if (tooLarge === undefined) searchAll(game, meter, findings);
  const reason = reasonOf(findings, tooLarge ?? meter.exhausted());
  return {
    equilibria: findings.equilibria,
    complete: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    method: METHOD,
    boxes: meter.spent(),
    unresolved: findings.unresolved,
  };
};
