import type { SweepDesign } from '../study/design.ts';
import { levelsOf } from '../study/sweep.ts';

/**
 * The grid that the first points of a grid are: the first levels of the parameter that changes slowest, with all levels
 * of the others.
 *
 * @param done how many points there are
 * @returns undefined where they are not all points of one such level
 */
export const leadingGrid = (design: SweepDesign, done: number): SweepDesign | undefined => {
  if (design.method !== 'grid') return undefined;
  const { factors, points } = design;
  const slowest = factors.findIndex((factor) => levelsOf(factor).length > 1);
  const factor = factors[slowest];
  if (factor === undefined) return undefined;
  const levels = levelsOf(factor);
  const each = points / levels.length;
  const kept = Math.min(levels.length, Math.floor(done / each));
  if (kept === 0) return undefined;
  return {
    ...design,
    points: kept * each,
    factors: factors.with(slowest, { ...factor, values: { kind: 'levels', levels: levels.slice(0, kept) } }),
  };
};
