import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { differenceTexts, planText } from '../../bin/terminal/compare-words.ts';
import type { Difference } from '../../engine/experiment/compare/pair-arms.ts';
import type { Model } from '../../engine/language/model.ts';
import { openFixture } from '../experiment/open-fixture.ts';

let model: Model;
beforeAll(async () => {
  model = await openFixture(join(import.meta.dirname, '../experiment/fuses.yaml'));
});

const share = (estimate: number, lo95: number, hi95: number, rest: Partial<Difference> = {}): Difference => ({
  ...{ arm: 'b', measure: 'bang', kind: 'outcome', n: 1000, leftOut: 0, identical: false },
  ...{ estimate, lo95, hi95 },
  ...rest,
});

const mean = (estimate: number, lo95: number, hi95: number, rest: Partial<Difference> = {}): Difference =>
  share(estimate, lo95, hi95, { kind: 'mean', measure: 'level', ...rest });

const said = (difference: Difference): string => differenceTexts(difference, model).join(' ').trim();

describe('a difference in words', () => {
  it.each([
    ['-9 points (95 %: -12 to -6)', share(-0.09, -0.12, -0.06)],
    ['no clear difference (-1 to +3 points)', share(0.01, -0.01, 0.03)],
    // An interval within two points, or one that whole points would let touch 0, gets a decimal.
    ['+0.6 points (95 %: +0.2 to +1.0)', share(0.006, 0.002, 0.0099)],
    ['+2.0 points (95 %: +0.4 to +3.7)', share(0.0204, 0.0038, 0.037)],
    ['-0.04 points (95 %: -0.06 to -0.02)', share(-0.0004, -0.0006, -0.0002)],
    ['no clear difference (-0.3 to +0.3 points)', share(0, -0.0028, 0.0028)],
    [
      'no difference the same in each of 1,000 pairs (95 %: -0.3 to +0.3 points)',
      share(0, -0.00277, 0.00277, { identical: true }),
    ],
    ['+4.50 m (95 %: +3.21 to +5.79)', mean(4.5, 3.21, 5.79)],
    ['-1.098 (95 %: -1.101 to -1.095)', mean(-1.09812, -1.1011, -1.0951, { measure: 'unheard-of' })],
    ['no clear difference (-1.0 to +2.0 m)', mean(0.5, -1, 2)],
    ['no difference the same in each of 20 pairs', mean(0, 0, 0, { identical: true, n: 20 })],
    ['+3 m the same difference in each of 20 pairs', mean(3, 3, 3, { n: 20 })],
    [
      '+1.0 months (95 %: +0.5 to +1.5), 400 of 1,000 pairs have both',
      mean(1, 0.5, 1.5, { measure: 'length', n: 400, leftOut: 600 }),
    ],
    ['no pair has both', mean(Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, { n: 0, leftOut: 9 })],
    ['no number', mean(Number.NaN, Number.NaN, Number.NaN)],
    ['+2 m one pair says nothing of chance', mean(2, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, { n: 1 })],
  ])('%s', (text, difference) => {
    expect(said(difference)).toBe(text);
  });
});

describe('what pairing is worth', () => {
  const needed = { halfWidth: 0.01, paired: 3381, unpaired: 7800 };

  it.each([
    [
      'pairing is worth 2.3 × as many runs; ±1 point would need about 3,400 paired runs',
      share(0, 0, 0, { varianceRatio: 2.3, runsNeeded: needed }),
    ],
    [
      'pairing is worth no more runs; ±1 point would need about 3,400 paired runs',
      share(0, 0, 0, { varianceRatio: 1.01, runsNeeded: { ...needed, unpaired: 3400 } }),
    ],
    [
      'pairing is worth only 0.82 × as many runs; ±0.25 m would need about 97 paired runs',
      mean(0, 0, 0, { varianceRatio: 0.8, runsNeeded: { halfWidth: 0.25, paired: 97, unpaired: 80 } }),
    ],
    ['±1 point would need about 3,400 paired runs', share(0, 0, 0, { runsNeeded: needed })],
  ])('%s', (text, difference) => {
    expect(planText(difference, model)).toBe(text);
  });

  it('is not said where the pairs do not vary', () => {
    expect(planText(share(0, 0, 0), model)).toBeUndefined();
  });
});
