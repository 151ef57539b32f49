// What is left of the baseline's mean in an arm.

import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { pairedMeans } from '../../engine/analysis/paired-means.ts';
import { pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import { pairedQuotient } from '../../engine/analysis/paired-quotient.ts';
import { countPairs, momentsOfPairs } from '../../engine/analysis/pairs.ts';

describe('the quotient of two means over pairs', () => {
  it('is b / a, with the interval of the delta method', () => {
    // Independent: s² = (4 + 0.25 · 16) / (100 · 100), with a spread of the difference of √(16 + 4).
    const half = (1.959963984540054 * Math.sqrt(20)) / 10;
    const found = pairedQuotient({
      ...{ n: 100, inBaseline: 10, inArm: 5, lo95: -5 - half, hi95: -5 + half },
      ...{ sdBaseline: 4, sdArm: 2 },
    });
    expect(found?.estimate).toBe(0.5);
    expect(found?.hi95).toBeCloseTo(0.5 + 1.959963984540054 * Math.sqrt(8 / 10_000), 9);
    expect(found?.lo95).toBeCloseTo(0.5 - 1.959963984540054 * Math.sqrt(8 / 10_000), 9);
  });

  it('has no width where each run keeps the same part', () => {
    const a = Float64Array.from({ length: 50 }, (_, run) => 1 + (run % 7));
    const { lo95, hi95, n } = pairedMeans(
      momentsOfPairs(
        a,
        a.map((value) => value / 2),
      ),
    );
    const { mean, sd } = meanAndSd(a);
    const found = pairedQuotient({ n, lo95, hi95, inBaseline: mean, inArm: mean / 2, sdBaseline: sd, sdArm: sd / 2 });
    expect(found?.estimate).toBeCloseTo(0.5, 12);
    expect((found?.hi95 ?? 1) - (found?.lo95 ?? 0)).toBeLessThan(0.05);
  });

  it('is not certain where none of n are left', () => {
    const found = pairedQuotient({ n: 100, inBaseline: 0.4, inArm: 0, lo95: -0.5, hi95: -0.3 });
    expect(found?.estimate).toBe(0);
    expect(found?.hi95).toBeGreaterThan(0.02);
  });

  it('is unknown with few pairs, or where the baseline is hardly above 0', () => {
    const shares = { inArm: 0.1, lo95: -0.1, hi95: 0.1 };
    expect(pairedQuotient({ n: 29, inBaseline: 0.5, ...shares })).toBeUndefined();
    expect(pairedQuotient({ n: 400, inBaseline: 0.01, ...shares })).toBeUndefined();
    expect(pairedQuotient({ n: 400, inBaseline: -0.5, ...shares })).toBeUndefined();
    expect(pairedQuotient({ n: 400, inBaseline: 0.5, ...shares, hi95: Number.POSITIVE_INFINITY })).toBeUndefined();
  });

  it('covers the true quotient of shares in about 95 of 100 samples', () => {
    const next = seedrandom.alea('quotient');
    const [samples, n] = [2000, 300];
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const [a, b] = [new Float64Array(n), new Float64Array(n)];
      for (let run = 0; run < n; run++) {
        const [u, v] = [next(), next()];
        a[run] = Number(u < 0.3);
        b[run] = Number(u < 0.1 || v < 0.05);
      }
      const { lo95, hi95 } = pairedProportions(countPairs(a, b));
      const found = pairedQuotient({ n, lo95, hi95, inBaseline: meanAndSd(a).mean, inArm: meanAndSd(b).mean });
      const truth = (0.1 + 0.9 * 0.05) / 0.3;
      covered += Number(found !== undefined && found.lo95 <= truth && truth <= found.hi95);
    }
    expect(covered / samples).toBeGreaterThan(0.93);
    expect(covered / samples).toBeLessThan(0.98);
  });
});

function meanAndSd(values: Float64Array): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
}
