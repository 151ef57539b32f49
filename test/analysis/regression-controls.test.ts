import { describe, expect, it } from 'vitest';
import {
  type Control,
  orthogonalControls,
  slopeOn,
  withoutControls,
} from '../../engine/analysis/regression-controls.ts';
import { normalsOf } from './sensitivity-models.ts';

const columnOf = (seed: string, rows = 200) => Float64Array.from({ length: rows }, normalsOf(seed));
const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const combined = (u: Float64Array, v: Float64Array, weight: number) =>
  u.map((x, row) => x + weight * (v[row] as number));

describe('regression controls', () => {
  const [x, y] = [columnOf('x'), columnOf('y')];

  it('give the slope by least squares', () => {
    const [control] = orthogonalControls([x]);
    expect(
      slopeOn(
        x.map((value) => 3 * value + 7),
        control as Control,
      ),
    ).toBeCloseTo(3, 12);
  });

  it('take their part out of a column, mean and all', () => {
    const values = combined(combined(new Float64Array(200).fill(5), x, 2), y, -3);
    const rest = withoutControls(values, orthogonalControls([x, y]));
    rest.forEach((value) => {
      expect(value).toBeCloseTo(5, 10);
    });
    // The means of x and y are known to be 0: what they are here is error that the column shares.
    expect(Math.abs(meanOf(values) - 5)).toBeGreaterThan(0.01);
  });

  it('leave out a control that earlier ones explain, one that never varies, and one that few rows carry', () => {
    expect(orthogonalControls([x, combined(new Float64Array(200), x, 2)])).toHaveLength(1);
    expect(orthogonalControls([new Float64Array(200)])).toEqual([]);
    const rare = (ones: number) => Float64Array.from({ length: 200 }, (_, row) => Number(row < ones));
    expect(orthogonalControls([rare(3)])).toEqual([]);
    expect(orthogonalControls([rare(30)])).toHaveLength(1);
  });
});
