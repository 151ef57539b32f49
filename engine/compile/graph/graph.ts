import { type Algebra, CALLED_FUNCTIONS, type CalledFunction } from '../elementary/algebra.ts';
import { MOST_NODES, tooLarge } from '../too-large.ts';
import { createAlgebra } from './algebra.ts';
import type { Axis, FoldKind, Node, Player, ScanKind, Slot } from './node.ts';
import { axesOfPlayer, createPlayers, isFirstAxis, type Players } from './players.ts';

/** Builds hash-consed nodes; an elementary function takes `algebra` and becomes nodes like everything else. */
export type Graph = {
  readonly algebra: Algebra<Node, Node>;
  /** The same with long functions called: for what is computed rarely. */
  readonly calling: Algebra<Node, Node>;
  /** Which functions are called. */
  readonly called: () => readonly CalledFunction[];
  /** In a function that is called: what it was called with. */
  readonly argument: () => Node;
  readonly size: () => number;
  readonly axis: Players['axis'];
  readonly player: Players['player'];
  readonly truth: (value: boolean) => Node;
  readonly tick: () => Node;
  readonly load: (slot: Slot, player: Player | undefined, other?: Player) => Node;
  readonly past: (slot: Slot, player: Player | undefined, place: Node) => Node;
  readonly schedule: (rows: readonly (readonly number[])[], player: Player) => Node;
  readonly place: (player: Player) => Node;
  readonly same: (left: Player, right: Player) => Node;
  /** The summation loop of `elementary/quantiles/poisson.ts` after its start. */
  readonly poissonCount: (uniform: Node, rate: Node, term: Node, active: Node) => Node;
  /** A value over the first axis of the player's class, read at that player. */
  readonly gather: (of: Node, player: Player) => Node;
  readonly fold: (fold: FoldKind, axis: Axis, skip: Player | undefined, args: readonly Node[]) => Node;
  readonly scan: (fold: ScanKind, axis: Axis, body: Node) => Node;
  /** The same value over the first axis of the class, if it varies over no axis but this one. */
  readonly own: (node: Node, over: Axis) => Node | undefined;
  /** As a number (a mask gives 0 or 1), as a truth value (a number x gives x != 0). */
  readonly number: (node: Node) => Node;
  readonly mask: (node: Node) => Node;
};

type Payload = { readonly [key: string]: unknown };

const NO_AXES: readonly Axis[] = [];

const compareAxes = (a: Axis, b: Axis): number => a.class.index - b.class.index || a.level - b.level;

const unionOfAxes = (lists: readonly (readonly Axis[])[]): readonly Axis[] => {
  let only = NO_AXES;
  for (const list of lists) {
    if (list.length === 0 || list === only) continue;
    if (only.length > 0) return [...new Set(lists.flat())].sort(compareAxes);
    only = list;
  }
  return only;
};

/** The same of what is made most often, without a list of lists. */
const axesOfArguments = (args: readonly Node[]): readonly Axis[] => {
  let only = NO_AXES;
  for (let k = 0; k < args.length; k++) {
    const { axes } = args[k] as Node;
    if (axes.length === 0 || axes === only) continue;
    if (only.length > 0) return unionOfAxes(args.map((arg) => arg.axes));
    only = axes;
  }
  return only;
};

/** Numbers are quicker to look up than texts; of more than three arguments they would not be exact. */
const argumentsKey = (args: readonly Node[]): number | string => {
  if (args.length > 3) return args.map(({ id }) => id).join(' ');
  let key = 0;
  for (let k = 0; k < args.length; k++) key = key * MOST_NODES + (args[k] as Node).id;
  return key;
};

