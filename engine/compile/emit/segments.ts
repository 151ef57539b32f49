import { isLeaf, isOwn, type Node } from '../graph/node.ts';
import { type Consumers, isClosedFold } from './levels.ts';

/**
 * So many operations are written before the next loop over the pairs of lanes. Loops of a size that a processor sees as a
 * whole keep several pairs at work at once, where the operations of one wait for each other.
 */
const SEGMENT = 50;

/** @returns the first level behind each segment */
export const segmentsOf = (nodes: readonly Node[], levelOf: (node: Node) => number): readonly number[] => {
  const sizes: number[] = [];
  for (const node of nodes) {
    const level = computedAt(node, levelOf);
    sizes[level] = (sizes[level] ?? 0) + (isLeaf(node) ? 0 : 1);
  }
  const ends: number[] = [];
  let size = 0;
  for (let level = 0; level < sizes.length; level++) {
    size += sizes[level] ?? 0;
    if (size < SEGMENT || level === sizes.length - 1) continue;
    ends.push(level + 1);
    size = 0;
  }
  return [...ends, Number.POSITIVE_INFINITY];
};

/** The level whose loops compute a value: of a fold or a scan the one below its own. */
export const computedAt = (node: Node, levelOf: (node: Node) => number): number =>
  levelOf(node) - (isClosedFold(node) || node.op === 'scan' ? 1 : 0);

export const createSegmentOf = (
  segments: readonly number[],
  levelOf: (node: Node) => number,
): ((node: Node) => number) => {
  const byLevel: number[] = [];
  for (let segment = 0; segment < segments.length - 1; segment++)
    while (byLevel.length < (segments[segment] as number)) byLevel.push(segment);
  return (node) => byLevel[computedAt(node, levelOf)] ?? segments.length - 1;
};

/** World values that other segments read than the one that computes them. */
export const handedOnNodes = (
  nodes: readonly Node[],
  roots: readonly Node[],
  consumers: Consumers,
  segmentOf: (node: Node) => number,
  lastSegment: number,
): Set<Node> => {
  const isRoot = new Set(roots);
  /** First and last segment that reads a value, by the nodes' ids. What is pairwise is computed where it is read. */
  const reads: (readonly [number, number])[] = [];
  const handedOn = new Set<Node>();
  for (const node of nodes.toReversed()) {
    let [first, last] = isRoot.has(node) ? [lastSegment, lastSegment] : [Number.POSITIVE_INFINITY, -1];
    for (const reader of consumers[node.id] ?? []) {
      const isInPlace = reader.axes.length > 0 && !isOwn(reader);
      const own = segmentOf(reader);
      const [from, to] = isInPlace ? (reads[reader.id] as readonly [number, number]) : [own, own];
      first = Math.min(first, from);
      last = Math.max(last, to);
    }
    reads[node.id] = [first, last];
    const own = segmentOf(node);
    if (node.axes.length === 0 && !isLeaf(node) && last >= 0 && (first !== own || last !== own)) handedOn.add(node);
  }
  return handedOn;
};
