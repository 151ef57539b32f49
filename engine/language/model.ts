import type { Setting } from './loading/settings.ts';
import type { Span } from './source.ts';

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

export type PlayerClass = {
  readonly name: string;
  /** Its place among the classes. */
  readonly index: number;
  readonly members: readonly Member[];
};

export type Member = {
  readonly name: string;
  readonly index: number;
  readonly class: PlayerClass;
  readonly span: Span;
};

/** What every declared name has. `owner` undefined: the world's (or a global parameter). */
type Declared = {
  readonly name: string;
  /** Undefined for what the scenario itself declares. */
  readonly module: string | undefined;
  /** `module.name`, or the bare name for the scenario's own: the identity that names random streams. */
  readonly id: string;
  readonly owner: PlayerClass | undefined;
  readonly span: Span;
};

export type Parameter = Declared & {
  readonly kind: 'parameter';
  readonly unit: string;
  /** Where the unit is written; undefined where it is not (`unit` is then `1`, and means nothing). */
  readonly unitAt?: Span | undefined;
  readonly label: string;
  readonly doc: string | undefined;
  readonly source: string | undefined;
  readonly role: 'lever' | 'assumption';
  readonly headline: boolean;
  readonly range: readonly [number, number] | undefined;
  /** The options it can hold, when it holds an option. */
  readonly options: readonly string[] | undefined;
  /** One per member of the owner (one in all for a global parameter): known before the run, or drawn once per run. */
  readonly values: readonly ParameterValue[];
  /** What sets it apart: `rule` parameters belong to a decision's rule, `initial` ones hold a state's given start. */
  readonly origin: 'declared' | 'rule' | 'initial' | 'rule-choice';
  /** Set where the value differs between ticks: a list of options or numbers; the last one holds on. (`values` is then empty.) */
  readonly schedule: readonly (readonly number[])[] | undefined;
};

export type ParameterValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'distribution'; readonly distribution: Distribution }
  /** A formula of parameters and per-run draws, evaluated once at the start of the run with `me` the member. */
  | { readonly kind: 'formula'; readonly formula: Expression };

/** Drawn once per run from one uniform number through the inverse distribution function, cut to the parameter's range. */
export type Distribution =
  | { readonly dist: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly dist: 'lognormal'; readonly mean: number; readonly sd: number }
  | { readonly dist: 'uniform'; readonly min: number; readonly max: number }
  | { readonly dist: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly dist: 'beta'; readonly a: number; readonly b: number }
  | { readonly dist: 'choice'; readonly values: readonly number[]; readonly weights: readonly number[] };

/** `home: {ref: governments}`: which player somebody points at; fixed for all runs. */
export type Reference = Declared & {
  readonly kind: 'reference';
  readonly owner: PlayerClass;
  readonly target: PlayerClass;
  /** Index of the target member, one per member of the owner. */
  readonly values: readonly number[];
};

export type Decision = Declared & {
  readonly kind: 'decision';
  readonly owner: PlayerClass;
  readonly options: readonly string[];
  readonly attributes: readonly Attribute[];
  /** One option index per member. */
  readonly initial: readonly number[];
  readonly payoff: Expression | undefined;
  readonly stage: number;
  /** The ticks in which a member decides, read at decide without a hypothesis; elsewhere its choice stands. Undefined: each. */
  readonly when: Expression | undefined;
  /** The n of `every: n`; `when` says it as a condition. */
  readonly every: Expression | undefined;
  /** What others read instead, at decide; evaluated with its owner as `me`, on the truth. */
  readonly seen: Expression | undefined;
  /** The option that counts as cooperation. */
  readonly cooperate: number;
  /** The rules compiled for this decision. */
  readonly rules: readonly RuleUse[];
  /** Which of `rules` each member follows: a parameter of the class with `origin: 'rule-choice'`. */
  readonly ruleChoice: Parameter;
};

/** A number per option, read `effort[stance]`. */
export type Attribute = { readonly name: string; readonly decision: Decision; readonly values: readonly number[] };

/** A decision rule as used by one decision: its formula over the decision's options, its parameters per member. */
export type RuleUse = {
  readonly rule: string;
  readonly summary: string | undefined;
  readonly parameters: readonly Parameter[];
  /** Weights over the options, not negative, not necessarily summing to one. */
  readonly choose: RuleExpression;
  readonly memory: readonly Memory[];
  readonly believe: Belief | undefined;
};

