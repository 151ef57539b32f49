import type { EvolutionResult } from '../../games/evolution/evolution-result.ts';
import type { PhasePortrait } from '../../games/evolution/phase-portrait.ts';

/** What `evolve --json` says: how the shares of strategies, or profiles, evolve. */
export type EvolveDocument = EvolutionResult & {
  readonly title: string;
  /** Individuals of a finite population; absent of dynamics of a large one. */
  readonly population?: number;
  /** Where profiles are ranked: whose actions stand in which place. */
  readonly players?: readonly string[];
  /** Of deterministic dynamics of two or three strategies: from everywhere. */
  readonly portrait?: PhasePortrait;
};
