import { ACCENT, INK, MUTED } from '../colour.ts';
import type { Figure, KeyEntry, Plot } from '../figure.ts';
import { areaNames } from './area-names.ts';
import { colourBar, colourColumn, colourTitleLines } from './colour-bar.ts';
import { endLabels, LEADER, labelColumn, leastBeside } from './end-labels.ts';
import { eventHeight, eventLabels } from './event-labels.ts';
import { flagHeight, flagMarks } from './flags.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { leastMultiples, multiples } from './multiples.ts';
import { paragraph } from './paragraph.ts';
import { barColumn, drawPlot, FOOT, gutter, LEAST_ROW, LEFT_GAP, PLOT_STEP, TICK } from './plot.ts';
import { shorten, wrap, wrapBalanced } from './wrap.ts';

export { paragraph } from './paragraph.ts';

const TITLE: TextStyle = { size: 54, weight: 600, colour: INK };
/** For frames narrower than this many pixels. */
const NARROW = 1600;
const NARROW_TITLE: TextStyle = { ...TITLE, size: 48 };
/** Where six share an A4 page. */
const COMPACT_TITLE: TextStyle = { ...TITLE, size: 42 };
const METHOD: TextStyle = { size: 36, weight: 400, colour: MUTED };
const COMPACT_METHOD: TextStyle = { ...METHOD, size: SMALLEST_TYPE };
const KEY: TextStyle = { size: 38, weight: 600, colour: INK };
const SWATCH = 30;

/** So that the plot keeps its room; the first is what computed sentences need at most. */
type Lines = { readonly title: number; readonly method: number };
const AMPLE: Lines = { title: 4, method: 4 };
/** The finding is cut last. */
const TIGHTER: readonly Lines[] = [
  { title: 4, method: 3 },
  { title: 4, method: 2 },
  { title: 4, method: 1 },
  { title: 2, method: 1 },
];
const MOST_AXIS_LINES = 2;

/** A lower plot shows no course. */
const LEAST_PLOT = 200;

/** A row of bars is not drawn out to fill the frame. */
const TALLEST_ROW = 170;

/** Nor is a row of a table. */
const TALLEST_CELL = 300;

export type PanelOptions = {
  readonly letter?: string;
  readonly title: string;
  /** Across its plots; undefined: nothing. */
  readonly stamp: string | undefined;
  /** Title and method line in smaller type. */
  readonly compact?: boolean;
  /** Events are lines without their names, which stand in a panel above. */
  readonly unnamed?: boolean;
  /** At least this much room left and right of the plot, so that plots above each other line up. */
  readonly room?: Room;
  /** At least so much above the plot, so that plots beside each other line up. */
  readonly headHeight?: number;
};

/** Pixels that the text beside a plot needs. */
export type Room = { readonly left: number; readonly right: number };

/** What stands above the plot: the heading, the lines of the axis title, and the pixels that all of it needs. */
type Above = { readonly marks: Mark[]; readonly axis: readonly string[]; readonly height: number };

function heading(
  figure: Figure,
  options: PanelOptions,
  most: Lines,
  frame: Box,
  measure: Measure,
): { marks: Mark[]; bottom: number } {
  const marks: Mark[] = [];
  let indent = 0;
  const style = options.compact ? COMPACT_TITLE : frame.width < NARROW ? NARROW_TITLE : TITLE;
  const methodStyle = options.compact ? COMPACT_METHOD : METHOD;
  if (options.letter !== undefined) {
    const letter = textMark(options.letter, { ...style, weight: 700, colour: ACCENT }, frame, measure);
    marks.push(letter);
    indent = letter.width + 26;
  }
  const width = frame.width - indent;
  const titleLines = shorten(wrapBalanced(options.title, style, width, measure), most.title, style, width, measure);
  const title = paragraph(titleLines, style, { x: frame.x + indent, y: frame.y }, measure, 1.24);
  const methodLines = shorten(
    wrap(figure.method, methodStyle, width, measure),
    most.method,
    methodStyle,
    width,
    measure,
  );
  const method = paragraph(methodLines, methodStyle, { x: frame.x + indent, y: title.bottom + 8 }, measure, 1.34);
  const key = keyRows(figure.key ?? [], { x: frame.x + indent, y: method.bottom + 12, width }, measure);
  return { marks: [...marks, ...title.marks, ...method.marks, ...key.marks], bottom: key.bottom ?? method.bottom };
}

/** The sign of a dot in a box: what Chart.js draws at a point. */
function signMark({ shape, edge }: NonNullable<KeyEntry['sign']>, fill: string, box: Box): Mark {
  const corners = { circle: 32, rect: 4, triangle: 3, rectRot: 4 }[shape];
  const turn = shape === 'rect' ? 0.5 : 0;
  const radius = shape === 'rect' ? box.width * 0.6 : box.width * 0.46;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + (shape === 'triangle' ? 3 : 0) };
  const points = Array.from({ length: corners + 1 }, (_, k): [number, number] => {
    const angle = (2 * Math.PI * (k + turn)) / corners;
    return [middle.x + radius * Math.sin(angle), middle.y - radius * Math.cos(angle)];
  });
  return { kind: 'path', points, colour: edge, thickness: 5, fill };
}

