import type { PlayerClass, Reference } from '../../language/model.ts';
import type { CalledFunction } from '../elementary/algebra.ts';

/**
 * The dataflow graph of a tick: one hash-consed node per distinct value, so that equal formulas are one node.
 *
 * Players are symbolic. A node that differs between the members of a class has an axis of that class; a node with two
 * axes is pairwise. Everything that depends on one player only is written over the first axis of its class (level 0)
 * and read elsewhere through `gather`, so that the same definition is the same node wherever it is read from.
 */
export type Axis = {
  readonly class: PlayerClass;
  /** 0 for the class's own loop, 1, 2 … inside it. */
  readonly level: number;
};

/** Whose element: an axis, one given member, or who somebody's reference points at. Interned: compared by identity. */
export type Player =
  | { readonly kind: 'axis'; readonly axis: Axis; readonly class: PlayerClass }
  | { readonly kind: 'member'; readonly index: number; readonly class: PlayerClass }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly of: Player; readonly class: PlayerClass };

/** A place in the kernel's memory: `[player][lane]` of f64 for a class, `[lane]` for the world. */
export type Slot = {
  readonly name: string;
  readonly class: PlayerClass | undefined;
  /** A number per pair of players: one array after another for each member of the class that is remembered. */
  readonly pairs?: true;
  /** Values kept of a past: `[tick modulo depth][player][lane]`. Absent: one. */
  readonly depth?: number;
};

export const UNARY_OPERATIONS = [
  'neg',
  'abs',
  'sqrt',
  'floor',
  'ceil',
  'trunc',
  'nearest',
  'powerOfTwo',
  'exponent',
  'mantissa',
  'highWord',
] as const;
export const BINARY_OPERATIONS = ['add', 'sub', 'mul', 'div', 'min', 'max', 'pmin', 'pmax', 'copySign'] as const;
export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;

export type UnaryOperation = (typeof UNARY_OPERATIONS)[number];
export type BinaryOperation = (typeof BINARY_OPERATIONS)[number];
export type ComparisonOperation = (typeof COMPARISONS)[number];
export type MaskOperation = 'and' | 'or' | 'not';
export type FoldKind = 'sum' | 'min' | 'max' | 'any' | 'all' | 'pick';
export type ScanKind = 'sum' | 'min' | 'max';

type Common = {
  readonly id: number;
  /** A mask is all ones or all zeros per lane. */
  readonly type: 'number' | 'mask';
  /** Free axes, in order of class, then level. */
  readonly axes: readonly Axis[];
  readonly args: readonly Node[];
};

export type Node = Common &
  (
    | { readonly op: 'constant'; readonly value: number }
    | { readonly op: 'truth'; readonly value: boolean }
    /** Completed ticks at the start of this one. */
    | { readonly op: 'tick' }
    /** `other`: of a slot with pairs, whose array. */
    | {
        readonly op: 'load';
        readonly slot: Slot;
        readonly player: Player | undefined;
        readonly other: Player | undefined;
      }
    /** What a slot with depth keeps at the place args[0], a whole number below the depth in every lane. */
    | { readonly op: 'past'; readonly slot: Slot; readonly player: Player | undefined }
    /** Element min(t, length − 1) of the player's own list. */
    | { readonly op: 'schedule'; readonly rows: readonly (readonly number[])[]; readonly player: Player }
    /** The player's place in its class. */
    | { readonly op: 'place'; readonly player: Player }
    | { readonly op: 'same'; readonly left: Player; readonly right: Player }
    | { readonly op: UnaryOperation | BinaryOperation | ComparisonOperation | MaskOperation | 'select' }
    /** A mask as 0 or 1. */
    | { readonly op: 'toNumber' }
    /** A function of args[0] that stands apart, and in it what it was called with. */
    | { readonly op: CalledFunction }
    | { readonly op: 'argument' }
    /** The count that the summation of a Poisson distribution reaches, a loop: args are u, rate, first term, goes on. */
    | { readonly op: 'poissonCount' }
    /** args[0], a value over the first axis of `player.class`, read at that player. */
    | { readonly op: 'gather'; readonly player: Player }
    /**
     * Combines args over the members of `axis.class` in member order, without `skip` itself when given (a sum is then
     * those before plus those after). `pick`: args are value, key and condition.
     */
    | { readonly op: 'fold'; readonly fold: FoldKind; readonly axis: Axis; readonly skip: Player | undefined }
    /** For each member of a class the fold over the others, of a value that does not depend on that member. */
    | { readonly op: 'scan'; readonly fold: ScanKind; readonly axis: Axis }
  );

/** Node over exactly the first axis of a class: what one loop over that class computes. */
export const isOwn = (node: Node): boolean => node.axes.length === 1 && node.axes[0]?.level === 0;

/** Nodes that are read or rebuilt in place rather than kept in an array. */
export const isLeaf = (node: Node): boolean => LEAVES.has(node.op);

const LEAVES: ReadonlySet<Node['op']> = new Set([
  'constant',
  'truth',
  'tick',
  'load',
  'schedule',
  'place',
  'same',
  'gather',
  'argument',
]);
