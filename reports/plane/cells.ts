import type { GridCell } from '../../engine/experiment/study/swept-grid.ts';
import { faded, INK, MUTED, PAPER, readableOn, viridis } from '../colour.ts';
import { fraction } from '../page/end-labels.ts';
import {
  type Box,
  boxHeight,
  type Mark,
  type Measure,
  SMALLEST_TYPE,
  type TextStyle,
  textMark,
} from '../page/marks.ts';
import type { Results } from '../results.ts';
import { cellAxis } from './axis.ts';
import { grown, hatching, overlap, runsThrough } from './boxes.ts';
import { sideOf } from './crossings.ts';
import { levelSet, type Place } from './level-set.ts';
import { levelText } from './names.ts';
import { cellNumber, type PlaneFigure } from './plane.ts';

/** Numbers stand in cells of smaller planes only. */
const MOST_NUMBERED = 120;

/** Pixels between strokes. */
export const HATCH = 22;
const STROKE = 3;
const LINE = { casing: 15, core: 8 } as const;
/** Half the width of the mark of the scenario's own values. */
const OWN = 17;

const NUMBER: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: INK };
const LABEL: TextStyle = { size: 36, weight: 600, colour: INK };

/** A cell where it is drawn. */
type Drawn = { readonly cell: GridCell; readonly box: Box; readonly colour: string };

/** The plane in pixels. */
export type Ground = {
  readonly cells: readonly Drawn[];
  readonly lines: readonly { readonly level: number; readonly paths: readonly (readonly Place[])[] }[];
  /** Where the scenario's own values lie, if within. */
  readonly own: Place | undefined;
};

/** Cells and lines at whole pixels of a box; the lowest values of both axes at its lower left. */
export function groundOf({ plane, lines, scale }: PlaneFigure, box: Box): Ground {
  const [across, up] = [cellAxis(plane.x.levels), cellAxis(plane.y.levels)];
  const xAt = (place: number): number => box.x + place * box.width;
  const yAt = (place: number): number => box.y + (1 - place) * box.height;
  const [lefts, tops] = [
    across.edges.map((edge) => Math.round(xAt(edge))),
    up.edges.map((edge) => Math.round(yAt(edge))),
  ];
  const cells = plane.cells.flatMap((row, r) =>
    row.map((cell, c): Drawn => {
      const [left, right] = [lefts[c] as number, lefts[c + 1] as number];
      const [bottom, top] = [tops[r] as number, tops[r + 1] as number];
      const colour = Number.isFinite(cell.estimate) ? viridis(fraction(cell.estimate, scale)) : PAPER;
      return { cell, box: { x: left, y: top, width: right - left, height: bottom - top }, colour };
    }),
  );
  // To the edges of the outermost cells, whose colours say the same.
  const estimates = plane.cells.map((row) => row.map(({ estimate }) => estimate));
  const doubled = <T>(all: readonly T[]): T[] => [all[0] as T, ...all, all.at(-1) as T];
  const padded = doubled(estimates.map(doubled));
  const paths = (level: number): Place[][] =>
    levelSet([0, ...across.places, 1], [0, ...up.places, 1], padded, level).map((line) =>
      line.map(([x, y]): Place => [xAt(x), yAt(y)]),
    );
  const {
    x: { own: ownX },
    y: { own: ownY },
  } = plane;
  const isLogged = (value: number, isLog: boolean): boolean => value > 0 || !isLog;
  const hasOwn = ownX !== undefined && ownY !== undefined && isLogged(ownX, across.isLog) && isLogged(ownY, up.isLog);
  const [u, v] = hasOwn ? [across.placeOf(ownX), up.placeOf(ownY)] : [-1, -1];
  const isWithin = u >= 0 && u <= 1 && v >= 0 && v <= 1;
  return {
    cells,
    lines: lines.map((level) => ({ level, paths: paths(level) })),
    own: isWithin ? [xAt(u), yAt(v)] : undefined,
  };
}

/** A line that is seen on light and on dark. */
export function lineMarks(points: readonly Place[]): Mark[] {
  return [
    { kind: 'path', points, colour: INK, thickness: LINE.casing, round: true },
    { kind: 'path', points, colour: PAPER, thickness: LINE.core, round: true },
  ];
}

/** A white disc with a dark rim and centre. */
export function ownMarks([x, y]: Place): Mark[] {
  const circle = (radius: number): Place[] =>
    Array.from({ length: 49 }, (_, k) => [
      x + radius * Math.cos((k * Math.PI) / 24),
      y + radius * Math.sin((k * Math.PI) / 24),
    ]);
  return [
    { kind: 'path', points: circle(OWN - 3), colour: INK, thickness: 6, fill: PAPER },
    { kind: 'path', points: circle(3), colour: INK, thickness: 4, fill: INK },
  ];
}

/** The mark of the scenario's own values, with the air around it. */
function ownBox([x, y]: Place): Box {
  return grown({ x, y, width: 0, height: 0 }, OWN + 3);
}

export function hatchMarks(box: Box, on: string): Mark[] {
  return hatching(box, HATCH).map((points) => ({
    kind: 'path',
    points,
    colour: faded(readableOn(on), 0.5),
    thickness: STROKE,
  }));
}

