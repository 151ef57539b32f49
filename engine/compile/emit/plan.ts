import type { PlayerClass } from '../../language/model.ts';
import { type Axis, isLeaf, isOwn, type Node } from '../graph/node.ts';
import type { Sink } from '../lower/sink.ts';
import { ownAgain, worldAgain } from './again.ts';
import { byId, type Consumers, isClosedFold, isInnerFold, levelsOf, readersOf } from './levels.ts';
import { ALWAYS, needsOf } from './occasions.ts';
import { createSegmentOf, handedOnNodes, segmentsOf } from './segments.ts';

/**
 * In which order a group of sinks is computed: level by level (see levels.ts), each with one loop per class, however many
 * players read each other.
 */
export type Plan = {
  /** By level, then by the occasions on which it is needed: what is needed on more of them comes first. */
  readonly stages: readonly (readonly Stage[])[];
  readonly levelOf: (node: Node) => number;
  /** Levels are written in parts, each a loop over the pairs of lanes: the first level behind each. */
  readonly segments: readonly number[];
  readonly segmentOf: (node: Node) => number;
  /** World values kept in scratch for later segments. */
  readonly isHandedOn: (node: Node) => boolean;
  /** On which occasions a value is needed, see occasions.ts. */
  readonly needOf: (node: Node) => number;
  readonly uses: (node: Node) => number;
  /** Read by a value that differs between players, or on other occasions. */
  readonly usedElsewhere: (node: Node) => boolean;
  /** Own values kept in an array over the members, because something outside their loop reads them. */
  readonly isKept: (node: Node) => boolean;
  readonly kept: readonly Node[];
  /** Sinks that the loop which computes their value can store at once, since nothing later reads what they replace. */
  readonly direct: ReadonlySet<Sink>;
};

/** What is computed at one level on the same occasions. */
export type Stage = {
  readonly need: number;
  /** World values in order of dependence. */
  readonly world: readonly Node[];
  /** The loops over classes: own values, and the folds that the loop accumulates. */
  readonly loops: readonly Loop[];
  /** The scans over finished loops. */
  readonly scans: readonly Node[];
};

export type Loop = {
  readonly class: PlayerClass;
  readonly axis: Axis;
  readonly nodes: readonly Node[];
  readonly folds: readonly Node[];
};

/**
 * @param often played every tick, rather than once in a run
 * @param occasions masks of which is known beforehand whether they hold in any lane
 */
export const planOf = (
  sinks: readonly Sink[],
  always: readonly Node[],
  often: boolean,
  occasions: readonly Node[],
): Plan => {
  const roots = [...always, ...sinks.map((sink) => sink.value)];
  const nodes = reachable(roots);
  const uses = byId(nodes);
  const needs = needsOf(nodes, roots, occasions);
  const consumers = consumersOf(nodes);
  const levels = levelsOf(nodes, sinks, consumers, needs, often);
  const levelOf = (node: Node): number => levels[node.id] ?? 0;
  const segments = often ? segmentsOf(nodes, levelOf) : [Number.POSITIVE_INFINITY];
  const segmentOf = createSegmentOf(segments, levelOf);
  const handedOn = handedOnNodes(nodes, roots, consumers, segmentOf, segments.length - 1);
  const later = often ? worldAgain(nodes, handedOn, consumers, segmentOf) : NOTHING;
  const elsewhere = new Uint8Array(uses.length);
  for (const { id } of handedOn) elsewhere[id] = 1;
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const { args } = node;
    const inLoop = node.axes.length > 0 || node.op === 'fold' || node.op === 'scan';
    const need = needs.of(node);
    for (let k = 0; k < args.length; k++) {
      const arg = args[k] as Node;
      uses[arg.id] = (uses[arg.id] as number) + 1;
      if (inLoop || needs.of(arg) !== need) elsewhere[arg.id] = 1;
    }
  }
  for (const { id } of roots) uses[id] = (uses[id] as number) + 1;
  for (const node of always) if (segments.length > 1) handedOn.add(node);
  const placing = { levelOf, needOf: needs.of };
  const direct = directSinks(nodes, sinks, consumers, placing);
  const kept = keptNodes(
    nodes,
    sinks.filter((sink) => !direct.has(sink)),
    placing,
  );
  const again = often ? ownAgain(nodes, kept, handedOn, consumers, new Set(roots)) : NOTHING;
  return {
    ...placing,
    segments,
    segmentOf,
    isHandedOn: (node) => handedOn.has(node),
    stages: stagesOf(nodes, placing, kept, (node) => later.has(node) || again.has(node)),
    uses: (node) => uses[node.id] ?? 0,
    usedElsewhere: (node) => elsewhere[node.id] === 1,
    isKept: (node) => kept.has(node),
    kept: [...kept, ...handedOn],
    direct,
  };
};

const NOTHING: ReadonlySet<Node> = new Set();

/** Which loop computes a value. */
type Placing = Pick<Plan, 'levelOf' | 'needOf'>;

