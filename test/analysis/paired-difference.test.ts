import { expect, it } from 'vitest';
import { varianceRatio } from '../../engine/analysis/paired-difference.ts';

it('the variance ratio is how many times as many runs there would have to be without pairing', () => {
  expect(varianceRatio(6, 2)).toBe(3);
  expect(varianceRatio(0, 2)).toBe(0);
});

it('the variance ratio is undefined where the pairs have no spread, or too little for a number', () => {
  for (const paired of [0, Number.NaN, 5e-324]) expect(varianceRatio(1, paired)).toBeUndefined();
  expect(varianceRatio(Number.NaN, 1)).toBeUndefined();
});