/** Coloured squares with what they mean, in as many rows as they need. */
function keyRows(
  entries: readonly KeyEntry[],
  place: { x: number; y: number; width: number },
  measure: Measure,
): { marks: Mark[]; bottom: number | undefined } {
  const marks: Mark[] = [];
  let [x, y] = [place.x, place.y];
  for (const { text, fill, colour, sign } of entries) {
    const style = { ...KEY, colour };
    const room = place.width - SWATCH - 14;
    const [line = ''] = shorten(wrap(text, style, room, measure), 1, style, room, measure);
    const width = SWATCH + 14 + measure(line, style);
    if (x > place.x && x + width > place.x + place.width) [x, y] = [place.x, y + boxHeight(KEY)];
    const swatch: Box = { x, y: y + 8, width: SWATCH, height: SWATCH };
    marks.push(sign === undefined ? { kind: 'area', ...swatch, colour: fill } : signMark(sign, fill, swatch));
    marks.push(textMark(line, style, { x: x + SWATCH + 14, y }, measure));
    x += width + 48;
  }
  return { marks, bottom: entries.length === 0 ? undefined : y + boxHeight(KEY) };
}

/**
 * The room that a figure's tick labels and end labels need in a frame.
 *
 * @param least pixels that are left free on the left whatever is there
 */
export function roomFor(figure: Figure, frame: Box, measure: Measure, least = 0): Room {
  const [plot] = figure.plots;
  const left = Math.max(least, gutter(plot, frame, measure));
  if (figure.plots.length > 1) return { left, right: 40 };
  const column = labelColumn(plot, frame, measure);
  const bars = barColumn(plot, frame.width - left, measure);
  const colours = colourColumn(plot.colours, measure);
  return { left, right: Math.max(40, bars, colours, column === 0 ? 0 : LEADER + column) };
}

/** Beside small multiples: tick labels. */
const ROOM_BESIDE = 180;

/** The pixels that the plots of a figure need at least. */
function leastHeight({ plots }: Figure, frame: Box): number {
  if (plots.length > 1) return leastMultiples(plots.length, frame.width - ROOM_BESIDE);
  const [{ axes, endLabels: beside, rowLines = 1 }] = plots;
  const { names, labels } = axes.y;
  if (names !== undefined) return labels.length * rowLines * LEAST_ROW + PLOT_STEP;
  return Math.max(LEAST_PLOT, leastBeside(beside.length) + PLOT_STEP);
}

/** The text above the plot, in fewer lines where it would leave the plot too little. */
function above(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): Above {
  const [{ axes }] = figure.plots;
  const width = frame.width - Math.max(roomFor(figure, frame, measure).right, options.room?.right ?? 0);
  const lines = axes.y.title === '' ? [] : wrap(axes.y.title, TICK, width, measure);
  const axis = shorten(lines, MOST_AXIS_LINES, TICK, width, measure);
  const titles = Math.max(axis.length, colourTitleLines(figure.plots[0].colours, measure));
  const below = 22 + axisHeight(titles) + eventsHeight(figure, options, frame, measure);
  const enough = frame.height - FOOT - leastHeight(figure, frame);
  const laid = (most: Lines): Above => {
    const head = heading(figure, options, most, frame, measure);
    return { marks: head.marks, axis, height: head.bottom - frame.y + below };
  };
  let best = laid(AMPLE);
  for (const most of options.headHeight === undefined ? TIGHTER : []) {
    if (best.height <= enough) break;
    best = laid(most);
  }
  return best;
}

function eventsHeight(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): number {
  const [{ events }, ...others] = figure.plots;
  if (others.length > 0) return 0;
  const names = options.unnamed ? 0 : eventHeight(events, frame.width, measure);
  return names + flagsHeight(figure, options, frame, measure);
}

/** What title, method line and key take at least where they are short, pixels. */
const HEADING = 300;

/**
 * What the flags need where the plot begins as its own names want it; in a row of panels they get no more. In a picture
 * by itself the rows of the plot come first.
 */
function flagsHeight(figure: Figure, options: Pick<PanelOptions, 'headHeight'>, frame: Box, measure: Measure): number {
  const [{ flags, axes }] = figure.plots;
  if (flags === undefined) return 0;
  const { left, right } = roomFor(figure, frame, measure);
  const plot = { x: frame.x + left, width: stepped(frame.width - left - right) };
  const spare =
    options.headHeight === undefined
      ? frame.height - FOOT - leastHeight(figure, frame) - HEADING
      : Number.POSITIVE_INFINITY;
  return flagHeight(flags, axes.x.scale, plot, frame, spare, measure);
}

