import type { Node } from '../graph/node.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { Frame } from './frame.ts';
import type { Layout } from './layout.ts';
import type { Plan } from './plan.ts';

/** Everything that code generation of one phase shares. */
export type Emitter = {
  readonly body: FunctionBody;
  readonly layout: Layout;
  readonly plan: Plan;
  /** Local: byte offset of the pair of lanes. */
  readonly lane: number;
  /** Local: where the pair's values start in scratch. */
  readonly base: number;
  /** Which part of the phase is being written. */
  readonly segment: number;
  /** Local: the tick. */
  readonly tick: number;
  /** Scratch address of a kept value. */
  readonly scratchOf: (node: Node) => number;
  /** Leaves the node's value for the current pair of lanes on the stack. */
  readonly push: (frame: Frame, node: Node) => void;
  /** Computes the node now, so that what follows finds it in a local. */
  readonly force: (frame: Frame, node: Node) => void;
};
