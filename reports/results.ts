export type {
  EventFacts,
  OutcomeResult,
  Results,
  ScenarioFacts,
  TickRow,
  TickSeries,
} from '../engine/experiment/results.ts';
