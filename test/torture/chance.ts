import alea from 'seedrandom/lib/alea.js';

/** Random choices of one case. Equal keys choose alike, so a case is known by its key. */
export type Chance = {
  /** A whole number in [0, count). */
  readonly below: (count: number) => number;
  /** True with that probability. */
  readonly is: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

export const chanceOf = (key: string): Chance => {
  const next = alea(key);
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    is: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
  };
};
