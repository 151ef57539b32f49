import { INK, MUTED } from '../colour.ts';
import type { Plot } from '../figure.ts';
import { pageWords as say } from '../wording/page.ts';
import { EN_SPACE } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { drawPlot, FOOT, LABELS_FOOT, PLOT_STEP, type PlotOptions, TICK } from './plot.ts';
import { shorten, wrap } from './wrap.ts';

const HEADING: TextStyle = { size: 38, weight: 600, colour: INK };
const SMALL_HEADING: TextStyle = { ...HEADING, size: SMALLEST_TYPE };
const DETAIL: TextStyle = { size: 38, weight: 400, colour: MUTED };
const HEAD = boxHeight(HEADING) + 8;
/** A second line of a heading. */
const SECOND = boxHeight(SMALL_HEADING);

/** Between plots beside and below each other. */
const ACROSS = 48;
const DOWN = 26;

/** Smaller plots say nothing. */
const LEAST = { width: 125, height: 75 };
/** One row of plots is to be so high at least. */
const ONE_ROW = 150;

/** The pixels that so many plots need at least in this width, with their headings: in one row a little more, in two or more two rows. */
export function leastMultiples(count: number, width: number): number {
  const columns = Math.floor((width + ACROSS) / (LEAST.width + ACROSS));
  return count <= columns ? HEAD + ONE_ROW + PLOT_STEP : 2 * (HEAD + LEAST.height) + DOWN + PLOT_STEP;
}

type Grid = { readonly columns: number; readonly rows: number; readonly width: number; readonly height: number };

function gridOf(count: number, columns: number, area: Box, head: number): Grid {
  const rows = Math.ceil(count / columns);
  const step = (pixels: number): number => Math.floor(pixels / PLOT_STEP) * PLOT_STEP;
  return {
    columns,
    rows,
    width: step((area.width - (columns - 1) * ACROSS) / columns),
    height: step((area.height - (rows - 1) * DOWN) / rows - head),
  };
}

/**
 * How good a grid is: the size of its plots, where those wider than high read better, less for cells left empty and for
 * headings that have to be cut.
 */
function worth({ columns, rows, width, height }: Grid, count: number, heading: number): number {
  const empty = (columns * rows - count) / count;
  return Math.min(width, 1.5 * height) * (1 - 0.1 * empty) * Math.min(1, 0.4 + (0.6 * width) / heading);
}

/** The columns in which so many plots are largest; fewer plots where they would be too small. */
function bestGrid(count: number, area: Box, heading: number, head = HEAD): { grid: Grid; shown: number } {
  for (let shown = count; ; shown--) {
    const foot = shown < count ? boxHeight(TICK) : 0;
    const room = { ...area, height: area.height - foot };
    const grids = Array.from({ length: shown }, (_, k) => gridOf(shown, k + 1, room, head));
    const [grid] = grids.sort((a, b) => worth(b, shown, heading) - worth(a, shown, heading));
    if (grid === undefined || shown === 1 || (grid.width >= LEAST.width && grid.height >= LEAST.height)) {
      return { grid: grid ?? gridOf(1, 1, area, head), shown };
    }
  }
}

/** What most headings need, name and number; a name that is much longer than others is cut. */
function headingWidth(plots: readonly Plot[], measure: Measure): number {
  const widths = plots.map(({ heading = { text: '', detail: '' } }) => {
    return measure(heading.text, HEADING) + measure(`${EN_SPACE}${heading.detail}`, DETAIL);
  });
  return widths.sort((a, b) => a - b)[Math.ceil(0.75 * (widths.length - 1))] ?? 0;
}

/** What a heading may take: into the gap between plots, but not up to the next heading. */
const headingRoom = (width: number): number => width + ACROSS - 28;

/** Whether the number that matters fits behind every name: some with it and some without would read as a difference. */
function hasNumbers(plots: readonly Plot[], width: number, measure: Measure): boolean {
  return plots.every(({ heading = { text: '', detail: '' } }) => {
    const detail = measure(`${EN_SPACE}${heading.detail}`, DETAIL);
    return heading.detail !== '' && measure(heading.text, HEADING) + detail <= headingRoom(width);
  });
}

/** Smaller type for all names where one would have to be cut. */
function headingStyle(plots: readonly Plot[], width: number, measure: Measure): TextStyle {
  const fits = plots.every(({ heading }) => measure(heading?.text ?? '', HEADING) <= headingRoom(width));
  return fits ? HEADING : SMALL_HEADING;
}

