import type { Box, Point } from './lay-out.ts';

/** A layer of boxes, and of labels between them, from its upper to its lower edge. */
type Band = { readonly top: number; readonly bottom: number };

/** A line on its way down: from one box to another, and where it crosses the layers in between. */
export type Course = { readonly from: number; readonly to: number; readonly through: readonly Point[] };

type Placed = Box & Point;

/** Everything of one layer has its middle at one height, up to rounding. */
const layerOf = (y: number): number => Math.round(y);

const bandsOf = (boxes: readonly Placed[], labels: readonly (Point & { readonly height: number })[]) => {
  const bands = new Map<number, Band>();
  for (const { y, height } of [...boxes, ...labels]) {
    const known = bands.get(layerOf(y)) ?? { top: y, bottom: y };
    bands.set(layerOf(y), { top: Math.min(known.top, y - height / 2), bottom: Math.max(known.bottom, y + height / 2) });
  }
  return (y: number): Band => bands.get(layerOf(y)) ?? { top: y, bottom: y };
};

/** Lines leave and reach a box side by side, in the order of where they go, so that none covers another. */
const portsOf = (boxes: readonly Placed[], courses: readonly Course[], side: 'from' | 'to'): readonly number[] => {
  const next = ({ through, from, to }: Course): number =>
    (side === 'from' ? through[0] : through.at(-1))?.x ?? boxes[side === 'from' ? to : from]?.x ?? 0;
  const ports = new Array<number>(courses.length).fill(0);
  for (const [place, { x, width }] of boxes.entries()) {
    const mine = [...courses.keys()].filter((k) => courses[k]?.[side] === place);
    const sorted = mine.toSorted((a, b) => next(courses[a] as Course) - next(courses[b] as Course));
    for (const [k, course] of sorted.entries()) ports[course] = x + width * 0.86 * ((k + 0.5) / sorted.length - 0.5);
  }
  return ports;
};

/**
 * Ways that cross layers upright and bend only in the gaps between them: so they cover no box.
 *
 * @returns for each course the points in pairs: a stretch straight down, a bend to the next pair, a stretch …
 */
export const routed = (
  boxes: readonly Placed[],
  labels: readonly (Point & { readonly height: number })[],
  courses: readonly Course[],
): readonly (readonly Point[])[] => {
  const band = bandsOf(boxes, labels);
  const [starts, ends] = [portsOf(boxes, courses, 'from'), portsOf(boxes, courses, 'to')];
  return courses.map(({ from, to, through }, k) => {
    const [upper, lower] = [boxes[from], boxes[to]];
    if (!upper || !lower) return [];
    const [start, end] = [starts[k] ?? upper.x, ends[k] ?? lower.x];
    return [
      { x: start, y: upper.y + upper.height / 2 },
      { x: start, y: band(upper.y).bottom },
      ...through.flatMap(({ x, y }) => [
        { x, y: band(y).top },
        { x, y: band(y).bottom },
      ]),
      { x: end, y: band(lower.y).top },
      { x: end, y: lower.y - lower.height / 2 },
    ];
  });
};
