import type { EventFacts, MeasureResult, ParameterFacts } from './results.ts';

/** Values as a register shows them: one in all, or one per group of players who have the same. */
export type ParameterValues = ParameterFacts['values'];

/** A parameter, a starting value or a choice of rule that is not as in the baseline. */
export type ParameterDifference = Pick<ParameterFacts, 'name' | 'label' | 'doc' | 'unit' | 'source'> & {
  /** Of those players alone whose value is another; absent: not there in the baseline. */
  readonly before?: ParameterValues;
  /** Absent: no longer there. */
  readonly after?: ParameterValues;
  /** Set by hand, with `--set`. */
  readonly set?: true;
};

/** A module that is used here and not in the baseline. */
export type ModuleDifference = { readonly name: string; readonly summary?: string; readonly parameters: number };

/** An event of the scenario's own that the baseline does not have. */
export type EventDifference = EventFacts & {
  readonly sets: readonly { readonly path: string; readonly value: string }[];
};

/** What a measure is, before any run. */
export type MeasureFacts = Pick<MeasureResult, 'name' | 'label' | 'definition' | 'caution' | 'unit'>;

/** What sets a scenario apart from the one that it extends, or from itself without what was set by hand. */
export type BaselineFacts = {
  /** Of the baseline, as it is used: `frontier`. */
  readonly name: string;
  /** Ticks, where they differ. */
  readonly horizon?: number;
  readonly modules: readonly ModuleDifference[];
  readonly withoutModules: readonly string[];
  readonly events: readonly EventDifference[];
  readonly withoutEvents: readonly string[];
  /** Changed ones and those of the scenario's own, in its order; those of added modules are not among them. */
  readonly parameters: readonly ParameterDifference[];
  /** Names of measures of the module that declares that of the headline, then of added modules: they answer first. */
  readonly measures: readonly string[];
  /** Labels of measures and ends that only this scenario has. */
  readonly asks: readonly string[];
  /** Measures that only this scenario has: they answer its question. Absent: none. */
  readonly asked?: readonly MeasureFacts[];
  /** Formulas that this scenario has in the place of others: names as in its file. */
  readonly formulas: readonly string[];
};
