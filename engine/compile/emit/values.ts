import { POISSON_TERMS } from '../elementary/quantiles/poisson.ts';
import { isLeaf, isOwn, type Node, type Player } from '../graph/node.ts';
import { MOST_CODE, tooLarge } from '../too-large.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import { type Frame, frameOf, localOf, moveWalk, setWalk, startWalk, type Walk, walkClass } from './frame.ts';
import { LANE_BYTES, type Layout, PAIR_BYTES, scheduleLength } from './layout.ts';
import { OPERATIONS } from './operations.ts';
import { isClosedFold, type Plan } from './plan.ts';

/** Everything that code generation of one phase shares. */
export type Emitter = {
  readonly body: FunctionBody;
  readonly layout: Layout;
  readonly plan: Plan;
  /** Local: byte offset of the pair of lanes. */
  readonly lane: number;
  /** Local: the tick. */
  readonly tick: number;
  /** Scratch address of a kept value. */
  readonly scratchOf: (node: Node) => number;
};

/** Leaves the node's value for the current pair of lanes on the stack. */
export const push = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body, plan } = emitter;
  const local = localOf(frame, node);
  if (local !== undefined) {
    body.get(local);
    return;
  }
  if (isOwn(node) && (node.op === 'scan' || !isLeaf(node)) && !belongsHere(emitter, frame, node)) {
    loadKept(emitter, frame, node);
    return;
  }
  compute(emitter, frame, node);
  if (plan.uses(node) > 1 && !isCheap(node)) keepInLocal(emitter, frame, node);
};

/** Computes the node now, so that what follows finds it in a local. */
export const force = (emitter: Emitter, frame: Frame, node: Node): void => {
  if (localOf(frame, node) !== undefined || node.op === 'constant' || node.op === 'truth') return;
  push(emitter, frame, node);
  if (localOf(frame, node) !== undefined) emitter.body.op('drop');
  else {
    keepInLocal(emitter, frame, node);
    emitter.body.op('drop');
  }
};

const keepInLocal = ({ body }: Emitter, frame: Frame, node: Node): void => {
  const local = body.local('v128');
  frame.locals.set(node, local);
  body.tee(local);
};

const isCheap = (node: Node): boolean => node.op === 'constant' || node.op === 'truth' || node.op === 'tick';

/** Own values are computed in the loop over their class at their own level; elsewhere they are read from their array. */
const belongsHere = ({ plan }: Emitter, frame: Frame, node: Node): boolean => {
  return node.op !== 'scan' && frame.axis === node.axes[0] && frame.level === plan.levelOf(node);
};

const loadKept = (emitter: Emitter, frame: Frame, node: Node): void => {
  const axis = node.axes[0];
  const walk = walkOf(frame, axis);
  emitter.body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(node));
};

const walkOf = (frame: Frame, axis: Node['axes'][number] | undefined): Walk => {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent)
    if (at.axis === axis && at.walk !== undefined) return at.walk;
  throw new Error(`emit: expected a loop over ${axis?.class.name}#${axis?.level}, got none`);
};

const isBound = (frame: Frame, axis: Node['axes'][number]): boolean => {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) if (at.axis === axis) return true;
  return false;
};

/** Offsets of a player who is no constant. */
const offsetsOf = (emitter: Emitter, frame: Frame, player: Exclude<Player, { kind: 'member' }>): Walk => {
  if (player.kind === 'axis') return walkOf(frame, player.axis);
  const known = frame.players.get(player);
  if (known !== undefined) return known;
  const { body, layout } = emitter;
  const walk = { index: body.local('i32'), slotOffset: body.local('i32'), scratchOffset: body.local('i32') };
  pushIndex(emitter, frame, player.of);
  body.i32(4).op('i32.mul').op('i32.load', layout.table(player.reference)).tee(walk.index);
  body.i32(layout.stride).op('i32.mul').get(emitter.lane).op('i32.add').set(walk.slotOffset);
  body.get(walk.index).i32(PAIR_BYTES).op('i32.mul').set(walk.scratchOffset);
  frame.players.set(player, walk);
  return walk;
};

const pushIndex = (emitter: Emitter, frame: Frame, player: Player): void => {
  if (player.kind === 'member') emitter.body.i32(player.index);
  else emitter.body.get(offsetsOf(emitter, frame, player).index);
};

