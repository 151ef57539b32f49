import { isLeaf, isOwn, type Node } from '../graph/node.ts';
import { byId, type Consumers, isClosedFold, readersOf } from './levels.ts';

/**
 * So many operations are written before the next loop over the pairs of lanes. Loops of a size that a processor sees as a
 * whole keep several pairs at work at once, where the operations of one wait for each other.
 */
const SEGMENT = 50;

/** @returns the first level behind each segment */
export const segmentsOf = (nodes: readonly Node[], levelOf: (node: Node) => number): readonly number[] => {
  const sizes: number[] = [];
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
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
  const firstReads = byId(nodes);
  const lastReads = byId(nodes);
  const handedOn = new Set<Node>();
  for (let place = nodes.length - 1; place >= 0; place--) {
    const node = nodes[place] as Node;
    const readers = readersOf(consumers, node);
    let first = isRoot.has(node) ? lastSegment : lastSegment + 1;
    let last = isRoot.has(node) ? lastSegment : -1;
    for (let k = 0; k < readers.length; k++) {
      const reader = readers[k] as Node;
      const isInPlace = reader.axes.length > 0 && !isOwn(reader);
      const own = segmentOf(reader);
      first = Math.min(first, isInPlace ? (firstReads[reader.id] as number) : own);
      last = Math.max(last, isInPlace ? (lastReads[reader.id] as number) : own);
    }
    firstReads[node.id] = first;
    lastReads[node.id] = last;
    const own = segmentOf(node);
    if (node.axes.length === 0 && !isLeaf(node) && last >= 0 && (first !== own || last !== own)) handedOn.add(node);
  }
  return handedOn;
};
