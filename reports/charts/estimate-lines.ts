import type { GridAxis, GridCell, GridQuantity } from '../../engine/experiment/study/swept-grid.ts';
import type { LineStyle } from '../colour.ts';
import type { Axis, Point } from '../figure.ts';
import { decimalsOf } from '../format.ts';
import { axisLabels, type CellAxis } from '../plane/axis.ts';
import { axisTitle } from '../plane/names.ts';
import type { Results } from '../results.ts';
import { niceScale, type Scale, shareScale, tickValues } from '../scale.ts';
import { tickText } from '../sweep/names.ts';
import { unitWords } from '../unit-words.ts';
import { markWords } from '../wording/marks.ts';
import { quantityWords } from '../wording/sweep.ts';
import { clipped, plain, upperFirst } from '../words.ts';
import { band, type Dataset, line } from './line-chart.ts';

/** Shares from 0 to just above the highest bound; of other numbers round ends around all of them. */
export function estimateScale(
  { isShare }: GridQuantity,
  cells: readonly GridCell[],
  also: readonly number[] = [],
): Scale {
  const known = cells.filter(({ estimate }) => Number.isFinite(estimate));
  const values = [...known.flatMap(({ estimate, lo95, hi95 }) => [estimate, lo95, hi95]), ...also].filter(
    Number.isFinite,
  );
  if (isShare) return shareScale(Math.min(1, Math.max(0.05, ...values)));
  return values.length === 0 ? niceScale(0, 1) : niceScale(Math.min(...values), Math.max(...values));
}

/** What an axis of the quantity is of: `Found, share of runs`, `Depth (months)`. */
export function quantityTitle({ label, isShare, unit }: GridQuantity, clock: Results['scenario']): string {
  const told = unitWords(unit, clock);
  return quantityWords.title(upperFirst(clipped(plain(label), 60)), isShare, told);
}

/** The axis of a quantity. */
export function quantityAxis(quantity: GridQuantity, scale: Scale, clock: Results['scenario']): Axis {
  const decimals = decimalsOf(quantity.isShare ? 100 * scale.step : scale.step);
  return {
    scale,
    title: quantityTitle(quantity, clock),
    labels: tickValues(scale).map((value) => ({ value, text: tickText(quantity, value, decimals) })),
  };
}

/** The axis of a parameter, in places from the first value to the last with a little room beside them. */
export function parameterAxis(of: GridAxis, scaled: CellAxis, clock: Results['scenario']): Axis {
  const [first, last] = [scaled.places[0] as number, scaled.places.at(-1) as number];
  const room = 0.04 * (last - first);
  return {
    scale: { min: first - room, max: last + room, step: 1 },
    title: axisTitle(of, scaled.isLog, clock),
    labels: axisLabels(of, scaled).map(({ place, text }) => ({ value: place, text })),
  };
}

/** Places without a number are a gap. */
function pointsOf(places: readonly number[], cells: readonly GridCell[], of: 'estimate' | 'lo95' | 'hi95'): Point[] {
  return cells.flatMap((cell, k) => {
    const isKnown = Number.isFinite(cell.estimate) && Number.isFinite(cell[of]);
    return isKnown ? [{ x: places[k] as number, y: cell[of] }] : [];
  });
}

/** A line through estimates with a dot at each, and the band of their intervals. */
export function estimateLine(
  label: string,
  places: readonly number[],
  cells: readonly GridCell[],
  style: LineStyle,
  opacity: number,
): { readonly line: Dataset; readonly band: Dataset[] } {
  const drawn = {
    ...line(label, pointsOf(places, cells, 'estimate'), { ...style, width: 1.8 }),
    pointRadius: 2.6,
    clip: 6,
    pointBackgroundColor: style.colour,
  };
  const edges = [pointsOf(places, cells, 'hi95'), pointsOf(places, cells, 'lo95')] as const;
  return { line: drawn, band: band(markWords.interval(label), ...edges, { colour: style.colour, opacity }) };
}
