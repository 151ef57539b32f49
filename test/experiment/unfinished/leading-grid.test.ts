import { describe, expect, it } from 'vitest';
import type { SweepDesign } from '../../../engine/experiment/study/design.ts';
import type { Factor } from '../../../engine/experiment/study/factor.ts';
import { sweepPoints } from '../../../engine/experiment/study/sweep.ts';
import { leadingGrid } from '../../../engine/experiment/unfinished/leading-grid.ts';
import * as fc from '../../properties/seeded.ts';

const factor = (index: number, levels: readonly number[]): Factor => ({
  ...{ path: `p${index}`, label: `p${index}`, unit: '1', role: 'lever' },
  values: { kind: 'levels', levels },
});

const gridOf = (counts: readonly number[]): SweepDesign => ({
  ...{ kind: 'sweep', method: 'grid', runs: 10 },
  points: counts.reduce((product, count) => product * count, 1),
  factors: counts.map((count, index) =>
    factor(
      index,
      Array.from({ length: count }, (_, k) => 10 * index + k),
    ),
  ),
});

const grids = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }).map(gridOf);

describe('the grid that the first points of a grid are', () => {
  it('has these points in this order, as many as there are, but for less than one level of the slowest', async () => {
    await fc.assert(
      fc.asyncProperty(grids, fc.nat(700), async (design, some) => {
        const done = Math.min(design.points, some);
        const part = leadingGrid(design, done);
        const slowest = design.factors.find(({ values }) => values.kind === 'levels' && values.levels.length > 1);
        const levels = slowest?.values.kind === 'levels' ? slowest.values.levels.length : 1;
        const each = design.points / levels;
        if (part === undefined) {
          expect(levels === 1 || done < each).toBe(true);
          return;
        }
        const [all, found] = [await sweepPoints(design, 's', undefined), await sweepPoints(part, 's', undefined)];
        expect(found).toHaveLength(part.points);
        expect(found).toEqual(all.slice(0, part.points));
        expect(part.points).toBeLessThanOrEqual(done);
        expect(done - part.points).toBeLessThan(each);
      }),
    );
  });

  it('is of grids only', () => {
    expect(leadingGrid({ ...gridOf([3, 3]), method: 'sobol' }, 8)).toBeUndefined();
  });
});
