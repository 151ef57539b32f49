// The stationary distribution of a Markov chain, by elimination without subtraction.
//
// Letters: D states; w bandwidth, the largest distance of two states between which there is a transition, in an order
// chosen to make it small (`bandOrder`).
//
// Method: Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains,
// Operations Research 33(5): states are taken out one by one, and what went through them goes directly,
//
//     S_k = Σ_{j > k} P_kj,   P_ij ← P_ij + P_ik P_kj / S_k   (i, j > k),   π_k = Σ_{i > k} π_i P_ik / S_k   backwards.
//
// Nothing is ever subtracted, so no probability is negative and each has a small relative error, however unlike the rates
// are (O'Cinneide 1993, Numerische Mathematik 65). Only the proportions of a row's entries matter: rates serve as well as
// probabilities, and what stays where it is need not be given.
//
// Numbers are `Magnitude`s with an order: P = mantissa · 2^exponent · ε^order. With all orders 0 that is ordinary arithmetic
// without underflow. With orders it is arithmetic of leading terms as ε → 0: of a sum the terms of least order count, and
// since none is negative their coefficients never cancel; so the limit of the distribution comes out exactly where ε^0 alone
// would leave several closed classes and no answer.
//
// Cost: D w² multiplications, D (2w + 1) cells of memory. Limits: `MOST_CELLS`, the budget (unit: multiplications).

import type { Budget } from '../../budget.ts';
import { bandOrder } from './band-order.ts';
import type { BandedChain, Chain } from './chain.ts';
import { doubles } from './doubles.ts';
import { type Cells, leadingTerms } from './leading-terms.ts';
import { magnitudeToNumber } from './magnitude.ts';

/** Either the distribution, D probabilities that sum to 1, or in words why there is none. */
export type Stationary = { readonly distribution: Float64Array } | { readonly reason: string };

/** Most cells of the band: up to 32 bytes each. */
const MOST_CELLS = 20_000_000;
const WORK = 2e10;

const isPlain = <Order extends number | bigint>(
  banded: BandedChain<Order>,
): banded is BandedChain<Order> & BandedChain<number> => typeof banded.chain.orders.zero === 'number';

const neighboursOf = <Order extends number | bigint>({ states, transitions }: Chain<Order>): number[][] => {
  const sets = Array.from({ length: states }, () => new Set<number>());
  for (const { from, to } of transitions) {
    if (from === to) continue;
    sets[from]!.add(to);
    sets[to]!.add(from);
  }
  return sets.map((set) => [...set]);
};

/** Weights in their order as shares of the states. */
const inProportion = (weights: Float64Array, order: readonly number[]): Float64Array => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Float64Array(weights.length);
  for (const [k, state] of order.entries()) shares[state] = weights[k]! / total;
  return shares;
};

/** Weights as shares: those of the least order alone, and of these what a double can hold. */
const sharesOf = <Order extends number | bigint>(
  { mantissas, exponents, orders }: Cells<Order>,
  order: readonly number[],
): Float64Array => {
  let least = 0;
  for (let k = 1; k < order.length; k++) {
    if (mantissas[k] === 0) continue;
    const heavier = orders[k]! < orders[least]! || (orders[k] === orders[least] && exponents[k]! > exponents[least]!);
    if (mantissas[least] === 0 || heavier) least = k;
  }
  const weights = mantissas.map((mantissa, k) =>
    mantissa === 0 || orders[k] !== orders[least]
      ? 0
      : magnitudeToNumber({ mantissa, exponent: exponents[k]! - exponents[least]! }),
  );
  return inProportion(weights, order);
};

/**
 * The long-run shares of time that a chain spends in its states; with orders, their limit as ε → 0.
 *
 * @param chain irreducible: every state is reached from every other
 * @param budget `work`: multiplications, 2e10 unless told
 * @returns D probabilities that sum to 1 but for rounding, none negative; or the reason why not
 */
export const stationaryDistribution = <Order extends number | bigint>(
  chain: Chain<Order>,
  budget: Budget = {},
): Stationary => {
  const { states } = chain;
  if (states === 0) return { distribution: new Float64Array(0) };
  const order = bandOrder(neighboursOf(chain));
  const positions = new Array<number>(states);
  for (const [position, state] of order.entries()) positions[state] = position;
  let width = 0;
  for (const { from, to } of chain.transitions) width = Math.max(width, Math.abs(positions[from]! - positions[to]!));
  const work = states * width * width;
  if (work > (budget.work ?? WORK) || states * (2 * width + 1) > MOST_CELLS) {
    return {
      reason: `too many states: ${states} in a band of ${width}, about ${work.toExponential(1)} multiplications`,
    };
  }
  const banded = { chain, positions, width };
  const quick = isPlain(banded) ? doubles(banded, budget) : undefined;
  if (quick !== undefined) return 'reason' in quick ? quick : { distribution: inProportion(quick.weights, order) };
  const found = leadingTerms(banded, budget);
  return 'reason' in found ? found : { distribution: sharesOf(found.weights, order) };
};
