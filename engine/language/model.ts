import type { Decision } from './model/decisions.ts';
import type { Define, Draw, End, Let, ModelEvent, Past, State } from './model/dynamics.ts';
import type { Experiment } from './model/experiment.ts';
import type { Measure } from './model/measures.ts';
import type { Parameter } from './model/parameters.ts';
import type { PlayerClass } from './model/players.ts';
import type { StoryWords } from './model/story.ts';

export type { Attribute, Belief, Decision, Memory, RuleUse } from './model/decisions.ts';
export type { Define, Draw, DrawKind, End, EventSet, Let, ModelEvent, Past, State } from './model/dynamics.ts';
export type { Arm, Experiment, Placed, SolveExperiment, SolveTerm, SolveTerms, Varied } from './model/experiment.ts';
export type {
  Binder,
  Comparison,
  Elementary,
  EventField,
  Expression,
  PlayerTerm,
  Readable,
  ReductionKind,
  ReductionPart,
  Supposition,
  ValueType,
} from './model/expression.ts';
export type { Column, Fold, Measure } from './model/measures.ts';
export type { Distribution, Parameter, ParameterValue, Reference } from './model/parameters.ts';
export type { Member, PlayerClass } from './model/players.ts';
export type { RuleExpression } from './model/rule-expression.ts';
export type { StoryForm, StoryLine, StoryPiece, StoryWords } from './model/story.ts';

/**
 * The checked model: what a scenario means once every name is resolved, every shape is known and every module is
 * merged in. It is plain data; declarations refer to each other by object identity. Two readers exist: the compiler
 * (`engine/compile`) and, in the tests, a slow tree-walking interpreter that shares nothing with it but these types.
 *
 * Letters: n members of a class, a options of a decision.
 */
export type Model = {
  readonly name: string;
  readonly title: string;
  readonly question: string | undefined;
  readonly description: string | undefined;
  readonly limits: readonly string[];
  readonly sources: readonly string[];
  readonly time: Time;
  readonly classes: readonly PlayerClass[];
  readonly modules: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Those among them that say how many players there are: another value is another model. */
  readonly counts: readonly Parameter[];
  /** Ordered by stage, then by declaration. */
  readonly decisions: readonly Decision[];
  readonly states: readonly State[];
  readonly draws: readonly Draw[];
  readonly lets: readonly Let[];
  readonly defines: readonly Define[];
  readonly events: readonly ModelEvent[];
  readonly pasts: readonly Past[];
  /** In the order they are tested. */
  readonly ends: readonly End[];
  readonly measures: readonly Measure[];
  readonly story: StoryWords;
  readonly experiment: Experiment;
};

export type Tick = 'day' | 'week' | 'month' | 'quarter' | 'year';

export type Time = {
  readonly tick: Tick;
  /** Years per tick: 1/365.25, 7/365.25, 1/12, 1/4, 1. */
  readonly dt: number;
  /** Ticks; a whole number of at least 1. */
  readonly horizon: number;
  readonly start: string | undefined;
};
