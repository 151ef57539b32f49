import { describe, expect, it } from 'vitest';
import { permutation, wholeBelow } from '../../engine/designs/permutation.ts';
import { seedKey } from '../../engine/run/random/key.ts';
import { nameHash } from '../../engine/run/random/name-hash.ts';
import { streamState } from '../../engine/run/random/stream.ts';
import * as fc from '../properties/seeded.ts';

const stream = (seed: string) => streamState(seedKey(seed), 0, nameHash('test'));

describe('permutation', () => {
  it('has every number once', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(300), (seed, length) => {
        const sorted = [...permutation(stream(seed), length)].sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length }, (_, index) => index));
      }),
    );
  });

  it('gives each of the 24 orders of four the same chance', () => {
    // χ² with 23 degrees of freedom is above 49.7 with probability 0.001.
    const state = stream('orders');
    const counts = new Map<string, number>();
    const draws = 24_000;
    for (let draw = 0; draw < draws; draw++) {
      const order = permutation(state, 4).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(49.7);
  });

  it('is fair for bounds that do not divide 2^32: three quarters of it would favour the first third by remainder', () => {
    const state = stream('bounds');
    const bound = 3 * 2 ** 30;
    const draws = 30_000;
    let first = 0;
    for (let draw = 0; draw < draws; draw++) if (wholeBelow(state, bound) < bound / 3) first += 1;
    // A third, sd √(2/9 · 30,000) = 82; by remainder alone it would be a half.
    expect(Math.abs(first - draws / 3)).toBeLessThan(5 * 82);
    expect(wholeBelow(state, 1)).toBe(0);
  });
});
