import type { PayoffRow } from '../../engine/experiment/solutions/payoff-table.ts';
import type { NormalFormDocument } from '../../engine/experiment/solutions/solve-document.ts';

/** A solved game in normal form, as its pictures need it. */
export type SolvedGame = Pick<
  NormalFormDocument,
  | 'title'
  | 'stage'
  | 'players'
  | 'actions'
  | 'equilibria'
  | 'complete'
  | 'reason'
  | 'subsets'
  | 'cooperation'
  | 'turning'
  | 'table'
>;

export type EquilibriumFacts = SolvedGame['equilibria'][number];
export type PayoffFacts = PayoffRow;
export type TurningFacts = NonNullable<SolvedGame['turning']>;
export type TurnFacts = TurningFacts['turns'][number];
