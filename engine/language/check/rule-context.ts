import type { Binder, Decision, Memory, Parameter } from '../model.ts';
import type { Span } from '../source.ts';
import type { Draft } from './catalogue.ts';
import type { Resolving } from './resolving.ts';

/** Which formula of a rule: what is known there differs. */
export type RuleMoment = 'initial' | 'believe' | 'choose' | 'learn';

/** A rule as one decision uses it: what its names mean there. */
export type RuleContext = {
  readonly resolving: Resolving;
  readonly rule: string;
  readonly decision: Draft<Decision>;
  /** One parameter per name, or one per option. */
  readonly parameters: ReadonlyMap<string, Draft<Parameter> | readonly Draft<Parameter>[]>;
  readonly memory: ReadonlyMap<string, Draft<Memory>>;
  readonly moment: RuleMoment;
  /** The other player whom the formula is about, where it is about one. */
  readonly other: Binder | undefined;
  /** Ties of `argmax` go to the first (`ties: first`), not to all. */
  readonly tiesToFirst: boolean;
  /** Where the decision names the rule. */
  readonly usedAt: Span;
};
