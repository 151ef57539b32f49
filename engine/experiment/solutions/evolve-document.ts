import type { EvolutionResult } from '../../games/evolution/evolution-result.ts';
import type { PairRelation } from '../../games/evolution/pair-relations.ts';
import type { PhasePortrait } from '../../games/evolution/phase-portrait.ts';
import type { NamedNumbers } from '../../games/files/named-numbers.ts';

/** What `evolve --json` says: how the shares of strategies, or profiles, evolve. */
export type EvolveDocument = EvolutionResult & {
  readonly title: string;
  /** `payoffs[own][other]` of a population's game; absent where profiles are ranked. */
  readonly payoffs?: readonly (readonly number[])[];
  /** How each two strategies stand to one another; absent where profiles are ranked. */
  readonly pairs?: readonly PairRelation[];
  /** What the file's `let` names that hangs on parameters alone. */
  readonly values?: NamedNumbers;
  /** Individuals of a finite population; absent of dynamics of a large one. */
  readonly population?: number;
  /** Where profiles are ranked: whose actions stand in which place. */
  readonly players?: readonly string[];
  /** Of deterministic dynamics of two or three strategies: from everywhere. */
  readonly portrait?: PhasePortrait;
};
