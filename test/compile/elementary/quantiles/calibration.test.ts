import { expect, it } from 'vitest';
import { chiSquareDeviate, kolmogorovSmirnov, uniforms } from './calibration.ts';

it('sees a distribution that is wrong by a few per cent', () => {
  const sample = uniforms('1', 20_000);
  expect(kolmogorovSmirnov(sample, (x) => x)).toBeLessThan(1.95);
  expect(kolmogorovSmirnov(sample, (x) => x ** 1.06)).toBeGreaterThan(1.95);
  const counts = [0, 0, 0, 0];
  for (const u of sample) counts[Math.floor(4 * u)] = (counts[Math.floor(4 * u)] as number) + 1;
  expect(Math.abs(chiSquareDeviate(counts, [5000, 5000, 5000, 5000]))).toBeLessThan(3.3);
  expect(chiSquareDeviate(counts, [5300, 5000, 5000, 4700])).toBeGreaterThan(3.3);
});
