import { type Axis, isLeaf, isOwn, type Node } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import type { Needs } from './occasions.ts';

/**
 * A node's level is how many times a loop over a class must have finished before it is computed: a fold over a class
 * stands above the loop that it folds, a value read at another player above the loop of that value. By the nodes' ids.
 */
export type Levels = Int32Array;

// Loops over all values here and beside count their places: they run before V8 has optimised them, when an iterator takes
// most of the time (docs/performance.md).

/** By the nodes' ids, what reads them. */
export type Consumers = readonly (readonly Node[] | undefined)[];

/** A fold that a class's own loop accumulates; others run in a loop of their own, inside. */
export const isClosedFold = (node: Node): boolean =>
  node.op === 'fold' && node.axes.length === 0 && node.skip === undefined && node.axis.level === 0;

export const isInnerFold = (node: Node): boolean => node.op === 'fold' && !isClosedFold(node);

/** Computed in the loop of its class at its level. */
const isInLoop = (node: Node): boolean => isOwn(node) && !isLeaf(node) && node.op !== 'scan';

/**
 * Levels as low as can be, then arranged for speed: values move to the loop that reads them, and a loop in which each
 * operation waits for the one before is cut into several, so that a processor has more members at work at once. Which
 * loop computes a value leaves no trace in its bits.
 *
 * @param nodes in order of dependence
 * @param often whether it is worth code that loops are cut
 */
export const levelsOf = (
  nodes: readonly Node[],
  sinks: readonly Sink[],
  consumers: Consumers,
  needs: Needs,
  often: boolean,
): Levels => {
  const levels = readLate(nodes, sinks, consumers, needs, lowest(nodes, needs));
  return often ? cut(nodes, levels) : levels;
};

/** What reads a value. */
export const readersOf = (consumers: Consumers, { id }: Node): readonly Node[] => consumers[id] ?? NOBODY;

const NOBODY: readonly Node[] = [];

/** A zero for each node, by their ids. */
export const byId = (nodes: readonly Node[]): Int32Array => new Int32Array((nodes.at(-1)?.id ?? -1) + 1);

const lowest = (nodes: readonly Node[], needs: Needs): Levels => {
  const levels = byId(nodes);
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const { args } = node;
    const isClosed = isClosedFold(node);
    // Inside a pairwise loop, what belongs to one player alone is read from that player's array.
    const fromArrays = !isClosed && (node.op === 'fold' || (node.axes.length > 0 && !isOwn(node)));
    let level = 0;
    for (let k = 0; k < args.length; k++) {
      const arg = args[k] as Node;
      const after = (fromArrays && isOwn(arg) && !isLeaf(arg)) || needs.crosses(node, arg);
      const above = (levels[arg.id] as number) + (after ? 1 : 0);
      if (above > level) level = above;
    }
    levels[node.id] = node.op === 'scan' || node.op === 'gather' || isClosed ? level + 1 : level;
  }
  return levels;
};

/**
 * How long an operation keeps those waiting that read it, in cycles of a common processor. Only where loops are cut
 * depends on it.
 */
