import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../engine/language/model.ts';
import { distributionInWords, quantileOf } from '../../../reports/explain/distribution.ts';
import * as fc from '../../properties/seeded.ts';

const name = (value: number): string => `<${value}>`;

describe('a distribution in words', () => {
  const table: readonly (readonly [Distribution, readonly [number, number] | undefined, string])[] = [
    // e^0.034 = 1.0346; e^(0.034 ± 1.6449 · 0.35) = 0.5817 and 1.8400
    [
      { dist: 'lognormal', mean: 0.034, sd: 0.35 },
      undefined,
      'lognormal(0.034, 0.35), median 1.03, 5–95 %: 0.582–1.84',
    ],
    [{ dist: 'normal', mean: -1, sd: 2 }, undefined, 'normal(−1, 2), median −1, 5–95 %: −4.29–2.29'],
    [{ dist: 'normal', mean: -10, sd: 2 }, undefined, 'normal(−10, 2), median −10, 5–95 %: −13.3 to −6.71'],
    [{ dist: 'uniform', min: 0, max: 10 }, undefined, 'uniform(0, 10), median 5, 5–95 %: 0.5–9.5'],
    [{ dist: 'uniform', min: 0, max: 10 }, [0, 1], 'uniform(0, 10), median 0.5, 5–95 %: 0.05–0.95'],
    // F(x) = x² for mode = max = 1
    [
      { dist: 'triangular', min: 0, mode: 1, max: 1 },
      undefined,
      'triangular(0, 1, 1), median 0.707, 5–95 %: 0.224–0.975',
    ],
    // F(x) = x³
    [{ dist: 'beta', a: 3, b: 1 }, undefined, 'beta(3, 1), median 0.794, 5–95 %: 0.368–0.983'],
    [{ dist: 'choice', values: [0, 2], weights: [1, 2] }, undefined, '<0> with 33.3 %, <2> with 66.7 %'],
  ];
  it.each(table)('%j in %j', (distribution, range, words) => {
    expect(distributionInWords(distribution, range, name)).toBe(words);
  });

  it('keeps its quantiles in the range, and in order', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        fc.double({ min: -2, max: 0, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (mean, sd, low, width) => {
          const range = [low, low + width] as const;
          const values = [0.05, 0.5, 0.95].map((u) => quantileOf({ dist: 'normal', mean, sd }, range, u));
          expect(values).toEqual(values.toSorted((a, b) => a - b));
          expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
          expect(Math.max(...values)).toBeLessThanOrEqual(low + width);
        },
      ),
    );
  });
});
