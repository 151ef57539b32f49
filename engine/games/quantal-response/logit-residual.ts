import { type Game, type MixedProfile, shapeOf } from '../game.ts';
import { payoffStrides } from '../profiles.ts';
import { exponential } from './logit-equations.ts';

/** Expected payoff of each action of a player less that of his first, term by term from the payoffs as they stand. */
const payoffsOver = (game: Game, player: number, profile: MixedProfile, shape: readonly number[]): number[] => {
  const tensor = game.payoffs[player]!;
  const strides = payoffStrides(shape, player);
  const others = strides[player]!;
  const sums = new Array<number>(shape[player]!).fill(0);
  for (let rest = 0; rest < others; rest++) {
    let probability = 1;
    for (let other = 0; other < shape.length; other++) {
      if (other === player) continue;
      probability *= profile[other]![Math.floor(rest / strides[other]!) % shape[other]!]!;
    }
    for (let action = 1; action < sums.length; action++) {
      sums[action] = sums[action]! + probability * (tensor[action * others + rest]! - tensor[rest]!);
    }
  }
  return sums;
};

/**
 * By how much a profile misses being a logit equilibrium, straight from the definition:
 *
 *     max_{i, a} | p_i(a) − e^{λ u_i(a, p_−i)} / Σ_b e^{λ u_i(b, p_−i)} |
 *
 * No solver has a part in it; it is what a logit point is checked by.
 *
 * Cost: n · profiles. Limits: computed in doubles, so that it is not less than about 1e-16 · λ · payoff range.
 *
 * @param precision λ ≥ 0, per unit of payoff
 * @param profile shape n × a_i, rows that sum to 1
 */
export const logitResidual = (game: Game, precision: number, profile: MixedProfile): number => {
  const shape = shapeOf(game);
  let largest = 0;
  for (const [player, row] of profile.entries()) {
    const payoffs = payoffsOver(game, player, profile, shape);
    const best = payoffs.reduce((a, b) => Math.max(a, b));
    const weights = payoffs.map((payoff) => exponential(precision * (payoff - best)));
    const total = weights.reduce((a, b) => a + b);
    for (const [action, weight] of weights.entries()) {
      largest = Math.max(largest, Math.abs(row[action]! - weight / total));
    }
  }
  return largest;
};
