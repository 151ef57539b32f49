import type { PureProfile } from './game.ts';

/**
 * The place of a profile in a player's tensor `[own][others…]`.
 *
 * @param shape number of actions of each player
 * @param player whose tensor
 * @param profile one action per player
 */
export const payoffIndex = (shape: readonly number[], player: number, profile: PureProfile): number => {
  let index = profile[player]!;
  for (let other = 0; other < shape.length; other++) {
    if (other !== player) index = index * shape[other]! + profile[other]!;
  }
  return index;
};

/**
 * The distance in a player's tensor between neighbouring actions of each player, shape n: the index of a profile is
 * the sum of strides[other] · profile[other] over all, the player himself included.
 */
export const payoffStrides = (shape: readonly number[], player: number): number[] => {
  const strides = new Array<number>(shape.length).fill(0);
  let stride = 1;
  for (let other = shape.length - 1; other >= 0; other--) {
    if (other === player) continue;
    strides[other] = stride;
    stride *= shape[other]!;
  }
  strides[player] = stride;
  return strides;
};

/** Every pure profile once, the last player's action changing fastest. The array handed out is the same each time. */
export function* pureProfiles(shape: readonly number[]): Generator<readonly number[]> {
  const profile = new Array<number>(shape.length).fill(0);
  for (;;) {
    yield profile;
    let player = shape.length - 1;
    for (; player >= 0; player--) {
      if (++profile[player]! < shape[player]!) break;
      profile[player] = 0;
    }
    if (player < 0) return;
  }
}
