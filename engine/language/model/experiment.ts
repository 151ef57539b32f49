import type { Setting } from '../loading/settings.ts';
import type { Span } from '../source.ts';
import type { Expression } from './expression.ts';

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
  readonly terms: SolveTerms;
};

/** How the stage game would be watched, were it played again and again; per tick. */
export type SolveTerm = 'discount' | 'detection' | 'falseAlarm' | 'lag' | 'snapBack';

/** Formulas of parameters and per-run draws. */
export type SolveTerms = { readonly [term in SolveTerm]?: Expression };

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
