import type {
  Decision,
  Draw,
  EventField,
  Expression,
  Memory,
  ModelEvent,
  Parameter,
  Past,
  PlayerTerm,
  Readable,
  State,
} from '../../language/model.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node, Player } from '../graph/node.ts';
import type { Moment, Scope } from './moment.ts';

/** Turns checked formulas into nodes: one graph, whatever the moment; only what names read differs. */
export type Lowering = {
  readonly graph: Graph;
  readonly reading: Reading;
  readonly expression: (expression: Expression, scope: Scope) => Node;
  /** As `expression`, as a number: truth values become 0 or 1. */
  readonly number: (expression: Expression, scope: Scope) => Node;
  readonly player: (term: PlayerTerm, scope: Scope) => Player;
};

/**
 * The values a tick is made of, each a node over the first axis of its owner's class (no axis for the world's).
 * Every one is built when first asked for.
 */
export type TickValues = {
  /** After events. */
  readonly parameter: (parameter: Parameter, moment: Moment) => Node;
  /** As committed: the end of the tick before. */
  readonly committedState: (state: State) => Node;
  /** At decide and evolve: after events. */
  readonly startState: (state: State) => Node;
  readonly newState: (state: State) => Node;
  readonly lastChoice: (decision: Decision) => Node;
  readonly choice: (decision: Decision) => Node;
  readonly draw: (draw: Draw, moment: Moment) => Node;
  /** A mask: who has decided in an earlier tick. */
  readonly hasDecided: (decision: Decision) => Node;
  /** The decision's payoff at evolve, on what all truly chose. */
  readonly realised: (decision: Decision, moment: Moment) => Node;
  /** A delayed formula at this tick's evolve. */
  readonly pastNow: (past: Past, player: Player | undefined) => Node;
  /** In row 0. */
  readonly pastAtStart: (past: Past, player: Player | undefined) => Node;
  /** As it was in row 0, kept. */
  readonly pastBefore: (past: Past, player: Player | undefined) => Node;
  /** What stands at a place among the values kept. */
  readonly pastKept: (past: Past, player: Player | undefined, place: Node) => Node;
  readonly eventActive: (event: ModelEvent, moment: Moment) => Node;
  readonly eventChanged: (event: ModelEvent, moment: Moment) => Node;
  readonly eventIn: (event: ModelEvent, moment: Moment) => Node;
  /** As learned after the tick before. */
  readonly remembered: (memory: Memory, option: number, player: Player, other: Player | undefined) => Node;
};

/** What names mean at a moment (docs/meaning.md, "What a name reads"). */
export type Reading = {
  readonly read: (of: Readable, player: Player | undefined, seen: boolean, scope: Scope) => Node;
  readonly time: (name: 't' | 'dt' | 'year' | 'horizon', moment: Moment) => Node;
  readonly realised: (decision: Decision, player: Player, moment: Moment) => Node;
  readonly event: (event: ModelEvent, field: EventField, moment: Moment) => Node;
  readonly delay: (delay: Expression & { kind: 'delay' }, scope: Scope) => Node;
  /** Whether the player has decided in no earlier tick. */
  readonly first: (decision: Decision, player: Player) => Node;
  /** The scope inside an `at(…)` that stands in `outer`. */
  readonly whatIf: (at: Expression & { kind: 'at' }, outer: Scope) => Scope;
  readonly remembered: TickValues['remembered'];
};
