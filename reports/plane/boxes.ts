import type { Box } from '../page/marks.ts';
import type { Place } from './level-set.ts';

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Whether a straight line from one place to another passes through a box (Liang and Barsky 1984). */
export function crosses([x0, y0]: Place, [x1, y1]: Place, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const edges = [
    [x0 - x1, x0 - box.x],
    [x1 - x0, box.x + box.width - x0],
    [y0 - y1, y0 - box.y],
    [y1 - y0, box.y + box.height - y0],
  ] as const;
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

/** Whether a line through places passes through a box. */
export function runsThrough(line: readonly Place[], box: Box): boolean {
  return line.some((to, k) => k > 0 && crosses(line[k - 1] as Place, to, box));
}

/**
 * Strokes from lower left to upper right that fill a box; those of neighbouring boxes meet, as x + y is a multiple of
 * the step on all.
 */
export function hatching({ x, y, width, height }: Box, step: number): [Place, Place][] {
  const [right, bottom] = [x + width, y + height];
  const strokes: [Place, Place][] = [];
  for (let sum = Math.ceil((x + y) / step) * step; sum < right + bottom; sum += step) {
    const from: Place = sum - x <= bottom ? [x, sum - x] : [sum - bottom, bottom];
    const to: Place = sum - y <= right ? [sum - y, y] : [right, sum - right];
    if (to[0] > from[0]) strokes.push([from, to]);
  }
  return strokes;
}
