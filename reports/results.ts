export type {
  EventFacts,
  OutcomeResult,
  ParameterFacts,
  Results,
  ScenarioFacts,
  TickRow,
  TickSeries,
} from '../engine/experiment/results.ts';
