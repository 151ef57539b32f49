import { type ConditionName, conditionNames, writtenName } from '../../analysis/condition-names.ts';
import type { Model } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { ResultsError } from '../results/results-error.ts';
import type { ThresholdDesign } from './design.ts';
import { factorsOf } from './factor.ts';
import { type LeftOut, ownFactors } from './own-factors.ts';
import { untilOf } from './threshold.ts';
import { readVary, type Vary } from './vary.ts';

/** What is asked of a threshold; what is not said, the scenario or a default says. */
export type ThresholdAsked = {
  /** `path=lo:hi`, or a path whose own range is searched. */
  readonly vary?: Vary;
  /** A condition on results. */
  readonly until?: string;
  /** What is moved by itself; default all. */
  readonly flips?: 'all' | 'none' | readonly Vary[];
  /** Of every point. */
  readonly runs?: number;
};

export type ThresholdPlan = {
  readonly design: ThresholdDesign;
  /** Where the condition is from. */
  readonly untilFrom: 'asked' | 'scenario' | 'headline';
  /** Parameters that were to be moved and have nothing to be moved within. */
  readonly leftOut: readonly LeftOut[];
};

/** Of every point. The scenario's own are meant for one world. */
export const THRESHOLD_RUNS = 1000;

/** The share that a scenario is about: what it says, else its first harm, benefit or end. */
const headlineShare = ({ experiment, ends }: Model, names: readonly ConditionName[]): ConditionName | undefined => {
  const { headline } = experiment;
  const first =
    headline ??
    (ends.find(({ kind }) => kind === 'harm') ?? ends.find(({ kind }) => kind === 'benefit') ?? ends[0])?.name;
  return names.find((name) => writtenName(name) === first && name.isShare && name.missing === undefined);
};

/** The condition, and who says so. */
const conditionOf = (asked: string | undefined, model: Model): Pick<ThresholdPlan, 'untilFrom'> & { until: string } => {
  if (asked !== undefined) return { until: asked, untilFrom: 'asked' };
  const { until } = model.experiment;
  if (until !== undefined) return { until: until.text, untilFrom: 'scenario' };
  const names = conditionNames(model);
  const headline = headlineShare(model, names);
  if (headline !== undefined) return { until: `${writtenName(headline)} >= 0.5`, untilFrom: 'headline' };
  const known = names.filter(({ missing }) => missing === undefined).map(writtenName);
  throw new ResultsError(
    'bad-design',
    'no condition is given, and the scenario has no headline that is a share of runs',
    `write --until 'NAME >= NUMBER'; there are ${known.join(', ')}`,
  );
};

/** Finds what is wrong with the condition, at the place where it stands. */
const checkCondition = (until: string, model: Model, from: ThresholdPlan['untilFrom']): void => {
  try {
    untilOf(until, model);
  } catch (error) {
    const span = model.experiment.until?.span;
    if (from !== 'scenario' || span === undefined || !(error instanceof DetenteError)) throw error;
    throw new DetenteError(error.problems.map((problem) => ({ ...problem, span })));
  }
};

/** The one range that the scenario's `vary` asks for; several are no matter of a threshold. */
const ownVary = ({ experiment: { vary } }: Model): Vary | undefined => {
  const [only, second] = vary;
  if (only === undefined || second !== undefined) return undefined;
  const read = readVary(only.text === '' ? only.path : `${only.path}=${only.text}`);
  return read.values.kind === 'levels' ? undefined : read;
};

/**
 * The design of a threshold. Parameters that are moved by themselves are all with a range, options or distribution of
 * their own, players apart where they differ; the one that is searched is not among them.
 *
 * @throws DetenteError where the condition is wrong, ResultsError where a path or range is, or nothing is left to do
 */
export const planThreshold = (model: Model, asked: ThresholdAsked): ThresholdPlan => {
  const { until, untilFrom } = conditionOf(asked.until, model);
  checkCondition(until, model, untilFrom);
  const vary = asked.vary ?? ownVary(model);
  const { flips = 'all', runs = THRESHOLD_RUNS } = asked;
  const searched = vary === undefined ? [] : [vary];
  const skipped = searched.map(({ path }) => path);
  const own = flips === 'all' ? ownFactors(model, { apart: true, skipped }) : { factors: [], leftOut: [] };
  const named = typeof flips === 'string' ? [] : flips;
  const given = factorsOf([...searched, ...named], model);
  const moved = own.factors.length + named.length;
  if (given.length + own.factors.length === 0)
    throw new ResultsError(
      'bad-design',
      flips === 'none' ? '--flips none leaves nothing to search' : 'no parameter has a range of its own to move in',
      'write --vary path=lo:hi',
    );
  return {
    design: {
      kind: 'threshold',
      factors: [...given, ...own.factors],
      crossing: vary !== undefined,
      flips: moved > 0,
      until,
      runs,
    },
    untilFrom,
    leftOut: own.leftOut,
  };
};
