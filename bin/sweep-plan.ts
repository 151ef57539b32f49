import type { RankCorrelation } from '../engine/designs/correlation-matrix.ts';
import { correlationMatrix } from '../engine/designs/correlation-matrix.ts';
import { ResultsError } from '../engine/experiment/results/results-error.ts';
import { asked } from '../engine/experiment/study/asked.ts';
import type { SweepDesign, SweepMethod } from '../engine/experiment/study/design.ts';
import { type Factor, factorsOf } from '../engine/experiment/study/factor.ts';
import type { DesignTable, StudyPlan } from '../engine/experiment/study/run-study.ts';
import { levelsOf } from '../engine/experiment/study/sweep.ts';
import { readVary, type Vary } from '../engine/experiment/study/vary.ts';
import type { Model } from '../engine/language/model.ts';
import { didYouMean } from '../engine/language/problem.ts';
import { formatCount } from '../reports/format.ts';
import { openTable, tablePath, variesOfTable } from './design-table.ts';
import type { StudyFlags } from './play-study.ts';
import { Refusal } from './refusal.ts';
import { checkStudySize } from './study-size.ts';

export type SweepFlags = StudyFlags & {
  readonly vary?: readonly Vary[];
  readonly design?: string;
  readonly points?: number;
  readonly correlate?: readonly RankCorrelation[];
};

/** Runs of each point where nobody says how many. */
export const POINT_RUNS = 200;
export const DRAFT_POINT_RUNS = 50;
/** Points of a Latin hypercube or of Sobol's sequence where nobody says how many. */
export const DEFAULT_POINTS = 256;

const refuse = (message: string, hint?: string): ResultsError => new ResultsError('bad-design', message, hint);

/** What is to be varied, and a table if it says so; flags come before the scenario's own. */
const variedOf = (
  { vary, design }: SweepFlags,
  { experiment }: Model,
  cwd: string,
): { readonly varies: readonly Vary[]; readonly table?: DesignTable } => {
  if (design !== undefined && isTable(design)) {
    if (vary !== undefined)
      throw refuse(`--vary does not go with --design ${design}`, 'the columns of the table say what is varied');
    const table = openTable(design, design);
    return { varies: variesOfTable(table), table };
  }
  const { design: own } = experiment;
  if (design === undefined && vary === undefined && own !== undefined && isTable(own.text)) {
    const table = openTable(tablePath(own, cwd), own.text);
    return { varies: variesOfTable(table), table };
  }
  const varies = vary ?? experiment.vary.map(({ path, text }) => readVary(text === '' ? path : `${path}=${text}`));
  if (varies.length > 0) return { varies };
  throw refuse(
    'nothing is varied',
    'write --vary path=lo:hi, as often as need be, or "experiment: vary:" in the scenario; detente explain lists its parameters',
  );
};

const isTable = (text: string): boolean => /\.csv$/i.test(text);

const METHODS = ['grid', 'lhs', 'sobol'] as const;

const methodNamed = (text: string): (typeof METHODS)[number] => {
  const method = METHODS.find((one) => one === text);
  if (method !== undefined) return method;
  const near = didYouMean(text, METHODS);
  throw new Refusal(
    'bad-value',
    `--design: expected grid, lhs, sobol or a table like points.csv, got "${text}"`,
    near === undefined ? undefined : `did you mean "${near}"?`,
  );
};

/** Said, or what the values allow: a grid where each factor has a list of them. */
const methodOf = ({ design }: SweepFlags, { experiment }: Model, factors: readonly Factor[]): SweepMethod => {
  const own = experiment.design?.text;
  if (design !== undefined) return methodNamed(design);
  if (own !== undefined && !isTable(own)) return methodNamed(own);
  return factors.every(({ values }) => values.kind === 'levels') ? 'grid' : 'lhs';
};

const productOf = (factors: readonly Factor[]): number =>
  factors.reduce((product, factor) => product * levelsOf(factor).length, 1);

const pointsOf = (
  method: SweepMethod,
  factors: readonly Factor[],
  { points }: SweepFlags,
  { experiment }: Model,
  table: DesignTable | undefined,
): number => {
  if (method === 'grid' || method === 'table') {
    const count = method === 'grid' ? productOf(factors) : (table?.table.rows.length ?? 0);
    if (points !== undefined)
      throw refuse(
        `--points does not go with a ${method}`,
        method === 'grid'
          ? `these values make ${formatCount(count)} points; --vary path=lo:hi:n says how many values a parameter has, and --design lhs takes any number of points`
          : `the table has ${formatCount(count)} points`,
      );
    return count;
  }
  return points ?? experiment.points ?? DEFAULT_POINTS;
};

/** Points of a grid over values that are all written out, before any of them is read; 0 where it is none. */
const gridOf = (varies: readonly Vary[], design: string | undefined): number => {
  const counts = varies.map(({ values }) => (values.kind === 'levels' ? values.levels.length : 0));
  return design === undefined || design === 'grid' ? counts.reduce((product, count) => product * count, 1) : 0;
};

/** Levels that are numbers lie in their order, so that ranks mean what they say. */
const ascending = (factor: Factor): Factor => {
  const { values } = factor;
  if (values.kind !== 'levels' || !values.levels.every((level) => typeof level === 'number')) return factor;
  return { ...factor, values: { ...values, levels: values.levels.toSorted((a, b) => Number(a) - Number(b)) } };
};

const correlationsOf = (
  method: SweepMethod,
  factors: readonly Factor[],
  correlations: readonly RankCorrelation[],
): { correlations?: readonly RankCorrelation[] } => {
  if (correlations.length === 0) return {};
  if (method === 'grid' || method === 'table')
    throw refuse(
      `--correlate does not go with a ${method}`,
      method === 'grid' ? 'take --design lhs or sobol' : 'the points of a table are what they are',
    );
  for (const { values, path } of factors)
    if (values.kind === 'levels' && !values.levels.every((level) => typeof level === 'number'))
      if (correlations.some(({ between }) => between.includes(path)))
        throw refuse(`--correlate: ${path} holds options, which have no order`);
  const names = factors.map(({ path }) => path);
  asked(() => correlationMatrix(names, correlations));
  return { correlations };
};

/**
 * What a sweep is, by its flags and by what the scenario says where they do not.
 *
 * @param cwd where relative paths begin
 * @returns for `runStudy`; its runs per point are those of the flags, since the scenario's own `runs` are meant for one
 *   world
 */
export const sweepPlan =
  (flags: SweepFlags, cwd: string = process.cwd()) =>
  (model: Model): StudyPlan & { readonly design: SweepDesign } => {
    const { varies, table } = variedOf(flags, model, cwd);
    const runs = flags.runs ?? (flags.draft ? DRAFT_POINT_RUNS : POINT_RUNS);
    checkStudySize(gridOf(varies, flags.design ?? model.experiment.design?.text), runs);
    const found = factorsOf(varies, model);
    const method = table === undefined ? methodOf(flags, model, found) : 'table';
    const factors = method === 'lhs' || method === 'sobol' ? found.map(ascending) : found;
    const points = pointsOf(method, factors, flags, model, table);
    checkStudySize(points, runs);
    const correlations = correlationsOf(method, factors, flags.correlate ?? []);
    const design: SweepDesign = { kind: 'sweep', method, factors, points, runs, ...correlations };
    return { design, ...(table === undefined ? {} : { table }) };
  };