const LATENCY: { readonly [op in Node['op']]?: number } = {
  ...Object.fromEntries(['add', 'sub', 'mul', 'pmin', 'pmax', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'].map((op) => [op, 4])),
  ...Object.fromEntries(['nearest', 'floor', 'ceil', 'trunc'].map((op) => [op, 8])),
  ...Object.fromEntries(['and', 'or', 'not', 'toNumber', 'neg', 'abs', 'mantissa', 'highWord'].map((op) => [op, 1])),
  div: 14,
  sqrt: 18,
  min: 12,
  max: 12,
  select: 3,
  copySign: 3,
  powerOfTwo: 5,
  exponent: 6,
};

/** A loop is cut where a chain of operations would keep it waiting for longer. */
const MOST_WAITED = 45;

/** With fewer members there is little to overlap, and cutting costs more than it saves. */
const LEAST_MEMBERS = 3;

/**
 * Values move to the loop that reads them first: what two loops share is stored and loaded. A value stays where moving it
 * would have several of its arguments handed over in its place.
 */
const readLate = (
  nodes: readonly Node[],
  sinks: readonly Sink[],
  consumers: Consumers,
  needs: Needs,
  levels: Levels,
): Levels => {
  const sunk = new Set(sinks.map(({ value }) => value));
  const firstRead = (node: Node, but?: Node): number => {
    let least = Number.POSITIVE_INFINITY;
    const readers = readersOf(consumers, node);
    for (let k = 0; k < readers.length; k++) {
      const reader = readers[k] as Node;
      if (reader === but) continue;
      const inItsLoop = isInLoop(reader) && reader.op !== 'fold' && !needs.crosses(reader, node);
      const level = (levels[reader.id] as number) - (inItsLoop ? 0 : 1);
      if (level < least) least = level;
    }
    return least;
  };
  for (let place = nodes.length - 1; place >= 0; place--) {
    const node = nodes[place] as Node;
    if (!isInLoop(node) || node.op === 'fold' || sunk.has(node)) continue;
    const level = firstRead(node);
    if (level <= (levels[node.id] as number) || level === Number.POSITIVE_INFINITY) continue;
    const left = node.args.filter((arg) => isInLoop(arg) && (sunk.has(arg) || firstRead(arg, node) < level));
    if (left.every((arg) => arg === left[0])) levels[node.id] = level;
  }
  return levels;
};

/** Cuts loops into several, one level each, where chains have grown long. */
const cut = (nodes: readonly Node[], levels: Levels): Levels => {
  const parts = partsOf(nodes, levels);
  const most: number[] = [];
  for (let place = 0; place < nodes.length; place++) {
    const { id } = nodes[place] as Node;
    const level = levels[id] as number;
    most[level] = Math.max(most[level] ?? 1, (parts[id] as number) + 1);
  }
  const first: number[] = [0];
  for (const [level, count] of most.entries()) first.push((first[level] as number) + (count ?? 1));
  const result = byId(nodes);
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const level = levels[node.id] as number;
    result[node.id] = isClosedFold(node)
      ? foldedAt(node, result, first[level - 1] as number)
      : (first[level] as number) + (parts[node.id] as number);
  }
  return result;
};

/** Above the part of the loop that computes what is folded. */
const foldedAt = (fold: Node, levels: Levels, first: number): number =>
  1 + fold.args.reduce((most, arg) => Math.max(most, isLeaf(arg) ? first : (levels[arg.id] as number)), first);

/** Which part of its loop computes a value, from 0 on; by the nodes' ids. What the world computes is a loop over the lanes. */
const partsOf = (nodes: readonly Node[], levels: Levels): Int32Array => {
  const parts = byId(nodes);
  const waits = byId(nodes);
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const { args } = node;
    let part = 0;
    let waited = 0;
    if (!isClosedFold(node))
      for (let k = 0; k < args.length; k++) {
        const { id } = args[k] as Node;
        if (levels[id] !== levels[node.id]) continue;
        const before = parts[id] as number;
        const waiting = waits[id] as number;
        if (before > part) {
          part = before;
          waited = waiting;
        } else if (before === part && waiting > waited) waited = waiting;
      }
    const latency = LATENCY[node.op] ?? 0;
    const isCut = waited + latency > MOST_WAITED && canBeCut(node);
    parts[node.id] = isCut ? part + 1 : part;
    waits[node.id] = isCut ? latency : waited + latency;
  }
  return parts;
};

const canBeCut = (node: Node): boolean =>
  node.axes.length === 0
    ? !isLeaf(node) && !isClosedFold(node)
    : isInLoop(node) && (node.axes[0] as Axis).class.members.length >= LEAST_MEMBERS;
