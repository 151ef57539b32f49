import { describe, expect, it } from 'vitest';
import { saltelliRows } from '../../engine/analysis/saltelli-rows.ts';

describe('saltelliRows', () => {
  it('exchanges one factor at a time, or a group', () => {
    const point = Float64Array.of(0.1, 0.2, 0.3, 0.6, 0.7, 0.8);
    expect(saltelliRows([point])).toEqual([
      {
        a: Float64Array.of(0.1, 0.2, 0.3),
        b: Float64Array.of(0.6, 0.7, 0.8),
        ab: [Float64Array.of(0.6, 0.2, 0.3), Float64Array.of(0.1, 0.7, 0.3), Float64Array.of(0.1, 0.2, 0.8)],
      },
    ]);
    expect(saltelliRows([point], [[0, 2], [1]])[0]?.ab).toEqual([
      Float64Array.of(0.6, 0.2, 0.8),
      Float64Array.of(0.1, 0.7, 0.3),
    ]);
  });

  it('refuses an odd number of coordinates, ragged points, and groups of columns that are not there', () => {
    expect(() => saltelliRows([])).toThrow(RangeError);
    expect(() => saltelliRows([new Float64Array(3)])).toThrow(/even number of coordinates, got 3/);
    expect(() => saltelliRows([new Float64Array(4), new Float64Array(2)])).toThrow(RangeError);
    expect(() => saltelliRows([new Float64Array(4)], [[0], [2]])).toThrow(/columns 0 to 1, got 2/);
  });
});
