import { GRID, INK, MUTED } from '../colour.ts';
import type { AxisLabel, BarLabel, Plot } from '../figure.ts';
import { PLOT_INSET } from '../figure.ts';
import { areaNames } from './area-names.ts';
import { dotLabels } from './dot-labels.ts';
import { EN_SPACE, fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextMark, TextStyle } from './marks.ts';
import { boxHeight, CHART_SCALE, SMALLEST_TYPE, textMark } from './marks.ts';
import { plotTexts } from './plot-texts.ts';
import { shorten, wrap } from './wrap.ts';

const AXIS = '#8C959F';
export const TICK: TextStyle = { size: 36, weight: 400, colour: MUTED };
const NAME: TextStyle = { size: 38, weight: 600, colour: INK };
const KIND: TextStyle = { size: 38, weight: 400, colour: MUTED };

/** The least height of a row of bars, whose texts are then in the smallest type. */
export const LEAST_ROW = boxHeight({ ...NAME, size: SMALLEST_TYPE });

/** Plots come in whole steps of this many pixels, so that a chart canvas has a whole number of Chart.js pixels. */
export const PLOT_STEP = 25;

const INSET = PLOT_INSET * CHART_SCALE;

/** Between the plot and the text left of it. */
export const LEFT_GAP = 20;

/** Between the plot and the text below it. */
const BELOW_GAP = 14;

/** Of the frame, for the names of rows. */
const MOST_FOR_NAMES = 0.36;

export type PlotOptions = {
  /** Across the plot; undefined: nothing. */
  readonly stamp: string | undefined;
  /** Text left of the plot. */
  readonly values: boolean;
  /** Text below the plot; beyond which places left and right it must not reach. */
  readonly times: { readonly from: number; readonly to: number } | undefined;
  /** Of bars: pixels for the names left of them, and for plot and texts together. */
  readonly room?: { readonly left: number; readonly right: number };
};

/** The pixels that the numbers or names left of a plot need. */
export function gutter({ axes }: Plot, frame: Box, measure: Measure): number {
  const widths = axes.y.labels.map(({ text, detail = '' }) =>
    axes.y.names === undefined ? measure(text, TICK) : Math.max(measure(text, NAME), measure(detail, KIND)),
  );
  const widest = Math.max(0, ...widths);
  const room = Math.ceil(axes.y.names === undefined ? widest : Math.min(widest, MOST_FOR_NAMES * frame.width));
  // Without labels as much as the canvas reaches beyond the plot.
  return Math.max(INSET, room + LEFT_GAP);
}

/** The pixels that the labels and the title below a plot need. */
export const FOOT = BELOW_GAP + 2 * boxHeight(TICK) + 4;

/** The pixels that the labels alone need. */
export const LABELS_FOOT = BELOW_GAP + boxHeight(TICK);

/** Every second, third … mark, so that none comes closer to its neighbour than `gap`; a zero is always kept. */
function thinned(marks: readonly TextMark[], gap: number, along: 'x' | 'y'): TextMark[] {
  const size = along === 'x' ? 'width' : 'height';
  const zero = Math.max(
    0,
    marks.findIndex(({ text }) => /^0(\.0+)?( %)?$/.test(text)),
  );
  const keeps = (k: number, every: number): boolean => (k - zero) % every === 0;
  const clear = (every: number): boolean => {
    const kept = marks.filter((_, k) => keeps(k, every)).sort((a, b) => a[along] - b[along]);
    return kept.every(
      (mark, k) => k === 0 || mark[along] - ((kept[k - 1]?.[along] ?? 0) + (kept[k - 1]?.[size] ?? 0)) >= gap,
    );
  };
  let every = 1;
  while (every < marks.length && !clear(every)) every++;
  return marks.filter((_, k) => keeps(k, every));
}

function valueLabels({ axes }: Plot, box: Box, measure: Measure): Mark[] {
  const half = boxHeight(TICK) / 2;
  const marks = axes.y.labels.map(({ value, text }) => {
    const place = box.y + box.height * (1 - fraction(value, axes.y.scale));
    return textMark(text, TICK, { x: box.x - LEFT_GAP, y: place - half, align: 'right' }, measure);
  });
  return thinned(marks, 0, 'y');
}

function timeLabels({ axes }: Plot, box: Box, { from, to }: { from: number; to: number }, measure: Measure): Mark[] {
  const marks = axes.x.labels.map(({ value, text }) => {
    const place = box.x + box.width * fraction(value, axes.x.scale);
    return textMark(text, TICK, { x: place, y: box.y + box.height + BELOW_GAP, align: 'centre' }, measure);
  });
  return thinned(
    marks.filter((mark) => mark.x >= from && mark.x + mark.width <= to),
    24,
    'x',
  );
}