const compute = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body, layout } = emitter;
  if (body.length > MOST_CODE) throw tooLarge('bytes of code', MOST_CODE);
  const emit = OPERATIONS[node.op];
  if (emit !== undefined) {
    emit(
      body,
      node.args.map((arg) => () => push(emitter, frame, arg)),
    );
    return;
  }
  switch (node.op) {
    case 'constant':
      body.f64x2(node.value);
      return;
    case 'truth':
      body.i64x2(node.value ? -1n : 0n);
      return;
    case 'tick':
      body.get(body.hoist('tick', 'v128', () => body.get(emitter.tick).op('f64.convert_i32_u').op('f64x2.splat')));
      return;
    case 'load': {
      const { player, slot } = node;
      const address = layout.address(slot);
      if (player === undefined || player.kind === 'member') {
        body.get(emitter.lane).op('v128.load', address + (player?.index ?? 0) * layout.stride);
      } else body.get(offsetsOf(emitter, frame, player).slotOffset).op('v128.load', address);
      return;
    }
    case 'gather': {
      const [of] = node.args as readonly [Node];
      const address = emitter.scratchOf(of);
      if (node.player.kind === 'member') body.i32(node.player.index * PAIR_BYTES).op('v128.load', address);
      else body.get(offsetsOf(emitter, frame, node.player).scratchOffset).op('v128.load', address);
      return;
    }
    case 'schedule': {
      const length = scheduleLength(node.rows);
      const at = body.hoist(`schedule ${length}`, 'i32', () =>
        body
          .get(emitter.tick)
          .i32(length - 1)
          .get(emitter.tick)
          .i32(length - 1)
          .op('i32.lt_u')
          .op('select'),
      );
      pushIndex(emitter, frame, node.player);
      body
        .i32(length)
        .op('i32.mul')
        .get(at)
        .op('i32.add')
        .i32(LANE_BYTES)
        .op('i32.mul')
        .op('v128.load64_splat', layout.table(node.rows));
      return;
    }
    case 'place':
      pushIndex(emitter, frame, node.player);
      body.op('f64.convert_i32_s').op('f64x2.splat');
      return;
    case 'same':
      body.i32(0);
      pushIndex(emitter, frame, node.left);
      pushIndex(emitter, frame, node.right);
      body.op('i32.eq').op('i32.sub').op('i32x4.splat');
      return;
    case 'fold':
      pushInnerFold(emitter, frame, node);
      return;
    case 'poissonCount':
      pushPoissonCount(emitter, frame, node);
      return;
    default:
      throw new Error(`emit: no instruction for ${node.op}`);
  }
};

/** The neutral element of a fold. */
export const pushNeutral = (body: FunctionBody, fold: 'sum' | 'min' | 'max' | 'any' | 'all'): void => {
  if (fold === 'sum') body.f64x2(0);
  else if (fold === 'min') body.f64x2(Number.POSITIVE_INFINITY);
  else if (fold === 'max') body.f64x2(Number.NEGATIVE_INFINITY);
  else body.i64x2(fold === 'all' ? -1n : 0n);
};

export const FOLD_INSTRUCTIONS = {
  sum: 'f64x2.add',
  min: 'f64x2.min',
  max: 'f64x2.max',
  any: 'v128.or',
  all: 'v128.and',
} as const;

type Fold = Node & { op: 'fold' };

/** Accumulators of a fold: one, or for `pick` the value kept, its key and whether there is one. */
export type Accumulator = { readonly add: (frame: Frame) => void; readonly result: number };

/** Sets an accumulator to its neutral element; `add` takes in the element of a frame. */
export const startAccumulator = (emitter: Emitter, node: Fold): Accumulator => {
  const { body } = emitter;
  const { fold, args } = node;
  const result = body.local('v128', `${fold} over ${node.axis.class.name}`);
  if (fold !== 'pick') {
    pushNeutral(body, fold);
    body.set(result);
    const add = (frame: Frame): void => {
      body.get(result);
      push(emitter, frame, args[0] as Node);
      body.op(FOLD_INSTRUCTIONS[fold]).set(result);
    };
    return { add, result };
  }
  const [key, some, better] = [body.local('v128'), body.local('v128'), body.local('v128')];
  body.f64x2(0).set(result).f64x2(0).set(key).i64x2(0n).set(some);
  const add = (frame: Frame): void => {
    const [value, candidate, holds] = args as readonly [Node, Node, Node];
    force(emitter, frame, candidate);
    push(emitter, frame, candidate);
    body.get(key).op('f64x2.gt').get(some).op('v128.not').op('v128.or');
    push(emitter, frame, holds);
    body.op('v128.and').set(better);
    push(emitter, frame, value);
    body.get(result).get(better).op('v128.bitselect').set(result);
    push(emitter, frame, candidate);
    body.get(key).get(better).op('v128.bitselect').set(key);
    body.get(some).get(better).op('v128.or').set(some);
  };
  return { add, result };
};

