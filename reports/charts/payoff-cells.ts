import { GRID, INK, PAPER, readableOn, viridis } from '../colour.ts';
import type { ColourBar, KeyEntry, PlotText, Point } from '../figure.ts';
import { markWords } from '../wording/marks.ts';
import { type Dataset, line } from './line-chart.ts';
import { rowBar } from './row-bars.ts';

/** A rectangle of a table, in units of the axes. */
export type CellBox = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };

/** A number in a table with its colour. */
export type PayoffCell = {
  readonly label: string;
  readonly box: CellBox;
  /** The row that the number has to itself, gaps and all. */
  readonly row: { readonly bottom: number; readonly top: number };
  /** From the worst, 0, to the best, 1, of its player; undefined: there is no number. */
  readonly share: number | undefined;
  readonly text: string;
  /** Marked with a dot: the own action is a best reply. */
  readonly best: boolean;
};

/** Where in a cell, from its left, the dot stands, and the number in what is left of its width. */
const DOT = 0.12;
const NUMBER = 0.58;
const ROOM = 0.82;

/** The least row is just as high as a line of text. */
const ROUNDING = 1e-9;

const COLOURS = 24;

/** The colour of a share between worst and best; grey where there is no number. */
export function payoffColour(share: number | undefined): string {
  return share === undefined ? GRID : viridis(Math.round(share * COLOURS) / COLOURS);
}

/** Where values lie between the least and the largest of them; all alike in the middle. */
export function sharesOf(values: readonly number[]): (number | undefined)[] {
  const finite = values.filter(Number.isFinite);
  const [lo, hi] = [Math.min(...finite), Math.max(...finite)];
  return values.map((value) => {
    if (!Number.isFinite(value)) return undefined;
    return hi > lo ? (value - lo) / (hi - lo) : 0.5;
  });
}

/** The cells as areas, dots on top. */
export function cellAreas(cells: readonly PayoffCell[]): Dataset[] {
  const dots = cells
    .filter(({ best }) => best)
    .map(({ label, box, row, share }): Dataset => {
      const at = { x: box.left + DOT * (box.right - box.left), y: (row.top + row.bottom) / 2 };
      const colour = readableOn(payoffColour(share));
      return { ...line(markWords.bestReply(label), [at], { colour, dash: [], width: 1 }), pointRadius: 3 };
    });
  const areas = cells.flatMap(({ label, box, share }) => {
    const { left: from, right: to, top, bottom } = box;
    const fill = payoffColour(share);
    return rowBar(label, { from, to, top, bottom, fill, edge: fill });
  });
  return [...dots, ...areas];
}

/** Rows of more than one line that a table may ask for, in a narrow panel and elsewhere. */
const MOST_ROWS_OF_LINES = { narrow: 4, wide: 6 };

/** How many lines each of so many rows asks for: one where there are many. */
export function rowLines(rows: number, lines: number, narrow: boolean): number {
  return rows <= (narrow ? MOST_ROWS_OF_LINES.narrow : MOST_ROWS_OF_LINES.wide) ? lines : 1;
}

/** The numbers in the cells, as far as there is room. */
export function cellTexts(cells: readonly PayoffCell[]): PlotText[] {
  return cells.map(({ box, row, share, text }) => ({
    at: { x: box.left + NUMBER * (box.right - box.left), y: (row.top + row.bottom) / 2 },
    text,
    room: { width: ROOM * (box.right - box.left), height: row.top - row.bottom + ROUNDING },
    colour: readableOn(payoffColour(share)),
  }));
}

/** A frame on any colour: dark with a light edge. */
export function cellFrame(label: string, { left, right, bottom, top }: CellBox): Dataset[] {
  const corners: Point[] = [
    { x: left, y: bottom },
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const stroke = (name: string, colour: string, width: number): Dataset => ({
    ...line(name, corners, { colour, dash: [], width }),
    borderJoinStyle: 'miter',
    borderCapStyle: 'square',
    clip: 8,
  });
  return [stroke(label, INK, 2.4), stroke(markWords.edge(label), PAPER, 4.8)];
}

/** What the colours mean: a player's own worst and best. */
export function payoffColours(title: string, worst: string, best: string): ColourBar {
  return {
    title,
    colours: Array.from({ length: COLOURS + 1 }, (_, k) => viridis(k / COLOURS)),
    scale: { min: 0, max: 1, step: 1 },
    labels: [
      { value: 0.04, text: worst },
      { value: 0.96, text: best },
    ],
    lines: [],
  };
}

/** The same for a panel that needs the room of the bar for its numbers. */
export function payoffKey(worst: string, best: string): KeyEntry[] {
  return [
    { text: worst, share: 0 },
    { text: best, share: 1 },
  ].map(({ text, share }) => ({ text, fill: payoffColour(share), colour: INK }));
}
