import type { Span } from '../source.ts';
import type { Attribute, Decision, Memory } from './decisions.ts';
import type { Define, Draw, Let, ModelEvent, Past, State } from './dynamics.ts';
import type { Parameter, Reference } from './parameters.ts';
import type { Member, PlayerClass } from './players.ts';

export type ValueType =
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'option'; readonly decision: Decision }
  | { readonly type: 'player'; readonly class: PlayerClass };

/** `changed`: whether `active` is not what it was in the tick before (in the first tick: not 0). */
export type EventField = 'active' | 'in' | 'changed';

/** Whose value is read. */
export type PlayerTerm =
  /** The player whose formula this is. */
  | { readonly kind: 'me' }
  /** The element of an enclosing reduction. */
  | { readonly kind: 'element'; readonly binder: Binder }
  | { readonly kind: 'member'; readonly member: Member }
  /** `home` of somebody. */
  | { readonly kind: 'reference'; readonly reference: Reference; readonly of: PlayerTerm };

/** The variable of a reduction over a class; `others` leaves `me` out. Compared by identity. */
export type Binder = { readonly class: PlayerClass; readonly others: boolean };

export type Elementary = 'exp' | 'log' | 'sqrt' | 'abs' | 'floor' | 'ceil' | 'tanh' | 'logistic' | 'normcdf';

export type ReductionKind = 'sum' | 'mean' | 'min' | 'max' | 'count' | 'any' | 'all' | 'share' | 'pick';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Readable = Parameter | State | Decision | Draw | Let;

export type Expression = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  /** Undefined player: the world's. `seen`: read through its owner's mask whatever the moment (`labs.stance.seen`). */
  | { readonly kind: 'read'; readonly of: Readable; readonly player: PlayerTerm | undefined; readonly seen: boolean }
  /** An argument of the enclosing definition, by place. */
  | { readonly kind: 'argument'; readonly index: number }
  | { readonly kind: 'apply'; readonly define: Define; readonly arguments: readonly Expression[] }
  /** The attribute's number for the option that `index` evaluates to. */
  | { readonly kind: 'attribute'; readonly attribute: Attribute; readonly index: Expression }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '^' | '%';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  /** Chains `a < b < c` have become `a < b and b < c`. */
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'same-player'; readonly left: PlayerTerm; readonly right: PlayerTerm }
  | { readonly kind: 'if'; readonly condition: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly kind: 'elementary'; readonly function: Elementary; readonly argument: Expression }
  /** The ordinary functions of two or more numbers; min and max give NaN if any is NaN. Left fold. */
  | { readonly kind: 'extremum'; readonly function: 'min' | 'max'; readonly arguments: readonly Expression[] }
  /** clamp(x, lo, hi) = min(max(x, lo), hi) */
  | { readonly kind: 'clamp'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
  | {
      readonly kind: 'reduce';
      readonly function: ReductionKind;
      /** One part, or one per class for `everyone`, in class order. */
      readonly parts: readonly ReductionPart[];
      /** The value over nobody (`orelse`); undefined where nobody is impossible or the reduction has a value of its own. */
      readonly orelse: Expression | undefined;
    }
  | { readonly kind: 'time'; readonly name: 't' | 'dt' | 'year' | 'horizon' }
  /** `number`: the player's place in its class, from 0. */
  | { readonly kind: 'place'; readonly player: PlayerTerm }
  /** What a player's choice paid, given what all truly chose: its payoff at evolve. 0 before the first tick. */
  | { readonly kind: 'realised'; readonly decision: Decision; readonly player: PlayerTerm }
  | { readonly kind: 'event'; readonly event: ModelEvent; readonly field: EventField }
  /** `body` as it was at evolve so many ticks ago; `past` is where the player's values are kept. */
  | {
      readonly kind: 'delay';
      readonly past: Past;
      readonly player: PlayerTerm | undefined;
      /** As written where the delay stands: what 0 ticks ago means. */
      readonly body: Expression;
      /** A formula of parameters, rounded down and cut to `reach`. */
      readonly ticks: Expression;
      readonly reach: { readonly lowest: number; readonly longest: number };
    }
  /** In a rule of a decision with `when`: whether its member has decided in no earlier tick. */
  | { readonly kind: 'first-decision'; readonly decision: Decision }
  /** `rivalry[others]` of a table between players: the one among `columns` that is the column's, in member order. */
  | {
      readonly kind: 'pair';
      readonly table: string;
      readonly row: PlayerTerm;
      readonly column: PlayerTerm;
      readonly columns: readonly Expression[];
    }
  /** A what-if: `body` as if these choices were taken. No two of `supposed` are of one player's one decision. */
  | { readonly kind: 'at'; readonly body: Expression; readonly supposed: readonly Supposition[] }
  /** In formulas of a rule: what `me` remembers, of the player `other` and of the option in question where it is kept so. */
  | { readonly kind: 'remembered'; readonly memory: Memory; readonly other: PlayerTerm | undefined }
);

/** `others.stance == race` in `at(…)`. */
export type Supposition = {
  readonly decision: Decision;
  /** One player's choice, or that of everybody whom the binder runs over. */
  readonly whose:
    | { readonly kind: 'player'; readonly player: PlayerTerm }
    | { readonly kind: 'each'; readonly binder: Binder };
  /** What is supposed, read where the `at` stands, not inside it; for `each`, once per element of the binder. */
  readonly value: Expression;
  readonly span: Span;
};

export type ReductionPart = {
  readonly binder: Binder;
  readonly body: Expression;
  readonly where: Expression | undefined;
  /** `pick(value, key)`: the value of the element with the largest key, first of equals. */
  readonly key: Expression | undefined;
};
