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
