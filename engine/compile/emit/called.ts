import type { Algebra, CalledFunction } from '../elementary/algebra.ts';
import { standardNormalInPlace } from '../elementary/quantiles/standard-normal.ts';
import { createGraph } from '../graph/graph.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { FunctionType } from '../wasm/value-types.ts';
import { frameOf } from './frame.ts';
import type { Layout } from './layout.ts';
import { planOf } from './plan.ts';
import { createEmitter } from './values.ts';

/** Functions that stand apart, by what they are made of. */
const FUNCTIONS: { readonly [name in CalledFunction]: <N, M>(algebra: Algebra<N, M>, x: N) => N } = {
  standardNormalQuantile: standardNormalInPlace,
};

/** A pair of lanes in, a pair of lanes out. */
export const CALLED_TYPE: FunctionType = { parameters: ['v128'], results: ['v128'] };

/** Nothing in it is of a pair of lanes, a tick or a place in memory. */
const NO_LOCAL = -1;

/** Writes the body of a function that is called. */
export const emitCalled = (body: FunctionBody, layout: Layout, name: CalledFunction): void => {
  const graph = createGraph();
  const result = FUNCTIONS[name](graph.algebra, graph.argument());
  const plan = planOf([], [result], false, []);
  const scratchOf = (): never => {
    throw new Error(`emit: expected nothing of ${name} to be kept`);
  };
  const shared = { body, layout, plan, lane: NO_LOCAL, base: NO_LOCAL, segment: 0, tick: NO_LOCAL, scratchOf };
  createEmitter(shared).push(frameOf(undefined), result);
  body.pack();
};
