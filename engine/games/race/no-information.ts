// Nobody knows any type when choosing, not even his own: the symmetric equilibrium in one action.
//
// Against rivals at s*, action s wins with P(s) = ∫ F(c + (s* − s) / r)^{n−1} dF(c), 1/n at s = s*. The scalar condition:
//
//     W' / n = (W − L)(s*) · D / r,     D = (n − 1) ∫ F^{n−2} f² dc   (density of a tie between the strongest and one more)
//
// whose sides cross at most once where W − L rises; beyond an end of the actions, that end. For uniform types D = 1 / width,
// so with W = s, L = (1 − e) s: s* = min(1, μ / (n e)). Where f is log-concave, as
// of uniform and beta types, so is P (Prékopa), the gain (W(s) − L(s*)) P(s) has one peak, and what is best nearby is
// best; else `deviations.ts`, which looks at all actions, says what is gained elsewhere.

import { pow } from '../../compile/elementary/pow.ts';
import { scalarAlgebra } from '../../compile/elementary/scalar.ts';
import { integrate } from './quadrature.ts';
import { exchange, type RankContest, stakes } from './rank-contest.ts';

/** D: density of a tie at the top with one who would otherwise win. */
export const tieDensity = ({ players, types }: RankContest): number => {
  const { low, high, cumulative, density } = types;
  const at = (type: number): number => {
    const f = density(type);
    return (players - 1) * pow(scalarAlgebra, cumulative(type), players - 2) * f * f;
  };
  return integrate(at, low, high, 1 / (high - low));
};

/** The action from which nobody gains by a small change, all others at it too. */
export const commonAction = (contest: RankContest): number => {
  const { players, actions, win } = contest;
  const [least, most] = actions;
  const gain = stakes(contest);
  // base + slope s* = level
  const level = (win.slope * exchange(contest)) / (players * tieDensity(contest));
  if (gain.slope > 0) return Math.min(Math.max((level - gain.base) / gain.slope, least), most);
  return gain.base + gain.slope * most <= level ? most : least;
};
