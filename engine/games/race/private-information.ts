// Each player knows his own type: the symmetric equilibrium in which stronger types score higher.
//
// Indifference. Type c who scores as type t does acts s = r c − x(t) (x: score in units of actions) and wins with
// H(t) = F(t)^{n−1}; the rest is decided by whoever is above t. That nobody wants to be taken for a neighbour gives
//
//     s'(c) = r − (W − L)(s) / W' · (n − 1) f(c) / F(c)
//
// a linear equation, since W and L are straight lines. It starts at the lowest type with the lowest action. Where the
// stakes at the lowest action are above 0 the pressure f / F holds low types there (first corner), until
// (W − L)(s_low) / W' · (n − 1) f / F has fallen to r; at the highest action the strategy ends in a second corner, and
// stays there, for f / F falls. With W = s, L = (1 − e) s on [0, 1]: s(c) = ∫_low^c F^a / F(c)^a, a = e (n − 1), capped
// at 1. Where nothing is at stake (e = 0) all scores are the same; what is solved is the limit e → 0.
//
// W straight and rising makes the payoff supermodular in (own type, type imitated), so what is locally best is best
// (Milgrom, P., Segal, I. (2002), Envelope theorems for arbitrary choice sets, Econometrica 70(2); the tie-indifference
// equation as in auctions, Krishna, V. (2009), Auction Theory, chapter 2). `deviations.ts` checks it again.
//
// Risk = 1 − E[s(largest type)] = 1 − s(high) + ∫ s' F^n, free of densities at the ends.

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { collocate } from './collocation.ts';
import { integrate } from './quadrature.ts';
import { exchange, type RankContest, stakes, valueOn } from './rank-contest.ts';

export interface PrivateStrategy {
  /** The action of a type. */
  readonly at: (type: number) => number;
  /** Types below the first take the lowest action, types above the second the highest. */
  readonly corners: readonly [number, number];
  /** Ends of the pieces on which the strategy is smooth, lowest and highest type included. */
  readonly knots: readonly number[];
  /** The winner's action, on average. */
  readonly winner: number;
  readonly complete: boolean;
}

/** The type at which falling pressure has come down to a level; `high` where it stays above. */
const typeAtPressure = ({ types }: RankContest, level: number): number => {
  let [low, high] = [types.low, types.high];
  if (types.pressure(high) > level) return high;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (types.pressure(middle) > level) low = middle;
    else high = middle;
  }
};

/** The symmetric equilibrium in increasing scores, each knowing his own type. */
export const privateStrategy = (contest: RankContest): PrivateStrategy => {
  const { players, types, actions, win } = contest;
  const [least, most] = actions;
  const gain = stakes(contest);
  const atLeast = Math.max(valueOn(gain, least), 0) / win.slope;
  const rate = exchange(contest);
  // Up to rounding, stakes of 0 are 0: low types are not held in a corner.
  const held = atLeast > 1e-14 * (Math.abs(gain.base) + Math.abs(gain.slope));
  const start = held ? typeAtPressure(contest, rate / ((players - 1) * atLeast)) : types.low;
  const others = players - 1;
  // y is the action above the lowest.
  const equation = {
    p: rate,
    q: held ? others * atLeast : 0,
    k: (others * gain.slope) / win.slope,
    g: types.pressure,
  };
  if (start >= types.high) {
    const knots = [types.low, types.high];
    return { at: () => least, corners: [types.high, types.high], knots, winner: least, complete: true };
  }
  const path = collocate(equation, start, types.high, 0, most - least);
  const end = path.knots.at(-1)!;
  const capped = path.at(end) >= most - least || !path.complete;
  const at = (type: number): number => {
    if (type <= start) return least;
    if (type >= end && capped) return most;
    return Math.min(least + Math.max(path.at(type), 0), most);
  };
  const slope = (type: number): number =>
    equation.p - (equation.q + equation.k * (at(type) - least)) * equation.g(type);
  let lost = 0;
  for (const [place, from] of path.knots.slice(0, -1).entries())
    lost += integrate(
      (type) => slope(type) * pow(scalarAlgebra, types.cumulative(type), players),
      from,
      path.knots[place + 1]!,
    );
  return {
    at,
    corners: [start, capped ? end : types.high],
    knots: [...new Set([types.low, ...path.knots, types.high])],
    winner: at(types.high) - lost,
    complete: path.complete,
  };
};
