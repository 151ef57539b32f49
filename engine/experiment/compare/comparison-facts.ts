import type { Quantity } from '../../analysis/judge-condition.ts';
import type { ParameterFacts, Results } from '../results/results.ts';
import type { GridQuantity } from '../study/quantity-facts.ts';
import type { Mismatch } from './mismatches.ts';
import type { Difference, Unmatched } from './pair-arms.ts';

/** A parameter that an arm has another value of than the baseline; absent: there is none of that name. */
export type ChangedParameter = { readonly before?: ParameterFacts; readonly after?: ParameterFacts };

/** What of an arm is another model than the baseline, and not the same with other numbers. */
export type StructuralChange =
  | { readonly what: 'modules'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** The rule by which a decision is taken: `labs.stance`, `logit` before, `best-response` after. */
  | { readonly what: 'rule'; readonly of: string; readonly before: string; readonly after: string }
  /** Neither scenario builds on the other, and both on none. */
  | { readonly what: 'scenario'; readonly before: string; readonly after: string };

/** An arm as pictures need it; of the baseline itself nothing is changed. */
export type ArmFacts = {
  /** Its folder. */
  readonly name: string;
  /** What pictures call it: the label of its own, the title of its scenario, else its name; no two are the same. */
  readonly label: string;
  /** Of its runs by themselves. */
  readonly results: Results;
  readonly parameters: readonly ChangedParameter[];
  /** What it sets besides, as `--set` takes it. */
  readonly settings: readonly { readonly path: string; readonly value: string }[];
  readonly structure: readonly StructuralChange[];
};

/** An end or measure in all arms; NaN and absent where an arm has none. */
export type ComparedQuantity = GridQuantity & {
  readonly isEnd: boolean;
  /** By arm, over its own runs. */
  readonly levels: readonly Level[];
  /** By arm after the first, over the pairs. */
  readonly differences: readonly (Difference | undefined)[];
};

/** A number of one arm; `sd`: its spread over runs, where it is a mean. */
export type Level = Quantity & { readonly sd?: number };

/** Arms that were played in the same worlds, as pictures need them: plain data. */
export type ComparisonFacts = {
  readonly kind: 'comparison';
  /** The baseline first. */
  readonly arms: readonly [ArmFacts, ...ArmFacts[]];
  /** What the baseline has in common with at least one other arm: ends first, then measures, in its order. */
  readonly quantities: readonly ComparedQuantity[];
  /** Each with its name in the scenario's words. */
  readonly unmatched: readonly (Unmatched & { readonly label: string })[];
  readonly mismatches: readonly Mismatch[];
};
