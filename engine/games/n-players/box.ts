import { nextDown, nextUp, ROUNDOFF } from './rounding.ts';

/**
 * A box in the product of the players' simplices: the probability of coordinate c lies in [low[c], high[c]]. The
 * coordinates are the actions of the support of each player who mixes, player after player; a `Block` says where one
 * player's are.
 */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Where the coordinates of a player who mixes lie. */
export interface Block {
  /** The player in the game. */
  readonly player: number;
  /** His first coordinate. */
  readonly first: number;
  /** How many actions he mixes, at least 2. */
  readonly count: number;
}

export const copyBox = ({ low, high }: Box): Box => ({ low: low.slice(), high: high.slice() });

/** The whole product of simplices. */
export const wholeBox = (coordinates: number): Box => ({
  low: new Float64Array(coordinates),
  high: new Float64Array(coordinates).fill(1),
});

/**
 * Cuts off what cannot sum to 1: each probability is at least 1 less the most of the others, at most 1 less their
 * least.
 *
 * @returns whether anything is left
 */
export const tighten = ({ low, high }: Box, blocks: readonly Block[]): boolean => {
  for (const { first, count } of blocks) {
    let least = 0;
    let most = 0;
    let size = 1;
    for (let c = first; c < first + count; c++) {
      least += low[c]!;
      most += high[c]!;
      size += Math.abs(low[c]!) + Math.abs(high[c]!);
    }
    const slack = 2 * (count + 2) * ROUNDOFF * size;
    for (let c = first; c < first + count; c++) {
      const l = 1 - (most - high[c]!) - slack;
      const h = 1 - (least - low[c]!) + slack;
      if (l > low[c]!) low[c] = l;
      if (h < high[c]!) high[c] = h;
      if (low[c]! > high[c]!) return false;
    }
  }
  return true;
};

/** The coordinate whose interval is the widest. */
export const widest = ({ low, high }: Box): number => {
  let best = 0;
  for (let c = 1; c < low.length; c++) if (high[c]! - low[c]! > high[best]! - low[best]!) best = c;
  return best;
};

/** The two halves along a coordinate. */
export const bisect = (box: Box, coordinate: number): [Box, Box] => {
  const middle = (box.low[coordinate]! + box.high[coordinate]!) / 2;
  const lower = copyBox(box);
  const upper = copyBox(box);
  lower.high[coordinate] = middle;
  upper.low[coordinate] = middle;
  return [lower, upper];
};

/** The smallest box that holds both. */
export const hull = (a: Box, b: Box): Box => ({
  low: a.low.map((x, c) => Math.min(x, b.low[c]!)),
  high: a.high.map((x, c) => Math.max(x, b.high[c]!)),
});

/** A number with all that is within a distance of it, rounded outwards. */
export const around = (x: number, radius: number): [number, number] => [nextDown(x - radius), nextUp(x + radius)];
