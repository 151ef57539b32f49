import { areaColour, tinted } from '../colour.ts';
import type { FateGroups, Group } from '../fates/fate-groups.ts';
import type { FlowColumn, Piece } from '../fates/flow-columns.ts';
import type { Point } from '../figure.ts';
import { markWords } from '../wording/marks.ts';
import type { Dataset } from './line-chart.ts';

/** The width of a node, of the plot. */
export const NODE = 0.026;

/** Of the colour of a node, in its ribbons. */
const TINT = 0.34;

/** Ribbons lie over each other where they meet, so that no seam is seen. */
const OVERLAP = 0.001;

/** Points along the edge of a ribbon. */
const STEPS = 24;

/** A ribbon of the smallest count can still be seen. */
const THINNEST = 0.004;

const CLEAR = { pointRadius: 0, borderWidth: 0 } as const;

function colourOf({ depth }: Group, groups: FateGroups): string {
  return areaColour(depth - (groups.groups[0]?.depth ?? 0), false);
}

/** An area between two edges. */
function area(label: string, upper: Point[], lower: Point[], colour: string): Dataset[] {
  return [
    { ...CLEAR, label, data: upper, fill: '+1', backgroundColor: colour },
    { ...CLEAR, label: markWords.lowerEdge(label), data: lower, fill: false },
  ];
}

/** From one height to another, level at both ends. */
function bend(from: Point, to: Point): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, k) => {
    const t = k / STEPS;
    return { x: from.x + t * (to.x - from.x), y: from.y + t * t * (3 - 2 * t) * (to.y - from.y) };
  });
}

type Edge = { readonly x: number; readonly lower: number; readonly upper: number };

/** An edge of what is there, thick enough to be seen. */
function seen({ x, lower, upper }: Edge): Edge {
  const more = Math.max(0, THINNEST - (upper - lower)) / 2;
  return { x, lower: lower - more, upper: upper + more };
}

/** @param end how far it goes on at the height it has come to */
function ribbon(label: string, from: Edge, to: Edge, colour: string, end = to.x): Dataset[] {
  const [a, b] = [seen(from), seen(to)];
  const upper = [...bend({ x: a.x, y: a.upper }, { x: b.x, y: b.upper }), { x: end, y: b.upper }];
  const lower = [...bend({ x: a.x, y: a.lower }, { x: b.x, y: b.lower }), { x: end, y: b.lower }];
  return area(label, upper, lower, tinted(colour, TINT));
}

const size = ({ lower, upper }: Piece): number => upper - lower;

const piecesOf = ({ blocks }: FlowColumn): readonly Piece[] => blocks.flatMap(({ pieces }) => pieces);

/** The ribbons from one column to the next: each piece on the right takes its part of its group's on the left. */
export function ribbons(
  left: FlowColumn,
  right: FlowColumn,
  x: { from: number; to: number },
  groups: FateGroups,
): Dataset[] {
  const tops = new Map(piecesOf(left).map(({ group, upper }) => [group, upper]));
  const drawn = right.blocks.flatMap(({ pieces, node }) =>
    pieces.map((piece) => {
      const upper = tops.get(piece.group) ?? 0;
      tops.set(piece.group, upper - size(piece));
      const from = { x: x.from, upper, lower: upper - size(piece) };
      const to = { x: x.to, upper: piece.upper, lower: piece.lower };
      // What passes through goes on to where the next ribbons begin.
      const end = node === undefined ? x.to + NODE + OVERLAP : undefined;
      return { piece, datasets: () => ribbon(piece.group.text, from, to, colourOf(piece.group, groups), end) };
    }),
  );
  return drawn
    .filter(({ piece }) => size(piece) > 0)
    .sort((a, b) => size(a.piece) - size(b.piece))
    .flatMap(({ datasets }) => datasets());
}

/** The pieces of the nodes. */
export function nodes(column: FlowColumn, x: number, groups: FateGroups): Dataset[] {
  const pieces = column.blocks.flatMap((block) => (block.node === undefined ? [] : block.pieces));
  return pieces
    .filter((piece) => size(piece) > 0)
    .flatMap(({ group, lower, upper }) => {
      const edge = seen({ x, lower, upper });
      const along = (y: number): Point[] => [
        { x, y },
        { x: x + NODE, y },
      ];
      return area(group.text, along(edge.upper), along(edge.lower), colourOf(group, groups));
    });
}
