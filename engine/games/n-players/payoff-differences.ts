import { type ExactPayoffs, type Game, shapeOf } from '../game.ts';
import { payoffStrides } from '../profiles.ts';

/**
 * What one action of a player pays him more than another, against every profile of the others: `signs` exactly,
 * `values` as the nearest doubles up to a positive factor per player.
 */
export interface PayoffDifferences {
  readonly shape: readonly number[];
  /** `strides[player][other]`: how far apart neighbouring actions of the other are; 0 for the player himself. */
  readonly strides: readonly (readonly number[])[];
  /** `signs[player][a · count + b][others]`: −1, 0 or 1 as a pays less than, as much as or more than b. */
  readonly signs: readonly (readonly Int8Array[])[];
  /** `values[player][a · count + b][others]`. */
  readonly values: readonly (readonly Float64Array[])[];
  /**
   * `coarseness[player]`: how far values may be off beyond their own rounding; 0 unless payoffs differ by 270 decimal
   * orders.
   */
  readonly coarseness: readonly number[];
}

/** Doubles hold whole numbers of so many bits without overflow; larger ones are cut on the right. */
const MOST_BITS = 900;

const bitLength = (x: bigint): number => (x < 0n ? -x : x).toString(16).length * 4;

const differencesOf = ({ numerators }: ExactPayoffs, count: number) => {
  const others = numerators.length / count;
  const longest = numerators.reduce((most, x) => Math.max(most, bitLength(x)), 0);
  const cut = BigInt(Math.max(0, longest - MOST_BITS));
  const small = longest <= 48;
  const doubles = small ? Float64Array.from(numerators, Number) : undefined;
  const signs: Int8Array[] = [];
  const values: Float64Array[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      const sign = new Int8Array(others);
      const value = new Float64Array(others);
      for (let s = 0; s < others; s++) {
        if (doubles !== undefined) {
          value[s] = doubles[a * others + s]! - doubles[b * others + s]!;
          sign[s] = Math.sign(value[s]!);
        } else {
          const difference = numerators[a * others + s]! - numerators[b * others + s]!;
          sign[s] = difference > 0n ? 1 : difference < 0n ? -1 : 0;
          value[s] = Number(difference >> cut);
        }
      }
      signs.push(sign);
      values.push(value);
    }
  }
  return { signs, values, coarseness: cut > 0n ? 1 : 0 };
};

/** Cost: O(profiles · actions) per player, once. */
export const payoffDifferences = (game: Game): PayoffDifferences => {
  const shape = shapeOf(game);
  const tables = game.exact.map((exact, player) => differencesOf(exact, shape[player]!));
  return {
    shape,
    strides: shape.map((_, player) =>
      payoffStrides(shape, player).map((stride, other) => (other === player ? 0 : stride)),
    ),
    signs: tables.map(({ signs }) => signs),
    values: tables.map(({ values }) => values),
    coarseness: tables.map(({ coarseness }) => coarseness),
  };
};

/**
 * Where in a player's tables the profiles of the others lie whose actions are in given sets, the last player fastest.
 *
 * @param sets `sets[player]`: action indices
 */
export const placesOfOthers = (
  differences: PayoffDifferences,
  player: number,
  sets: readonly (readonly number[])[],
): number[] => {
  let places = [0];
  for (const [other, stride] of differences.strides[player]!.entries()) {
    if (other === player) continue;
    const set = sets[other]!;
    if (set.length === 1) {
      const shift = set[0]! * stride;
      for (let k = 0; k < places.length; k++) places[k]! += shift;
    } else {
      const next: number[] = [];
      for (const place of places) for (const action of set) next.push(place + action * stride);
      places = next;
    }
  }
  return places;
};
