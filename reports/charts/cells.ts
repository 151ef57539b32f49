import { faded, INK, PAPER, readableOn } from '../colour.ts';
import type { Point } from '../figure.ts';
import type { CellAxis } from '../plane/axis.ts';
import { levelSet, type Place } from '../plane/level-set.ts';
import { markWords } from '../wording/marks.ts';
import { band, type Dataset, line } from './line-chart.ts';

/** A field of cells in places from 0 to 1 of both axes. */
export type Field = {
  readonly across: CellAxis;
  readonly up: CellAxis;
  /** `#RRGGBB`; undefined: nothing is known, and paper is seen. */
  readonly colourOf: (row: number, column: number) => string | undefined;
};

/** A cell by its edges. */
type Box = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };

/** How far a cell reaches below its neighbour, so that no paper is seen between them. */
const OVERLAP = 0.004;

/** Least and most between strokes, in places of the axes. */
const HATCH = [0.018, 0.055] as const;

/** Three strokes go through the flattest cell, as far as they can be told apart. */
function betweenStrokes({ up }: Field): number {
  const heights = up.places.map((_, row) => (up.edges[row + 1] as number) - (up.edges[row] as number));
  const [least, most] = HATCH;
  return Math.max(least, Math.min(most, ...heights.map((height) => height / 3)));
}

function boxOf({ across, up }: Field, row: number, column: number): Box {
  return {
    left: across.edges[column] as number,
    right: across.edges[column + 1] as number,
    bottom: up.edges[row] as number,
    top: up.edges[row + 1] as number,
  };
}

function places({ across, up }: Field): readonly (readonly [row: number, column: number])[] {
  return up.places.flatMap((_, row) => across.places.map((__, column) => [row, column] as const));
}

const along = (from: number, to: number, y: number): Point[] => [
  { x: from, y },
  { x: to, y },
];

/** Neighbours of one colour in a row are one area: from the first column to the last. */
function stretchesOf({ across, colourOf }: Field, row: number): { colour: string; from: number; to: number }[] {
  const stretches: { colour: string; from: number; to: number }[] = [];
  for (const column of across.places.keys()) {
    const colour = colourOf(row, column);
    const last = stretches.at(-1);
    if (colour === undefined) continue;
    if (last?.colour === colour && last.to === column - 1) last.to = column;
    else stretches.push({ colour, from: column, to: column });
  }
  return stretches;
}

/** Cells as filled areas: what comes first is drawn on top, so that a cell reaches left and down below those before it. */
export function cellAreas(field: Field): Dataset[] {
  return [...field.up.places.keys()].flatMap((row) =>
    stretchesOf(field, row).flatMap(({ colour, from, to }) => {
      const { left, bottom, top } = boxOf(field, row, from);
      const { right } = boxOf(field, row, to);
      const [start, down] = [Math.max(0, left - OVERLAP), Math.max(0, bottom - OVERLAP)];
      const name = markWords.cell(row, from, to);
      return band(name, along(start, right, top), along(start, right, down), { colour, opacity: 1 });
    }),
  );
}

/** Of so many cells nobody tells each shade from the next, and few make few areas. */
const MANY_CELLS = 600;
const SHADES = 48;

/** A share of a scale of colours, in steps where there are many cells. */
export function shade(share: number, cells: number): number {
  return cells <= MANY_CELLS ? share : Math.round(share * SHADES) / SHADES;
}

/** The part of the diagonal y = x + shift that lies in a box, by its ends. */
function within({ left, right, bottom, top }: Box, shift: number): readonly [number, number] | undefined {
  const [from, to] = [Math.max(left, bottom - shift), Math.min(right, top - shift)];
  return to > from ? [from, to] : undefined;
}

/** Strokes of neighbouring cells in one. */
function joined(strokes: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [from, to] of strokes.toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && from - last[1] < 1e-9) last[1] = Math.max(last[1], to);
    else runs.push([from, to]);
  }
  return runs;
}

/** Diagonals over marked cells, dark on light and light on dark. */
export function hatchedCells(field: Field, isMarked: (row: number, column: number) => boolean): Dataset[] {
  const marked = places(field)
    .filter(([row, column]) => isMarked(row, column))
    .map(([row, column]) => ({
      box: boxOf(field, row, column),
      ink: readableOn(field.colourOf(row, column) ?? PAPER),
    }));
  const inks = [...new Set(marked.map(({ ink }) => ink))].map((ink) => ({
    ink,
    boxes: marked.filter((one) => one.ink === ink).map(({ box }) => box),
  }));
  const step = betweenStrokes(field);
  const shifts = Array.from({ length: Math.floor(2 / step) }, (_, k) => -1 + (k + 1) * step);
  return inks.flatMap(({ ink, boxes }) =>
    shifts.flatMap((shift) => {
      const strokes = boxes.map((box) => within(box, shift)).filter((stroke) => stroke !== undefined);
      return joined(strokes).map(([from, to]): Dataset => {
        const points = [
          { x: from, y: from + shift },
          { x: to, y: to + shift },
        ];
        return line(markWords.notClear, points, { colour: faded(ink, 0.55), dash: [], width: 0.9 });
      });
    }),
  );
}

/** Strokes that run from left to right, which is how Chart.js takes points. */
export function strokesOf(places: readonly Place[]): Point[][] {
  const strokes: Point[][] = [];
  for (let from = 0; from + 1 < places.length; ) {
    const rises = (places[from + 1] as Place)[0] >= (places[from] as Place)[0];
    let to = from + 1;
    const goesOn = (): boolean => {
      const [here, next] = [places[to], places[to + 1]];
      return here !== undefined && next !== undefined && (rises ? next[0] >= here[0] : next[0] <= here[0]);
    };
    while (goesOn()) to += 1;
    const points = places.slice(from, to + 1).map(([x, y]): Point => ({ x, y }));
    strokes.push(rises ? points : points.toReversed());
    from = to;
  }
  return strokes;
}

const doubled = <Item>(all: readonly Item[]): Item[] => [all[0] as Item, ...all, all.at(-1) as Item];

/** The lines where a field has a value, light with a dark rim; to the edges of the outermost cells, whose colours say the same. */
export function levelLines({ across, up }: Field, values: readonly (readonly number[])[], level: number): Dataset[] {
  const lines = levelSet([0, ...across.places, 1], [0, ...up.places, 1], doubled(values.map(doubled)), level);
  const strokes = lines.flatMap(strokesOf);
  const drawn = (label: string, colour: string, width: number): Dataset[] =>
    strokes.map((points) => ({
      ...line(`${label} ${level}`, points, { colour, dash: [], width }),
      borderCapStyle: 'round' as const,
    }));
  return [...drawn(markWords.lineAt, PAPER, 2.2), ...drawn(markWords.rimOfLineAt, INK, 4.2)];
}

/** A white disc with a dark rim. */
export function disc(label: string, at: Point): Dataset {
  return {
    ...line(label, [at], { colour: INK, dash: [], width: 2 }),
    pointRadius: 5,
    pointBackgroundColor: PAPER,
    clip: 8,
  };
}
