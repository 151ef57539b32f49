import { meanInterval } from '../../analysis/mean-interval.ts';
import { wilson } from '../../analysis/wilson.ts';
import type { Kernel } from '../../compile/compile.ts';
import type { Expression, Measure, Model } from '../../language/model.ts';
import { parameterCounts } from '../../language/parameter-counts.ts';
import { eachOnce } from '../../run/column-names.ts';
import { type PooledColumn, pooledColumns, type RunColumn, runColumns, tickColumns } from '../../run/columns.ts';
import { fatePlans } from '../../run/fates.ts';
import { outcomeName } from '../../run/simulate.ts';
import type { Failure } from '../../run/story.ts';
import { standardDeviation } from '../batch/moments.ts';
import type { PooledSummary } from '../batch/pooled-sums.ts';
import type { Quantiles } from '../batch/quantiles.ts';
import type { MeasureSummary, RunSummary } from '../batch/run-summary.ts';
import { defined } from '../defined.ts';
import type { MeasureFacts } from './baseline-facts.ts';
import { fatesOf } from './fates-of.ts';
import { pooledInterval } from './pooled-interval.ts';
import { register } from './register.ts';
import type { EventFacts, Fates, MeasureResult, OutcomeResult, ScenarioFacts, TickSeries } from './results.ts';

/** A mean over runs. What is not known (the mean of no runs, the interval of one) is NaN or infinite. */
export type MeanEstimate = {
  readonly measure: string;
  readonly player?: string;
  readonly option?: string;
  readonly n: number;
  /** In how many of them it is true, where it is true or false: then the interval is Wilson's, of a share. */
  readonly count?: number;
  readonly mean: number;
  readonly sd: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Runs that the quantiles are of. */
  readonly quantileN: number;
} & Quantiles;

/** A quotient of sums over ticks and runs. */
export type PooledEstimate = {
  readonly measure: string;
  readonly n: number;
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
};

/** A run that failed, and why: a value that was not as it must be, or `crash`, the end of whoever played it. */
export type FailedRun = Omit<Failure, 'kind'> & {
  readonly kind: Failure['kind'] | 'crash';
  readonly run: number;
  readonly tick: number;
};

/** The per-tick tables in words: what the rows of `ticks.parquet` are of, in their order. */
export type SeriesFacts = Omit<TickSeries, 'rows'>;

/** What all runs came to: `summary.json`. */
export type Summary = {
  readonly schemaVersion: 1;
  readonly scenario: ScenarioFacts;
  readonly seed: string;
  /** Runs played, failed ones among them. */
  readonly runs: number;
  readonly failedRuns: number;
  readonly headline?: string;
  readonly headlineMeasure?: MeasureResult;
  readonly outcomes: readonly OutcomeResult[];
  readonly ticks: { readonly mean: number };
  readonly measures: Readonly<Record<string, MeanEstimate | PooledEstimate>>;
  readonly series: readonly SeriesFacts[];
  /** What became of players, where the scenario asks it. */
  readonly fates?: readonly Fates[];
  /** The first failed runs. */
  readonly failures: readonly FailedRun[];
};

/** What runs came to, in numbers that can be compared. */
export type Estimates = Pick<Summary, 'runs' | 'failedRuns' | 'outcomes' | 'ticks' | 'measures'>;

export const estimatesOf = ({ model, program }: Kernel, summary: RunSummary): Estimates => ({
  runs: summary.runs,
  failedRuns: summary.failedRuns,
  outcomes: summary.endings.map((endings, index) => outcomeResult(model, index, endings, summary)),
  ticks: { mean: meanTicks(summary) },
  measures: measureEstimates(runColumns(model, program.slots), pooledColumns(model, program.slots), summary),
});

/** Everything that there is to say of the runs of one arm. */
export const summarise = (
  kernel: Kernel,
  seed: string,
  summary: RunSummary,
  failures: readonly FailedRun[],
): Summary => {
  const { model, program } = kernel;
  const { headline } = model.experiment;
  const { runs, failedRuns, outcomes, ticks, measures } = estimatesOf(kernel, summary);
  const fates = fatesOf(fatePlans(model, program.slots), summary.fates);
  return {
    schemaVersion: 1,
    scenario: scenarioFacts(model),
    seed,
    runs,
    failedRuns,
    ...defined({ headline, headlineMeasure: headlineMeasure(model, measures) }),
    outcomes,
    ticks,
    measures,
    series: tickColumns(model, program.slots).map((column) => ({
      ...measureFacts(column.measure),
      ...defined({ class: column.class, player: column.player, option: column.option }),
      ...(column.isShare ? { truth: true } : {}),
    })),
    ...(fates.length === 0 ? {} : { fates }),
    failures,
  };
};