type Heading = { readonly style: TextStyle; readonly withNumber: boolean; readonly lines: number };

function nameLines({ heading }: Plot, width: number, { style, lines }: Heading, measure: Measure): string[] {
  const room = headingRoom(width);
  return shorten(wrap(heading?.text ?? '', style, room, measure), lines, style, room, measure);
}

/** Whose plot it is, cut where it is too long even so, and the number that matters. */
function headingMarks(plot: Plot, box: Box, heading: Heading, measure: Measure): Mark[] {
  if (plot.heading === undefined) return [];
  const { style, withNumber } = heading;
  const lines = nameLines(plot, box.width, heading, measure);
  const top = box.y - HEAD - (lines.length - 1) * SECOND;
  const marks = lines.map((text, k) => textMark(text, style, { x: box.x, y: top + k * SECOND }, measure));
  const [first] = marks;
  if (!withNumber || first === undefined) return marks;
  const x = box.x + first.width + measure(EN_SPACE, DETAIL);
  return [...marks, textMark(plot.heading.detail, DETAIL, { x, y: top }, measure)];
}

/** The grid, and how its headings are set: in two lines where names would else be cut, and the plots stay high enough. */
function layOut(plots: readonly Plot[], area: Box, measure: Measure): { grid: Grid; shown: number; heading: Heading } {
  const needed = headingWidth(plots, measure);
  const one = bestGrid(plots.length, area, needed);
  const drawn = plots.slice(0, one.shown);
  const style = headingStyle(drawn, one.grid.width, measure);
  const heading = { style, withNumber: hasNumbers(drawn, one.grid.width, measure), lines: 1 };
  const isCut = (width: number, lines: number): boolean =>
    drawn.some((plot) =>
      nameLines(plot, width, { ...heading, style: SMALL_HEADING, lines }, measure)
        .join('')
        .endsWith('…'),
    );
  if (!isCut(one.grid.width, 1)) return { ...one, heading };
  const two = bestGrid(plots.length, area, needed, HEAD + SECOND);
  const gains = two.shown === one.shown && two.grid.width >= one.grid.width && !isCut(two.grid.width, 2);
  return gains ? { ...two, heading: { style: SMALL_HEADING, withNumber: false, lines: 2 } } : { ...one, heading };
}

/**
 * Small multiples: plots of one size in reading order, values left of the first of each row, times below the last of
 * each column, one title for all.
 *
 * @param area pixels for the plots, with their headings, without the text left of and below them
 */
export function multiples(
  plots: readonly Plot[],
  area: Box,
  options: Pick<PlotOptions, 'stamp'>,
  measure: Measure,
): Mark[] {
  const { grid, shown, heading } = layOut(plots, area, measure);
  const { columns, width, height } = grid;
  const head = HEAD + (heading.lines - 1) * SECOND;
  const boxes = Array.from({ length: shown }, (_, k): Box => {
    const [column, row] = [k % columns, Math.floor(k / columns)];
    return { x: area.x + column * (width + ACROSS), y: area.y + row * (height + head + DOWN) + head, width, height };
  });
  const cells = boxes.flatMap((box, k): Mark[] => {
    const plot = plots[k] as Plot;
    const isLast = k + columns >= shown;
    const times = isLast ? { from: box.x - ACROSS / 2 + 8, to: box.x + width + ACROSS / 2 - 8 } : undefined;
    const how = { stamp: options.stamp, values: k % columns === 0, times };
    return [...headingMarks(plot, box, heading, measure), ...drawPlot(plot, box, how, measure)];
  });
  const [first] = plots;
  const bottom = Math.max(...boxes.map((box) => box.y)) + height;
  const across = columns * width + (columns - 1) * ACROSS;
  const title = textMark(
    first?.axes.x.title ?? '',
    TICK,
    { x: area.x + across / 2, y: bottom + FOOT - boxHeight(TICK), align: 'centre' },
    measure,
  );
  const left = plots.length - shown;
  const more = say.moreInTable(`${left}`);
  const rest =
    left === 0 ? [] : [textMark(more, TICK, { x: area.x, y: bottom + LABELS_FOOT + 4 + boxHeight(TICK) }, measure)];
  return [...cells, title, ...rest];
}
