import type { Condition } from '../../analysis/condition.ts';
import type { ConditionName } from '../../analysis/condition-names.ts';
import { judgeCondition } from '../../analysis/judge-condition.ts';
import {
  type ByChance,
  type PrimFactor,
  type PrimOptions,
  type PrimResult,
  prim,
  primByChance,
} from '../../analysis/prim.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { type Factor, isNumeric } from './factor.ts';
import type { PointDocument } from './read-points.ts';

/** What is looked for among points: those where a condition holds, or a share of their runs. */
export type Question =
  | { readonly kind: 'where'; readonly condition: Condition }
  | { readonly kind: 'share'; readonly name: ConditionName };

/** Where among the points of a sweep something happens. */
export type Discovery = {
  readonly result: PrimResult;
  readonly factors: readonly PrimFactor[];
  /** Points that have no answer, and were left out. */
  readonly unknown: number;
  /** Of the points looked at: those with a bound inside an interval, so that more runs could turn the answer. */
  readonly unclear: number;
  /** How often chance alone gives a first box as good; undefined where there is no box, or one was picked. */
  readonly byChance: ByChance | undefined;
};

type Answer = { readonly y: number; readonly unclear: boolean };

const answerOf = (point: PointDocument, question: Question): Answer | undefined => {
  if (question.kind === 'share') {
    const { estimate } = quantityOf(point, question.name);
    return estimate >= 0 && estimate <= 1 ? { y: estimate, unclear: false } : undefined;
  }
  const { holds, judgements } = judgeCondition(question.condition, (name) => quantityOf(point, name));
  return holds === undefined ? undefined : { y: Number(holds), unclear: judgements.some(({ clear }) => !clear) };
};

/** A factor for PRIM: numbers by their order, anything else by its levels. */
const primFactor = (factor: Factor): PrimFactor => {
  const { path, unit, values } = factor;
  if (values.kind !== 'levels' || isNumeric(factor)) return { name: path, kind: 'number', unit };
  return { name: path, kind: 'category', levels: values.levels.map(String) };
};

const cellOf = (point: PointDocument, factor: PrimFactor): number => {
  const value = point.parameters[factor.name] ?? null;
  return factor.kind === 'number' ? Number(value) : factor.levels.indexOf(String(value));
};

/** Shuffles that p = 0.01 needs; of large sweeps fewer, so that nobody waits for them. */
const MOST_SHUFFLES = 99;
const FEWEST_SHUFFLES = 19;
/** Cells that are searched again and again in all: some seconds. */
const CELLS_SEARCHED = 2_000_000;

const shufflesFor = (cells: number): number =>
  Math.min(MOST_SHUFFLES, Math.max(FEWEST_SHUFFLES, Math.floor(CELLS_SEARCHED / Math.max(1, cells))));

/**
 * Scenario discovery over the points of a sweep: boxes of limits on what was varied inside which the question is mostly
 * answered with yes.
 *
 * @param seed any text, for the shuffles of the test of chance
 * @throws RangeError where an option is out of its range
 */
export const discover = (
  points: readonly PointDocument[],
  varied: readonly Factor[],
  question: Question,
  options: PrimOptions,
  seed: string,
): Discovery => {
  const factors = varied.map(primFactor);
  const answered = points.flatMap((point) => {
    const answer = answerOf(point, question);
    return answer === undefined ? [] : [{ ...answer, x: factors.map((factor) => cellOf(point, factor)) }];
  });
  const [x, y] = [answered.map((one) => one.x), answered.map((one) => one.y)];
  const result = prim(factors, x, y, options);
  const isTested = result.boxes.length > 0 && options.pick === undefined;
  const shuffles = shufflesFor(x.length * factors.length);
  return {
    result,
    factors,
    unknown: points.length - answered.length,
    unclear: answered.filter(({ unclear }) => unclear).length,
    byChance: isTested ? primByChance(factors, x, y, options, shuffles, `${seed}/discover`) : undefined,
  };
};
