import { POISSON_TERMS } from '../elementary/quantiles/poisson.ts';
import type { Node } from '../graph/node.ts';
import type { Emitter } from './emitter.ts';
import type { Frame } from './frame.ts';

/** `poissonStep` of elementary/quantiles/poisson.ts, operation by operation, while any lane goes on. */
export const pushPoissonCount = (emitter: Emitter, frame: Frame, node: Node): void => {
  const { body } = emitter;
  const [uniform, rate, first, goesOn] = node.args as readonly [Node, Node, Node, Node];
  for (const arg of node.args) emitter.force(frame, arg);
  const vector = (name: string): number => body.temporary('v128', name);
  const [term, sum, count, active, k, next] = ['term', 'sum', 'count', 'active', 'k', 'next'].map(vector) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const round = body.temporary('i32', 'round');
  emitter.push(frame, first);
  body.tee(term).set(sum);
  body.f64x2(0).set(count).f64x2(0).set(k).i32(0).set(round);
  emitter.push(frame, goesOn);
  body.set(active);
  body.block((done) => {
    body.loop((again) => {
      body.get(active).op('v128.any_true').op('i32.eqz').brIf(done);
      body.get(round).i32(POISSON_TERMS).op('i32.ge_u').brIf(done);
      body.get(round).i32(1).op('i32.add').set(round);
      body.get(k).f64x2(1).op('f64x2.add').set(k);
      body.get(term);
      emitter.push(frame, rate);
      body.op('f64x2.mul').get(k).op('f64x2.div').set(term);
      body.get(sum).get(term).op('f64x2.add').set(next);
      body.get(k).get(count).get(active).op('v128.bitselect').set(count);
      emitter.push(frame, uniform);
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
