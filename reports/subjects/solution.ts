import type { SolutionFacts } from '../../engine/experiment/solutions/solution-facts.ts';
import { deviationGains } from '../charts/deviation-gains.ts';
import { equilibriumStrategies } from '../charts/equilibrium-strategies.ts';
import { payoffTable } from '../charts/payoff-table.ts';
import { profilePayoffs } from '../charts/profile-payoffs.ts';
import { turningPoints } from '../charts/turning-points.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import type { SolvedGame } from '../solution/facts.ts';
import { solutionEvidence, solutionFindings } from '../solution/findings.ts';
import { solutionSections, solutionSize, solutionWhich } from '../solution/size.ts';
import { reading } from '../wording/solution.ts';
import { present } from './present.ts';
import type { Subject } from './subject.ts';

function figuresOf(results: Results, game: SolvedGame, options: ChartOptions): Figure[] {
  return present([
    payoffTable(results, game, options) ?? profilePayoffs(results, game, options),
    deviationGains(results, game, options),
    equilibriumStrategies(results, game, options),
    turningPoints(results, game, options),
  ]);
}

/** Without who does what where the table of payoffs shows it: one equilibrium, or pure ones of two players. */
function panelsOf(results: Results, game: SolvedGame, options: ChartOptions): Figure[] {
  const { equilibria, players } = game;
  const isShown = equilibria.every(({ pure }) => pure) && (equilibria.length === 1 || players.length === 2);
  const all = figuresOf(results, game, options);
  return isShown && all.some(({ name }) => name === 'payoffs') ? all.filter(({ name }) => name !== 'equilibria') : all;
}

/** A solved game, or the stage game of a scenario. */
export const solution: Subject<SolutionFacts> = {
  figures: (results, { document }, options) =>
    document.kind === 'normal-form' ? figuresOf(results, document, options) : [],
  panels: (results, { document }, _, options) =>
    document.kind === 'normal-form' ? panelsOf(results, document, options) : [],
  roomy: (count) => (count > 2 ? undefined : {}),
  findings: (results, { document }) => (document.kind === 'normal-form' ? solutionFindings(results, document) : []),
  evidence: (results, { document }) => (document.kind === 'normal-form' ? solutionEvidence(results, document) : []),
  reading,
  size: (results, { document }) => (document.kind === 'normal-form' ? solutionSize(results, document) : []),
  which: (results, { document }) => (document.kind === 'normal-form' ? solutionWhich(results, document) : ''),
  sections: (_, { document }) => (document.kind === 'normal-form' ? solutionSections(document) : []),
};