const measureFacts = ({ name, module, label, definition, caution, unit, carry }: Measure): SeriesFacts => ({
  measure: name,
  ...(module === undefined ? {} : { part: true }),
  label,
  ...defined({ definition, caution }),
  unit,
  carry,
});

export const scenarioFacts = (model: Model): ScenarioFacts => {
  const { tick, horizon, start } = model.time;
  return {
    name: model.name,
    title: model.title,
    ...defined({ question: model.question, start }),
    limits: model.limits,
    tick,
    horizon,
    parameters: parameterCounts(model),
    register: register(model),
    ...(model.events.length === 0 ? {} : { events: eventFacts(model) }),
  };
};

const plainNumber = (formula: Expression | undefined): number | undefined =>
  formula?.kind === 'number' ? formula.value : undefined;

/** What the scenario and its modules make happen. */
export const eventFacts = ({ events }: Model): EventFacts[] =>
  events.map(({ name, module, label, trigger, duration }) => ({
    name,
    label,
    ...(module === undefined ? {} : { part: true as const }),
    ...defined({ at: trigger.kind === 'at' ? plainNumber(trigger.tick) : undefined, for: plainNumber(duration) }),
  }));

const outcomeResult = (model: Model, index: number, endings: Float64Array, summary: RunSummary): OutcomeResult => {
  const end = model.ends[index];
  const byTick: number[] = [];
  let count = 0;
  for (const ended of endings) {
    count += ended;
    byTick.push(count);
  }
  const { estimate, lo, hi } = wilson(count, summary.runs - summary.failedRuns);
  return {
    name: outcomeName(model, index + 1),
    label: end?.label ?? 'none of the ends',
    ...defined({ definition: end?.definition, caution: end?.caution }),
    kind: end?.kind ?? 'neutral',
    count,
    estimate,
    lo95: lo,
    hi95: hi,
    byTick,
  };
};

const meanTicks = ({ endings, runs, failedRuns }: RunSummary): number => {
  let sum = 0;
  for (const ended of endings) for (const [tick, count] of ended.entries()) sum += tick * count;
  return sum / (runs - failedRuns);
};

const measureEstimates = (
  columns: readonly RunColumn[],
  pooled: readonly PooledColumn[],
  summary: RunSummary,
): Summary['measures'] => {
  const keys = eachOnce([...columns, ...pooled].map(({ key }) => key));
  const estimates = [
    ...columns.map((column, index) => meanEstimate(column, summary.measures[index] as MeasureSummary)),
    ...pooled.map((column, index) => pooledEstimate(column, summary.pooled[index] as PooledSummary)),
  ];
  return Object.fromEntries(keys.map((key, index) => [key, estimates[index] as MeanEstimate | PooledEstimate]));
};

/** The measure that the scenario names as its headline, if it is one number of the world. */
const headlineMeasure = (model: Model, measures: Summary['measures']): MeasureResult | undefined => {
  const measure = model.measures.find(({ name }) => name === model.experiment.headline);
  return measure === undefined ? undefined : measureResult(measure, measures);
};

/** What a measure came to, if it is one number of the world. */
export const measureResult = (
  { name, label, definition, caution, unit }: MeasureFacts | Measure,
  measures: Summary['measures'],
): MeasureResult | undefined => {
  const estimate = measures[name];
  if (estimate === undefined) return undefined;
  const facts = { name, label, ...defined({ definition, caution }), unit, n: estimate.n };
  const { lo95, hi95 } = estimate;
  if ('estimate' in estimate) return { ...facts, kind: 'pooled', estimate: estimate.estimate, lo95, hi95 };
  const kind = estimate.count === undefined ? 'mean' : 'share';
  return { ...facts, kind, estimate: estimate.mean, lo95, hi95 };
};

const meanEstimate = (
  { measure, isShare, player, option }: RunColumn,
  { moments, quantiles, quantileRuns }: MeasureSummary,
): MeanEstimate => {
  const n = moments.n[0] as number;
  const mean = n === 0 ? Number.NaN : (moments.mean[0] as number);
  const sd = standardDeviation(n, moments.m2[0] as number);
  const facts = { measure: measure.name, ...defined({ player, option }), n };
  const spread = { ...quantiles, quantileN: quantileRuns };
  const { lo95, hi95 } = meanInterval(mean, sd, n);
  if (!isShare || n === 0) return { ...facts, mean, sd, lo95, hi95, ...spread };
  const count = Math.floor(mean * n + 0.5);
  const { lo, hi } = wilson(count, n);
  return { ...facts, count, mean, sd, lo95: lo, hi95: hi, ...spread };
};

const pooledEstimate = ({ measure }: PooledColumn, sums: PooledSummary): PooledEstimate => ({
  measure: measure.name,
  n: sums.n,
  ...pooledInterval(sums),
});