/** A fold in a loop of its own, inside another: what it folds differs with the players around it. */
const pushInnerFold = (emitter: Emitter, frame: Frame, node: Fold): void => {
  if (isClosedFold(node)) throw new Error('emit: expected a closed fold to have been accumulated');
  const { body, layout } = emitter;
  hoistOutOf(emitter, frame, node);
  const accumulator = startAccumulator(emitter, node);
  const members = node.axis.class.members.length;
  const name = `${node.axis.class.name} ${node.axis.level}`;
  const { skip } = node;
  if (node.fold === 'sum' && skip !== undefined) {
    pushSumOfOthers(emitter, frame, node, skip, accumulator);
    return;
  }
  walkClass(body, layout, emitter.lane, name, members, 1, (walk) => {
    const inner = frameOf(frame, node.axis, walk);
    if (skip === undefined) return accumulator.add(inner);
    body.get(walk.index);
    pushIndex(emitter, frame, skip);
    body.op('i32.ne').if(() => accumulator.add(inner));
  });
  body.get(accumulator.result);
};

/**
 * A sum without one player, from both ends: those before him upwards, then those after him from the last one down. One
 * loop of n − 1 rounds turns round where it meets him, so that what it adds is written once, however deep sums of
 * others stand in each other.
 */
const pushSumOfOthers = (emitter: Emitter, frame: Frame, node: Fold, skip: Player, accumulator: Accumulator): void => {
  const { body, layout } = emitter;
  const members = node.axis.class.members.length;
  const before = body.local('v128', `sum before, over ${node.axis.class.name}`);
  body.f64x2(0).set(before);
  if (members > 1) {
    const walk = startWalk(body, layout, emitter.lane, `${node.axis.class.name} ${node.axis.level}`, 0);
    const [round, step] = [body.local('i32', 'round'), body.local('i32', 'step')];
    body.i32(0).set(round).i32(1).set(step);
    body.loop((next) => {
      body.get(walk.index);
      pushIndex(emitter, frame, skip);
      body.op('i32.eq').if(() => {
        body.get(accumulator.result).set(before).f64x2(0).set(accumulator.result);
        setWalk(body, layout, emitter.lane, walk, members - 1);
        body.i32(-1).set(step);
      });
      accumulator.add(frameOf(frame, node.axis, walk));
      moveWalk(body, layout, walk, step);
      body.get(round).i32(1).op('i32.add').tee(round);
      body
        .i32(members - 1)
        .op('i32.lt_u')
        .brIf(next);
    });
  }
  body.get(before).get(accumulator.result).op('f64x2.add');
};

/** What a pairwise loop reads that does not change inside it is computed in front of it. */
const hoistOutOf = (emitter: Emitter, frame: Frame, fold: Fold): void => {
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (!node.axes.includes(fold.axis)) {
      if (node.axes.every((axis) => isBound(frame, axis))) force(emitter, frame, node);
    } else if (!isOwn(node) && !isLeaf(node)) for (const arg of node.args) visit(arg);
  };
  for (const arg of fold.args) visit(arg);
  if (fold.skip !== undefined && fold.skip.kind === 'reference') offsetsOf(emitter, frame, fold.skip);
};

/** `poissonStep` of elementary/quantiles/poisson.ts, operation by operation, while any lane goes on. */
const pushPoissonCount = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body } = emitter;
  const [uniform, rate, first, goesOn] = node.args as readonly [Node, Node, Node, Node];
  for (const arg of node.args) force(emitter, frame, arg);
  const vector = (name: string): number => body.local('v128', name);
  const [term, sum, count, active, k, next] = ['term', 'sum', 'count', 'active', 'k', 'next'].map(vector) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const round = body.local('i32', 'round');
  push(emitter, frame, first);
  body.tee(term).set(sum);
  body.f64x2(0).set(count).f64x2(0).set(k).i32(0).set(round);
  push(emitter, frame, goesOn);
  body.set(active);
  body.block((done) => {
    body.loop((again) => {
      body.get(active).op('v128.any_true').op('i32.eqz').brIf(done);
      body.get(round).i32(POISSON_TERMS).op('i32.ge_u').brIf(done);
      body.get(round).i32(1).op('i32.add').set(round);
      body.get(k).f64x2(1).op('f64x2.add').set(k);
      body.get(term);
      push(emitter, frame, rate);
      body.op('f64x2.mul').get(k).op('f64x2.div').set(term);
      body.get(sum).get(term).op('f64x2.add').set(next);
      body.get(k).get(count).get(active).op('v128.bitselect').set(count);
      push(emitter, frame, uniform);
      body
        .get(next)
        .op('f64x2.ge')
        .get(next)
        .get(sum)
        .op('f64x2.gt')
        .op('v128.and')
        .get(active)
        .op('v128.and')
        .set(active);
      body.get(next).set(sum).br(again);
    });
  });
  body.get(count);
};
