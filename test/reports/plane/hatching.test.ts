import { describe, expect, it } from 'vitest';
import { hatchedCells } from '../../../reports/charts/cells.ts';
import { viridis } from '../../../reports/colour.ts';
import { cellAxis } from '../../../reports/plane/axis.ts';

const SHADES = 64;
const axis = (cells: number) => cellAxis(Array.from({ length: cells }, (_, level) => level));
const across = axis(SHADES);

describe('cells on which side of a line nobody knows', () => {
  it.each([2, 9, 24])('are hatched whatever their colour, in %d rows', (rows) => {
    const up = axis(rows);
    for (const row of up.places.keys())
      for (const column of across.places.keys()) {
        const field = { across, up, colourOf: (_: number, at: number) => viridis(at / (SHADES - 1)) };
        const strokes = hatchedCells(field, (r, c) => r === row && c === column);
        const inside = strokes.filter(({ data }) =>
          (data as { x: number; y: number }[]).every(
            ({ x, y }) =>
              x >= (across.edges[column] as number) - 1e-9 &&
              x <= (across.edges[column + 1] as number) + 1e-9 &&
              y >= (up.edges[row] as number) - 1e-9 &&
              y <= (up.edges[row + 1] as number) + 1e-9,
          ),
        );
        expect(inside.length, `row ${row}, column ${column}`).toBeGreaterThan(rows < 24 ? 2 : 1);
        expect(inside).toEqual(strokes);
      }
  });
});
