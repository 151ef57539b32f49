import type { Span } from '../source.ts';
import type { Decision } from './decisions.ts';
import type { Expression } from './expression.ts';
import type { Parameter } from './parameters.ts';
import type { Declared, Member, PlayerClass } from './players.ts';

export type State = Declared & {
  readonly kind: 'state';
  readonly unit: string;
  /** As of a parameter. */
  readonly unitAt?: Span | undefined;
  /** One formula per member (one in all for the world's), evaluated at the start of the run. */
  readonly initial: readonly Expression[];
  readonly min: Expression | undefined;
  readonly max: Expression | undefined;
  readonly seen: Expression | undefined;
  readonly holds: Decision | undefined;
  /** Per year; already in the order in which they are added (module name, then text). Empty when `next` is set. */
  readonly flows: readonly Expression[];
  readonly next: Expression | undefined;
};

export type DrawKind = 'normal' | 'uniform' | 'bernoulli' | 'lognormal' | 'poisson' | 'exponential' | 'pareto';

export type Draw = Declared & {
  readonly kind: 'draw';
  readonly distribution: DrawKind;
  readonly arguments: readonly Expression[];
  readonly per: 'tick' | 'run';
};

export type Let = Declared & { readonly kind: 'let'; readonly body: Expression };

/** A definition with arguments; always evaluated with the caller's `me`, at the caller's moment. */
export type Define = Declared & {
  readonly kind: 'define';
  readonly parameters: readonly string[];
  readonly body: Expression;
};

/** A formula whose values at evolve are kept from tick to tick. */
export type Past = {
  /** Its place among the pasts. */
  readonly index: number;
  readonly owner: PlayerClass | undefined;
  /** Of the owner's member as `me`. */
  readonly formula: Expression;
  /** How many ticks back it is read at most. */
  readonly longest: number;
};

export type ModelEvent = {
  readonly name: string;
  /** Undefined for what the scenario itself declares. */
  readonly module: string | undefined;
  readonly label: string;
  readonly span: Span;
  /** The tick at which it begins (a formula of parameters), or the condition, tested on the state at the start of the tick. */
  readonly trigger:
    | { readonly kind: 'at'; readonly tick: Expression }
    | { readonly kind: 'when'; readonly condition: Expression };
  /** Ticks in force; undefined: to the end. A formula of parameters. */
  readonly duration: Expression | undefined;
  readonly once: boolean;
  readonly sets: readonly EventSet[];
};

export type EventSet = {
  readonly target: Parameter | Decision | State;
  /** Only this member of the target's class; undefined: all of them (or the world's). */
  readonly member: Member | undefined;
  /** Evaluated at the start of the tick with the affected player as `me`. */
  readonly value: Expression;
};

export type End = {
  readonly name: string;
  readonly label: string;
  readonly definition: string | undefined;
  /** What to bear in mind of how often it comes, a clause: told wherever its share is. */
  readonly caution?: string | undefined;
  readonly kind: 'harm' | 'benefit' | 'neutral';
  readonly when: Expression;
  readonly span: Span;
};
