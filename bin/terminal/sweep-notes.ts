import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import type { Model } from '../../engine/language/model.ts';
import { formatCount } from '../../reports/format.ts';
import type { SweepFlags } from '../sweep-plan.ts';
import { designText } from './study-words.ts';

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** What was chosen where no flag and no line of the scenario says. */
const choiceOf = ({ method, factors }: SweepDesign, flags: SweepFlags, { experiment }: Model): string | undefined => {
  if (flags.design !== undefined || experiment.design !== undefined) return undefined;
  if (method === 'grid')
    return factors.length === 1 ? undefined : 'no --design: a grid, since everything has a list of values';
  const range = factors.find(({ values }) => values.kind !== 'levels');
  return `no --design: a Latin hypercube, since ${range?.path} has no list of values`;
};

const sobolWarning = ({ method, points }: SweepDesign): string | undefined => {
  if (method !== 'sobol' || isPowerOfTwo(points)) return undefined;
  const below = 2 ** Math.floor(Math.log2(points));
  return `warning ${formatCount(points)} points of Sobol's sequence do not fill the space evenly: take ${formatCount(below)} or ${formatCount(2 * below)}`;
};

/** What is said before a sweep is played: what was chosen, what is doubtful, and how much there is to do. */
export const sweepNotes = (design: SweepDesign, flags: SweepFlags, model: Model): readonly string[] => [
  ...[choiceOf(design, flags, model), sobolWarning(design)].filter((line) => line !== undefined),
  `${designText(design)}, ${formatCount(design.runs)} runs each: ${formatCount(design.points * design.runs)} runs`,
];
