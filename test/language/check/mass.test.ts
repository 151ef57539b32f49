import { expect, test } from 'vitest';
import { isEmptyWithin } from '../../../engine/language/check/mass.ts';
import { problemsOf, problemWith, scenario } from './checked.ts';

test.each([
  [{ dist: 'normal', mean: 0, sd: 1 }, [8, 20], true],
  [{ dist: 'normal', mean: 0, sd: 1 }, [-20, -8], true],
  [{ dist: 'normal', mean: 0, sd: 1 }, [6, 20], false],
  [{ dist: 'normal', mean: 0, sd: 1 }, [-1e300, 0], false],
  [{ dist: 'lognormal', mean: 100, sd: 10 }, [0, 200], true],
  [{ dist: 'lognormal', mean: 4.6, sd: 0.1 }, [0, 200], false],
  [{ dist: 'lognormal', mean: 0, sd: 1 }, [-5, 1], false],
  [{ dist: 'uniform', min: 0, max: 1 }, [1 - 1e-14, 5], true],
  [{ dist: 'uniform', min: 0, max: 1 }, [0.999, 5], false],
  // F(1e-7) = 1e-14 with the mode at the other end
  [{ dist: 'triangular', min: 0, mode: 1, max: 1 }, [-1, 1e-7], true],
  [{ dist: 'triangular', min: 0, mode: 0, max: 1 }, [-1, 1e-7], false],
  [{ dist: 'triangular', min: 0, mode: 0, max: 1 }, [1 - 1e-7, 2], true],
] as const)('%j within %j', (distribution, range, expected) => {
  expect(isEmptyWithin(distribution, range)).toBe(expected);
});

const withDefault = (text: string): string => scenario(`  p: {range: [0, 200], default: ${text}}\nend: {e: p}\n`);

test('a lognormal given by the mean of the number itself is refused, and told what its mean is', async () => {
  const main = withDefault('{dist: lognormal, mean: 100, sd: 10}');
  expect(await problemsOf(main)).toEqual(['bad-distribution 14:33']);
  const { hint } = await problemWith('bad-distribution', main);
  expect(hint).toBe('mean and sd of a lognormal are those of the logarithm: around 100 it is mean: 4.605');
  expect(await problemsOf(withDefault('{dist: lognormal, mean: 4.605, sd: 0.1}'))).toEqual([]);
});

test('a normal far outside its range is refused', async () => {
  expect(await problemsOf(withDefault('{dist: normal, mean: 300, sd: 10}'))).toEqual(['bad-distribution 14:33']);
});
