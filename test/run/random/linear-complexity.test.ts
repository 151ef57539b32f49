import { expect, it } from 'vitest';
import { linearComplexity } from './linear-complexity.ts';

it('knows short registers', () => {
  expect(linearComplexity([0, 0, 0, 0])).toBe(0);
  expect(linearComplexity([1, 1, 1, 1, 1, 1])).toBe(1);
  expect(linearComplexity([0, 0, 0, 1])).toBe(4);
  const fibonacci = [0, 1];
  while (fibonacci.length < 40) fibonacci.push((fibonacci.at(-1) as number) ^ (fibonacci.at(-2) as number));
  expect(linearComplexity(fibonacci)).toBe(2);
});

it('sees through xorshift32', () => {
  let x = 1;
  const bits = Array.from({ length: 500 }, () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x & 1;
  });
  expect(linearComplexity(bits)).toBe(32);
});