/** Between the names of columns. */
const COLUMN_GAP = 20;

/** The names of columns below the plot, each wrapped to its column, in two lines where there is no title below them. */
function columnNames({ axes }: Plot, box: Box, measure: Measure): Mark[] {
  const { labels, scale, title } = axes.x;
  const width = (box.width * scale.step) / (scale.max - scale.min) - COLUMN_GAP;
  return labels.flatMap(({ value, text }) => {
    const lines = shorten(wrap(text, TICK, width, measure), title === '' ? 2 : 1, TICK, width, measure);
    const x = box.x + box.width * fraction(value, scale);
    return lines.map((line, k) =>
      textMark(line, TICK, { x, y: box.y + box.height + BELOW_GAP + k * boxHeight(TICK), align: 'centre' }, measure),
    );
  });
}

/** The texts of a row of bars in type that its height allows. */
type RowStyles = { readonly name: TextStyle; readonly kind: TextStyle; readonly step: number; readonly height: number };

function rowStyles({ axes }: Plot, box: Box): RowStyles {
  const height = box.height / Math.max(1, axes.y.labels.length);
  const size = Math.max(SMALLEST_TYPE, Math.min(NAME.size, Math.floor(height / 1.25)));
  const name = { ...NAME, size };
  return { name, kind: { ...KIND, size }, step: boxHeight(name), height };
}

/** A name and what it is in at most `most` lines, the latter behind the last line or below; left out where only one fits. */
function nameLines(
  { text, detail = '' }: AxisLabel,
  { name, kind }: RowStyles,
  width: number,
  most: number,
  measure: Measure,
): { lines: string[]; detail: string; beside: boolean } {
  const lines = wrap(text, name, width, measure);
  const said = shorten(wrap(detail, kind, width, measure), 1, kind, width, measure).join('');
  const beside = measure(`${EN_SPACE}${said}`, kind);
  if (detail === '' || (lines.length <= most && measure(lines.at(-1) ?? '', name) + beside <= width)) {
    return { lines: shorten(lines, most, name, width, measure), detail: said, beside: true };
  }
  if (most > 1) return { lines: shorten(lines, most - 1, name, width, measure), detail: said, beside: false };
  const room = width - beside;
  // A name that has room by itself is not cut for its kind.
  if (lines.length === 1 || room < width / 2)
    return { lines: shorten(lines, 1, name, width, measure), detail: '', beside: true };
  return { lines: shorten(wrap(text, name, room, measure), 1, name, room, measure), detail: said, beside: true };
}

/** The names of rows, wrapped, each in the middle of its row, and what kind of thing it is. */
function rowNames(plot: Plot, box: Box, width: number, measure: Measure): Mark[] {
  const { labels, scale } = plot.axes.y;
  const styles = rowStyles(plot, box);
  const { name, kind, step, height } = styles;
  const right = box.x - LEFT_GAP;
  return labels.flatMap((label): Mark[] => {
    const most = Math.max(1, Math.floor(height / step));
    const { lines, detail, beside } = nameLines(label, styles, width, most, measure);
    const rows = lines.length + (beside || detail === '' ? 0 : 1);
    const top = box.y + box.height * (1 - fraction(label.value, scale)) - (rows * step) / 2;
    const indent = beside && detail !== '' ? measure(`${EN_SPACE}${detail}`, kind) : 0;
    const names = lines.map((line, k) => {
      const x = right - (k === lines.length - 1 ? indent : 0);
      return textMark(line, name, { x, y: top + k * step, align: 'right' }, measure);
    });
    if (detail === '') return names;
    return [...names, textMark(detail, kind, { x: right, y: top + (rows - 1) * step, align: 'right' }, measure)];
  });
}

/** Grid lines exactly where the tick labels stand. */
function grid({ axes: { x, y } }: Plot, box: Box): Mark[] {
  const across = y.names === undefined ? y.labels : [];
  const down = x.names === undefined ? x.labels : [];
  return [
    ...across.map(({ value }): Mark => {
      const place = box.y + box.height * (1 - fraction(value, y.scale));
      return { kind: 'area', x: box.x, y: place - 1, width: box.width, height: 2, colour: GRID };
    }),
    ...down.map(({ value }): Mark => {
      const place = box.x + box.width * fraction(value, x.scale);
      return { kind: 'area', x: place - 1, y: box.y, width: 2, height: box.height, colour: GRID };
    }),
  ];
}

/** The width of a letter of a stamp, of its size. */
const STAMP_LETTER = 0.8;

