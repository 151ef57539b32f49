import { type LineStyle, lineStyle, PAPER, RULE } from '../colour.ts';
import type { Axis, BarLabel, ChartOptions, DotSign, KeyEntry, Plot } from '../figure.ts';
import { markWords } from '../wording/marks.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';
import { rowLine, rowPlace } from './row-bars.ts';

/** A number with its interval, and by which sign it is told. */
export type Dot = {
  readonly label: string;
  readonly sign: number;
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
};

/** Dots below each other, the first on top; a row of one has its number written behind it. */
export type DotRow = {
  readonly name: string;
  readonly dots: readonly Dot[];
  readonly label?: { readonly text: string; readonly detail: string };
};

const SHAPES: readonly DotSign[] = ['circle', 'rect', 'triangle', 'rectRot'];

/** Of how many rows a row's dots take up. */
const SPREAD = 0.72;

/** Full signs in the order of the lines, then the same hollow. */
function signOf(k: number): { readonly shape: DotSign; readonly style: LineStyle; readonly fill: string } {
  const style = lineStyle(k);
  const shape = SHAPES[k % SHAPES.length] as DotSign;
  return { shape, style, fill: Math.floor(k / SHAPES.length) % 2 === 0 ? style.colour : PAPER };
}

/** What the signs mean. */
export function signKey(names: readonly string[], from = 0): KeyEntry[] {
  return names.map((text, k): KeyEntry => {
    const { shape, style, fill } = signOf(from + k);
    return { text, fill, colour: style.text, sign: { shape, edge: style.colour } };
  });
}

function dotSets({ label, sign, estimate, lo95, hi95 }: Dot, y: number): Dataset[] {
  if (!Number.isFinite(estimate)) return [];
  const { shape, style, fill } = signOf(sign);
  const size = shape === 'circle' ? 4 : 4.6;
  const dot: Dataset = {
    ...line(label, [{ x: estimate, y }], { colour: style.colour, dash: [], width: 1.4 }),
    pointStyle: shape,
    pointRadius: size,
    pointBackgroundColor: fill,
    clip: 8,
  };
  if (!Number.isFinite(lo95) || !Number.isFinite(hi95)) return [dot];
  const ends = [
    { x: lo95, y },
    { x: hi95, y },
  ];
  return [dot, line(markWords.interval(label), ends, { colour: style.colour, dash: [], width: 1.8 })];
}

/** Rules between rows. */
function between(count: number, { min, max }: Axis['scale']): Dataset[] {
  return Array.from({ length: Math.max(0, count - 1) }, (_, k) => {
    const ends = [
      { x: min, y: k + 1 },
      { x: max, y: k + 1 },
    ];
    return line(markWords.belowRow(count - k - 1), ends, { colour: RULE, dash: [], width: 0.9 });
  });
}

/** Right of the marks of a row, and of the line at zero. */
function behindMarks({ dots }: DotRow, least: number, zero: boolean): number {
  const ends = dots.flatMap(({ estimate, hi95 }) => [estimate, hi95]).filter(Number.isFinite);
  return Math.max(zero ? 0 : least, ...ends);
}

/**
 * Rows of dots with whiskers over a shared axis.
 *
 * @param x the axis of the numbers
 * @param title what the rows are, above their names
 * @param zero whether a line stands at 0
 */
export function dotRows(
  rows: readonly DotRow[],
  x: Axis,
  { title, zero }: { readonly title: string; readonly zero: boolean },
  options: ChartOptions,
): Plot {
  const placed = rows.map((row, k) => ({ row, y: rowPlace(k, rows.length) }));
  const axes: Plot['axes'] = {
    x,
    y: {
      scale: { min: 0, max: rows.length, step: 1 },
      title,
      labels: placed.map(({ row, y }) => ({ value: y, text: row.name })),
      names: true,
    },
  };
  const dots = placed.flatMap(({ row, y }) => {
    const step = SPREAD / row.dots.length;
    return row.dots.flatMap((dot, k) => dotSets(dot, y + step * ((row.dots.length - 1) / 2 - k)));
  });
  const labels = placed.flatMap(({ row, y }): BarLabel[] =>
    row.label === undefined ? [] : [{ at: { x: behindMarks(row, x.scale.min, zero), y }, ...row.label }],
  );
  const onTop = dots.filter(({ pointStyle }) => pointStyle !== undefined);
  const datasets = [
    ...onTop,
    ...dots.filter((one) => !onTop.includes(one)),
    ...(zero ? [rowLine(markWords.noDifference, 0, rows.length)] : []),
    ...between(rows.length, x.scale),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    ...(labels.length === 0 ? {} : { barLabels: labels }),
  };
}
