import { deviationGains } from '../charts/deviation-gains.ts';
import { equilibriumStrategies } from '../charts/equilibrium-strategies.ts';
import { payoffTable } from '../charts/payoff-table.ts';
import { profilePayoffs } from '../charts/profile-payoffs.ts';
import { turningPoints } from '../charts/turning-points.ts';
import type { SolutionFacts } from '../solution/facts.ts';
import { solutionEvidence, solutionFindings } from '../solution/findings.ts';
import { solutionSections, solutionSize, solutionWhich } from '../solution/size.ts';
import { reading } from '../wording/solution.ts';
import { present } from './present.ts';
import { roomyBars } from './roomy-bars.ts';
import type { Subject } from './subject.ts';

/** A solved game, or the stage game of a scenario. */
export const solution: Subject<SolutionFacts> = {
  figures: (results, facts, options) =>
    present([
      payoffTable(results, facts, options) ?? profilePayoffs(results, facts, options),
      deviationGains(results, facts, options),
      equilibriumStrategies(results, facts, options),
      turningPoints(results, facts, options),
    ]),
  roomy: roomyBars,
  findings: solutionFindings,
  evidence: solutionEvidence,
  reading,
  size: solutionSize,
  which: solutionWhich,
  sections: solutionSections,
};
