import { INK } from '../colour.ts';
import type { DotLabel, Plot } from '../figure.ts';
import { EN_SPACE, fraction } from './end-labels.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';
import { shorten, wrapBalanced } from './wrap.ts';

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

/** A place for a name: its box, the leader that ties it to its dot, and how far off it is. */
type Candidate = {
  readonly lines: readonly string[];
  readonly detail: string;
  readonly box: Box;
  readonly leader: Segment | undefined;
  readonly cost: number;
};

const clampTo = (value: number, from: number, size: number): number => Math.max(from, Math.min(from + size, value));

/** From the edge of the dot to the nearest place beside a name. */
function leaderTo([x, y]: Place, box: Box): Segment {
  const end: Place = [clampTo(x, box.x - 8, box.width + 16), clampTo(y, box.y, box.height)];
  const length = Math.sqrt((end[0] - x) * (end[0] - x) + (end[1] - y) * (end[1] - y));
  return [[x + (DOT * (end[0] - x)) / length, y + (DOT * (end[1] - y)) / length], end];
}

/** A name with its size. */
type Shape = {
  readonly lines: readonly string[];
  readonly detail: string;
  readonly width: number;
  readonly height: number;
  /** Against the name as it is, in one line. */
  readonly cost: number;
};

/** Where a name may stand: right, left, above, below and between, nearer places first. */
function candidates(dot: Place, { lines, detail, width, height, cost }: Shape): Candidate[] {
  const [x, y] = dot;
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
    return places.map(([px, py], j): Candidate => {
      const box = { x: px, y: py, width, height };
      const leader = k === 0 ? undefined : leaderTo(dot, box);
      return { lines, detail, box, leader, cost: 10 * k + j / 10 + cost };
    });
  });
}

const inside = (box: Box, plot: Box): boolean =>
  box.x >= plot.x &&
  box.y >= plot.y &&
  box.x + box.width <= plot.x + plot.width &&
  box.y + box.height <= plot.y + plot.height;

/** Whether two names with their leaders leave each other alone. */
function apart(a: Candidate, b: Candidate): boolean {
  if (overlap(a.box, b.box)) return false;
  if (a.leader !== undefined && crosses(a.leader, b.box)) return false;
  return b.leader === undefined || !crosses(b.leader, a.box);
}

/** What a name that is left out costs: more than the farthest places of all. */
const LEFT_OUT = 1000;

/**
 * A place for as many names as possible, so that no two meet, and together as near to their dots as can be.
 *
 * @param free the places of each name that meet nothing else, the best first
 * @returns the place of each name, `undefined` for those left out
 */
function chooseAll(free: readonly (readonly Candidate[])[]): readonly (Candidate | undefined)[] {
  // Whoever has the fewest places chooses first.
  const order = free.map((_, k) => k).toSorted((a, b) => (free[a]?.length ?? 0) - (free[b]?.length ?? 0) || a - b);
  let best = { cost: Number.POSITIVE_INFINITY, chosen: new Map<number, Candidate>() };
  let tries = 0;
  const search = (depth: number, cost: number, chosen: Map<number, Candidate>): void => {
    if (cost >= best.cost || tries++ > MOST_TRIES) return;
    const k = order[depth];
    if (k === undefined) {
      best = { cost, chosen: new Map(chosen) };
      return;
    }
    for (const one of free[k] ?? []) {
      if (cost + one.cost >= best.cost) break;
      if (![...chosen.values()].every((other) => apart(one, other))) continue;
      chosen.set(k, one);
      search(depth + 1, cost + one.cost, chosen);
      chosen.delete(k);
    }
    search(depth + 1, cost + LEFT_OUT, chosen);
  };
  search(0, 0, new Map());
  return free.map((_, k) => best.chosen.get(k));
}

type Placed = Candidate & { readonly label: DotLabel };

/** What is left of a name for which there is no room, as shares of its width. */
const SHORTER = [0.6, 0.4] as const;

/** A name in one line with what stands behind it, in two, and cut short, which costs more than any distance. */
function shapesOf({ text, detail }: DotLabel, measure: Measure): Shape[] {
  const number: TextStyle = { ...NAME, weight: 400 };
  const behind = detail === '' ? 0 : measure(`${EN_SPACE}${detail}`, number);
  const width = measure(text, NAME);
  const shape = (lines: readonly string[], cost: number): Shape => {
    const widths = lines.map((line, k) => measure(line, NAME) + (k === lines.length - 1 && cost < 100 ? behind : 0));
    const size = { width: Math.max(...widths), height: lines.length * boxHeight(NAME) };
    return { lines, detail: cost < 100 ? detail : '', ...size, cost };
  };
  const halves = wrapBalanced(text, NAME, 0.6 * width, measure);
  return [
    shape([text], 0),
    ...(halves.length === 2 ? [shape(halves, 4)] : []),
    ...SHORTER.map((share, k) => shape(shorten([text, ''], 1, NAME, share * width, measure), 100 * (k + 1))),
  ];
}

/**
 * Names beside dots, each within the plot where it meets no line, no dot and no other name; a name for which there is no
 * such place is cut short, and left out where that does not help: the table has it, and a name over another says nothing.
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
  const free = labels.map((label, k) => {
    const dot = at(label.at.x, label.at.y);
    return shapesOf(label, measure)
      .flatMap((shape) => candidates(dot, shape))
      .filter(
        ({ box: place, leader }) =>
          inside(place, box) &&
          !dots.some((other) => overlap(other, place)) &&
          !lines.some((line) => crosses(line, place)) &&
          (leader === undefined || !dots.some((other, j) => j !== k && crosses(leader, other))),
      )
      .toSorted((a, b) => a.cost - b.cost);
  });
  const placed = chooseAll(free).flatMap((one, k): Placed[] => {
    const label = labels[k] as DotLabel;
    return one === undefined ? [] : [{ ...one, label }];
  });
  return { marks: placed.flatMap((one) => nameMarks(one, measure)), named: placed.length };
}

function nameMarks({ label, lines, detail: told, box, leader }: Placed, measure: Measure): Mark[] {
  const style: TextStyle = { ...NAME, colour: label.colour };
  const names = lines.map((line, k) => textMark(line, style, { x: box.x, y: box.y + k * boxHeight(NAME) }, measure));
  const last = names.at(-1);
  const number: TextStyle = { ...style, weight: 400 };
  const detail =
    told === '' || last === undefined
      ? []
      : [textMark(told, number, { x: last.x + last.width + measure(EN_SPACE, number), y: last.y }, measure)];
  const tie: Mark[] =
    leader === undefined ? [] : [{ kind: 'path', points: leader, colour: label.colour, thickness: 2.5 }];
  return [...tie, ...names, ...detail];
}
