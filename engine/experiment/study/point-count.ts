import type { StudyDesign } from './design.ts';

/**
 * How many points a design has. Each row has a point more than there are factors with Morris, two more with Sobol'.
 *
 * @returns undefined where it depends on what comes of those before
 */
export const pointCount = (design: StudyDesign): number | undefined => {
  if (design.kind === 'sweep') return design.points;
  if (design.kind === 'threshold') return undefined;
  const { method, rows, factors } = design;
  return rows * (factors.length + (method === 'morris' ? 1 : 2));
};
