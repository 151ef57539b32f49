import { describe, expect, it } from 'vitest';
import { rowsDiffer } from '../../engine/analysis/row-permutation.ts';
import { normalsOf, uniformsOf } from './sensitivity-models.ts';

describe('rowsDiffer', () => {
  it.each([
    ['1 % of ones', 0.01, 0],
    ['1 % of ones, half of the noise shared', 0.01, 0.5],
    ['even odds, all noise shared', 0.5, 1],
  ])('is true in 1 of 40 seeds, give or take, for outputs that do not depend on the row: %s', (_, chance, shared) => {
    let told = 0;
    for (let seed = 0; seed < 400; seed++) {
      const uniform = uniformsOf(`rows ${seed}`);
      const rows = Array.from({ length: 32 }, () => {
        const common = Array.from({ length: 4 }, uniform);
        const outputs = () => Float64Array.from(common, (u) => Number((uniform() < shared ? u : uniform()) < chance));
        return [outputs(), outputs()];
      });
      if (rowsDiffer(rows, shared, `${seed}`)) told++;
    }
    // 10 expected of continuous outputs, fewer of discrete ones; 20 has a chance below 1 in 300.
    expect(told).toBeLessThan(20);
  });

  it('sees a difference as large as the noise, in rows of unequal size', () => {
    const normal = normalsOf('unequal');
    const rows = Array.from({ length: 40 }, (_, row) => {
      const expected = normal();
      const outputs = () => Float64Array.from({ length: 2 + (row % 3) }, () => expected + normal());
      return [outputs(), outputs()];
    });
    expect(rowsDiffer(rows, 0, 'seed')).toBe(true);
    expect(rowsDiffer(rows, 0, 'seed')).toBe(true);
  });

  it('sees none in rows that are all the same', () => {
    const rows = Array.from({ length: 20 }, () => [Float64Array.of(0.1, -0.3), Float64Array.of(0.1, -0.3)]);
    expect(rowsDiffer(rows, 0, 'seed')).toBe(false);
  });
});
