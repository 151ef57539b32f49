import { INK, MUTED } from '../colour.ts';
import type { Flag, Plot } from '../figure.ts';
import type { Scale } from '../scale.ts';
import { OVERHANG } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { shorten, wrapBalanced } from './wrap.ts';

const TEXT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: INK };
const STRONG: TextStyle = { ...TEXT, weight: 700 };
const LINE = boxHeight(TEXT);

/** Lines of a flag, and the widths that are tried for it, pixels: a narrow one may find a place where a wide one does not. */
const MOST_LINES = 3;
const WIDTHS = [420, 600] as const;

/** More rows would crowd out the plot. */
const MOST_ROWS = 5;

/** The most that all rows may take of the width of the frame, in height. */
const MOST_HEIGHT = 0.13;

/** Between a pole and its text, between a text and what is beside it, between rows, above the plot, whose line ends have their labels up to `OVERHANG` above it. */
const POLE_GAP = 12;
const BESIDE = 22;
const BETWEEN = 12;
const BELOW = OVERHANG + 2;

/** A text with its pole at `x`, left or right of it, in a row; row 0 is the lowest. */
type Hung = {
  readonly x: number;
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly from: number;
  readonly to: number;
};
type Placed = Hung & { readonly row: number };

type Across = { readonly x: number; readonly width: number };

/** The ways in which a flag can hang. */
function hangings(flag: Flag, x: number, frame: Across, measure: Measure): Hung[] {
  const style = flag.strong ? STRONG : TEXT;
  const all = WIDTHS.flatMap((widest): Hung[] => {
    const width = Math.min(widest, frame.width / 3);
    const wrapped = wrapBalanced(flag.text, style, width, measure);
    if (wrapped.length > MOST_LINES && widest !== WIDTHS.at(-1)) return [];
    const lines = shorten(wrapped, MOST_LINES, style, width, measure);
    const wide = Math.max(...lines.map((line) => measure(line, style)));
    return [
      { x, lines, style, from: x + POLE_GAP, to: x + POLE_GAP + wide },
      { x, lines, style, from: x - POLE_GAP - wide, to: x - POLE_GAP },
    ];
  });
  return all.filter(({ from, to }) => from >= frame.x && to <= frame.x + frame.width);
}

/** Whether the pole of one passes by the text of the other, which is in the same row or lower. */
const passes = ({ x, row }: Placed, text: Placed): boolean =>
  row < text.row || x < text.from - POLE_GAP + 1 || x > text.to + POLE_GAP - 1;

/** Whether two flags can stand together: neither text on the other's, nor on the other's pole. */
function clear(a: Placed, b: Placed): boolean {
  if (a.row === b.row && a.from < b.to + BESIDE && b.from < a.to + BESIDE) return false;
  return passes(a, b) && passes(b, a);
}

/** Steps of one search: more would not be noticed but for the time they take. */
const MOST_STEPS = 250;

/** Places for all of some flags, the lowest rows and the right of the pole first; undefined where none are found. */
function search(all: readonly (readonly Hung[])[], most: number): Placed[] | undefined {
  let steps = 0;
  const from = (next: number, placed: readonly Placed[]): Placed[] | undefined => {
    const options = all[next];
    if (options === undefined) return [...placed];
    for (let row = 0; row < MOST_ROWS; row++) {
      for (const hung of options) {
        if (++steps > MOST_STEPS) return undefined;
        const one: Placed = { ...hung, row };
        if (!placed.every((other) => clear(one, other)) || heightOf([...placed, one]) > most) continue;
        const found = from(next + 1, [...placed, one]);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return from(0, []);
}

/** The lines of each row. */
function rowLines(placed: readonly Placed[]): number[] {
  const rows = Math.max(0, ...placed.map(({ row }) => row + 1));
  return Array.from({ length: rows }, (_, k) =>
    Math.max(0, ...placed.filter(({ row }) => row === k).map(({ lines }) => lines.length)),
  );
}

function heightOf(placed: readonly Placed[]): number {
  if (placed.length === 0) return 0;
  return rowLines(placed).reduce((sum, lines) => sum + lines * LINE + BETWEEN, BELOW);
}

/**
 * The weightiest flags that find a place together; one that finds none is left out.
 *
 * @param most pixels that all rows may take
 */
function placeAll(
  flags: readonly Flag[],
  scale: Scale,
  plot: Across,
  frame: Across,
  most: number,
  measure: Measure,
): Placed[] {
  const at = (value: number): number => plot.x + (plot.width * (value - scale.min)) / (scale.max - scale.min);
  const ranked = [...flags].sort((a, b) => b.weight - a.weight || a.at - b.at);
  let kept: { readonly at: number; readonly ways: readonly Hung[] }[] = [];
  let best: Placed[] = [];
  for (const flag of ranked) {
    const tried = [...kept, { at: flag.at, ways: hangings(flag, at(flag.at), frame, measure) }];
    tried.sort((a, b) => b.at - a.at);
    const placed = search(
      tried.map(({ ways }) => ways),
      most,
    );
    if (placed === undefined) continue;
    kept = tried;
    best = placed;
  }
  return best;
}

/**
 * Pixels that the flags need above a plot at this place.
 *
 * @param spare pixels of the frame that neither text nor plot must have
 */
export function flagHeight(
  flags: readonly Flag[],
  scale: Scale,
  plot: Across,
  frame: Box,
  spare: number,
  measure: Measure,
): number {
  const most = Math.min(MOST_HEIGHT * frame.width, spare);
  return heightOf(placeAll(flags, scale, plot, frame, most, measure));
}

/**
 * Sentences above the plot, each on its pole, none over another; those for which there is no room are left out.
 *
 * @param height pixels that they have above the plot
 */
export function flagMarks({ flags = [], axes }: Plot, plot: Box, frame: Box, height: number, measure: Measure): Mark[] {
  const placed = placeAll(flags, axes.x.scale, plot, frame, height, measure);
  const lines = rowLines(placed);
  const bottomOf = (row: number): number =>
    plot.y - BELOW - lines.slice(0, row).reduce((sum, count) => sum + count * LINE + BETWEEN, 0);
  return placed.flatMap(({ x, lines: own, style, row, from, to }): Mark[] => {
    const top = bottomOf(row) - own.length * LINE;
    const beside = to < x ? ({ x: to, align: 'right' } as const) : ({ x: from, align: 'left' } as const);
    return [
      { kind: 'area', x: x - 1, y: top, width: 2, height: plot.y - top, colour: MUTED },
      ...own.map((line, k) => textMark(line, style, { ...beside, y: top + k * LINE }, measure)),
    ];
  });
}
