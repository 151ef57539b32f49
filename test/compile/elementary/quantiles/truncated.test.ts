import { describe, expect, it } from 'vitest';
import { lognormalCdf, lognormalQuantile } from '../../../../engine/compile/elementary/quantiles/lognormal.ts';
import { normalCdf, normalQuantile } from '../../../../engine/compile/elementary/quantiles/normal.ts';
import { truncated } from '../../../../engine/compile/elementary/quantiles/truncated.ts';
import { scalarAlgebra as a } from '../../../../engine/compile/elementary/scalar.ts';
import { expectCalibrated } from './calibration.ts';

const phi = (x: number): number => normalCdf(a, x, 0, 1);
const z = (u: number): number => normalQuantile(a, u, 0, 1);

describe('truncated', () => {
  it('is the distribution given that it is in the range', () => {
    expectCalibrated(
      (u) => truncated(a, u, -0.5, 2, phi, z),
      (x) => (phi(x) - phi(-0.5)) / (phi(2) - phi(-0.5)),
    );
    const cdf = (x: number): number => lognormalCdf(a, x, 0, 1);
    expectCalibrated(
      (u) => truncated(a, u, 1, Infinity, cdf, (v) => lognormalQuantile(a, v, 0, 1)),
      (x) => (cdf(x) - 0.5) / 0.5,
    );
  });

  it('stays in the range, wherever that is', () => {
    for (const [low, high] of [
      [-Infinity, Infinity],
      [-40, -39],
      [8, 9],
      [20, 21],
      [-1, -1],
      [5, Infinity],
    ] as const) {
      for (const u of [0, 2 ** -53, 0.5, 1 - 2 ** -53]) {
        const x = truncated(a, u, low, high, phi, z);
        expect(x).toBeGreaterThanOrEqual(low);
        expect(x).toBeLessThanOrEqual(high);
      }
    }
  });

  it('changes nothing without a range', () => {
    for (const u of [2 ** -53, 0.1, 0.5, 0.9, 1 - 2 ** -53])
      expect(truncated(a, u, -Infinity, Infinity, phi, z)).toBe(z(u));
  });
});
