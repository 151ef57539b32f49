import { ACCENT, GRID, INK, MUTED } from '../colour.ts';
import type { EndLabel, Figure } from '../figure.ts';
import { PLOT_INSET } from '../figure.ts';
import type { Scale } from '../scale.ts';
import { eventHeight, eventLabels } from './event-labels.ts';
import type { Box, Mark, Measure, TextMark, TextStyle } from './marks.ts';
import { boxHeight, CHART_SCALE, textMark } from './marks.ts';
import { pushApart } from './push-apart.ts';
import { shorten, wrap, wrapBalanced } from './wrap.ts';

const TITLE: TextStyle = { size: 54, weight: 600, colour: INK };
/** For frames narrower than this many pixels. */
const NARROW = 1400;
const NARROW_TITLE: TextStyle = { ...TITLE, size: 48 };
const AXIS = '#8C959F';
const METHOD: TextStyle = { size: 36, weight: 400, colour: MUTED };
const TICK: TextStyle = { size: 36, weight: 400, colour: MUTED };
const LABEL_SIZE = 38;

/** Between labels of different lines, where there is room. */
const LABEL_GAP = 10;

/** Plots come in whole steps of this many pixels, so that a chart canvas has a whole number of Chart.js pixels. */
const PLOT_STEP = 25;

const INSET = PLOT_INSET * CHART_SCALE;

/** So that the plot keeps its room; what computed sentences need at most. */
const MOST_LINES = { title: 4, method: 4, axis: 2 };

/** The distance between line ends and their labels, bridged by a leader. */
const LEADER = 44;

export type PanelOptions = {
  readonly letter?: string;
  readonly title: string;
  readonly draft: boolean;
  /** At least this much room left and right of the plot, so that plots above each other line up. */
  readonly room?: Room;
  /** At least so much above the plot, so that plots beside each other line up. */
  readonly headHeight?: number;
};

/** Pixels that the text beside a plot needs. */
export type Room = { readonly left: number; readonly right: number };

/** Lines of text below each other; returns the marks and where the next thing may begin. */
export function paragraph(
  lines: readonly string[],
  style: TextStyle,
  place: { x: number; y: number },
  measure: Measure,
  leading = 1.32,
): { marks: Mark[]; bottom: number } {
  const step = Math.max(boxHeight(style), Math.round(style.size * leading));
  const marks = lines.map((text, k) => textMark(text, style, { x: place.x, y: place.y + k * step }, measure));
  return { marks, bottom: place.y + lines.length * step };
}

function heading(
  figure: Figure,
  options: PanelOptions,
  frame: Box,
  measure: Measure,
): { marks: Mark[]; bottom: number } {
  const marks: Mark[] = [];
  let indent = 0;
  const style = frame.width < NARROW ? NARROW_TITLE : TITLE;
  if (options.letter !== undefined) {
    const letter = textMark(options.letter, { ...style, weight: 700, colour: ACCENT }, frame, measure);
    marks.push(letter);
    indent = letter.width + 26;
  }
  const width = frame.width - indent;
  const titleLines = shorten(
    wrapBalanced(options.title, style, width, measure),
    MOST_LINES.title,
    style,
    width,
    measure,
  );
  const title = paragraph(titleLines, style, { x: frame.x + indent, y: frame.y }, measure, 1.24);
  const methodLines = shorten(wrap(figure.method, METHOD, width, measure), MOST_LINES.method, METHOD, width, measure);
  const method = paragraph(methodLines, METHOD, { x: frame.x + indent, y: title.bottom + 8 }, measure, 1.34);
  return { marks: [...marks, ...title.marks, ...method.marks], bottom: method.bottom };
}

/** An en space keeps name and number apart (`Outcome 1 14 %`) and on one line. */
const EN_SPACE = '\u2002';

function labelText(label: EndLabel): string {
  return label.detail === '' ? label.text : `${label.text}${EN_SPACE}${label.detail}`;
}

type Label = EndLabel & { readonly lines: readonly string[]; readonly style: TextStyle };

/** A label in at most `most` lines. The number is what the reader came for: a name too long gives way to it. */
function labelLines(label: EndLabel, most: number, style: TextStyle, width: number, measure: Measure): string[] {
  const whole = wrap(labelText(label), style, width, measure);
  if (whole.length <= most) return whole;
  const names = (room: number): string[] => wrap(label.text, style, room, measure);
  if (most > 1) return [...shorten(names(width), most - 1, style, width, measure), label.detail];
  const room = width - measure(`${EN_SPACE}${label.detail}`, style);
  return [labelText({ ...label, text: shorten(names(room), 1, style, room, measure).join('') })];
}

