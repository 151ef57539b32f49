import { type ConditionName, conditionNames, writtenName } from '../analysis/condition-names.ts';
import type { Quantity } from '../analysis/judge-condition.ts';
import { isPrecise, lookAfter } from '../analysis/looks.ts';
import type { Model } from '../language/model.ts';
import { quantityOf } from './results/quantity-of.ts';
import { ResultsError } from './results/results-error.ts';
import { type PreparedRun, prepareRun, type RunDocument, type RunOptions, runPrepared } from './run-experiment.ts';

export type AskedOptions = RunOptions & {
  /**
   * Plays until the larger side of the 95 % interval of the headline is at most so much, in its unit: 0.01 is a
   * percentage point. `runs` is then the most. Default: the scenario's own, but of no draft.
   */
  readonly precision?: number;
  /** Told before every number of runs after which the interval is looked at. */
  readonly look?: (runs: number) => void;
};

/** How precise the headline has become. */
export type Precision = {
  readonly name: ConditionName;
  readonly asked: number;
  /** The larger side of its interval; infinite where it has none. */
  readonly reached: number;
  readonly isReached: boolean;
};

/** What was played; `precision` where it was to be reached. */
export type AskedRun = { readonly document: RunDocument; readonly precision?: Precision };

/** The most runs where nobody says how many. */
export const MOST_PRECISE_RUNS = 1_048_576;

/**
 * The number that is to become precise: what the scenario names as its headline.
 *
 * @throws ResultsError `bad-precision` where it names none, or none that is one number
 */
const headlineOf = (model: Model): ConditionName => {
  const { headline } = model.experiment;
  const names = conditionNames(model);
  const refuse = (message: string): ResultsError =>
    new ResultsError(
      'bad-precision',
      `--precision: ${message}`,
      `name one in the scenario, as in "experiment: {headline: ${names[0]?.key ?? 'horizon'}}"`,
    );
  if (headline === undefined) throw refuse('the scenario names no headline, so that it is open which number is meant');
  const [one, ...more] = names.filter(({ parts }) => parts[0] === headline);
  if (one === undefined) throw refuse(`the headline ${headline} is more than one number of each run`);
  if (more.length > 0)
    throw refuse(`the headline ${headline} is several numbers: ${[one, ...more].map(writtenName).join(', ')}`);
  if (one.missing !== undefined) throw refuse(`the headline ${headline} ${one.missing.message}`);
  return one;
};

const sidesOf = ({ estimate, lo95, hi95 }: Quantity): number => {
  const larger = Math.max(estimate - lo95, hi95 - estimate);
  return Number.isNaN(larger) ? Number.POSITIVE_INFINITY : larger;
};

/**
 * Plays as many runs as are asked for, or until the headline is precise.
 *
 * Then it looks after 512, 1,024, 2,048 … runs only (at a mean from 2,048 on), so that the number of runs does not
 * depend on threads. At each look there are finished results, the same as of so many runs asked for at once, and from
 * 4,096 runs on the next look goes on from them. Results that are there already are looked at first, however many runs
 * they have.
 *
 * @throws as `runExperiment`; ResultsError `bad-precision` where there is no headline, or the precision is no number
 *   above 0
 */
export const runAsAsked = async (options: AskedOptions): Promise<AskedRun> => {
  const prepared = await prepareRun(options);
  const { experiment } = prepared.scenario.model;
  const asked = options.precision ?? (options.draft ? undefined : experiment.precision);
  if (asked === undefined) return { document: await runPrepared(prepared, options) };
  if (!(asked > 0 && Number.isFinite(asked)))
    throw new ResultsError('bad-precision', `--precision: expected a number above 0, got ${asked}`);
  const own = options.precision === undefined ? experiment.runs : undefined;
  return runUntilPrecise(prepared, options, asked, options.runs ?? own ?? MOST_PRECISE_RUNS);
};

const runUntilPrecise = async (
  prepared: PreparedRun,
  { format, force: isForced = false, look, ...options }: AskedOptions,
  asked: number,
  most: number,
): Promise<AskedRun> => {
  const name = headlineOf(prepared.scenario.model);
  let force = isForced;
  for (let done = 0; ; ) {
    const runs = Math.min(most, lookAfter(done, name.isShare ? 'share' : 'mean'));
    look?.(runs);
    const { asked: _, ...document } = await runPrepared({ ...prepared, runs }, { ...options, runs, force });
    force = false;
    done = document.runs;
    const quantity = quantityOf(document, name);
    const isReached = isPrecise(quantity, asked);
    if (!isReached && done < most) continue;
    // Nothing is played any more: tables alone.
    if (format?.includes('csv')) await runPrepared({ ...prepared, runs: done }, { ...options, runs: done, format });
    return { document, precision: { name, asked, reached: sidesOf(quantity), isReached } };
  }
};
