export type {
  ArmFacts,
  ChangedParameter,
  ComparedQuantity,
  ComparisonFacts,
  Level,
  StructuralChange,
} from '../engine/experiment/compare/comparison-facts.ts';
export type { Difference } from '../engine/experiment/compare/pair-arms.ts';
export type { CitedResults } from '../engine/experiment/results/read-cited.ts';
export type {
  EventFacts,
  MeasureResult,
  OutcomeResult,
  ParameterFacts,
  Results,
  ScenarioFacts,
  TickRow,
  TickSeries,
} from '../engine/experiment/results/results.ts';
export type { GridQuantity } from '../engine/experiment/study/quantity-facts.ts';
export type { SensitivityFacts, StudyFacts, ThresholdFacts } from '../engine/experiment/study/study-facts.ts';
export type { SweepFacts, SweptNumber } from '../engine/experiment/study/sweep-facts.ts';
