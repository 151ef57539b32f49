export type { OutcomeResult, Results, ScenarioFacts, TickRow, TickSeries } from '../engine/experiment/results.ts';
