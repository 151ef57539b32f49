import { isOwn, type Node } from '../graph/node.ts';
import { byId, type Consumers, isClosedFold, isInnerFold, readersOf } from './levels.ts';

/** So many instructions cost less than a store and a load. */
const MOST_AGAIN = 3;
const TOO_MUCH = MOST_AGAIN + 1;

/** Operations of one instruction that keep nobody waiting for long. */
const LIGHT: ReadonlySet<Node['op']> = new Set([
  ...(['neg', 'abs', 'add', 'sub', 'mul', 'pmin', 'pmax'] as const),
  ...(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'and', 'or', 'not', 'toNumber'] as const),
]);

/**
 * Takes out of what loops hand to later ones what is a few instructions on the rest: whoever reads it computes it again. The
 * same operations on the same numbers, so that no bit changes.
 *
 * @param nodes in order of dependence
 * @param axes of the values: 0 or 1
 * @param handedOver changed in place
 * @param isAtHand values with other axes that all their readers find as well
 * @param isFree whether all readers of a value can compute it
 * @returns what was taken out
 */
const takeOut = (
  nodes: readonly Node[],
  axes: 0 | 1,
  handedOver: Set<Node>,
  isAtHand: (node: Node) => boolean,
  isFree: (node: Node) => boolean,
): ReadonlySet<Node> => {
  const again = new Set<Node>();
  /** How many instructions each takes where it is read: 0 for what is found there, too many for all that is not light. */
  const efforts = byId(nodes);
  const effortOf = (node: Node): number => {
    if (!LIGHT.has(node.op)) return handedOver.has(node) ? 0 : TOO_MUCH;
    const { args } = node;
    let effort = 1;
    for (let k = 0; k < args.length; k++) {
      const arg = args[k] as Node;
      if (arg.op === 'constant') continue;
      if (arg.axes.length === axes && arg.axes[0] === node.axes[0]) effort += efforts[arg.id] as number;
      else if (!isAtHand(arg)) effort += TOO_MUCH;
    }
    if (effort > MOST_AGAIN) return handedOver.has(node) ? 0 : TOO_MUCH;
    if (!handedOver.has(node)) return effort;
    if (!isFree(node)) return 0;
    again.add(node);
    handedOver.delete(node);
    return effort;
  };
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    if (node.axes.length === axes) efforts[node.id] = effortOf(node);
  }
  return again;
};

/**
 * Takes out of the world's values that segments hand on those that later segments compute again, outside all loops over players.
 *
 * @param handedOn changed in place
 * @returns what no segment needs but later ones
 */
export const worldAgain = (
  nodes: readonly Node[],
  handedOn: Set<Node>,
  consumers: Consumers,
  segmentOf: (node: Node) => number,
): ReadonlySet<Node> => {
  const isReadHere = (node: Node) => (reader: Node) => segmentOf(reader) === segmentOf(node);
  const isFree = (node: Node): boolean => {
    const isHere = isReadHere(node);
    return readersOf(consumers, node).every((reader) => isHere(reader) || isPlainWorld(reader));
  };
  const again = takeOut(nodes, 0, handedOn, () => false, isFree);
  return new Set([...again].filter((node) => !readersOf(consumers, node).some(isReadHere(node))));
};

/**
 * Takes out of the kept values of players those that other loops over their class compute again.
 *
 * @param kept changed in place
 * @param handedOn the world's values that are handed on
 * @param sunk what slots receive
 */
export const ownAgain = (
  nodes: readonly Node[],
  kept: Set<Node>,
  handedOn: ReadonlySet<Node>,
  consumers: Consumers,
  sunk: ReadonlySet<Node>,
): ReadonlySet<Node> =>
  takeOut(
    nodes,
    1,
    kept,
    (node) => handedOn.has(node),
    (node) =>
      !sunk.has(node) && readersOf(consumers, node).every((reader) => isClosedFold(reader) || isPlainOwn(reader)),
  );

const isPlainWorld = (node: Node): boolean => node.axes.length === 0 && node.op !== 'fold' && node.op !== 'scan';

/** Computed in a loop over its class, of what belongs to the same player. */
const isPlainOwn = (node: Node): boolean =>
  isOwn(node) && !isInnerFold(node) && node.op !== 'scan' && node.op !== 'gather';
