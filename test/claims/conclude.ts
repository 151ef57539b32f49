import { student975 } from '../../engine/analysis/mean-interval.ts';
import type { Effect } from './effect.ts';

/** How a check came out, by rules that were fixed before it was run: see `docs/validation.md`. */
export type Verdict = 'as stated' | 'on average' | 'not shown' | 'opposite';

/** Over the points of a check that have an answer. */
export type Conclusion = {
  readonly verdict: Verdict;
  readonly points: number;
  /** Points without an answer: an arm has no such number there. */
  readonly unanswered: number;
  /** Mean over points, and its interval between points: 95 % of a direction, 90 % of a band. */
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
  /** Share of points with the stated direction, or whose own 90 % interval lies inside the band. */
  readonly agreeing: number;
  /** Share of points whose own 95 % interval lies on the stated side, and on the other; of a band inside and outside. */
  readonly clear: number;
  readonly contrary: number;
  /** Mean level of each arm. */
  readonly levels: Readonly<Record<string, number>>;
};

/** Points that must agree for a direction to be called as stated. */
const MOST_POINTS = 0.9;

const Z90 = 1.6448536269514722;

/**
 * The 95 % quantile of Student's t, by the normal quantile expanded in 1/ν to the third order: good to 0.001 from 5
 * degrees of freedom on.
 *
 * Source: Abramowitz and Stegun 1964, 26.7.5.
 */
const student95 = (freedom: number): number => {
  const z = Z90;
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  return z + (g1 + (g2 + g3 / freedom) / freedom) / freedom;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const shareOf = (effects: readonly Effect[], is: (effect: Effect) => boolean): number =>
  effects.filter(is).length / effects.length;

const interval = (effects: readonly Effect[], quantile: (freedom: number) => number) => {
  const estimates = effects.map(({ estimate }) => estimate);
  const centre = mean(estimates);
  const n = estimates.length;
  const sd = Math.sqrt(estimates.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (n - 1));
  const half = n < 2 ? Number.POSITIVE_INFINITY : (quantile(n - 1) * sd) / Math.sqrt(n);
  return { mean: centre, lo: centre - half, hi: centre + half };
};

const summed = (all: readonly Effect[]) => {
  const effects = all.filter(({ estimate }) => Number.isFinite(estimate));
  const arms = [...(effects[0]?.levels.keys() ?? [])];
  const levels = Object.fromEntries(
    arms.map((arm) => [arm, mean(effects.map((effect) => effect.levels.get(arm) as number))]),
  );
  return { effects, unanswered: all.length - effects.length, levels };
};

/** @param sign of the effect as stated */
export const concludeDirection = (all: readonly Effect[], sign: 1 | -1): Conclusion => {
  const { effects, unanswered, levels } = summed(all);
  const over = interval(effects, student975);
  const agreeing = shareOf(effects, ({ estimate }) => sign * estimate > 0);
  const clear = shareOf(effects, ({ centre, half95 }) => sign * centre - half95 > 0);
  const contrary = shareOf(effects, ({ centre, half95 }) => sign * centre + half95 < 0);
  const [near, far] = sign > 0 ? [over.lo, over.hi] : [-over.hi, -over.lo];
  const verdictOf = (): Verdict => {
    if (near > 0) return agreeing >= MOST_POINTS ? 'as stated' : 'on average';
    return far < 0 ? 'opposite' : 'not shown';
  };
  return { verdict: verdictOf(), points: effects.length, unanswered, ...over, agreeing, clear, contrary, levels };
};

/** @param within the largest difference that counts as none */
export const concludeBand = (all: readonly Effect[], within: number): Conclusion => {
  const { effects, unanswered, levels } = summed(all);
  const over = interval(effects, student95);
  const isInside = (lo: number, hi: number): boolean => -within < lo && hi < within;
  const half = ({ standardError }: Effect): number => Z90 * standardError;
  const agreeing = shareOf(effects, (one) => isInside(one.centre - half(one), one.centre + half(one)));
  const contrary = shareOf(effects, (one) => Math.abs(one.centre) - half(one) > within);
  const verdictOf = (): Verdict => {
    if (isInside(over.lo, over.hi)) return agreeing === 1 ? 'as stated' : 'on average';
    return over.lo > within || over.hi < -within ? 'opposite' : 'not shown';
  };
  return {
    verdict: verdictOf(),
    points: effects.length,
    unanswered,
    ...over,
    agreeing,
    clear: agreeing,
    contrary,
    levels,
  };
};
