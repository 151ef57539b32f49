import { INK } from '../colour.ts';
import type { Plot, Point } from '../figure.ts';
import { type factorNames, rowName } from '../study/names.ts';
import { markWords } from '../wording/marks.ts';
import { band, type Dataset, line } from './line-chart.ts';

/** Half the height of a bar and of a whisker's cap, in rows. */
export const HALF_BAR = 0.32;
const HALF_CAP = 0.13;

/** The place of row k of n from the top, rows being 1 apart. */
export function rowPlace(k: number, n: number): number {
  return n - k - 0.5;
}

/** The axis of rows, a parameter each: its name and whether it is a lever or an assumption. */
export function rowAxis(
  names: ReturnType<typeof factorNames>,
  rows: readonly { readonly path: string; readonly role: string; readonly y: number }[],
): Plot['axes']['y'] {
  return {
    scale: { min: 0, max: rows.length, step: 1 },
    title: '',
    labels: rows.map(({ path, role, y }) => ({ value: y, text: rowName(names, path), detail: role })),
    names: true,
  };
}

/** Where a bar lies and what it looks like; without a fill it is its outline. */
export type RowBar = {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly fill?: string;
  readonly edge: string;
  readonly dash?: readonly number[];
};

/** A bar, if it has a length: an area between two lines, and over it its outline, in strokes that run from left to right. */
export function rowBar(label: string, { from, to, top, bottom, fill, edge, dash = [] }: RowBar): Dataset[] {
  if (from === to) return [];
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const along = (at: number): Point[] => [
    { x: left, y: at },
    { x: right, y: at },
  ];
  const closing = [
    { x: to, y: bottom },
    { x: to, y: top },
  ];
  const outline = [along(top), along(bottom), closing].map((points, k) => ({
    ...line(markWords.outline(label, k + 1), points, { colour: edge, dash, width: 1 }),
    borderCapStyle: 'square' as const,
  }));
  if (fill === undefined) return outline;
  return [...outline, ...band(label, along(top), along(bottom), { colour: fill, opacity: 1 })];
}

/** Two bars with a gap between them. */
export function splitBar(label: string, bar: RowBar): Dataset[] {
  const { top, bottom } = bar;
  const third = (top - bottom) * 0.4;
  return [
    ...rowBar(markWords.upperHalf(label), { ...bar, bottom: top - third }),
    ...rowBar(markWords.lowerHalf(label), { ...bar, top: bottom + third }),
  ];
}

/** The interval as a line with caps, in one stroke. */
export function whisker(label: string, lo: number, hi: number, y: number, halfCap = HALF_CAP): Dataset {
  const data = [
    { x: lo, y: y - halfCap },
    { x: lo, y: y + halfCap },
    { x: lo, y },
    { x: hi, y },
    { x: hi, y: y - halfCap },
    { x: hi, y: y + halfCap },
  ];
  const stroke = line(markWords.interval(label), data, { colour: INK, dash: [], width: 1.5 });
  return { ...stroke, borderJoinStyle: 'bevel' };
}

/** A vertical line over n rows. */
export function rowLine(label: string, x: number, n: number, dash: readonly number[] = []): Dataset {
  const data = [
    { x, y: 0 },
    { x, y: n },
  ];
  return { ...line(label, data, { colour: INK, dash, width: 1.2 }), borderCapStyle: 'butt' as const };
}
