// Which sets of actions could be played with positive probability, all others never: the supports.
//
// In the order of Porter, Nudelman and Shoham (2008), by the number of actions in all, balanced ones first; of each
// vector of sizes by backtracking over the players. At each node actions are deleted that are conditionally dominated:
// worse than another action whatever the others do within what is left to them, again and again until nothing changes.
// Where all others have their supports, weak dominance will do: they play every action of it with positive probability.
// Comparisons are exact.

import { type PayoffDifferences, placesOfOthers } from './payoff-differences.ts';
import type { WorkMeter } from './work-meter.ts';

/** `support[player]`: the actions played with positive probability, ascending. */
export type Support = readonly (readonly number[])[];

/** Whether a is worse than b in all of the places; weakly: never better and somewhere worse. */
const isWorse = (signs: Int8Array, places: readonly number[], weakly: boolean): boolean => {
  let worse = false;
  for (const place of places) {
    const sign = signs[place]!;
    if (sign > 0 || (sign === 0 && !weakly)) return false;
    if (sign < 0) worse = true;
  }
  return worse;
};

const isDominated = (
  differences: PayoffDifferences,
  player: number,
  action: number,
  places: readonly number[],
  weakly: boolean,
): boolean => {
  const count = differences.shape[player]!;
  const signs = differences.signs[player]!;
  for (let better = 0; better < count; better++) {
    if (better !== action && isWorse(signs[action * count + better]!, places, weakly)) return true;
  }
  return false;
};

/**
 * Deletes dominated actions until nothing changes.
 *
 * @param sets what is left to each player; those before `chosen` have their supports
 * @param sizes how many actions each is to play
 * @returns what is left, or undefined when a support lost an action or too few are left
 */
const withoutDominated = (
  differences: PayoffDifferences,
  sets: Support,
  chosen: number,
  sizes: readonly number[],
): Support | undefined => {
  const left = [...sets];
  for (let changed = true; changed; ) {
    changed = false;
    for (let player = 0; player < left.length; player++) {
      const set = left[player]!;
      const places = placesOfOthers(differences, player, left);
      const weakly = chosen === left.length || (chosen === left.length - 1 && player === chosen);
      const kept = set.filter((action) => !isDominated(differences, player, action, places, weakly));
      if (kept.length === set.length) continue;
      if (player < chosen || kept.length < sizes[player]!) return undefined;
      left[player] = kept;
      changed = true;
    }
  }
  return left;
};

const choices = (set: readonly number[], size: number): number[][] => {
  if (size === 0) return [[]];
  return set.flatMap((action, k) => choices(set.slice(k + 1), size - 1).map((rest) => [action, ...rest]));
};

/** All vectors of numbers of actions, by their sum, then balanced ones first, then as they come. */
const sizeVectors = (shape: readonly number[]): number[][] => {
  let vectors: number[][] = [[]];
  for (const count of shape) {
    vectors = vectors.flatMap((vector) => Array.from({ length: count }, (_, size) => [...vector, size + 1]));
  }
  const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
  const spread = (sizes: readonly number[]): number => Math.max(...sizes) - Math.min(...sizes);
  return vectors.sort((a, b) => total(a) - total(b) || spread(a) - spread(b));
};

function* choose(
  differences: PayoffDifferences,
  sets: Support,
  chosen: number,
  sizes: readonly number[],
  meter: WorkMeter,
): Generator<Support> {
  if (!meter.spend()) return;
  const left = withoutDominated(differences, sets, chosen, sizes);
  if (left === undefined) return;
  if (chosen === left.length) {
    yield left;
    return;
  }
  for (const support of choices(left[chosen]!, sizes[chosen]!)) {
    yield* choose(differences, left.with(chosen, support), chosen + 1, sizes, meter);
  }
}

/**
 * Every support in which no action is conditionally dominated. Each node of the search costs one unit of work; when the
 * meter is exhausted the supports end, which says nothing about the rest.
 */
export function* supportsOf(differences: PayoffDifferences, meter: WorkMeter): Generator<Support> {
  const all = differences.shape.map((count) => Array.from({ length: count }, (_, action) => action));
  for (const sizes of sizeVectors(differences.shape)) yield* choose(differences, all, 0, sizes, meter);
}
