import { isLeaf, type Node, type Player } from '../graph/node.ts';
import { MOST_CODE, tooLarge } from '../too-large.ts';
import type { Emitter } from './emitter.ts';
import { pushInnerFold } from './folds.ts';
import { type Frame, localOf } from './frame.ts';
import { LANE_BYTES, PAIR_BYTES, scheduleLength } from './layout.ts';
import { INSTRUCTIONS, SEQUENCES } from './operations.ts';
import { pushPast } from './past.ts';
import { offsetsOf, pushIndex, pushScratchOffset, walkOf } from './players.ts';
import { pushPoissonCount } from './poisson-count.ts';

/** The emitter of a phase. */
export const createEmitter = (shared: Omit<Emitter, 'push' | 'force'>): Emitter => {
  const emitter: Emitter = {
    ...shared,
    push: (frame, node) => push(emitter, frame, node),
    force: (frame, node) => force(emitter, frame, node),
  };
  return emitter;
};

const push = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body, plan } = emitter;
  const local = localOf(frame, node);
  if (local !== undefined) {
    body.get(local);
    return;
  }
  produce(emitter, frame, node);
  if (plan.uses(node) > 1 && !isCheap(node)) body.tee(newLocal(emitter, frame, node));
};

const force = (emitter: Emitter, frame: Frame, node: Node): void => {
  if (localOf(frame, node) !== undefined || node.op === 'constant' || node.op === 'truth') return;
  produce(emitter, frame, node);
  emitter.body.set(newLocal(emitter, frame, node));
};

/** Leaves a value that stands in no local on the stack: from where it is kept, or computed. */
const produce = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { plan } = emitter;
  if (plan.isHandedOn(node) && plan.segmentOf(node) !== emitter.segment)
    emitter.body.get(emitter.base).op('v128.load', emitter.scratchOf(node));
  else if (plan.isKept(node) && (node.op === 'scan' || !isLeaf(node)) && !belongsHere(emitter, frame, node))
    loadKept(emitter, frame, node);
  else compute(emitter, frame, node);
};

const newLocal = ({ body }: Emitter, frame: Frame, node: Node): number => {
  const local = body.temporary();
  frame.locals.set(node, local);
  return local;
};

const isCheap = (node: Node): boolean => node.op === 'constant' || node.op === 'truth' || node.op === 'tick';

/** Own values are computed in the loop over their class at their own level; elsewhere they are read from their array. */
const belongsHere = ({ plan }: Emitter, frame: Frame, node: Node): boolean => {
  const { stage } = frame;
  return (
    node.op !== 'scan' &&
    frame.axis === node.axes[0] &&
    stage !== undefined &&
    stage.level === plan.levelOf(node) &&
    stage.need === plan.needOf(node)
  );
};

const loadKept = (emitter: Emitter, frame: Frame, node: Node): void => {
  const axis = node.axes[0];
  const walk = walkOf(frame, axis);
  emitter.body.get(walk.scratchOffset).op('v128.load', emitter.scratchOf(node));
};

/** The offset, in a slot, of a player's lane. */
const pushLane = (emitter: Emitter, frame: Frame, player: Player | undefined): void => {
  const { body, layout, lane } = emitter;
  if (player !== undefined && player.kind !== 'member') body.get(offsetsOf(emitter, frame, player).slotOffset);
  else
    body
      .get(lane)
      .i32((player?.index ?? 0) * layout.stride)
      .op('i32.add');
};

/** What is 0 or true unless a mask says otherwise takes one instruction instead of three. */
const pushMasked = (emitter: Emitter, frame: Frame, node: Node): boolean => {
  const masked = (value: Node, mask: Node, by: 'v128.and' | 'v128.andnot'): boolean => {
    push(emitter, frame, value);
    push(emitter, frame, mask);
    emitter.body.op(by);
    return true;
  };
  const [a, b, c] = node.args as readonly [Node, Node, Node];
  if (node.op === 'select') {
    if (isZero(c)) return masked(b, a, 'v128.and');
    return isZero(b) && masked(c, a, 'v128.andnot');
  }
  if (node.op !== 'and') return false;
  const [notA, notB] = [negatedOnce(emitter, frame, a), negatedOnce(emitter, frame, b)];
  if (notB !== undefined) return masked(a, notB, 'v128.andnot');
  return notA !== undefined && masked(b, notA, 'v128.andnot');
};

const isZero = (node: Node): boolean => node.op === 'constant' && Object.is(node.value, 0);

/** Of a negation that nobody else reads, what it negates. */
const negatedOnce = ({ plan }: Emitter, frame: Frame, node: Node): Node | undefined =>
  node.op === 'not' && plan.uses(node) === 1 && localOf(frame, node) === undefined && !plan.isKept(node)
    ? node.args[0]
    : undefined;

/** The only parameter of a function that is called. */
const ARGUMENT = 0;

const notThere = (name: string): never => {
  throw new Error(`emit: expected a function ${name}, got none`);
};

const compute = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body, layout } = emitter;
  if (body.length > MOST_CODE) throw tooLarge('bytes of code', MOST_CODE);
  const { args } = node;
  if ((node.op === 'select' || node.op === 'and') && pushMasked(emitter, frame, node)) return;
  const instruction = INSTRUCTIONS[node.op as keyof typeof INSTRUCTIONS];
  if (instruction !== undefined) {
    for (let k = 0; k < args.length; k++) push(emitter, frame, args[k] as Node);
    body.op(instruction);
    return;
  }
  const sequence = SEQUENCES[node.op];
  if (sequence !== undefined) {
    sequence(body, (argument) => push(emitter, frame, args[argument] as Node));
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
      const { player, slot, other } = node;
      const address = layout.address(slot) + (other?.kind === 'member' ? other.index * layout.arrayBytes(slot) : 0);
      if (other !== undefined && other.kind !== 'member') {
        pushLane(emitter, frame, player);
        pushIndex(emitter, frame, other);
        body.i32(layout.arrayBytes(slot)).op('i32.mul').op('i32.add').op('v128.load', address);
        return;
      }
      if (player === undefined || player.kind === 'member') {
        body.get(emitter.lane).op('v128.load', address + (player?.index ?? 0) * layout.stride);
      } else body.get(offsetsOf(emitter, frame, player).slotOffset).op('v128.load', address);
      return;
    }
    case 'gather': {
      const [of] = node.args as readonly [Node];
      const address = emitter.scratchOf(of);
      if (node.player.kind === 'member')
        body.get(emitter.base).op('v128.load', address + node.player.index * PAIR_BYTES);
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
      pushScratchOffset(emitter, frame, node.left);
      pushScratchOffset(emitter, frame, node.right);
      body.op('i32.eq').op('i32.sub').op('i32x4.splat');
      return;
    case 'past':
      pushPast(emitter, frame, node);
      return;
    case 'fold':
      pushInnerFold(emitter, frame, node);
      return;
    case 'poissonCount':
      pushPoissonCount(emitter, frame, node);
      return;
    case 'argument':
      body.get(ARGUMENT);
      return;
    case 'standardNormalQuantile':
      push(emitter, frame, args[0] as Node);
      body.op('call', layout.functions.get(node.op) ?? notThere(node.op));
      return;
    default:
      throw new Error(`emit: no instruction for ${node.op}`);
  }
};