/**
 * With which probability another member of the class is believed to take each option. The payoffs that a rule with a
 * belief weighs are expected ones, over every combination of what the others may choose, each independently.
 */
export type Belief = { readonly other: Binder; readonly probabilities: RuleExpression };

/** What a member keeps from tick to tick under one rule of one decision: a number, or one per option, per other, or both. */
export type Memory = {
  readonly name: string;
  /** `labs.stance.pavlov.paid` */
  readonly id: string;
  readonly unit: string;
  /** As of a parameter. */
  readonly unitAt?: Span | undefined;
  readonly decision: Decision;
  /** A number for each option of the decision. */
  readonly perOption: boolean;
  /** Kept for each other member of the class, who is this binder's element in `learn`. */
  readonly other: Binder | undefined;
  /** Of the rule's parameters, evaluated once at the start of the run. */
  readonly initial: RuleExpression;
  /** The new value, evaluated after each tick on the old values of all memory. */
  readonly learn: RuleExpression;
  readonly span: Span;
};

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

/** How the ticks of a run become one number. `first`: the first tick count t at which the formula holds, else missing. */
export type Fold = 'final' | 'mean' | 'sum' | 'max' | 'first';

export type Measure = {
  readonly name: string;
  /** Undefined for what the scenario itself declares. */
  readonly module: string | undefined;
  readonly unit: string;
  /** As of a parameter. */
  readonly unitAt?: Span | undefined;
  readonly label: string;
  readonly carry: boolean;
  readonly definition: string | undefined;
  /** As of an end. */
  readonly caution?: string | undefined;
  readonly span: Span;
  /** One per player or option where the formula is a collection, else one. Empty where no per-tick series was asked for. */
  readonly tick: readonly Column[];
  /** One group per fold asked for, each with its columns. */
  readonly folds: readonly { readonly fold: Fold; readonly columns: readonly Column[] }[];
  /** Sum of the first over all ticks and runs, divided by the sum of the second. */
  readonly pooled: readonly [Column, Column] | undefined;
};

/** One number of a measure: `member` is `me` in the formula where the measure has a column per player. */
export type Column = {
  readonly member: Member | undefined;
  readonly option: string | undefined;
  readonly formula: Expression;
};

/** What a told run says in words; nothing of it changes a number. */
export type StoryWords = {
  readonly lines: readonly StoryLine[];
  /** What a player did who took an option, by place; undefined where nothing is said. */
  readonly choices: readonly { readonly decision: Decision; readonly words: readonly (string | undefined)[] }[];
  /** What a let, a definition or a parameter is, where it speaks for an option: matched by `id` and owner. */
  readonly reasons: readonly { readonly id: string; readonly owner: PlayerClass | undefined; readonly text: string }[];
};

/** Sentences that are said when a condition begins and ceases to hold, tested at *after*; of a class, for each member. */
export type StoryLine = {
  readonly name: string;
  readonly module: string | undefined;
  readonly id: string;
  readonly owner: PlayerClass | undefined;
  readonly span: Span;
  readonly when: Expression;
  readonly begins: readonly StoryPiece[] | undefined;
  readonly ends: readonly StoryPiece[] | undefined;
  /** Words only, no values. */
  readonly summary: readonly StoryPiece[] | undefined;
  readonly never: string | undefined;
};

export type StoryForm = 'number' | 'whole' | 'percent' | 'odds';

export type StoryPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: 'name' | 'ticks' | 'who' | 'when' }
  /** Evaluated at *after* with the member as `me`; with options it is told by its name. */
  | {
      readonly kind: 'value';
      readonly formula: Expression;
      readonly form: StoryForm;
      readonly options: readonly string[] | undefined;
    };

/** A text of the scenario with its place: what is read later is wrong there. */
export type Placed = { readonly text: string; readonly span: Span };

