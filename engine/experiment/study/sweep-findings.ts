import { type ConditionName, conditionNames } from '../../analysis/condition-names.ts';
import type { Quantity } from '../../analysis/judge-condition.ts';
import { spearman } from '../../designs/spearman.ts';
import type { Model } from '../../language/model.ts';
import { quantityOf } from '../results/quantity-of.ts';
import { type Factor, isNumeric } from './factor.ts';
import type { PointDocument } from './read-points.ts';

/** A point at which a number is lowest or highest, the first of equals. */
export type Extreme = {
  readonly point: PointDocument;
  readonly quantity: Quantity;
  /** At how many points it is the same. */
  readonly equals: number;
};

/** How far a number rises and falls with a factor over the points of a design, whatever the others do there. */
export type Association = {
  readonly path: string;
  /** Spearman's rank correlation, NaN where one of the two is the same at all points. */
  readonly spearman: number;
};

/** What a sweep says of one number. */
export type SweepFindings = {
  /** Points that have the number. */
  readonly known: number;
  /** Undefined where no point has it. */
  readonly extremes: { readonly lowest: Extreme; readonly highest: Extreme } | undefined;
  /** Of factors that are numbers, the largest first. */
  readonly associations: readonly Association[];
};

/** The end or measure that a scenario is about: its headline, else its first harm, benefit or end, else its first measure. */
export const headlineName = (model: Model): ConditionName | undefined => {
  const names = conditionNames(model).filter(({ missing }) => missing === undefined);
  const { headline } = model.experiment;
  const named = (name: string | undefined): ConditionName | undefined =>
    name === undefined ? undefined : names.find(({ parts }) => parts.length === 1 && parts[0] === name);
  const first = (kind: string): string | undefined => model.ends.find((end) => end.kind === kind)?.name;
  return (
    named(headline) ??
    named(first('harm') ?? first('benefit') ?? model.ends[0]?.name) ??
    names.find(({ kind }) => kind === 'measure')
  );
};

type Known = { readonly point: PointDocument; readonly quantity: Quantity };

const extremeOf = (known: readonly Known[], isBeyond: (a: number, b: number) => boolean): Extreme => {
  const [first, ...others] = known as readonly [Known, ...Known[]];
  const best = others.reduce((a, b) => (isBeyond(b.quantity.estimate, a.quantity.estimate) ? b : a), first);
  const equals = known.filter(({ quantity }) => quantity.estimate === best.quantity.estimate).length;
  return { ...best, equals };
};

const associationsOf = (known: readonly Known[], factors: readonly Factor[]): readonly Association[] => {
  if (known.length < 2) return [];
  const estimates = known.map(({ quantity }) => quantity.estimate);
  const size = ({ spearman: rho }: Association): number => (Number.isNaN(rho) ? -1 : Math.abs(rho));
  return factors
    .filter(isNumeric)
    .map(({ path }) => ({
      path,
      spearman: spearman(
        known.map(({ point }) => point.parameters[path] as number),
        estimates,
      ),
    }))
    .sort((a, b) => size(b) - size(a));
};

/** What the points of a sweep say of a number: where it is lowest and highest, and with which factors it rises. */
export const sweepFindings = (
  points: readonly PointDocument[],
  factors: readonly Factor[],
  name: ConditionName,
): SweepFindings => {
  const known = points
    .map((point) => ({ point, quantity: quantityOf(point, name) }))
    .filter(({ quantity }) => Number.isFinite(quantity.estimate));
  if (known.length === 0) return { known: 0, extremes: undefined, associations: [] };
  return {
    known: known.length,
    extremes: { lowest: extremeOf(known, (a, b) => a < b), highest: extremeOf(known, (a, b) => a > b) },
    associations: associationsOf(known, factors),
  };
};
