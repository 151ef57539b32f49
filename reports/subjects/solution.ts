import type { SolutionFacts, SolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import { contestChances } from '../charts/contest-chances.ts';
import { deviationGains } from '../charts/deviation-gains.ts';
import { equilibriumStrategies } from '../charts/equilibrium-strategies.ts';
import { inspectionCourse } from '../charts/inspection-course.ts';
import { payoffTable } from '../charts/payoff-table.ts';
import { profilePayoffs } from '../charts/profile-payoffs.ts';
import { raceRisks, raceStrategies } from '../charts/race-charts.ts';
import { turningPoints } from '../charts/turning-points.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import {
  contestEvidence,
  contestFinding,
  inspectionEvidence,
  inspectionFinding,
  raceEvidence,
  raceFinding,
} from '../solution/contest-findings.ts';
import type { SolvedGame } from '../solution/facts.ts';
import { solutionEvidence, solutionFindings } from '../solution/findings.ts';
import { solutionSections, solutionSize, solutionWhich } from '../solution/size.ts';
import { size as contestSize, knowing } from '../wording/contests.ts';
import { computed, playerCount, reading } from '../wording/solution.ts';
import { present } from './present.ts';
import type { Section, Subject } from './subject.ts';

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

/** How each kind of solved game is told. */
type Told = {
  readonly figures: (results: Results, options: ChartOptions) => Figure[];
  readonly panels?: (results: Results, options: ChartOptions) => Figure[];
  readonly findings: (results: Results) => readonly string[];
  readonly evidence: (results: Results) => readonly string[];
  readonly size: (results: Results) => readonly string[];
  readonly which: (results: Results) => string;
  readonly sections: Section[];
};

const players = (names: readonly string[]): string => playerCount(formatCount(names.length), names.length === 1);

function told(document: SolveDocument): Told {
  const plainly = { which: () => computed, sections: [] };
  switch (document.kind) {
    case 'normal-form':
      return {
        figures: (results, options) => figuresOf(results, document, options),
        panels: (results, options) => panelsOf(results, document, options),
        findings: (results) => solutionFindings(results, document),
        evidence: (results) => solutionEvidence(results, document),
        size: (results) => solutionSize(results, document),
        which: (results) => solutionWhich(results, document),
        sections: solutionSections(document),
      };
    case 'race':
      return {
        ...plainly,
        figures: (results, options) =>
          present([raceRisks(results, document, options), ...raceStrategies(results, document, options)]),
        findings: () => [raceFinding(document)],
        evidence: () => raceEvidence(document),
        size: () => [
          players(document.players),
          ...(document.information.length === 1 ? document.information.map((one) => knowing[one]) : []),
        ],
      };
    case 'contest':
      return {
        ...plainly,
        figures: (results, options) => present([contestChances(results, document, options)]),
        findings: () => [contestFinding(document)],
        evidence: () => contestEvidence(document),
        size: () => [players(document.players)],
      };
    case 'inspection':
      return {
        ...plainly,
        figures: (results, options) => present([inspectionCourse(results, document, options)]),
        findings: () => [inspectionFinding(document)],
        evidence: () => inspectionEvidence(document),
        size: () => [
          contestSize.periods(formatCount(document.periods)),
          contestSize.inspections(formatCount(document.inspections)),
        ],
      };
  }
}

/** A solved game, or the stage game of a scenario. */
export const solution: Subject<SolutionFacts> = {
  figures: (results, { document }, options) => told(document).figures(results, options),
  panels: (results, { document }, _, options) => {
    const { panels, figures } = told(document);
    return (panels ?? figures)(results, options);
  },
  roomy: (count) => (count > 2 ? undefined : {}),
  findings: (results, { document }) => told(document).findings(results),
  evidence: (results, { document }) => told(document).evidence(results),
  reading,
  size: (results, { document }) => told(document).size(results),
  which: (results, { document }) => told(document).which(results),
  sections: (_, { document }) => told(document).sections,
};
