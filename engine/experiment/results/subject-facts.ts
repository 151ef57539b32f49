import type { ComparisonFacts } from '../compare/comparison-facts.ts';
import type { CoalitionFacts, EvolutionFacts, SolutionFacts, TournamentFacts } from '../solutions/solution-facts.ts';
import type { RunStoryFacts } from '../story/run-story-facts.ts';
import type { SensitivityFacts, ThresholdFacts } from '../study/study-facts.ts';
import type { SweepFacts } from '../study/sweep-facts.ts';

/** What results are of, where they are of more than runs of one world: plain data, told apart by `kind`. */
export type SubjectFacts =
  | CoalitionFacts
  | ComparisonFacts
  | EvolutionFacts
  | RunStoryFacts
  | SensitivityFacts
  | SolutionFacts
  | SweepFacts
  | ThresholdFacts
  | TournamentFacts;
