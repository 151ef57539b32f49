import type { Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import { stampOf } from '../stamp.ts';
import { pageWords as say } from '../wording/page.ts';
import { upperFirst } from '../words.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight } from './marks.ts';
import type { PanelOptions } from './panel.ts';
import { fits, headHeight, panel, roomFor } from './panel.ts';

/** A row of panels: how many, and how many there would be room for. */
export type Row = { readonly panels: number; readonly columns: number };

/** The rows of panels on a page of two columns, or of three: the first panel leads where the number is odd. */
export function rowsOf(count: number): Row[] {
  const row = (panels: number): Row => ({ panels, columns: panels });
  if (count <= 2) return Array.from({ length: count }, () => row(1));
  const pairs = Array.from({ length: Math.floor(count / 2) }, () => row(2));
  return count % 2 === 0 ? pairs : [row(1), ...pairs];
}

/** Between panels of a row, and between rows. */
export type Gaps = { readonly across: number; readonly between: number };

/** How the panels of a page are set: the gaps, the most that a plot is drawn out, and smaller type above the plots. */
export type Setting = Gaps & { readonly tallest: number; readonly compact?: boolean };

/** What stands below a plot: tick labels and the title of the axis. */
const TICK: TextStyle = { size: 36, weight: 400, colour: '' };
const BELOW_PLOT = 14 + 2 * boxHeight(TICK) + 4;

/** Plots above each other begin at the same place, unless one would lose more than this to it, pixels. */
const MOST_INDENT = 120;

/** The clauses of a method line that say which runs it covers. */
const COVERAGE = /^(?:runs that|quantiles of|[\d,]+ runs?\b|shown while)/;

/**
 * Method lines of compact panels, which say only what no panel before has said: `Numbers: final median; otherwise as in c`.
 */
export function methodsOnce(methods: readonly string[]): string[] {
  const clauses = methods.map((method) => method.split('; '));
  return clauses.map((all, k) => {
    const earlier = all.map((clause) => clauses.slice(0, k).findIndex((before) => before.includes(clause)));
    const own = all.filter((_, j) => earlier[j] === -1);
    const letters = [...new Set(earlier.filter((at) => at >= 0))].sort((a, b) => a - b).map(letterOf);
    const said = upperFirst(own.join('; '));
    if (letters.length === 0) return said;
    const before = say.asIn(letters);
    if (said === '') return upperFirst(before);
    const shared = all.filter((_, j) => earlier[j] !== -1);
    return say.ownAndAsIn(
      said,
      shared.every((clause) => COVERAGE.test(clause)),
      before,
    );
  });
}

function letterOf(index: number): string {
  return String.fromCharCode(97 + index);
}

/** The clause of a method line that says what the vertical lines are. */
const LINES = /; vertical lines?: [^;]*$/;

type Cell = { readonly figure: Figure; readonly options: PanelOptions; readonly row: number; readonly frame: Box };

/** In a compact panel the method line alone says how many runs went on. */
function titleOf({ title, panelTitle = title }: Figure, compact: boolean): string {
  return compact ? panelTitle.replace(/; n = [\d,]+ of (?:the first )?[\d,]+ runs$/, '') : panelTitle;
}

function cells(
  results: Results,
  drawn: readonly Figure[],
  rows: readonly Row[],
  area: Box,
  { across, compact = false }: Setting,
): Cell[] {
  const places = rows.flatMap(({ panels, columns }, row) => {
    const width = (area.width - (columns - 1) * across) / columns;
    return Array.from({ length: panels }, (_, column) => ({
      row,
      frame: { x: area.x + column * (width + across), y: area.y, width, height: area.height },
    }));
  });
  const eventsOf = ({ plots }: Figure): string => plots[0].events.map(({ text }) => text).join('\n');
  // Panels below others over the same time have the same lines, whose names are read above.
  const isNamed = (events: string, row: number): boolean =>
    drawn.some((other, j) => (places[j]?.row ?? row) < row && eventsOf(other) === events);
  const isBelowNames = (k: number): boolean =>
    drawn.some((other, j) => (places[j]?.row ?? 0) < (places[k]?.row ?? 0) && eventsOf(other) !== '');
  const methods = methodsOnce(drawn.map(({ method }, k) => (isBelowNames(k) ? method.replace(LINES, '') : method)));
  return drawn.map((figure, k): Cell => {
    const { row, frame } = places[k] as (typeof places)[number];
    const letter = drawn.length > 1 ? { letter: letterOf(k) } : {};
    return {
      figure: compact ? { ...figure, method: methods[k] ?? figure.method } : figure,
      options: {
        ...letter,
        title: titleOf(figure, compact),
        stamp: stampOf(results)?.across,
        compact,
        unnamed: compact && isNamed(eventsOf(figure), row),
      },
      row,
      frame,
    };
  });
}

/** The height above the plots of each row, so that plots side by side line up. */
function headHeights(all: readonly Cell[], rows: number, measure: Measure): number[] {
  return Array.from({ length: rows }, (_, row) =>
    Math.max(
      0,
      ...all
        .filter((cell) => cell.row === row)
        .map((cell) => headHeight(cell.figure, cell.options, cell.frame, measure)),
    ),
  );
}

/** The height of every plot if all rows' plots are to be of the same height, pixels; negative where there is no room. */
function plotHeight(heads: readonly number[], area: Box, { between }: Gaps): number {
  const rows = heads.length;
  if (rows === 0) return Number.POSITIVE_INFINITY;
  const taken = heads.reduce((sum, height) => sum + height + BELOW_PLOT, 0) + (rows - 1) * between;
  return (area.height - taken) / rows;
}

/** The left edge of the plot that panels below each other share. */
function leftRoom(cell: Cell, all: readonly Cell[], measure: Measure): number {
  const own = roomFor(cell.figure, cell.frame, measure).left;
  const [{ bare, axes }] = cell.figure.plots;
  // What has nothing left of it, lines up with its title.
  if (bare && axes.y.labels.length === 0) return own;
  const column = all.filter(({ frame }) => frame.x === cell.frame.x);
  const rooms = column.map(({ figure, frame }) => roomFor(figure, frame, measure).left);
  return Math.max(...rooms.filter((left) => left <= own + MOST_INDENT));
}

/** Panels in an area: how high their plots are, whether each holds all of its text, where a row begins, their marks. */
export type Arrangement = {
  readonly plotHeight: number;
  fits(): boolean;
  rowTop(row: number): number;
  marks(): Mark[];
};

/**
 * Panels in rows: plots of a row begin at the same height, all plots of the page are equally high, plots above each
 * other begin at the same place.
 *
 * @param rows hold at least as many panels as are drawn
 */
export function arrange(
  results: Results,
  drawn: readonly Figure[],
  rows: readonly Row[],
  area: Box,
  setting: Setting,
  measure: Measure,
): Arrangement {
  const all = cells(results, drawn, rows, area, setting);
  const heads = headHeights(all, rows.length, measure);
  const height = plotHeight(heads, area, setting);
  const tall = Math.min(height, setting.tallest);
  const rowTop = (row: number): number =>
    area.y + heads.slice(0, row).reduce((sum, head) => sum + head + tall + BELOW_PLOT + setting.between, 0);
  const placed = (cell: Cell): { options: PanelOptions; frame: Box } => {
    const head = heads[cell.row] ?? 0;
    const room = { left: leftRoom(cell, all, measure), right: 0 };
    return {
      options: { ...cell.options, room, headHeight: head },
      frame: { ...cell.frame, y: rowTop(cell.row), height: head + tall + BELOW_PLOT },
    };
  };
  return {
    plotHeight: height,
    rowTop,
    fits: () =>
      all.every((cell) => {
        const { options, frame } = placed(cell);
        // What the highest heading of the row takes from this plot.
        const lost = (heads[cell.row] ?? 0) - headHeight(cell.figure, cell.options, cell.frame, measure);
        return fits(cell.figure, options, { ...frame, height: frame.height - lost }, measure);
      }),
    marks: () =>
      all.flatMap((cell) => {
        const { options, frame } = placed(cell);
        return panel(cell.figure, options, frame, measure);
      }),
  };
}