/** How the scenario is run and analysed where no flag says otherwise. What it does not say is undefined or empty. */
export type Experiment = {
  readonly runs: number | undefined;
  readonly seed: string | undefined;
  /** The name of an end, of a measure, or `horizon`. */
  readonly headline: string | undefined;
  readonly arms: readonly Arm[];
  readonly vary: readonly Varied[];
  /** `grid`, `lhs`, `sobol`, or the path of a table (`.csv`), seen from the file that `span` is in. */
  readonly design: Placed | undefined;
  readonly points: number | undefined;
  /** Above 0. */
  readonly precision: number | undefined;
  /** A condition on results; it parses as a formula, its names are not looked at. */
  readonly until: Placed | undefined;
  /** What a sensitivity analysis explains: like a name in conditions, `gap`, `x_mean`, `effort[Leader]`. */
  readonly output: Placed | undefined;
  readonly method: 'morris' | 'sobol' | undefined;
  /** The rules of a tournament, as `--set labs.stance.rule` takes them. */
  readonly rules: readonly string[];
  /** What a run of a tournament pays. */
  readonly payoff: 'mean' | 'total' | undefined;
  /** The decision that is solved or contested: `labs.stance`. */
  readonly decision: string | undefined;
  readonly solve: SolveExperiment | undefined;
};

/** How the stage game is solved; every flag of `solve` has its place. */
export type SolveExperiment = {
  readonly at: number | undefined;
  readonly run: number | undefined;
  /** A let of the decision's class. */
  readonly payoff: string | undefined;
  /** The option that all would have to keep. */
  readonly cooperate: string | undefined;
  /** Of the game played again and again, per tick. */
  readonly discount: number | undefined;
  readonly detection: number | undefined;
  readonly falseAlarm: number | undefined;
  readonly lag: number | undefined;
  readonly snapBack: number | undefined;
};

/** A variant of the scenario. */
export type Arm = {
  readonly name: string;
  readonly label: string | undefined;
  /** At least one. As `--set` takes them, and to be laid on in this order: those of single players come last. */
  readonly set: readonly Setting[];
  readonly span: Span;
};

/** What a design does with a path: `0:1` a range, `0:1:11` with points, `1,2,4` values, `''` its own range or distribution. */
export type Varied = { readonly path: string; readonly text: string; readonly span: Span };

// ---------------------------------------------------------------------------------------------------------------
// Expressions

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

/** A formula of a rule: numbers and vectors over the decision's own options, element by element. */
export type RuleExpression =
  | { readonly kind: 'scalar'; readonly span: Span; readonly formula: Expression }
  /** Payoff of each own option; needs the decision to have a payoff. */
  | { readonly kind: 'payoff'; readonly span: Span }
  /** In `learn`: payoff of each own option, the others as they truly chose. */
  | { readonly kind: 'foregone'; readonly span: Span }
  /** In `learn`, a number: the probability with which the option taken was chosen. */
  | { readonly kind: 'probability'; readonly span: Span }
  /** 0, 1, 2 … */
  | { readonly kind: 'option'; readonly span: Span }
  /** A vector parameter: one declared parameter per option. */
  | { readonly kind: 'per-option'; readonly span: Span; readonly parameters: readonly Parameter[] }
  /**
   * Any expression kind applied element by element; `arguments` stand for the `argument` nodes of `formula`. A formula
   * that itself reads memory kept per option has `option` among its arguments, so that it is over the options.
   */
  | {
      readonly kind: 'elementwise';
      readonly span: Span;
      readonly formula: Expression;
      readonly arguments: readonly RuleExpression[];
    }
  /** `boltzmann` is softmax without the division, where it is the whole of `choose`. */
  | {
      readonly kind: 'softmax' | 'boltzmann' | 'argmax' | 'argmax-first' | 'normalise';
      readonly span: Span;
      readonly vector: RuleExpression;
    }
  /** 1 at the option with that index, 0 elsewhere. */
  | { readonly kind: 'one'; readonly span: Span; readonly option: RuleExpression }
  /** A number again: the element with that index, the sum, the index of the best (first of equals). */
  | {
      readonly kind: 'pick_option';
      readonly span: Span;
      readonly vector: RuleExpression;
      readonly option: RuleExpression;
    }
  | { readonly kind: 'total' | 'best'; readonly span: Span; readonly vector: RuleExpression }
  /** mix(a, v, w) = a v + (1 - a) w, element by element. */
  | {
      readonly kind: 'mix';
      readonly span: Span;
      readonly weight: RuleExpression;
      readonly first: RuleExpression;
      readonly second: RuleExpression;
    };
