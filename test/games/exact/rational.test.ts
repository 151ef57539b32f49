import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { ofNumber } from '../../../engine/games/exact/of-number.ts';
import { add, compare, divide, multiply, rational, subtract } from '../../../engine/games/exact/rational.ts';
import { readRational } from '../../../engine/games/exact/read-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import * as fc from '../../properties/seeded.ts';

const fractions = fc
  .tuple(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), fc.bigInt({ min: 1n, max: 2n ** 80n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe('rationals', () => {
  it('are a field: what is added is taken away, what is multiplied is divided', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
    );
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        expect(readRational(formatRational(a))).toEqual(a);
      }),
    );
  });

  it.each([
    ['-3', -3n, 1n],
    ['0.1', 1n, 10n],
    ['2.5e-3', 1n, 400n],
    ['1e3', 1000n, 1n],
    ['.5', 1n, 2n],
    ['6/4', 3n, 2n],
    ['-1.5/3', -1n, 2n],
  ])('read %s exactly', (text, numerator, denominator) =>
    expect(readRational(text)).toEqual({ numerator, denominator }),
  );

  it.each(['', '.', '-', 'x', '1/0', '1//2', '1/-2', '1/2/3', 'NaN', '0x10', '1e'])('are not read from "%s"', (text) =>
    expect(readRational(text)).toBeUndefined(),
  );

  it('are the doubles they come from, every bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(toNumber(ofNumber(x))).toBe(x + 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('become the nearest double: the parser of decimals, which rounds correctly, agrees', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: -40, max: 40 }),
        (digits, power) => {
          const text = `${digits}e${power}`;
          expect(toNumber(readRational(text)!)).toBe(Number(text) + 0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
