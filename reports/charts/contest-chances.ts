import type { ContestDocument } from '../../engine/experiment/solutions/race-documents.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import { contestFinding } from '../solution/contest-findings.ts';
import { probabilityText } from '../solution/profile-text.ts';
import * as wording from '../wording/contests.ts';
import { upperFirst } from '../words.ts';
import { chancePlot } from './chance-bars.ts';
import { complete } from './complete.ts';

/**
 * How likely a disaster is, and each player to be safe, in each equilibrium that was found.
 *
 * @returns undefined where none was found
 */
export function contestChances(
  results: Results,
  document: ContestDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { outcomes, mustBeSafe } = document;
  if (outcomes.length === 0) return undefined;
  const name = (text: string, k: number): string =>
    outcomes.length > 1 ? wording.contest.numbered(text, k + 1) : text;
  const chances = outcomes.flatMap(({ risk, safe }, k) => [
    { name: name(wording.contest.disaster, k), probability: risk, strong: true },
    { name: name(wording.contest.safe, k), probability: safe, strong: false },
  ]);
  return complete(results, [chancePlot(chances, wording.contest.axis, options)], {
    name: 'chances',
    title: upperFirst(contestFinding(document)),
    method: wording.contest.method(mustBeSafe === 'winner'),
    definitions: [wording.definitions.disaster, wording.definitions.safety],
    shown: [],
    table: {
      columns: [
        'equilibrium',
        'safety_bought',
        'performance_bought',
        'safe',
        'risk',
        'payoff',
        'regret',
        'dropping_out',
      ],
      rows: outcomes.map(({ bought, safe, risk, payoff, regret, droppingOut }, k) => [
        ...[k + 1, bought.safety, bought.performance, safe, risk, payoff, regret, droppingOut],
      ]),
    },
    altText: wording.contest.alternative(
      chances.map((one) => `${one.name}: ${probabilityText(one.probability)}`).join('; '),
    ),
  });
}
