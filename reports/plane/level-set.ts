/** A place in the plane. */
export type Place = readonly [number, number];

type Segment = readonly [EdgePoint, EdgePoint];

/** Where the set crosses an edge of the grid; the same key for the squares on both sides of it. */
type EdgePoint = { readonly key: string; readonly at: Place };

/** The edges of a square: its lower and upper rows, its left and right columns. */
type Square = {
  readonly bottom?: EdgePoint;
  readonly right?: EdgePoint;
  readonly top?: EdgePoint;
  readonly left?: EdgePoint;
};

/**
 * The lines where a function on a grid has a value, by marching squares: on an edge whose ends lie on both sides, the
 * crossing is at (level − a) / (b − a) of the way, and inside a square crossings are joined straight. Where all four
 * edges of a square are crossed, the mean of its corners says which two belong together. Squares with a corner that is
 * no number have no line, nor have peaks that only touch the value: what encloses nothing is left out.
 *
 * Source: Lorensen and Cline 1987, in two dimensions.
 *
 * @param xs, ys places of the columns and rows, ascending
 * @param z `z[row][column]`
 * @returns lines from end to end; a closed one ends where it begins
 */
export function levelSet(
  xs: readonly number[],
  ys: readonly number[],
  z: readonly (readonly number[])[],
  level: number,
): Place[][] {
  const value = (row: number, column: number): number => z[row]?.[column] ?? Number.NaN;
  const segments: Segment[] = [];
  for (let row = 0; row + 1 < ys.length; row++)
    for (let column = 0; column + 1 < xs.length; column++) {
      const corners = [value(row, column), value(row, column + 1), value(row + 1, column), value(row + 1, column + 1)];
      if (!corners.every(Number.isFinite)) continue;
      segments.push(...inSquare(squareAt(xs, ys, value, level, row, column), corners, level));
    }
  return joined(segments).filter((line) => !isCollapsed(line));
}

/** Whether a line comes back to where it began and encloses nothing (by the shoelace formula). */
function isCollapsed(line: readonly Place[]): boolean {
  const [first, last] = [line[0] as Place, line.at(-1) as Place];
  if (Math.hypot(last[0] - first[0], last[1] - first[1]) > 1e-9) return false;
  const twice = line.reduce((sum, [x, y], k) => {
    const [u, v] = line[(k + 1) % line.length] as Place;
    return sum + (x - first[0]) * (v - first[1]) - (u - first[0]) * (y - first[1]);
  }, 0);
  return Math.abs(twice) < 1e-12;
}

/** How far along from a to b the level is; undefined where both lie on one side. A value at the level counts as above. */
function crossing(a: number, b: number, level: number): number | undefined {
  return a >= level === b >= level ? undefined : (level - a) / (b - a);
}

function squareAt(
  xs: readonly number[],
  ys: readonly number[],
  value: (row: number, column: number) => number,
  level: number,
  row: number,
  column: number,
): Square {
  const across = (r: number): EdgePoint | undefined => {
    const share = crossing(value(r, column), value(r, column + 1), level);
    const [from, to] = [xs[column] as number, xs[column + 1] as number];
    return share === undefined
      ? undefined
      : { key: `across ${r} ${column}`, at: [from + share * (to - from), ys[r] as number] };
  };
  const up = (c: number): EdgePoint | undefined => {
    const share = crossing(value(row, c), value(row + 1, c), level);
    const [from, to] = [ys[row] as number, ys[row + 1] as number];
    return share === undefined
      ? undefined
      : { key: `up ${row} ${c}`, at: [xs[c] as number, from + share * (to - from)] };
  };
  const edges = { bottom: across(row), right: up(column + 1), top: across(row + 1), left: up(column) };
  return Object.fromEntries(Object.entries(edges).filter(([, point]) => point !== undefined));
}

function inSquare({ bottom, right, top, left }: Square, corners: readonly number[], level: number): Segment[] {
  if (bottom !== undefined && right !== undefined && top !== undefined && left !== undefined) {
    const middle = corners.reduce((sum, corner) => sum + corner, 0) / 4;
    // The lower left corner is on the side of the middle: the other two corners are cut off.
    const isTied = (corners[0] as number) >= level === middle >= level;
    return isTied
      ? [
          [bottom, right],
          [top, left],
        ]
      : [
          [bottom, left],
          [top, right],
        ];
  }
  const [a, b] = [bottom, right, top, left].filter((point) => point !== undefined);
  return a === undefined || b === undefined ? [] : [[a, b]];
}

/** Segments that share an edge of the grid, end to end. */
function joined(segments: readonly Segment[]): Place[][] {
  const meeting = new Map<string, number[]>();
  for (const [k, ends] of segments.entries())
    for (const { key } of ends) meeting.set(key, [...(meeting.get(key) ?? []), k]);
  const used = new Set<number>();
  const follow = (from: EdgePoint): Place[] => {
    const line: Place[] = [];
    for (let end: EdgePoint | undefined = from; end !== undefined; ) {
      const key: string = end.key;
      const next: number | undefined = meeting.get(key)?.find((k) => !used.has(k));
      if (next === undefined) break;
      used.add(next);
      const [a, b] = segments[next] as Segment;
      end = a.key === key ? b : a;
      line.push(end.at);
    }
    return line;
  };
  return segments.flatMap(([a, b], k) => {
    if (used.has(k)) return [];
    used.add(k);
    const back = follow(a);
    return [[...back.reverse(), a.at, b.at, ...follow(b)]];
  });
}
