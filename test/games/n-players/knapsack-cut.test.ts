import { describe, expect, it } from 'vitest';
import { tighten } from '../../../engine/games/n-players/box.ts';
import { cutBlock, knapsackRoom } from '../../../engine/games/n-players/knapsack-cut.ts';
import * as fc from '../../properties/seeded.ts';

const block = (count: number) => ({ player: 0, first: 0, count });

const roomOf = (values: readonly number[], bound: number) => {
  const room = knapsackRoom(values.length);
  room.values.set(values);
  room.bound = bound;
  return room;
};

/** Coefficients, a point of the simplex and a box around it within [0, 1]. */
const trials = fc.integer({ min: 2, max: 5 }).chain((count) => {
  const numbers = (arbitrary: fc.Arbitrary<number>) => fc.array(arbitrary, { minLength: count, maxLength: count });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.record({
    values: numbers(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(-1, 0, 1))),
    weights: numbers(fc.integer({ min: 0, max: 100 })).filter((row) => row.some((weight) => weight > 0)),
    below: numbers(share),
    above: numbers(share),
  });
});

describe('cutBlock', () => {
  it('never loses a point at which the condition holds', () => {
    fc.assert(
      fc.property(trials, fc.double({ min: 0, max: 0.5, noNaN: true }), ({ values, weights, below, above }, spare) => {
        const total = weights.reduce((a, b) => a + b, 0);
        const point = weights.map((weight) => weight / total);
        const box = {
          low: Float64Array.from(point, (p, c) => p * (1 - below[c]!)),
          high: Float64Array.from(point, (p, c) => p + (1 - p) * above[c]!),
        };
        const bound = point.reduce((sum, p, c) => sum + p * values[c]!, 1e-14) + spare;
        expect(cutBlock(roomOf(values, bound), box, block(values.length))).toBe(true);
        for (const [c, p] of point.entries()) {
          expect(box.low[c]!).toBeLessThanOrEqual(p + 1e-15);
          expect(box.high[c]!).toBeGreaterThanOrEqual(p - 1e-15);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says so when the condition holds nowhere', () => {
    const box = { low: Float64Array.of(0, 0), high: Float64Array.of(0.5, 1) };
    expect(cutBlock(roomOf([-1, 1], -0.01), box, block(2))).toBe(false);
  });

  it('cuts two actions exactly: p − (1 − p) ≤ −1/2 leaves p ≤ 1/4', () => {
    const box = { low: Float64Array.of(0, 0), high: Float64Array.of(1, 1) };
    expect(cutBlock(roomOf([1, -1], -0.5), box, block(2))).toBe(true);
    expect(box.high[0]).toBeCloseTo(0.25, 11);
    expect(tighten(box, [block(2)])).toBe(true);
    expect(box.low[1]).toBeCloseTo(0.75, 11);
  });
});
