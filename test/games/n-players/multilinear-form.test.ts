import { describe, expect, it } from 'vitest';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import {
  add,
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Block, Box } from '../../../engine/games/n-players/box.ts';
import {
  boundForm,
  boundsRoom,
  type MultilinearForm,
  massOf,
  multilinearForm,
} from '../../../engine/games/n-players/multilinear-form.ts';
import * as fc from '../../properties/seeded.ts';

const blocksOf = (counts: readonly number[]): Block[] => {
  let first = 0;
  return counts.map((count, player) => {
    first += count;
    return { player, first: first - count, count };
  });
};

/** f(p) as it is defined, in rationals. */
const exactValue = ({ blocks, values }: MultilinearForm, point: readonly Rational[]): Rational => {
  let sum = ZERO;
  for (const [place, value] of values.entries()) {
    let term = ofNumber(value);
    let rest = place;
    for (const { first, count } of blocks.toReversed()) {
      term = multiply(term, point[first + (rest % count)]!);
      rest = Math.floor(rest / count);
    }
    sum = add(sum, term);
  }
  return sum;
};

interface Trial {
  readonly form: MultilinearForm;
  readonly box: Box;
  readonly point: readonly Rational[];
}

const totalOf = (weights: readonly number[], { first, count }: Pick<Block, 'first' | 'count'>): number =>
  weights.slice(first, first + count).reduce((a, b) => a + b, 0);

/** Often 0: the point lies at that side of the box. */
const side = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));

/** A form, a point whose rows sum to 1, and a box around it; both may reach below 0. */
const trials: fc.Arbitrary<Trial> = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 })
  .chain((counts) => {
    const blocks = blocksOf(counts);
    const size = counts.reduce((product, count) => product * count, 1);
    const coordinates = counts.reduce((sum, count) => sum + count, 0);
    const numbers = (arbitrary: fc.Arbitrary<number>, length: number) =>
      fc.array(arbitrary, { minLength: length, maxLength: length });
    return fc
      .record({
        values: numbers(fc.double({ min: -1, max: 1, noNaN: true }), size),
        weights: numbers(fc.integer({ min: -300, max: 1000 }), coordinates),
        below: numbers(side, coordinates),
        above: numbers(side, coordinates),
        width: fc.constantFrom(0, 1e-15, 1e-9, 0.1, 1),
      })
      .filter(({ weights }) => blocks.every((block) => totalOf(weights, block) >= 100))
      .map(({ values, weights, below, above, width }) => {
        const form = multilinearForm(blocks, Float64Array.from(values), 1, 0);
        const point = blocks.flatMap(({ first, count }) => {
          const row = weights.slice(first, first + count);
          const total = BigInt(totalOf(weights, { first, count }));
          return row.map((weight) => rational(BigInt(weight), total));
        });
        const edge = (k: number, shift: number) => toNumber(add(point[k]!, ofNumber(shift)));
        const slack = 1e-15;
        const box = {
          low: Float64Array.from(point, (_, k) => edge(k, -width * below[k]! - slack)),
          high: Float64Array.from(point, (_, k) => edge(k, width * above[k]! + slack)),
        };
        return { form, box, point };
      });
  });

const roomFor = (form: MultilinearForm) => boundsRoom(form.values.length, 4);

describe('boundForm', () => {
  it('holds the exact value of every point of the box, rounding included', () => {
    fc.assert(
      fc.property(trials, ({ form, box, point }) => {
        const bounds = roomFor(form);
        boundForm(form, box, bounds);
        const value = exactValue(form, point);
        const slack = ofNumber(form.slack * massOf(box, form.blocks));
        expect(compare(subtract(ofNumber(bounds.low[0]!), slack), value)).not.toBe(1);
        expect(compare(add(ofNumber(bounds.high[0]!), slack), value)).not.toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('holds the exact value at a point that is known in doubles only', () => {
    fc.assert(
      fc.property(trials, ({ form, point }) => {
        const rounded = Float64Array.from(point, toNumber);
        for (const { first, count } of form.blocks) {
          let rest = 1;
          for (let c = first + 1; c < first + count; c++) rest -= rounded[c]!;
          rounded[first] = rest;
        }
        const exact = Array.from(rounded, ofNumber);
        for (const { first, count } of form.blocks) {
          exact[first] = exact.slice(first + 1, first + count).reduce(subtract, rational(1n));
        }
        const bounds = roomFor(form);
        boundForm(form, { low: rounded, high: rounded }, bounds);
        const error = Math.abs(toNumber(subtract(exactValue(form, exact), ofNumber(bounds.low[0]!))));
        expect(error).toBeLessThanOrEqual(form.slack * massOf({ low: rounded, high: rounded }, form.blocks));
        expect(form.slack).toBeLessThan(2e-14);
      }),
    );
  });

  it('is the best there is for one player: the least over the corners of box and simplex', () => {
    const values = [0.25, -1, 0.5];
    const form = multilinearForm(blocksOf([3]), Float64Array.from(values), 1, 0);
    const bounds = roomFor(form);
    boundForm(form, { low: Float64Array.of(0.1, 0, 0.2), high: Float64Array.of(0.5, 0.4, 1) }, bounds);
    // Least: action 2 at 0.4, then action 1 up to 0.4, action 3 at its 0.2. Most: action 3 takes all that is left.
    expect(bounds.low[0]).toBeCloseTo(0.25 * 0.4 - 0.4 + 0.5 * 0.2, 15);
    expect(bounds.high[0]).toBeCloseTo(0.25 * 0.1 + 0.5 * 0.9, 15);
  });

  it.each([
    ['two actions', [2, 2], [-1, 1, 1, -1], [-0.2, 0.9, 0, 0], [0.1, 1.2, 1, 1]],
    ['three', [3, 2], [-1, 1, 1, -1, 1, -1], [-0.2, 1, 0, 0, 0], [0, 1.2, 0.2, 1, 1]],
  ])('is right where probabilities of %s reach below 0', (_, counts, values, low, high) => {
    // At q = (0, 1) the first action pays 1 and the others −1; −0.2 of the first makes −0.2 − 1.2. At q = (1, 0) all
    // turn round.
    const form = multilinearForm(blocksOf(counts), Float64Array.from(values), 1, 0);
    const bounds = roomFor(form);
    const box = { low: Float64Array.from(low), high: Float64Array.from(high) };
    boundForm(form, box, bounds);
    expect(bounds.low[0]).toBeCloseTo(-1.4, 14);
    expect(bounds.high[0]).toBeCloseTo(1.4, 14);
    expect(massOf(box, form.blocks)).toBeGreaterThanOrEqual(1.4);
  });
});
