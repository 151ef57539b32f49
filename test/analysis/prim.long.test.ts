import { describe, it } from 'vitest';
import { dimensionsAndLimits, expectFound } from './prim/expect-found.ts';

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

describe('prim on planted boxes', () => {
  it.each(dimensionsAndLimits)(
    'finds a box of %i dimensions with limits on %i, for 50 seeds',
    (dimensions, relevant) => {
      expectFound(seeds, dimensions, relevant);
    },
  );
});
