import { describe, expect, it } from 'vitest';
import { countPairs, momentsOfPairs } from '../../engine/analysis/pairs.ts';

const missing = Number.NaN;

describe('countPairs', () => {
  it('counts the four kinds and leaves out pairs of which a value is missing', () => {
    const a = [1, 1, 0, 0, 0, missing, 1, missing, 1];
    const b = [1, 0, 1, 0, 0, 1, missing, missing, 1];
    expect(countPairs(a, b)).toEqual({ both: 2, onlyA: 1, onlyB: 1, neither: 2 });
  });

  it('counts no pairs of no runs', () => {
    expect(countPairs([], [])).toEqual({ both: 0, onlyA: 0, onlyB: 0, neither: 0 });
  });

  it('refuses arms of different length', () => {
    expect(() => countPairs([1], [1, 0])).toThrow(/1 of a, 2 of b/);
  });
});

describe('momentsOfPairs', () => {
  it('takes all three from the same pairs', () => {
    const moments = momentsOfPairs(Float64Array.of(1, 3, missing, 5), Float64Array.of(2, 6, 100, missing));
    expect(moments).toEqual({
      difference: { n: 2, mean: 2, m2: 2 },
      a: { n: 2, mean: 2, m2: 2 },
      b: { n: 2, mean: 4, m2: 8 },
    });
  });

  it('loses no digits beside a large mean', () => {
    const { a } = momentsOfPairs([1e9 + 1, 1e9 + 2, 1e9 + 3], [0, 0, 0]);
    expect(a).toEqual({ n: 3, mean: 1e9 + 2, m2: 2 });
  });

  it('is empty without pairs', () => {
    const nothing = { n: 0, mean: 0, m2: 0 };
    expect(momentsOfPairs([missing], [1])).toEqual({ difference: nothing, a: nothing, b: nothing });
  });

  it('refuses arms of different length', () => {
    expect(() => momentsOfPairs([1, 2], [1])).toThrow(RangeError);
  });
});