/** The level of each line on it, where there is room away from the middles of cells. */
function lineLabels(
  { cells, lines, own }: Ground,
  box: Box,
  isNumbered: boolean,
  text: (level: number) => string,
  measure: Measure,
): { boxes: Box[]; marks: Mark[] } {
  const boxes: Box[] = [];
  const marks: Mark[] = [];
  const middles = cells.map(({ box: { x, y, width, height } }): Place => [x + width / 2, y + height / 2]);
  for (const { level, paths } of lines) {
    const label = text(level);
    const [width, height] = [measure(label, LABEL) + 20, boxHeight(LABEL)];
    const roomAt = (x: number, y: number): number =>
      Math.min(...middles.map(([a, b]) => Math.hypot(a / width - x, b / height - y)));
    const candidates = paths.flatMap((path) =>
      path.slice(1).map((to, k): { box: Box; room: number } => {
        const from = path[k] as Place;
        const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
        const central = 1 - Math.abs((y - box.y) / box.height - 0.5);
        return {
          box: { x: x - width / 2, y: y - height / 2, width, height },
          room: isNumbered ? roomAt(x / width, y / height) : central,
        };
      }),
    );
    const free = candidates.filter(
      (one) =>
        one.box.x >= box.x + 6 &&
        one.box.y >= box.y + 6 &&
        one.box.x + width <= box.x + box.width - 6 &&
        one.box.y + height <= box.y + box.height - 6 &&
        !boxes.some((other) => overlap(other, one.box)) &&
        !(own !== undefined && overlap(ownBox(own), one.box)),
    );
    const [first] = free;
    if (first === undefined) continue;
    const best = free.reduce((a, b) => (b.room > a.room ? b : a), first);
    boxes.push(best.box);
    marks.push({ kind: 'area', ...best.box, colour: PAPER });
    marks.push({ kind: 'frame', ...best.box, colour: INK, thickness: 3 });
    marks.push(textMark(label, LABEL, { x: best.box.x + 10, y: best.box.y }, measure));
  }
  return { boxes, marks };
}

/** The number of a cell in its middle, or where lines and marks leave it room; none where they leave none. */
function numberMarks(
  drawn: Drawn,
  text: string,
  blocked: readonly Box[],
  paths: readonly (readonly Place[])[],
  isHatched: boolean,
  measure: Measure,
): Mark[] {
  const { box, colour } = drawn;
  const style = { ...NUMBER, colour: colour === PAPER ? MUTED : readableOn(colour) };
  const [width, height] = [measure(text, style), boxHeight(style)];
  const [spareX, spareY] = [box.width - width - 12, box.height - height + 6];
  if (spareX < 0 || spareY < 0) return [];
  // The middle first, then ever farther away from it.
  const steps = [0, -0.5, 0.5, -1, 1];
  const places = steps
    .flatMap((across) => steps.map((up) => [across, up] as const))
    .toSorted((a, b) => Math.hypot(...a) - Math.hypot(...b));
  for (const [across, up] of places) {
    const x = box.x + 6 + (spareX * (1 + across)) / 2;
    const y = box.y - 3 + (spareY * (1 + up)) / 2;
    // Digits neither rise nor fall as far as the line's box does.
    const ink = { x: x - 4, y: y + style.size * 0.2, width: width + 8, height: height - style.size * 0.42 };
    const isFree =
      !blocked.some((other) => overlap(other, { x, y, width, height })) &&
      !paths.some((path) => runsThrough(path, grown(ink, LINE.casing / 2)));
    if (!isFree) continue;
    const patch: Mark[] = isHatched ? [{ kind: 'area', ...ink, colour }] : [];
    return [...patch, textMark(text, style, { x, y }, measure)];
  }
  return [];
}

/** Whether almost all cells have room for their numbers. */
function areNumbered(figure: PlaneFigure, cells: readonly Drawn[], measure: Measure): boolean {
  if (cells.length > MOST_NUMBERED) return false;
  const fitting = cells.filter(({ cell, box }) => {
    const width = measure(cellNumber(figure.plane, cell.estimate), NUMBER);
    return box.width >= width + 12 && box.height >= boxHeight(NUMBER) - 6;
  });
  return fitting.length >= 0.8 * cells.length;
}

/** Cells, strokes where a 95 % interval includes the value of a line, lines, the scenario's own values, numbers. */
export function groundMarks(results: Results, figure: PlaneFigure, ground: Ground, box: Box, measure: Measure): Mark[] {
  const { cells, lines, own } = ground;
  const { plane } = figure;
  const isNumbered = areNumbered(figure, cells, measure);
  const isOpen = ({ cell }: Drawn): boolean =>
    Number.isFinite(cell.estimate) && figure.lines.some((level) => sideOf(cell, level) === 'not known');
  const text = (level: number): string => levelText(plane.quantity, level, results.scenario);
  const labels = lineLabels(ground, box, isNumbered, text, measure);
  const blocked = [...labels.boxes.map((one) => grown(one, 4)), ...(own === undefined ? [] : [ownBox(own)])];
  const paths = lines.flatMap((line) => line.paths);
  return [
    ...cells.map(({ box: area, colour }): Mark => ({ kind: 'area', ...area, colour })),
    ...cells.filter(isOpen).flatMap(({ box: area, colour }) => hatchMarks(area, colour)),
    ...(isNumbered
      ? cells.flatMap((drawn) =>
          numberMarks(drawn, cellNumber(plane, drawn.cell.estimate), blocked, paths, isOpen(drawn), measure),
        )
      : []),
    ...paths.flatMap(lineMarks),
    ...(own === undefined ? [] : ownMarks(own)),
    ...labels.marks,
    { kind: 'frame', ...box, colour: MUTED, thickness: 2 },
  ];
}
