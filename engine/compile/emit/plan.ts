import type { PlayerClass } from '../../language/model.ts';
import { type Axis, isLeaf, isOwn, type Node } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import { byId, type Consumers, isClosedFold, isInnerFold, levelsOf } from './levels.ts';

/**
 * In which order a group of sinks is computed: level by level (see levels.ts), each with one loop per class, however many
 * players read each other.
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
  /** Sinks that the loop which computes their value can store at once, since nothing later reads what they replace. */
  readonly direct: ReadonlySet<Sink>;
};

export type Loop = {
  readonly class: PlayerClass;
  readonly axis: Axis;
  readonly nodes: readonly Node[];
  readonly folds: readonly Node[];
};

/** @param often played every tick, rather than once in a run */
export const planOf = (sinks: readonly Sink[], always: readonly Node[], often: boolean): Plan => {
  const roots = [...always, ...sinks.map((sink) => sink.value)];
  const nodes = reachable(roots);
  const uses = byId(nodes);
  const inLoops = byId(nodes);
  const use = ({ id }: Node): void => {
    uses[id] = (uses[id] as number) + 1;
  };
  for (const node of nodes) {
    const inLoop = node.axes.length > 0 || node.op === 'fold' || node.op === 'scan';
    for (const arg of node.args) {
      use(arg);
      if (inLoop) inLoops[arg.id] = 1;
    }
  }
  for (const root of roots) use(root);
  const consumers = consumersOf(nodes);
  const levels = levelsOf(nodes, sinks, consumers, often);
  const levelOf = (node: Node): number => levels[node.id] ?? 0;
  const direct = directSinks(nodes, sinks, consumers, levelOf);
  const kept = keptNodes(
    nodes,
    sinks.filter((sink) => !direct.has(sink)),
    levelOf,
  );
  const byLevel = stagesOf(nodes, levelOf, kept);
  return {
    world: byLevel.map(({ world }) => world),
    loops: byLevel.map(({ own, folds }) => loopsOf(own, folds)),
    scans: byLevel.map(({ scans }) => scans),
    levelOf,
    uses: (node) => uses[node.id] ?? 0,
    usedInLoop: (node) => inLoops[node.id] === 1,
    isKept: (node) => kept.has(node),
    kept: [...kept],
    direct,
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
  // By id: nodes are made after their arguments. As long as it will be from the start, since V8 makes a table of a list that
  // begins with a high place.
  const found = new Array<Node | undefined>(roots.reduce((most, { id }) => Math.max(most, id + 1), 0));
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found[node.id] !== undefined) continue;
    found[node.id] = node;
    for (const arg of node.args) waiting.push(arg);
  }
  return found.filter((node) => node !== undefined);
};

const consumersOf = (nodes: readonly Node[]): Consumers => {
  const consumers: Node[][] = [];
  for (const node of nodes)
    for (const { id } of node.args) {
      const known = consumers[id];
      if (known === undefined) consumers[id] = [node];
      else known.push(node);
    }
  return consumers;
};

/** Slots of a class that are read, if at all, by their owner in the loop that computes what replaces them, or earlier. */
const directSinks = (
  nodes: readonly Node[],
  sinks: readonly Sink[],
  consumers: Consumers,
  levelOf: (node: Node) => number,
): ReadonlySet<Sink> => {
  const loads = new Map<string, Node[]>();
  for (const node of nodes) {
    if (node.op !== 'load') continue;
    const known = loads.get(node.slot.name);
    if (known === undefined) loads.set(node.slot.name, [node]);
    else known.push(node);
  }
  const isReadBy = (load: Node, level: number): boolean =>
    load.op === 'load' &&
    load.other === undefined &&
    isOwn(load) &&
    load.player?.kind === 'axis' &&
    (consumers[load.id] ?? []).every((consumer) => {
      if (isClosedFold(consumer)) return levelOf(consumer) - 1 <= level;
      return isOwn(consumer) && consumer.op !== 'scan' && !isInnerFold(consumer) && levelOf(consumer) <= level;
    });
  const isDirect = ({ slot, player, value, other }: Sink): boolean =>
    player?.kind === 'axis' &&
    slot.depth === undefined &&
    other === undefined &&
    isOwn(value) &&
    !isLeaf(value) &&
    value.op !== 'scan' &&
    value.axes[0] === player.axis &&
    (loads.get(slot.name) ?? []).every((load) => isReadBy(load, levelOf(value)));
  return new Set(sinks.filter(isDirect));
};

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
