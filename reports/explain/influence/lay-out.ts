import { Graph, layout } from '@dagrejs/dagre';
import { routed } from './route.ts';

export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };

/** Something to be placed. */
export type Box = Size & { readonly id: string };

/** `backwards`: it points against the order of the others. */
export type Line = { readonly from: string; readonly to: string; readonly backwards: boolean; readonly label: Size };

/** Layers go down the page, or across it. */
export type Direction = 'down' | 'right';

export type Placed = Size & {
  readonly direction: Direction;
  /** Middles, by the order of the boxes. */
  readonly boxes: readonly Point[];
  /** The way of each line from its start to its end as `route.ts` has it, and the middle of its label. */
  readonly lines: readonly { readonly way: readonly Point[]; readonly label: Point }[];
};

const turned = <T extends Size>(of: T): T => ({ ...of, width: of.height, height: of.width });

const downwards = (boxes: readonly Box[], lines: readonly Line[], gaps: object): Placed => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', marginx: 12, marginy: 12, ...gaps });
  // Not by their own names: dagre takes an empty one for none.
  const places = new Map(boxes.map(({ id }, k) => [id, k]));
  const place = (id: string): number => places.get(id) ?? 0;
  for (const [k, { width, height }] of boxes.entries()) graph.setNode(`n${k}`, { width, height });
  const ends = ({ from, to, backwards }: Line): readonly [number, number] =>
    backwards ? [place(to), place(from)] : [place(from), place(to)];
  const named = (line: Line): [string, string] => [`n${ends(line)[0]}`, `n${ends(line)[1]}`];
  for (const [k, line] of lines.entries()) graph.setEdge(...named(line), { ...line.label, labelpos: 'c' }, String(k));
  layout(graph);
  const placed = boxes.map((box, k) => ({ ...box, ...(graph.node(`n${k}`) as Point) }));
  const edges = lines.map((line, k) => graph.edge(...named(line), String(k)) as Point & { points: readonly Point[] });
  const ways = routed(
    placed,
    edges.map(({ x, y }, k) => ({ x, y, height: lines[k]?.label.height ?? 0 })).filter(({ height }) => height > 0),
    lines.map((line, k) => {
      const [from, to] = ends(line);
      return { from, to, through: (edges[k]?.points ?? []).slice(1, -1) };
    }),
  );
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return {
    width,
    height,
    direction: 'down',
    boxes: placed.map(({ x, y }) => ({ x, y })),
    lines: lines.map(({ backwards }, k) => ({
      way: backwards ? (ways[k] ?? []).toReversed() : (ways[k] ?? []),
      label: { x: edges[k]?.x ?? 0, y: edges[k]?.y ?? 0 },
    })),
  };
};

const flipped = ({ x, y }: Point): Point => ({ x: y, y: x });

/**
 * Places boxes in layers so that few lines cross.
 *
 * Source: Gansner, Koutsofios, North and Vo 1993, "A technique for drawing directed graphs", as in dagre.
 */
export const layOut = (boxes: readonly Box[], lines: readonly Line[], direction: Direction): Placed => {
  if (direction === 'down') return downwards(boxes, lines, { nodesep: 26, ranksep: 54, edgesep: 16 });
  const { width, height, ...placed } = downwards(
    boxes.map(turned),
    lines.map((line) => ({ ...line, label: turned(line.label) })),
    { nodesep: 16, ranksep: 64, edgesep: 12 },
  );
  return {
    width: height,
    height: width,
    direction,
    boxes: placed.boxes.map(flipped),
    lines: placed.lines.map(({ way, label }) => ({ way: way.map(flipped), label: flipped(label) })),
  };
};
