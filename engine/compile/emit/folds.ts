import { isLeaf, isOwn, type Node, type Player } from '../graph/node.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { Emitter } from './emitter.ts';
import { type Frame, frameOf, moveWalk, setWalk, startWalk, walkClass } from './frame.ts';
import { isClosedFold } from './levels.ts';
import { isBound, offsetsOf, pushScratchOffset } from './players.ts';

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
  const result = body.temporary('v128', `${fold} over ${node.axis.class.name}`);
  if (fold !== 'pick') {
    pushNeutral(body, fold);
    body.set(result);
    const add = (frame: Frame): void => {
      body.get(result);
      emitter.push(frame, args[0] as Node);
      body.op(FOLD_INSTRUCTIONS[fold]).set(result);
    };
    return { add, result };
  }
  const [key, some, better] = [body.temporary('v128'), body.temporary('v128'), body.temporary('v128')];
  body.f64x2(0).set(result).f64x2(0).set(key).i64x2(0n).set(some);
  const add = (frame: Frame): void => {
    const [value, candidate, holds] = args as readonly [Node, Node, Node];
    emitter.force(frame, candidate);
    emitter.push(frame, candidate);
    body.get(key).op('f64x2.gt').get(some).op('v128.not').op('v128.or');
    emitter.push(frame, holds);
    body.op('v128.and').set(better);
    emitter.push(frame, value);
    body.get(result).get(better).op('v128.bitselect').set(result);
    emitter.push(frame, candidate);
    body.get(key).get(better).op('v128.bitselect').set(key);
    body.get(some).get(better).op('v128.or').set(some);
  };
  return { add, result };
};

/** A fold in a loop of its own, inside another: what it folds differs with the players around it. */
export const pushInnerFold = (emitter: Emitter, frame: Frame, node: Fold): void => {
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
  walkClass(body, layout, emitter, name, members, 1, (walk) => {
    const inner = frameOf(frame, node.axis, walk);
    if (skip === undefined) accumulator.add(inner);
    else {
      body.get(walk.scratchOffset);
      pushScratchOffset(emitter, frame, skip);
      body.op('i32.ne').if(() => accumulator.add(inner));
    }
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
  const before = body.temporary('v128', `sum before, over ${node.axis.class.name}`);
  body.f64x2(0).set(before);
  if (members > 1) {
    const walk = startWalk(body, layout, emitter, `${node.axis.class.name} ${node.axis.level}`, 0);
    const [round, step] = [body.temporary('i32', 'round'), body.temporary('i32', 'step')];
    body.i32(0).set(round).i32(1).set(step);
    body.loop((next) => {
      body.get(walk.scratchOffset);
      pushScratchOffset(emitter, frame, skip);
      body.op('i32.eq').if(() => {
        body.get(accumulator.result).set(before).f64x2(0).set(accumulator.result);
        setWalk(body, layout, emitter, walk, members - 1);
        body.i32(-1).set(step);
      });
      const inner = frameOf(frame, node.axis, walk);
      accumulator.add(inner);
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
      if (node.axes.every((axis) => isBound(frame, axis))) emitter.force(frame, node);
    } else if (!isOwn(node) && !isLeaf(node)) for (const arg of node.args) visit(arg);
  };
  for (const arg of fold.args) visit(arg);
  if (fold.skip !== undefined && fold.skip.kind === 'reference') offsetsOf(emitter, frame, fold.skip);
};
