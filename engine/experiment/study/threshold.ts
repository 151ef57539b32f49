import type { Condition } from '../../analysis/condition.ts';
import { conditionNames } from '../../analysis/condition-names.ts';
import { readCondition } from '../../analysis/read-condition.ts';
import { type Crossing, findCrossing } from '../../analysis/threshold/find-crossing.ts';
import { type Assumption, type FlipSearch, rankFlips } from '../../analysis/threshold/rank-flips.ts';
import { type Verdict, verdictOf } from '../../analysis/threshold/verdict.ts';
import type { Model, Parameter, ParameterValue } from '../../language/model.ts';
import { DetenteError } from '../../language/problem.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { ResultsError } from '../results/results-error.ts';
import type { ThresholdDesign } from './design.ts';
import { type Factor, factorQuantile, namedParameters, type PointValue } from './factor.ts';
import type { PlayRound, Study } from './study.ts';

/** Where an answer turns. */
export type Threshold = {
  /** As things stand. */
  readonly base: Verdict;
  /** Along the factor that is searched. */
  readonly crossing?: Crossing;
  /** By single parameters; absent where there is no answer to begin with, or nothing to move. */
  readonly flips?: FlipSearch;
};

/** @throws DetenteError where the condition is none of this model's */
export const untilOf = (text: string, model: Model): Condition => {
  const { condition, problems } = readCondition({ name: '--until', text }, conditionNames(model));
  if (condition === undefined || problems.length > 0) throw new DetenteError(problems);
  return condition;
};

type Ends = { readonly lo: number; readonly hi: number; readonly whole: boolean };

const refuse = (flag: string, path: string, message: string, hint?: string): ResultsError =>
  new ResultsError('bad-design', `${flag} ${path}: ${message}`, hint);

/** Whole numbers in a row, from the lowest to the highest. */
const wholeEnds = (levels: readonly (number | string)[]): Ends | undefined => {
  const numbers = levels.filter((level) => typeof level === 'number');
  const [lo, hi] = [Math.min(...numbers), Math.max(...numbers)];
  const isRow = numbers.length === levels.length && levels.length > 1 && numbers.length === hi - lo + 1;
  return isRow && numbers.every(Number.isInteger) ? { lo, hi, whole: true } : undefined;
};

/** What is drawn is searched between its 5 % and its 95 % quantile. */
const drawnEnds = async (factor: Factor): Promise<Ends> => {
  const quantile = await factorQuantile(factor);
  return { lo: quantile(0.05) as number, hi: quantile(0.95) as number, whole: false };
};

const endsOf = async (flag: string, factor: Factor): Promise<Ends> => {
  const { path, values } = factor;
  if (values.kind === 'range' && values.log)
    throw refuse(flag, path, 'a search halves a plain range', `write ${path}=${values.lo}:${values.hi}`);
  if (values.kind === 'range') return { lo: values.lo, hi: values.hi, whole: false };
  const ends = values.kind === 'distribution' ? await drawnEnds(factor) : wholeEnds(values.levels);
  if (ends !== undefined && ends.lo < ends.hi) return ends;
  throw refuse(
    flag,
    path,
    'a search needs a range, not a list',
    `write ${path}=lo:hi, or ${path}=lo..hi for whole numbers`,
  );
};

/**
 * The value that a path stands for as things are: what every player of a class has.
 *
 * @throws ResultsError where they have different ones
 */
const standing = (path: string, model: Model): { parameter: Parameter; value: ParameterValue } | undefined => {
  const found = namedParameters(model).get(path);
  const values = found?.parameter.values ?? [];
  const value = values[found?.member?.index ?? 0];
  const own = found?.member === undefined ? found?.parameter.owner : undefined;
  if (own !== undefined && values.some((one) => JSON.stringify(one) !== JSON.stringify(value)))
    throw refuse(
      '--flips',
      path,
      `the ${own.name} do not all have the same, so that there is no one value to move from`,
      `name one of them: ${own.members[0]?.name}${path.slice(own.name.length)}`,
    );
  return found === undefined || value === undefined ? undefined : { parameter: found.parameter, value };
};

/** Its number; of what is drawn the median. */
const baseOf = async (factor: Factor, { parameter, value }: NonNullable<ReturnType<typeof standing>>) => {
  if (value.kind === 'number') return value.value;
  if (value.kind === 'formula')
    throw refuse('--flips', factor.path, 'a formula gives its value, which is no number to move from');
  const { distribution } = value;
  const quantile = await factorQuantile({
    ...factor,
    values: { kind: 'distribution', distribution, range: parameter.range },
  });
  return quantile(0.5) as number;
};

/** An assumption as it stands: its number, the median of what is drawn, or its option. */
const assumptionOf = async (factor: Factor, model: Model): Promise<Assumption> => {
  const { path, values } = factor;
  const own = standing(path, model);
  if (own === undefined) throw refuse('--flips', path, 'no parameter of that name has a value to move from');
  const drawn = own.value.kind !== 'number';
  const base = await baseOf(factor, own);
  const { options } = own.parameter;
  if (options !== undefined && values.kind === 'levels')
    return { path, base: options[base] as string, options: values.levels.map(String), drawn };
  const ends = await endsOf('--flips', factor);
  const { lo, hi, whole } = ends;
  if (base < lo || base > hi || (whole && !Number.isInteger(base)))
    throw refuse('--flips', path, `it is ${base} now, which is not in ${lo}${whole ? '..' : ':'}${hi}`);
  return { path, base, ...ends, drawn };
};

/**
 * The study of where a condition turns: along one factor by bisection, and by the smallest moves of single parameters.
 * All points play the same runs.
 *
 * @throws DetenteError or ResultsError where the condition or a factor is wrong
 */
export const thresholdStudy = async (design: ThresholdDesign, model: Model): Promise<Study> => {
  const { factors, crossing: hasCrossing, flips: hasFlips, runs } = design;
  const until = untilOf(design.until, model);
  const own: readonly PointValue[] = factors.map(() => undefined);
  const searched = hasCrossing ? await endsOf('--vary', factors[0] as Factor) : undefined;
  const moved = hasFlips ? factors.slice(hasCrossing ? 1 : 0) : [];
  const assumptions = await Promise.all(moved.map((factor) => assumptionOf(factor, model)));
  const at = (path: string, value: number | string): readonly PointValue[] =>
    own.with(
      factors.findIndex((factor) => factor.path === path),
      value,
    );
  const verdicts = async (play: PlayRound, points: readonly (readonly PointValue[])[]): Promise<readonly Verdict[]> => {
    const found: Verdict[] = [];
    const requests = points.map((values) => ({ values, first: 0, runs }));
    await play(requests, ({ estimates }) => found.push(verdictOf(until, (name) => quantityOf(estimates, name))));
    return found;
  };
  return {
    points: undefined,
    conduct: async (play) => {
      const [base] = (await verdicts(play, [own])) as [Verdict];
      const threshold: { -readonly [Key in keyof Threshold]: Threshold[Key] } = { base };
      if (searched !== undefined)
        threshold.crossing = await findCrossing(
          (values) =>
            verdicts(
              play,
              values.map((value) => own.with(0, value)),
            ),
          searched,
        );
      if (assumptions.length > 0 && base.holds !== undefined)
        threshold.flips = await rankFlips(
          assumptions,
          (held) =>
            verdicts(
              play,
              held.map(({ path, value }) => at(path, value)),
            ),
          base,
        );
      return { threshold };
    },
  };
};
