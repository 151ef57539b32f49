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