export const createGraph = (): Graph => {
  const nodes = new Map<string, Node>();
  const { axis, player, moved } = createPlayers();
  const keyOf = player.key;

  let size = 0;
  const make = (
    op: string,
    type: 'number' | 'mask',
    args: readonly Node[],
    nodeAxes: readonly Axis[],
    payload?: Payload,
  ): Node => {
    if (size >= MOST_NODES) throw tooLarge('values', MOST_NODES);
    const id = size++;
    return (payload === undefined
      ? { id, op, type, axes: nodeAxes, args }
      : { id, op, type, axes: nodeAxes, args, ...payload }) as unknown as Node;
  };
  const intern = (
    key: string,
    op: string,
    type: 'number' | 'mask',
    args: readonly Node[],
    nodeAxes: readonly Axis[],
    payload?: Payload,
  ): Node => {
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node = make(op, type, args, nodeAxes, payload);
    nodes.set(key, node);
    return node;
  };

  const constants = new Map<number, Node>();
  let negativeZero: Node | undefined;
  const makeConstant = (value: number): Node => make('constant', 'number', [], NO_AXES, { value });
  /** A Map takes −0 for 0; every NaN is the same. */
  const constant = (value: number): Node => {
    if (Object.is(value, -0)) {
      negativeZero ??= makeConstant(value);
      return negativeZero;
    }
    const known = constants.get(value);
    if (known !== undefined) return known;
    const made = makeConstant(value);
    constants.set(value, made);
    return made;
  };
  const truth = (value: boolean): Node => intern(`truth ${value}`, 'truth', 'mask', [], [], { value });

  /** What is only an address moves by changing the player in it. */
  const movedLeaf = (of: Node, at: Player): Node | undefined => {
    switch (of.op) {
      case 'load':
        // What is remembered of somebody is read by its owner only, so it never moves.
        return of.other === undefined ? load(of.slot, moved(of.player as Player, at)) : undefined;
      case 'place':
        return place(moved(of.player, at));
      case 'schedule':
        return schedule(of.rows, moved(of.player, at));
      case 'same':
        return same(moved(of.left, at), moved(of.right, at));
      case 'gather':
        return gather(of.args[0] as Node, moved(of.player, at));
      default:
        return undefined;
    }
  };
  const gather = (of: Node, at: Player): Node => {
    if (of.axes.length === 0 || isFirstAxis(at)) return of;
    return (
      movedLeaf(of, at) ??
      intern(`gather ${of.id} ${keyOf(at)}`, 'gather', of.type, [of], axesOfPlayer(at), { player: at })
    );
  };

  /**
   * A value of one inner axis only is the same definition as over the class's first axis: it is built there, once, and
   * gathered, so that the class's own loop computes it instead of the pairwise one.
   */
  const rebase = (
    args: readonly Node[],
    nodeAxes: readonly Axis[],
    build: (args: readonly Node[]) => Node,
  ): Node | undefined => {
    const only = nodeAxes[0];
    if (nodeAxes.length !== 1 || only === undefined || only.level === 0) return undefined;
    const lowered = args.map((arg) => lower(arg, only));
    if (lowered.some((arg) => arg === undefined)) return undefined;
    return gather(build(lowered as Node[]), player.axis(only));
  };
  const lower = (node: Node, from: Axis): Node | undefined =>
    node.axes.length === 0 ? node : movedLeaf(node, player.axis(axis(from.class, 0)));

  /** Operations by their name and their arguments, those too that stand elsewhere and are gathered. */
  const operations = new Map<string, Map<number | string, Node>>();
  const operation = (op: string, type: 'number' | 'mask', args: readonly Node[]): Node => {
    let alike = operations.get(op);
    if (alike === undefined) {
      alike = new Map();
      operations.set(op, alike);
    }
    const key = argumentsKey(args);
    const known = alike.get(key);
    if (known !== undefined) return known;
    const nodeAxes = axesOfArguments(args);
    const made =
      (nodeAxes.length === 1 && rebase(args, nodeAxes, (lowered) => operation(op, type, lowered))) ||
      make(op, type, args, nodeAxes);
    alike.set(key, made);
    return made;
  };

  const load = (slot: Slot, at: Player | undefined, other?: Player): Node =>
    other === undefined
      ? intern(`load ${slot.name} ${keyOf(at)}`, 'load', 'number', [], axesOfPlayer(at), { slot, player: at, other })
      : intern(
          `load ${slot.name} ${keyOf(at)} of ${keyOf(other)}`,
          'load',
          'number',
          [],
          unionOfAxes([axesOfPlayer(at), axesOfPlayer(other)]),
          { slot, player: at, other },
        );
  const past = (slot: Slot, at: Player | undefined, index: Node): Node => {
    const nodeAxes = unionOfAxes([axesOfPlayer(at), index.axes]);
    const [only] = nodeAxes;
    if (nodeAxes.length === 1 && only !== undefined && only.level > 0) {
      const lowered = lower(index, only);
      const first = player.axis(axis(only.class, 0));
      if (lowered !== undefined) return gather(past(slot, at && moved(at, first), lowered), player.axis(only));
    }
    const payload = { slot, player: at };
    return intern(`past ${slot.name} ${keyOf(at)} ${index.id}`, 'past', 'number', [index], nodeAxes, payload);
  };
  const place = (at: Player): Node =>
    at.kind === 'member'
      ? constant(at.index)
      : intern(`place ${keyOf(at)}`, 'place', 'number', [], axesOfPlayer(at), { player: at });
  const schedule = (rows: readonly (readonly number[])[], at: Player): Node =>
    intern(`schedule ${JSON.stringify(rows)} ${keyOf(at)}`, 'schedule', 'number', [], axesOfPlayer(at), {
      rows,
      player: at,
    });
  const same = (left: Player, right: Player): Node => {
    if (left === right) return truth(true);
    if (left.class !== right.class) return truth(false);
    if (left.kind === 'member' && right.kind === 'member') return truth(left.index === right.index);
    const [a, b] = keyOf(left) < keyOf(right) ? [left, right] : [right, left];
    return intern(`same ${keyOf(a)} ${keyOf(b)}`, 'same', 'mask', [], unionOfAxes([axesOfPlayer(a), axesOfPlayer(b)]), {
      left: a,
      right: b,
    });
  };

  const algebra = createAlgebra({ constant, truth, operation });

  const calling: Algebra<Node, Node> = {
    ...algebra,
    called: (name, x) => (x.op === 'constant' ? undefined : operation(name, 'number', [x])),
  };

  const number = (node: Node): Node => {
    if (node.type === 'number') return node;
    return node.op === 'truth' ? constant(node.value ? 1 : 0) : operation('toNumber', 'number', [node]);
  };
  const mask = (node: Node): Node => {
    if (node.type === 'mask') return node;
    if (node.op === 'toNumber') return node.args[0] as Node;
    return algebra.ne(node, constant(0));
  };

  const withoutAxis = (list: readonly Axis[], bound: Axis): readonly Axis[] => list.filter((one) => one !== bound);

  return {
    algebra,
    calling,
    called: () => CALLED_FUNCTIONS.filter((name) => operations.has(name)),
    argument: () => intern('argument', 'argument', 'number', [], NO_AXES),
    size: () => size,
    axis,
    player,
    truth,
    tick: () => intern('tick', 'tick', 'number', [], []),
    load,
    past,
    schedule,
    place,
    same,
    poissonCount: (uniform, rate, term, active) => operation('poissonCount', 'number', [uniform, rate, term, active]),
    gather,
    fold: (fold, bound, skip, args) => {
      const free = withoutAxis(unionOfAxes([...args.map((arg) => arg.axes), axesOfPlayer(skip)]), bound);
      const key = `fold ${fold} ${bound.class.index}#${bound.level} ${skip === undefined ? '' : keyOf(skip)} ${args.map((arg) => arg.id).join(' ')}`;
      const type = fold === 'any' || fold === 'all' ? 'mask' : 'number';
      return intern(key, 'fold', type, args, free, { fold, axis: bound, skip });
    },
    scan: (fold, over, body) =>
      intern(`scan ${fold} ${body.id} ${over.class.index}`, 'scan', 'number', [body], [over], { fold, axis: over }),
    own: (node, over) =>
      node.axes.every((one) => one === over) ? (over.level === 0 ? node : lower(node, over)) : undefined,
    number,
    mask,
  };
};
