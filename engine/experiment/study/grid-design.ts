import { ResultsError } from '../results/results-error.ts';
import type { StudyDesign, SweepDesign } from './design.ts';
import type { Factor } from './factor.ts';

/** A grid over one or two factors that are numbers; the others have one value each. */
export type GridDesign = {
  readonly design: SweepDesign;
  /** Along the horizontal axis. */
  readonly x: Factor;
  /** Along the vertical one; absent: one factor is varied. */
  readonly y?: Factor;
  readonly held: readonly Factor[];
};

const HOW = 'a plane needs two parameters with numbers: --vary a=lo:hi:n --vary b=lo:hi:n';

const refuse = (message: string, hint: string): ResultsError => new ResultsError('not-results', message, hint);

const levelsIn = ({ values }: Factor): readonly unknown[] => (values.kind === 'levels' ? values.levels : []);

const designWords = {
  lhs: 'a Latin hypercube',
  sobol: "a Sobol' sequence",
  table: 'a table of points',
} as const;

/**
 * The axes of a sweep that can be drawn: of a grid, the first factor with several values and the second.
 *
 * @param where what a refusal begins with: the results directory, or a flag
 * @throws ResultsError `not-results` that says what can be drawn, and how it is made
 */
export const gridDesign = (design: StudyDesign, where: string): GridDesign => {
  if (design.kind === 'sensitivity')
    throw refuse(
      `${where}: a sensitivity analysis is no plane`,
      'detente report draws what it found; a plane is a sweep over a grid',
    );
  if (design.kind === 'threshold')
    throw refuse(
      `${where}: a search for a threshold is no plane`,
      'detente report draws what it found; a plane is a sweep over a grid',
    );
  if (design.method !== 'grid')
    throw refuse(
      `${where}: ${designWords[design.method]} fills no plane; only a grid is drawn`,
      `${HOW} --design grid; detente discover finds where among other points something happens`,
    );
  const varied = design.factors.filter((factor) => levelsIn(factor).length > 1);
  const [x, y, third] = varied;
  if (x === undefined) throw refuse(`${where}: a grid of one point has nothing to draw`, HOW);
  if (third !== undefined)
    throw refuse(
      `${where}: a grid over ${varied.length} parameters (${varied.map(({ path }) => path).join(', ')}) is more than a plane`,
      'vary two of them, and give the others one value each with --set',
    );
  const worded = varied.find((factor) => !levelsIn(factor).every((level) => typeof level === 'number'));
  if (worded !== undefined)
    throw refuse(
      `${where}: the values of ${worded.path} are no numbers, and have no place on an axis`,
      'vary numbers, and make a sweep of each option with --set',
    );
  return { design, x, ...(y === undefined ? {} : { y }), held: design.factors.filter((one) => !varied.includes(one)) };
};
