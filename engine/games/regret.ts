import { ofNumber } from './exact/of-number.ts';
import { larger, type Rational, rational, subtract, ZERO } from './exact/rational.ts';
import { type ExactProfile, type Game, type MixedProfile, onCommonDenominator, shapeOf } from './game.ts';

/** What a profile gives each player, and what he could gain by deviating alone. All exact. */
export interface ProfileValue {
  /** `payoffs[player]`: expected payoff. */
  readonly payoffs: readonly Rational[];
  /** `deviations[player][action]`: expected payoff of each of his actions against the others. */
  readonly deviations: readonly (readonly Rational[])[];
  /** `regrets[player]`: the best deviation less the payoff; never negative. */
  readonly regrets: readonly Rational[];
  /** The largest regret of any player: 0 exactly at an equilibrium. */
  readonly regret: Rational;
}

/** Whole weights proportional to probabilities, and their sum: exactly normalised whatever was rounded. */
type Weights = { readonly weights: readonly bigint[]; readonly total: bigint };

const weightsOf = (probabilities: readonly Rational[], player: string): Weights => {
  const { numerators } = onCommonDenominator(probabilities);
  const total = numerators.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || numerators.some((weight) => weight < 0n)) {
    throw new RangeError(`profileValue: expected probabilities of ${player}, none negative and not all 0`);
  }
  return { weights: numerators, total };
};

/** Sums the last axis of a flat tensor against weights. */
const contractLast = (tensor: readonly bigint[], weights: readonly bigint[]): bigint[] => {
  const width = weights.length;
  const result = new Array<bigint>(tensor.length / width);
  for (let row = 0; row < result.length; row++) {
    let sum = 0n;
    for (let column = 0; column < width; column++) {
      const weight = weights[column]!;
      if (weight !== 0n) sum += weight * tensor[row * width + column]!;
    }
    result[row] = sum;
  }
  return result;
};

/**
 * The exact payoffs and regrets of a mixed profile, from the payoffs alone: no solver has a part in it. This is the
 * certificate of every profile that is printed.
 *
 *     u_i(a, σ_−i) = Σ_{b ∈ A_−i} Π_{j ≠ i} σ_j(b_j) · payoffs[i][a][b],   regret_i = max_a u_i(a, σ_−i) − Σ_a σ_i(a) u_i(a, σ_−i)
 *
 * Cost: O(n · profiles) products of whole numbers.
 *
 * @param profile shape n × a_i; probabilities that do not quite sum to 1 are taken as proportions
 * @throws RangeError when a row has the wrong length, a negative entry or no positive one
 */
export const exactProfileValue = (game: Game, profile: ExactProfile): ProfileValue => {
  const shape = shapeOf(game);
  for (const [player, count] of shape.entries()) {
    const length = profile[player]?.length ?? 0;
    if (length !== count || profile.length !== shape.length) {
      throw new RangeError(`profileValue: expected ${count} probabilities of ${game.players[player]}, got ${length}`);
    }
  }
  const mixed = profile.map((row, player) => weightsOf(row, game.players[player]!));
  const deviations = game.exact.map(({ numerators, denominator }, player) => {
    let tensor = numerators;
    let scale = denominator;
    for (let other = shape.length - 1; other >= 0; other--) {
      if (other === player) continue;
      tensor = contractLast(tensor, mixed[other]!.weights);
      scale *= mixed[other]!.total;
    }
    return tensor.map((sum) => rational(sum, scale));
  });
  const payoffs = deviations.map((row, player) => {
    const { numerators, denominator } = onCommonDenominator(row);
    const { weights, total } = mixed[player]!;
    return rational(contractLast(numerators, weights)[0]!, denominator * total);
  });
  const regrets = deviations.map((row, player) => subtract(row.reduce(larger), payoffs[player]!));
  return { payoffs, deviations, regrets, regret: regrets.reduce(larger, ZERO) };
};

/** `exactProfileValue` of doubles: each probability is taken for exactly the number it is, then normalised. */
export const profileValue = (game: Game, profile: MixedProfile): ProfileValue =>
  exactProfileValue(
    game,
    profile.map((row) => row.map(ofNumber)),
  );