/** Wraps the labels to the column, in as many lines each as together fit the height. */
function wrapLabels(labels: readonly EndLabel[], width: number, height: number, measure: Measure): Label[] {
  const lineHeight = boxHeight({ size: LABEL_SIZE, weight: 600, colour: INK });
  const wrapped = (most: number): Label[] =>
    labels.map((label) => {
      const style: TextStyle = { size: LABEL_SIZE, weight: label.strong ? 700 : 600, colour: label.colour };
      return { ...label, style, lines: labelLines(label, most, style, width, measure) };
    });
  for (let most = 4; most > 1; most--) {
    const candidate = wrapped(most);
    if (candidate.reduce((sum, label) => sum + label.lines.length, 0) * lineHeight <= height) return candidate;
  }
  return wrapped(1);
}

function labelColumn(labels: readonly EndLabel[], frame: Box, measure: Measure): number {
  if (labels.length === 0) return 0;
  const widest = Math.max(
    ...labels.map((label) => measure(labelText(label), { size: LABEL_SIZE, weight: 700, colour: INK })),
  );
  return Math.ceil(Math.min(widest, Math.max(0.24 * frame.width, 280))) + 2;
}

/** How far along an axis a value lies, 0 to 1. */
function fraction(value: number, { min, max }: Scale): number {
  return Math.max(0, Math.min(1, (value - min) / (max - min)));
}

/** Labels at the line ends, pushed apart, each tied to its line by a thin leader. */
function endLabels(figure: Figure, plot: Box, width: number, measure: Measure): Mark[] {
  const { scale } = figure.axes.y;
  const at = (value: number): number => plot.y + plot.height * (1 - fraction(value, scale));
  const labels = wrapLabels(figure.endLabels, width, plot.height + 60, measure);
  const text = labels.reduce((sum, label) => sum + label.lines.length * boxHeight(label.style), 0);
  const gap = Math.max(0, Math.min(LABEL_GAP, (plot.height + 60 - text) / labels.length));
  const wishes = labels.map((label) => ({
    centre: at(label.value),
    height: label.lines.length * boxHeight(label.style) + gap,
  }));
  const tops = pushApart(wishes, plot.y - 30, plot.y + plot.height + 30);
  const { scale: xScale } = figure.axes.x;
  return labels.flatMap((label, k): Mark[] => {
    const top = tops[k] ?? plot.y;
    const x = plot.x + plot.width + LEADER;
    const middle = top + (wishes[k]?.height ?? 0) / 2;
    const { marks } = paragraph(label.lines, label.style, { x, y: top + gap / 2 }, measure, 1);
    const from: [number, number] = [plot.x + plot.width + 5, at(label.value)];
    const end = label.at === undefined ? undefined : plot.x + plot.width * fraction(label.at, xScale) + 8;
    const across: [number, number][] = end === undefined || end >= from[0] ? [] : [[end, at(label.value)]];
    const points: [number, number][] = [...across, from, [x - 12, middle]];
    return [{ kind: 'path', points, colour: label.colour, thickness: 2.5 }, ...marks];
  });
}

/** Every second, third … mark, so that none comes closer to its neighbour than `gap`. */
function thinned(marks: readonly TextMark[], gap: number, along: 'x' | 'y'): TextMark[] {
  const size = along === 'x' ? 'width' : 'height';
  const clear = (every: number): boolean => {
    const kept = marks.filter((_, k) => k % every === 0).sort((a, b) => a[along] - b[along]);
    return kept.every(
      (mark, k) => k === 0 || mark[along] - ((kept[k - 1]?.[along] ?? 0) + (kept[k - 1]?.[size] ?? 0)) >= gap,
    );
  };
  let every = 1;
  while (every < marks.length && !clear(every)) every++;
  return marks.filter((_, k) => k % every === 0);
}

function tickLabels(figure: Figure, plot: Box, measure: Measure): Mark[] {
  const { x, y } = figure.axes;
  const half = boxHeight(TICK) / 2;
  const left = y.labels.map(({ value, text }) => {
    const place = plot.y + plot.height * (1 - (value - y.scale.min) / (y.scale.max - y.scale.min));
    return textMark(text, TICK, { x: plot.x - 20, y: place - half, align: 'right' }, measure);
  });
  const below = x.labels.map(({ value, text }) => {
    const place = plot.x + (plot.width * (value - x.scale.min)) / (x.scale.max - x.scale.min);
    return textMark(text, TICK, { x: place, y: plot.y + plot.height + 14, align: 'centre' }, measure);
  });
  return [...thinned(left, 0, 'y'), ...thinned(below, 24, 'x')];
}

