import { INK } from '../colour.ts';
import type { DotLabel, Plot } from '../figure.ts';
import { EN_SPACE, fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';

const NAME: TextStyle = { size: 38, weight: 600, colour: INK };

/** Half the side of the square that a dot takes, pixels. */
const DOT = 20;

/** How far a name may stand from its dot, pixels; from the second on a leader ties them. */
const DISTANCES = [12, 45, 80, 120, 170, 230] as const;

/** A search for places that takes longer than this many tries ends with the best so far. */
const MOST_TRIES = 20_000;

type Place = readonly [number, number];
type Segment = readonly [Place, Place];

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a segment passes through a box (Liang and Barsky 1984). */
function crosses([[x0, y0], [x1, y1]]: Segment, { x, y, width, height }: Box): boolean {
  let [enter, leave] = [0, 1];
  const edges = [
    [x0 - x1, x0 - x],
    [x1 - x0, x + width - x0],
    [y0 - y1, y0 - y],
    [y1 - y0, y + height - y0],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

/** Every stroke of the plot, in pixels. */
function strokes({ configuration }: Plot, at: (x: number, y: number) => Place): Segment[] {
  return configuration.data.datasets.flatMap(({ data, borderWidth }): Segment[] => {
    if (borderWidth === 0) return [];
    const places = data.map(({ x, y }) => at(x, y));
    return places.slice(1).map((to, k): Segment => [places[k] as Place, to]);
  });
}

type Candidate = { readonly box: Box; readonly near: boolean };

/** Where a name may stand: right, left, above, below and between, nearer places first. */
function candidates([x, y]: Place, width: number, height: number): Candidate[] {
  return DISTANCES.flatMap((distance, k) => {
    const [right, left] = [x + DOT + distance, x - DOT - distance - width];
    const [above, below] = [y - DOT - distance - height, y + DOT + distance];
    const [middle, beside] = [x - width / 2, y - height / 2];
    const places: Place[] = [
      [right, beside],
      [left, beside],
      [middle, above],
      [middle, below],
      [right, above],
      [right, below],
      [left, above],
      [left, below],
    ];
    return places.map(([px, py]) => ({ box: { x: px, y: py, width, height }, near: k === 0 }));
  });
}

const inside = (box: Box, plot: Box): boolean =>
  box.x >= plot.x &&
  box.y >= plot.y &&
  box.x + box.width <= plot.x + plot.width &&
  box.y + box.height <= plot.y + plot.height;

/**
 * A place for as many names as possible, so that no two meet, nearer places first.
 *
 * @param free the places of each name that meet nothing else, the best first
 * @returns the place of each name, `undefined` for those left out
 */
function chooseAll(free: readonly (readonly Candidate[])[]): readonly (Candidate | undefined)[] {
  // Whoever has the fewest places chooses first.
  const order = free.map((_, k) => k).toSorted((a, b) => (free[a]?.length ?? 0) - (free[b]?.length ?? 0) || a - b);
  let best: { readonly left: number; readonly chosen: ReadonlyMap<number, Candidate> } = {
    left: Infinity,
    chosen: new Map(),
  };
  let tries = 0;
  const search = (depth: number, left: number, chosen: Map<number, Candidate>): void => {
    if (left >= best.left || tries++ > MOST_TRIES) return;
    const k = order[depth];
    if (k === undefined) {
      best = { left, chosen: new Map(chosen) };
      return;
    }
    for (const one of free[k] ?? []) {
      if ([...chosen.values()].some(({ box }) => overlap(box, one.box))) continue;
      chosen.set(k, one);
      search(depth + 1, left, chosen);
      chosen.delete(k);
      if (best.left <= left) return;
    }
    search(depth + 1, left + 1, chosen);
  };
  search(0, 0, new Map());
  return free.map((_, k) => best.chosen.get(k));
}

type Placed = Candidate & { readonly label: DotLabel; readonly at: Place };

/** The size of a name with what stands behind it. */
function sizeOf({ text, detail }: DotLabel, measure: Measure): { width: number; height: number } {
  const behind = detail === '' ? 0 : measure(`${EN_SPACE}${detail}`, { ...NAME, weight: 400 });
  return { width: measure(text, NAME) + behind, height: boxHeight(NAME) };
}

/**
 * Names beside dots, each within the plot where it meets no line, no dot and no other name; a name for which there is no
 * such place is left out, since the table has it and a name over another says nothing.
 */
export function dotLabels(plot: Plot, box: Box, measure: Measure): { readonly marks: Mark[]; readonly named: number } {
  const { axes, dotLabels: labels = [] } = plot;
  if (labels.length === 0) return { marks: [], named: 0 };
  const at = (x: number, y: number): Place => [
    box.x + box.width * fraction(x, axes.x.scale),
    box.y + box.height * (1 - fraction(y, axes.y.scale)),
  ];
  const lines = strokes(plot, at);
  const dots = labels.map(({ at: { x, y } }): Box => {
    const [px, py] = at(x, y);
    return { x: px - DOT, y: py - DOT, width: 2 * DOT, height: 2 * DOT };
  });
  const free = labels.map((label) => {
    const { width, height } = sizeOf(label, measure);
    return candidates(at(label.at.x, label.at.y), width, height).filter(
      (one) =>
        inside(one.box, box) &&
        !dots.some((other) => overlap(other, one.box)) &&
        !lines.some((line) => crosses(line, one.box)),
    );
  });
  const placed = chooseAll(free).flatMap((one, k): Placed[] => {
    const label = labels[k] as DotLabel;
    return one === undefined ? [] : [{ ...one, label, at: at(label.at.x, label.at.y) }];
  });
  return { marks: placed.flatMap((one) => nameMarks(one, measure)), named: placed.length };
}

function nameMarks({ label, at: [x, y], box, near }: Placed, measure: Measure): Mark[] {
  const style: TextStyle = { ...NAME, colour: label.colour };
  const name = textMark(label.text, style, box, measure);
  const detail =
    label.detail === ''
      ? []
      : [
          textMark(
            label.detail,
            { ...style, weight: 400 },
            { x: box.x + name.width + measure(EN_SPACE, { ...style, weight: 400 }), y: box.y },
            measure,
          ),
        ];
  if (near) return [name, ...detail];
  const clampTo = (value: number, from: number, size: number): number => Math.max(from, Math.min(from + size, value));
  const end: [number, number] = [clampTo(x, box.x - 8, box.width + 16), clampTo(y, box.y, box.height)];
  const length = Math.sqrt((end[0] - x) * (end[0] - x) + (end[1] - y) * (end[1] - y));
  const start: [number, number] = [x + (DOT * (end[0] - x)) / length, y + (DOT * (end[1] - y)) / length];
  return [{ kind: 'path', points: [start, end], colour: label.colour, thickness: 2.5 }, name, ...detail];
}