/** What each level computes; closed folds and scans belong to the loops of the level below their value. */
const stagesOf = (
  nodes: readonly Node[],
  { levelOf, needOf }: Placing,
  kept: ReadonlySet<Node>,
  isElsewhere: (node: Node) => boolean,
): Plan['stages'] => {
  type Parts = { readonly world: Node[]; readonly own: Node[]; readonly folds: Node[]; readonly scans: Node[] };
  let depth = 1;
  for (let place = 0; place < nodes.length; place++) depth = Math.max(depth, levelOf(nodes[place] as Node) + 1);
  const byNeed = Array.from({ length: depth }, () => new Map<number, Parts>());
  const at = (node: Node, level: number): Parts => {
    const stages = byNeed[level] as Map<number, Parts>;
    const need = needOf(node);
    const known = stages.get(need);
    if (known !== undefined) return known;
    const made: Parts = { world: [], own: [], folds: [], scans: [] };
    stages.set(need, made);
    return made;
  };
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    if (isElsewhere(node)) continue;
    const level = levelOf(node);
    if (isClosedFold(node)) at(node, level - 1).folds.push(node);
    else if (node.op === 'scan') at(node, level - 1).scans.push(node);
    else if (node.axes.length === 0) at(node, level).world.push(node);
    else if (isOwn(node) && (!isLeaf(node) || kept.has(node))) at(node, level).own.push(node);
  }
  return byNeed.map((stages) =>
    [...stages]
      .sort(([a], [b]) => breadth(b) - breadth(a) || a - b)
      .map(([need, { world, own, folds, scans }]) => ({ need, world, loops: loopsOf(own, folds), scans })),
  );
};

/** How many occasions a need covers; what is always needed covers all. */
const breadth = (need: number): number => {
  if (need === ALWAYS) return Number.POSITIVE_INFINITY;
  let occasions = 0;
  for (let rest = need; rest !== 0; rest &= rest - 1) occasions += 1;
  return occasions;
};

const reachable = (roots: readonly Node[]): readonly Node[] => {
  // By id: nodes are made after their arguments. As long as it will be from the start, since V8 makes a table of a list that
  // begins with a high place.
  const found = new Array<Node | undefined>(roots.reduce((most, { id }) => Math.max(most, id + 1), 0));
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found[node.id] !== undefined) continue;
    found[node.id] = node;
    const { args } = node;
    for (let k = 0; k < args.length; k++) waiting.push(args[k] as Node);
  }
  return found.filter((node) => node !== undefined);
};

const consumersOf = (nodes: readonly Node[]): Consumers => {
  const consumers: Node[][] = [];
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const { args } = node;
    for (let k = 0; k < args.length; k++) {
      const { id } = args[k] as Node;
      const known = consumers[id];
      if (known === undefined) consumers[id] = [node];
      else known.push(node);
    }
  }
  return consumers;
};

/** Slots of a class that are read, if at all, by their owner in the loop that computes what replaces them, or earlier. */
const directSinks = (
  nodes: readonly Node[],
  sinks: readonly Sink[],
  consumers: Consumers,
  { levelOf, needOf }: Placing,
): ReadonlySet<Sink> => {
  const loads = new Map<string, Node[]>();
  for (const node of nodes) {
    if (node.op !== 'load') continue;
    const known = loads.get(node.slot.name);
    if (known === undefined) loads.set(node.slot.name, [node]);
    else known.push(node);
  }
  const isReadBy = (load: Node, level: number, need: number): boolean =>
    load.op === 'load' &&
    load.other === undefined &&
    isOwn(load) &&
    load.player?.kind === 'axis' &&
    readersOf(consumers, load).every((consumer) => {
      const isClosed = isClosedFold(consumer);
      const read = levelOf(consumer) - (isClosed ? 1 : 0);
      // Of loops of one level, those of other occasions may come later.
      if (read > level || (read === level && needOf(consumer) !== need)) return false;
      return isClosed || (isOwn(consumer) && consumer.op !== 'scan' && !isInnerFold(consumer));
    });
  const isDirect = ({ slot, player, value, other }: Sink): boolean =>
    player?.kind === 'axis' &&
    slot.depth === undefined &&
    other === undefined &&
    isOwn(value) &&
    !isLeaf(value) &&
    value.op !== 'scan' &&
    value.axes[0] === player.axis &&
    (loads.get(slot.name) ?? []).every((load) => isReadBy(load, levelOf(value), needOf(value)));
  return new Set(sinks.filter(isDirect));
};

const keptNodes = (nodes: readonly Node[], sinks: readonly Sink[], { levelOf, needOf }: Placing): Set<Node> => {
  const kept = new Set<Node>(sinks.filter((sink) => sink.value.axes.length > 0).map((sink) => sink.value));
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    if (node.op === 'scan') kept.add(node);
    const { args } = node;
    for (let k = 0; k < args.length; k++) {
      const arg = args[k] as Node;
      if (!isOwn(arg) || isLeaf(arg)) continue;
      const sameLoop =
        needOf(node) === needOf(arg) &&
        (isClosedFold(node)
          ? levelOf(node) - 1 === levelOf(arg)
          : isOwn(node) && !isInnerFold(node) && levelOf(node) === levelOf(arg));
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