/** Grid lines exactly where the tick labels stand. */
function grid(figure: Figure, plot: Box): Mark[] {
  const { x, y } = figure.axes;
  return [
    ...y.labels.map(({ value }): Mark => {
      const place = plot.y + plot.height * (1 - fraction(value, y.scale));
      return { kind: 'area', x: plot.x, y: place - 1, width: plot.width, height: 2, colour: GRID };
    }),
    ...x.labels.map(({ value }): Mark => {
      const place = plot.x + plot.width * fraction(value, x.scale);
      return { kind: 'area', x: place - 1, y: plot.y, width: 2, height: plot.height, colour: GRID };
    }),
  ];
}

/** The room that a figure's tick labels and end labels need in a frame. */
export function roomFor(figure: Figure, frame: Box, measure: Measure): Room {
  const column = labelColumn(figure.endLabels, frame, measure);
  const gutter = Math.max(...figure.axes.y.labels.map(({ text }) => measure(text, TICK)));
  return { left: Math.ceil(gutter) + 20, right: column === 0 ? 40 : LEADER + column };
}

/** What stands above the plot: the heading, the lines of the axis title, and the pixels that all of it needs. */
type Above = { readonly marks: Mark[]; readonly axis: readonly string[]; readonly height: number };

function above(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): Above {
  const head = heading(figure, options, frame, measure);
  const width = frame.width - Math.max(roomFor(figure, frame, measure).right, options.room?.right ?? 0);
  const axis = shorten(wrap(figure.axes.y.title, TICK, width, measure), MOST_LINES.axis, TICK, width, measure);
  const height = head.bottom + 22 - frame.y + axisHeight(axis) + eventHeight(figure.events, frame.width, measure);
  return { marks: head.marks, axis, height };
}

function axisHeight(lines: readonly string[]): number {
  return lines.length * Math.max(boxHeight(TICK), Math.round(TICK.size * 1.32)) + 26;
}

/** The pixels that a panel needs above its plot. */
export function headHeight(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): number {
  return above(figure, options, frame, measure).height;
}

/** DRAFT across the plot. */
function watermark(plot: Box): Mark {
  const style: TextStyle = { size: Math.min(300, plot.height / 2), weight: 700, colour: 'rgba(180, 35, 24, 0.09)' };
  return { kind: 'watermark', ...plot, text: 'DRAFT', style };
}

/**
 * A figure in a frame: letter, title, method line, axis title and event names above the plot, the plot, labels of ticks
 * and line ends. Text and grid are placed here, at measured widths; Chart.js draws only bands and lines.
 *
 * @param frame pixels; at least about 500 wide and 600 high
 */
export function panel(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): Mark[] {
  const head = above(figure, options, frame, measure);
  const own = roomFor(figure, frame, measure);
  const right = Math.max(own.right, options.room?.right ?? 0);
  const left = frame.x + Math.max(own.left, options.room?.left ?? 0);
  const top = frame.y + Math.max(head.height, options.headHeight ?? 0);
  const foot = 14 + 2 * boxHeight(TICK) + 4;
  const plot: Box = {
    x: left,
    y: top,
    width: Math.floor((frame.x + frame.width - right - left) / PLOT_STEP) * PLOT_STEP,
    height: Math.floor((frame.y + frame.height - foot - top) / PLOT_STEP) * PLOT_STEP,
  };
  const canvas: Box = {
    x: plot.x - INSET,
    y: plot.y - INSET,
    width: plot.width + 2 * INSET,
    height: plot.height + 2 * INSET,
  };
  const xTitle = textMark(
    figure.axes.x.title,
    TICK,
    { x: plot.x + plot.width / 2, y: plot.y + plot.height + 14 + boxHeight(TICK) + 4, align: 'centre' },
    measure,
  );
  // Next to the plot, where the heading beside is longer.
  const axisTop = top - axisHeight(head.axis) - eventHeight(figure.events, frame.width, measure);
  return [
    ...head.marks,
    ...paragraph(head.axis, TICK, { x: frame.x, y: axisTop }, measure).marks,
    ...(options.draft ? [watermark(plot)] : []),
    ...grid(figure, plot),
    { kind: 'area', x: plot.x, y: plot.y + plot.height - 1, width: plot.width, height: 3, colour: AXIS },
    { kind: 'chart', ...canvas, configuration: figure.configuration },
    ...eventLabels(figure.events, figure.axes.x.scale, plot, frame, measure),
    ...tickLabels(figure, plot, measure),
    xTitle,
    ...endLabels(figure, plot, right - LEADER, measure),
  ];
}