function axisHeight(lines: number): number {
  return lines === 0 ? 8 : lines * Math.max(boxHeight(TICK), Math.round(TICK.size * 1.32)) + 26;
}

/** The pixels that a panel needs above its plot. */
export function headHeight(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): number {
  return above(figure, options, frame, measure).height;
}

/** The title of the horizontal axis, below the labels, in the middle as far as the frame has room. */
function timeTitle({ axes }: Plot, plots: Box, frame: Box, measure: Measure): Mark {
  const [text = ''] = shorten(wrap(axes.x.title, TICK, frame.width, measure), 1, TICK, frame.width, measure);
  const half = measure(text, TICK) / 2;
  const middle = Math.min(Math.max(plots.x + plots.width / 2, frame.x + half), frame.x + frame.width - half);
  const place = { x: middle, y: plots.y + plots.height + FOOT - boxHeight(TICK) };
  return textMark(text, TICK, { ...place, align: 'centre' }, measure);
}

/** One plot with names of events above it and of lines beside it. */
function onePlot(figure: Figure, area: Box, options: PanelOptions, room: Room, frame: Box, measure: Measure): Mark[] {
  const [plot] = figure.plots;
  const rows = plot.axes.y.names === undefined ? 0 : plot.axes.y.labels.length;
  const tallest = plot.axes.x.names === undefined ? TALLEST_ROW : TALLEST_CELL;
  const height = rows === 0 ? area.height : Math.min(area.height, stepped(rows * tallest));
  const box = inShape({ ...area, height }, plot.aspect);
  const { named } = areaNames(plot, box, measure);
  // A name that stands in its area is not said again beside it.
  const labels = plot.endLabels.map((label) => (named.includes(label.text) ? { ...label, text: '' } : label));
  const times = { from: frame.x, to: frame.x + frame.width };
  const beside = { left: gutter(plot, frame, measure) - LEFT_GAP, right: frame.width - room.left };
  return [
    ...drawPlot(plot, box, { stamp: options.stamp, values: true, times, room: beside }, measure),
    ...(options.unnamed ? [] : eventLabels(plot.events, plot.axes.x.scale, box, frame, measure)),
    ...flagMarks(plot, box, frame, flagsHeight(figure, options, frame, measure), measure),
    ...(plot.axes.x.title === '' ? [] : [timeTitle(plot, box, frame, measure)]),
    ...endLabels({ ...plot, endLabels: labels }, box, room.right - LEADER, measure),
    ...(plot.colours === undefined ? [] : colourBar(plot.colours, box, measure)),
  ];
}

/** The largest box of a shape in the middle of another. */
function inShape(box: Box, aspect: number | undefined): Box {
  if (aspect === undefined) return box;
  const width = stepped(Math.min(box.width, aspect * box.height));
  const height = stepped(Math.min(box.height, width / aspect));
  return { x: box.x + stepped((box.width - width) / 2), y: box.y, width, height };
}

function stepped(pixels: number): number {
  return Math.floor(pixels / PLOT_STEP) * PLOT_STEP;
}

/**
 * A figure in a frame: letter, title, method line, axis title and event names above the plot, the plot, labels of ticks
 * and line ends; small multiples in a grid with shared axes. Text and grid are placed here, at measured widths; Chart.js
 * draws only bands and lines.
 *
 * @param frame pixels; at least about 500 wide and 600 high
 */
export function panel(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): Mark[] {
  const head = above(figure, options, frame, measure);
  const { left, right } = roomFor(figure, frame, measure, options.room?.left);
  const room = { left, right: Math.max(right, options.room?.right ?? 0) };
  const top = frame.y + Math.max(head.height, options.headHeight ?? 0);
  const area: Box = {
    x: frame.x + room.left,
    y: top,
    width: stepped(frame.width - room.right - room.left),
    height: stepped(frame.y + frame.height - FOOT - top),
  };
  // Next to the plot, where the heading beside is longer.
  const axisTop = top - axisHeight(head.axis.length) - eventsHeight(figure, options, frame, measure);
  const inside =
    figure.plots.length === 1
      ? onePlot(figure, area, options, room, frame, measure)
      : multiples(figure.plots, { ...area, height: frame.y + frame.height - FOOT - top }, options, measure);
  return [...head.marks, ...paragraph(head.axis, TICK, { x: frame.x, y: axisTop }, measure).marks, ...inside];
}

/** Whether a frame holds the panel with all of its text. */
export function fits(figure: Figure, options: PanelOptions, frame: Box, measure: Measure): boolean {
  return frame.height - FOOT - above(figure, options, frame, measure).height >= leastHeight(figure, frame);
}
