import * as fc from './seeded.ts';

/**
 * A row of random numbers from which something is built by asking it one question after another. What is asked for
 * beyond its end gets the first answer each time, so a shorter tape, or one of smaller numbers, builds something
 * simpler: that is how fast-check shrinks what is built. Put the simplest answer first.
 */
export type Tape = {
  /** A whole number in [0, count). */
  readonly below: (count: number) => number;
  /** True with that probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** One of some weighted answers: `[weight, answer]`. */
  readonly weighted: <Item>(items: readonly (readonly [number, Item])[]) => Item;
  /** A whole number in [low, high]. */
  readonly between: (low: number, high: number) => number;
};

const scale = 2 ** 30;

export const tapeOf = (numbers: readonly number[]): Tape => {
  let at = 0;
  const next = (): number => {
    const value = (numbers[at] ?? 0) / scale;
    at += 1;
    return value;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[below(items.length)] as Item;
  };
  const weighted = <Item>(items: readonly (readonly [number, Item])[]): Item => {
    let left = next() * items.reduce((total, [weight]) => total + weight, 0);
    for (const [weight, item] of items) {
      if (left < weight) return item;
      left -= weight;
    }
    return (items.at(-1) as readonly [number, Item])[1];
  };
  return {
    below,
    pick,
    weighted,
    chance: (probability) => next() >= 1 - probability,
    between: (low, high) => low + below(high - low + 1),
  };
};

/** Anything that can be built from a tape, as a fast-check arbitrary. */
export const builtFromTape = <Built>(build: (tape: Tape) => Built, longest = 1500): fc.Arbitrary<Built> =>
  fc
    .array(fc.noBias(fc.nat({ max: scale - 1 })), { maxLength: longest, size: 'max' })
    .map((numbers) => build(tapeOf(numbers)));
