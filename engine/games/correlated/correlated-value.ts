import { larger, type Rational, rational, ZERO } from '../exact/rational.ts';
import { type Game, onCommonDenominator, type PureProfile, shapeOf } from '../game.ts';
import { payoffIndex, payoffStrides } from '../profiles.ts';
import type { CorrelatedKind } from './incentives.ts';

/** A profile and how likely it is, exactly. */
export interface ExactOutcome {
  readonly profile: PureProfile;
  readonly probability: Rational;
}

/** What a distribution over profiles gives each player, and what each could gain by not following it. All exact. */
export interface CorrelatedValue {
  /** `payoffs[player]`: expected payoff. */
  readonly payoffs: readonly Rational[];
  /** `regrets[player]`: what his best plan of deviation gains; never negative, since he may always follow. */
  readonly regrets: readonly Rational[];
  /** The largest regret of any player: 0 exactly at an equilibrium of that kind. */
  readonly regret: Rational;
}

interface Weighted {
  readonly profile: PureProfile;
  readonly weight: bigint;
}

const weightsOf = (outcomes: readonly ExactOutcome[]): { readonly weighted: readonly Weighted[]; total: bigint } => {
  const { numerators } = onCommonDenominator(outcomes.map(({ probability }) => probability));
  const total = numerators.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || numerators.some((weight) => weight < 0n)) {
    throw new RangeError('correlatedValue: expected probabilities, none negative and not all 0');
  }
  return { weighted: outcomes.map(({ profile }, k) => ({ profile, weight: numerators[k]! })), total };
};

/** `sums[heard][instead]`: the weighted payoff of playing `instead` wherever `heard` is drawn; of a coarse one one row. */
const deviationSums = (
  game: Game,
  player: number,
  weighted: readonly Weighted[],
  kind: CorrelatedKind,
): { readonly sums: readonly bigint[][]; readonly followed: bigint } => {
  const shape = shapeOf(game);
  const count = shape[player]!;
  const stride = payoffStrides(shape, player)[player]!;
  const { numerators } = game.exact[player]!;
  const sums = Array.from({ length: kind === 'coarse' ? 1 : count }, () => new Array<bigint>(count).fill(0n));
  let followed = 0n;
  for (const { profile, weight } of weighted) {
    const own = profile[player]!;
    const first = payoffIndex(shape, player, profile) - own * stride;
    const row = sums[kind === 'coarse' ? 0 : own]!;
    for (let instead = 0; instead < count; instead++) row[instead]! += weight * numerators[first + instead * stride]!;
    followed += weight * numerators[first + own * stride]!;
  }
  return { sums, followed };
};

const largest = (values: readonly bigint[]): bigint => values.reduce((best, value) => (value > best ? value : best));

/**
 * The exact payoffs and regrets of a distribution over profiles, from the payoffs alone: no solver has a part in it.
 *
 *     correlated:  regret_i = Σ_a max_b Σ_s x(a, s) (u_i(b, s) − u_i(a, s))
 *     coarse:      regret_i = max(0, max_b Σ_{a, s} x(a, s) (u_i(b, s) − u_i(a, s)))
 *
 * Cost: profiles in the distribution times the sum of all a_i.
 *
 * @param distribution each profile at most once is usual, not needed; probabilities are taken as proportions
 * @throws RangeError when a probability is negative or none is positive
 */
export const correlatedValue = (
  game: Game,
  distribution: readonly ExactOutcome[],
  kind: CorrelatedKind = 'correlated',
): CorrelatedValue => {
  const { weighted, total } = weightsOf(distribution);
  const values = game.exact.map(({ denominator }, player) => {
    const { sums, followed } = deviationSums(game, player, weighted, kind);
    const best = sums.reduce((sum, row) => sum + largest(row), 0n);
    return {
      payoff: rational(followed, denominator * total),
      regret: larger(rational(best - followed, denominator * total), ZERO),
    };
  });
  const regrets = values.map(({ regret }) => regret);
  return { payoffs: values.map(({ payoff }) => payoff), regrets, regret: regrets.reduce(larger) };
};
