import type { PlayerClass } from '../../language/model.ts';
import { type Axis, isLeaf, isOwn, type Node } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';

/**
 * In which order a group of sinks is computed.
 *
 * A node's level is how many times a loop over a class must have finished before it can be computed: a fold over a
 * class stands one level above what it folds, a value read at another player one level above that value. So each level
 * takes one loop per class, however many players read each other.
 */
export type Plan = {
  /** World values by level, then in order of dependence. */
  readonly world: readonly (readonly Node[])[];
  /** Per level, the loops over classes: own values, and the folds that the loop accumulates. */
  readonly loops: readonly (readonly Loop[])[];
  /** Per level, the scans over finished loops. */
  readonly scans: readonly (readonly Node[])[];
  readonly levelOf: (node: Node) => number;
  readonly uses: (node: Node) => number;
  /** Read by a value that differs between players. */
  readonly usedInLoop: (node: Node) => boolean;
  /** Own values kept in an array over the members, because something outside their loop reads them. */
  readonly isKept: (node: Node) => boolean;
  readonly kept: readonly Node[];
};

export type Loop = {
  readonly class: PlayerClass;
  readonly axis: Axis;
  readonly nodes: readonly Node[];
  readonly folds: readonly Node[];
};

/** A fold that a class's own loop accumulates; others run in a loop of their own, inside. */
export const isClosedFold = (node: Node): boolean =>
  node.op === 'fold' && node.axes.length === 0 && node.skip === undefined && node.axis.level === 0;

export const planOf = (sinks: readonly Sink[], always: readonly Node[]): Plan => {
  const roots = [...always, ...sinks.map((sink) => sink.value)];
  const nodes = reachable(roots);
  const uses = new Map<Node, number>();
  const inLoops = new Set<Node>();
  const use = (node: Node): void => {
    uses.set(node, (uses.get(node) ?? 0) + 1);
  };
  for (const node of nodes) {
    const inLoop = node.axes.length > 0 || node.op === 'fold' || node.op === 'scan';
    for (const arg of node.args) {
      use(arg);
      if (inLoop) inLoops.add(arg);
    }
  }
  for (const root of roots) use(root);
  const levels = levelsOf(nodes);
  const levelOf = (node: Node): number => levels.get(node) ?? 0;
  const kept = keptNodes(nodes, sinks, levelOf);
  const byLevel = stagesOf(nodes, levelOf, kept);
  return {
    world: byLevel.map(({ world }) => world),
    loops: byLevel.map(({ own, folds }) => loopsOf(own, folds)),
    scans: byLevel.map(({ scans }) => scans),
    levelOf,
    uses: (node) => uses.get(node) ?? 0,
    usedInLoop: (node) => inLoops.has(node),
    isKept: (node) => kept.has(node),
    kept: [...kept],
  };
};

type Stage = {
  readonly world: Node[];
  readonly own: Node[];
  readonly folds: Node[];
  readonly scans: Node[];
};

/** What each level computes; closed folds and scans belong to the loops of the level below their value. */
const stagesOf = (
  nodes: readonly Node[],
  levelOf: (node: Node) => number,
  kept: ReadonlySet<Node>,
): readonly Stage[] => {
  const depth = nodes.reduce((most, node) => Math.max(most, levelOf(node)), 0) + 1;
  const stages = Array.from({ length: depth }, (): Stage => ({ world: [], own: [], folds: [], scans: [] }));
  for (const node of nodes) {
    const level = levelOf(node);
    if (isClosedFold(node)) stages[level - 1]?.folds.push(node);
    else if (node.op === 'scan') stages[level - 1]?.scans.push(node);
    else if (node.axes.length === 0) stages[level]?.world.push(node);
    else if (isOwn(node) && (!isLeaf(node) || kept.has(node))) stages[level]?.own.push(node);
  }
  return stages;
};

const reachable = (roots: readonly Node[]): readonly Node[] => {
  const found = new Set<Node>();
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    waiting.push(...node.args);
  }
  return [...found].sort((a, b) => a.id - b.id);
};

const levelsOf = (nodes: readonly Node[]): ReadonlyMap<Node, number> => {
  const levels = new Map<Node, number>();
  for (const node of nodes) {
    const inLoop = node.axes.length === 0 || isOwn(node);
    const below = node.args.reduce((most, arg) => {
      // Inside a pairwise loop, what belongs to one player alone is read from that player's array.
      const fromArray = !isClosedFold(node) && (!inLoop || isInnerFold(node)) && isOwn(arg) && !isLeaf(arg);
      return Math.max(most, (levels.get(arg) ?? 0) + (fromArray ? 1 : 0));
    }, 0);
    const above = node.op === 'scan' || node.op === 'gather' || isClosedFold(node) ? 1 : 0;
    levels.set(node, below + above);
  }
  return levels;
};

const isInnerFold = (node: Node): boolean => node.op === 'fold' && !isClosedFold(node);

const keptNodes = (
  nodes: readonly Node[],
  sinks: readonly Sink[],
  levelOf: (node: Node) => number,
): ReadonlySet<Node> => {
  const kept = new Set<Node>(sinks.filter((sink) => sink.value.axes.length > 0).map((sink) => sink.value));
  for (const node of nodes) {
    if (node.op === 'scan') kept.add(node);
    for (const arg of node.args) {
      if (!isOwn(arg) || isLeaf(arg)) continue;
      const sameLoop = isClosedFold(node)
        ? levelOf(node) - 1 === levelOf(arg)
        : isOwn(node) && !isInnerFold(node) && levelOf(node) === levelOf(arg);
      if (!sameLoop || node.op === 'gather' || node.op === 'scan') kept.add(arg);
    }
  }
  return kept;
};

const loopsOf = (own: readonly Node[], folds: readonly Node[]): readonly Loop[] => {
  const loops = new Map<Axis, { nodes: Node[]; folds: Node[] }>();
  const loop = (axis: Axis): { nodes: Node[]; folds: Node[] } => {
    const known = loops.get(axis) ?? { nodes: [], folds: [] };
    loops.set(axis, known);
    return known;
  };
  for (const node of own) loop(node.axes[0] as Axis).nodes.push(node);
  for (const node of folds) if (node.op === 'fold') loop(node.axis).folds.push(node);
  return [...loops]
    .sort(([a], [b]) => a.class.index - b.class.index)
    .map(([axis, parts]) => ({ class: axis.class, axis, ...parts }));
};