/** A stamp across the plot. */
function watermark(text: string, box: Box): Mark {
  const size = Math.min(300, box.height / 2, box.width / (STAMP_LETTER * text.length));
  const style: TextStyle = { size, weight: 700, colour: 'rgba(180, 35, 24, 0.09)' };
  return { kind: 'watermark', ...box, text, style };
}

const BAR_GAP = 18;

/** A plot of bars narrower than this share of its room has its texts on two lines. */
const LEAST_FOR_BARS = 0.45;
const LEAST_BARS = 100;

/** The width of what stands behind a bar: in one line, or the detail below. */
function barTextWidth({ text, detail }: BarLabel, twoLines: boolean, measure: Measure): number {
  if (twoLines || detail === '') return Math.max(measure(text, NAME), measure(detail, KIND));
  return measure(`${text} `, NAME) + measure(detail, KIND);
}

/** How wide a plot can be so that every text has room between its bar's end and the frame. */
function widestPlot({ axes, barLabels = [] }: Plot, room: number, twoLines: boolean, measure: Measure): number {
  const widths = barLabels.map((label) => {
    const free = room - 2 * BAR_GAP - barTextWidth(label, twoLines, measure);
    return free / Math.max(0.001, fraction(label.at.x, axes.x.scale));
  });
  return Math.min(room, ...widths);
}

/** Whether the texts behind the bars take two lines, so that the plot keeps its share of the room. */
function inTwoLines(plot: Plot, room: number, measure: Measure): boolean {
  return widestPlot(plot, room, false, measure) < LEAST_FOR_BARS * room;
}

/**
 * The pixels that the texts behind bars need beyond the plot.
 *
 * @param room pixels for plot and texts
 */
export function barColumn(plot: Plot, room: number, measure: Measure): number {
  if (plot.barLabels === undefined) return 0;
  const width = widestPlot(plot, room, inTwoLines(plot, room, measure), measure);
  return Math.min(room - LEAST_BARS, Math.ceil(room - Math.max(0, width)) + PLOT_STEP);
}

/** Texts behind the bars; where rows are too low for two lines, the numbers alone. */
function barTexts(plot: Plot, box: Box, room: number, measure: Measure): Mark[] {
  const { axes, barLabels = [] } = plot;
  if (barLabels.length === 0) return [];
  const twoLines = inTwoLines(plot, room, measure);
  const { name, kind, step, height } = rowStyles(plot, box);
  return barLabels.flatMap((label): Mark[] => {
    const x = box.x + box.width * fraction(label.at.x, axes.x.scale) + BAR_GAP;
    const middle = box.y + box.height * (1 - fraction(label.at.y, axes.y.scale));
    const both = label.detail !== '' && (!twoLines || height >= 2 * step);
    const y = middle - (both && twoLines ? step : step / 2);
    const number = textMark(label.text, name, { x, y }, measure);
    if (!both) return [number];
    const place = twoLines ? { x, y: y + step } : { x: x + measure(`${label.text} `, name), y };
    return [number, textMark(label.detail, kind, place, measure)];
  });
}

function below(plot: Plot, box: Box, reach: { from: number; to: number }, measure: Measure): Mark[] {
  return plot.axes.x.names === undefined ? timeLabels(plot, box, reach, measure) : columnNames(plot, box, measure);
}

/**
 * One plot: grid, axis line, Chart.js canvas, tick labels, names in areas, in cells, beside dots and behind bars.
 *
 * @param box the plot area, in whole steps of `PLOT_STEP`
 */
export function drawPlot(plot: Plot, box: Box, options: PlotOptions, measure: Measure): Mark[] {
  const canvas: Box = {
    x: box.x - INSET,
    y: box.y - INSET,
    width: box.width + 2 * INSET,
    height: box.height + 2 * INSET,
  };
  const left =
    plot.axes.y.names === undefined
      ? valueLabels(plot, box, measure)
      : rowNames(plot, box, options.room?.left ?? 0, measure);
  const base: Mark =
    plot.axes.y.names === undefined
      ? { kind: 'area', x: box.x, y: box.y + box.height - 1, width: box.width, height: 3, colour: AXIS }
      : { kind: 'area', x: box.x - 1, y: box.y, width: 3, height: box.height, colour: AXIS };
  return [
    ...(options.stamp === undefined ? [] : [watermark(options.stamp, box)]),
    ...grid(plot, box),
    ...(plot.bare ? [] : [base]),
    { kind: 'chart', ...canvas, configuration: plot.configuration },
    ...areaNames(plot, box, measure).marks,
    ...plotTexts(plot, box, measure),
    ...dotLabels(plot, box, measure).marks,
    ...barTexts(plot, box, options.room?.right ?? 0, measure),
    ...(options.values ? left : []),
    ...(options.times === undefined ? [] : below(plot, box, options.times, measure)),
  ];
}
