import { exp } from '../../engine/compile/elementary/exp.ts';
import { log } from '../../engine/compile/elementary/log.ts';
import { scalarAlgebra } from '../../engine/compile/elementary/scalar.ts';
import type { GridAxis } from '../../engine/experiment/study/swept-grid.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import { niceScale, tickValues } from '../scale.ts';

/** Where values lie along an axis of cells, as shares of its length. */
export type CellAxis = {
  /** Even steps are even ratios. */
  readonly isLog: boolean;
  /** Places of the levels, ascending, within (0, 1). */
  readonly places: readonly number[];
  /** Between cells, one more than levels: 0 first, 1 last. */
  readonly edges: readonly number[];
  placeOf(value: number): number;
  /** The value at a place. */
  valueAt(place: number): number;
};

const ln = (x: number): number => log(scalarAlgebra, x);

/** The coefficient of variation of the steps: 0 for even ones. */
function unevenness(places: readonly number[]): number {
  const steps = places.slice(1).map((place, k) => place - (places[k] as number));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const variance = steps.reduce((sum, step) => sum + (step - mean) * (step - mean), 0) / steps.length;
  return Math.sqrt(variance) / mean;
}

/** Whether levels are nearer to a geometric than to an arithmetic sequence, and span at least a factor of five. */
export function isGeometric(levels: readonly number[]): boolean {
  const [first = 0] = levels;
  if (levels.length < 3 || first <= 0 || (levels.at(-1) as number) < 5 * first) return false;
  return unevenness(levels.map(ln)) < unevenness(levels);
}

/**
 * An axis with a cell for each level, its edges halfway between neighbours and, at both ends, as far out as in; on a
 * logarithmic axis where the levels are geometric.
 *
 * @param levels ascending, at least one
 */
export function cellAxis(levels: readonly number[]): CellAxis {
  const isLog = isGeometric(levels);
  const scaled = isLog ? levels.map(ln) : levels;
  const first = scaled[0] as number;
  const last = scaled.at(-1) as number;
  const inner = scaled.slice(1).map((place, k) => (place + (scaled[k] as number)) / 2);
  const lo = scaled.length === 1 ? first - 0.5 : 2 * first - (inner[0] as number);
  const hi = scaled.length === 1 ? last + 0.5 : 2 * last - (inner.at(-1) as number);
  const share = (place: number): number => (place - lo) / (hi - lo);
  return {
    isLog,
    places: scaled.map(share),
    edges: [0, ...inner.map(share), 1],
    placeOf: (value) => share(isLog ? ln(value) : value),
    valueAt: (place) => {
      const at = lo + place * (hi - lo);
      return isLog ? exp(scalarAlgebra, at) : at;
    },
  };
}

/** Levels that are named one by one. */
const MOST_LEVELS = 12;

const ROUND = [1, 2, 5];

/** 1, 2, 5, 10, 20 … from lo to hi. */
function roundRatios(lo: number, hi: number): number[] {
  const values: number[] = [];
  let unit = 1;
  while (unit > lo) unit /= 10;
  while (unit * 10 <= lo) unit *= 10;
  for (; unit <= hi; unit *= 10) values.push(...ROUND.map((factor) => Number((factor * unit).toPrecision(6))));
  return values.filter((value) => value >= lo && value <= hi);
}

/** A number with the decimals that it has, at most so many significant digits. */
export function numberText(value: number, digits = 4): string {
  const rounded = Number(value.toPrecision(digits));
  return formatNumber(rounded, decimalsOf(rounded));
}

/** Labels of an axis: the levels, or of many round values between them. */
export function axisLabels({ levels }: GridAxis, axis: CellAxis): readonly { place: number; text: string }[] {
  const [lo, hi] = [levels[0] as number, levels.at(-1) as number];
  const round = axis.isLog ? roundRatios(lo, hi) : tickValues(niceScale(lo, hi)).filter((x) => x >= lo && x <= hi);
  const values = levels.length <= MOST_LEVELS ? levels : round;
  return values.map((value) => ({ place: axis.placeOf(value), text: numberText(value) }));
}
