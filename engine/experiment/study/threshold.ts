import type { Condition } from '../../analysis/condition.ts';
import { conditionNames } from '../../analysis/condition-names.ts';
import { readCondition } from '../../analysis/read-condition.ts';
import { type Crossing, findCrossing } from '../../analysis/threshold/find-crossing.ts';
import { type Assumption, type FlipSearch, rankFlips } from '../../analysis/threshold/rank-flips.ts';
import { type Verdict, verdictOf } from '../../analysis/threshold/verdict.ts';
import type { Model } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { ResultsError } from '../results/results-error.ts';
import { estimatesDocument } from '../results/run-document.ts';
import type { ThresholdDesign } from './design.ts';
import { type Factor, type FactorValue, factorQuantile, namedParameters, type PointValue } from './factor.ts';
import type { PlayRound, Study } from './study.ts';

/** Where an answer turns. */
export type Threshold = {
  /** As things stand. */
  readonly base: Verdict;
  /** Along the factor that is searched. */
  readonly crossing?: Crossing;
  /** By single assumptions. */
  readonly flips?: FlipSearch;
};

/** @throws DetenteError where the condition is none of this model's */
export const untilOf = (text: string, model: Model): Condition => {
  const { condition, problems } = readCondition({ name: '--until', text }, conditionNames(model));
  if (condition === undefined || problems.length > 0) throw new DetenteError(problems);
  return condition;
};

const searchedRange = ({ path, values }: Factor): { lo: number; hi: number; whole: boolean } => {
  const refuse = (message: string): ResultsError =>
    new ResultsError(
      'bad-design',
      `--vary ${path}: ${message}`,
      `write ${path}=lo:hi, or ${path}=lo..hi for whole numbers`,
    );
  if (values.kind === 'range') return { lo: values.lo, hi: values.hi, whole: false };
  if (values.kind === 'distribution') throw refuse('what is drawn has no range to search');
  const numbers = values.levels.filter((level) => typeof level === 'number');
  const [lo, hi] = [Math.min(...numbers), Math.max(...numbers)];
  const isWhole = numbers.length === values.levels.length && numbers.every(Number.isInteger);
  if (!isWhole || numbers.length !== hi - lo + 1 || numbers.length < 2)
    throw refuse('a threshold is searched over a range, not over a list');
  return { lo, hi, whole: true };
};

/** An assumption as it stands: its number, the median of what is drawn, or its option. */
const assumptionOf = async (factor: Factor, model: Model): Promise<Assumption> => {
  const { path, values } = factor;
  const found = namedParameters(model).get(path);
  const own = found?.parameter.values[found.member?.index ?? 0];
  const drawn = own?.kind !== 'number';
  const median =
    own?.kind === 'distribution' ? await factorQuantile(ownFactor(factor, own.distribution, found)) : undefined;
  const base = own?.kind === 'number' ? own.value : median?.(0.5);
  if (values.kind === 'levels' && !values.levels.every((level) => typeof level === 'number')) {
    const options = values.levels.map(String);
    const standing = found?.parameter.options?.[Number(base)] ?? options[0];
    return { path, base: standing as string, options, drawn };
  }
  const ends = await rangeOf(factor);
  const within = Math.min(Math.max(typeof base === 'number' ? base : (ends.lo + ends.hi) / 2, ends.lo), ends.hi);
  return { path, base: within, ...ends, drawn };
};

const ownFactor = (
  factor: Factor,
  distribution: Extract<Factor['values'], { kind: 'distribution' }>['distribution'],
  found: ReturnType<ReturnType<typeof namedParameters>['get']>,
): Factor => ({ ...factor, values: { kind: 'distribution', distribution, range: found?.parameter.range } });

/** What an assumption is moved within: its range; of what is drawn without one, from its 5 % to its 95 % quantile. */
const rangeOf = async (factor: Factor): Promise<{ lo: number; hi: number; whole: boolean }> => {
  const { values } = factor;
  if (values.kind === 'range') return { lo: values.lo, hi: values.hi, whole: false };
  if (values.kind === 'levels') {
    const levels = values.levels as readonly number[];
    return { lo: Math.min(...levels), hi: Math.max(...levels), whole: levels.every(Number.isInteger) };
  }
  const quantile = await factorQuantile(factor);
  return { lo: quantile(0.05) as number, hi: quantile(0.95) as number, whole: false };
};

/**
 * The study of where a condition turns: along one factor by bisection, and by the smallest moves of single assumptions.
 * All points play the same runs.
 *
 * @throws DetenteError or ResultsError where the condition or a factor is wrong
 */
export const thresholdStudy = async (design: ThresholdDesign, model: Model): Promise<Study> => {
  const { factors, crossing: hasCrossing, flips: hasFlips, runs } = design;
  const until = untilOf(design.until, model);
  const own: readonly PointValue[] = factors.map(() => undefined);
  const searched = hasCrossing ? searchedRange(factors[0] as Factor) : undefined;
  const moved = factors.slice(hasCrossing ? 1 : 0);
  const assumptions = hasFlips ? await Promise.all(moved.map((factor) => assumptionOf(factor, model))) : [];
  const verdicts = async (play: PlayRound, points: readonly (readonly PointValue[])[]): Promise<readonly Verdict[]> => {
    const results = await play(points.map((values) => ({ values, first: 0, runs })));
    return results.map(({ estimates }) => verdictOf(until, (name) => quantityOf(estimatesDocument(estimates), name)));
  };
  return {
    points: undefined,
    conduct: async (play) => {
      const [base] = (await verdicts(play, [own])) as [Verdict];
      const at = (path: string, value: FactorValue): readonly PointValue[] =>
        own.with(
          factors.findIndex((factor, index) => factor.path === path && index >= (hasCrossing ? 1 : 0)),
          value,
        );
      const crossing =
        searched === undefined
          ? undefined
          : await findCrossing(
              (values) =>
                verdicts(
                  play,
                  values.map((value) => own.with(0, value)),
                ),
              searched,
            );
      const flips =
        assumptions.length === 0 || base.holds === undefined
          ? undefined
          : await rankFlips(
              assumptions,
              (held) =>
                verdicts(
                  play,
                  held.map(({ path, value }) => at(path, value)),
                ),
              base,
            );
      const threshold: Threshold = {
        base,
        ...(crossing === undefined ? {} : { crossing }),
        ...(flips === undefined ? {} : { flips }),
      };
      return { threshold };
    },
  };
};
