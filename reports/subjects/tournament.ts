import type { TournamentFacts } from '../../engine/experiment/solutions/solution-facts.ts';
import type { IteratedDocument, RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { alphaRankBars } from '../charts/alpha-rank-bars.ts';
import { equilibriumShares } from '../charts/equilibrium-shares.ts';
import { iteratedPairs } from '../charts/iterated-pairs.ts';
import { iteratedScores } from '../charts/iterated-scores.ts';
import { rulePayoffs } from '../charts/rule-payoffs.ts';
import { tournamentTable } from '../charts/tournament-table.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { isPlain, rulesEvidence, rulesFindings, rulesText } from '../tournament/findings.ts';
import { scoreFinding } from '../tournament/iterated-findings.ts';
import { withNames } from '../tournament/rule-names.ts';
import * as wording from '../wording/tournament.ts';
import { present } from './present.ts';
import type { Section, Subject } from './subject.ts';

function rulesSize({ players, rules, profiles, runs, failedRuns, seed }: RulesDocument): string[] {
  return [
    wording.size.players(formatCount(players.length)),
    wording.size.rules(formatCount(rules.length)),
    wording.size.profiles(formatCount(profiles.length)),
    wording.size.runs(formatCount(runs)),
    ...(failedRuns === 0 ? [] : [wording.leftOut(formatCount(failedRuns), formatCount(runs))]),
    wording.size.seed(seed),
  ];
}

function ofRuns({ seed, runs, failedRuns }: Results): string {
  return wording.size.which(seed, formatCount(runs + failedRuns - 1));
}

function iteratedSize({ strategies, turnsPlayed, method }: IteratedDocument): string[] {
  return [
    wording.size.strategies(formatCount(strategies.length)),
    method,
    wording.size.turns(formatCount(turnsPlayed)),
  ];
}

/** More of them are in the table alone. */
const MOST_LISTED = 24;

/** Who follows which rule in the equilibria that pictures tell by number. */
function equilibriaSection(document: RulesDocument): Section[] {
  const now = document.equilibria.filter((one) => one.now).slice(0, MOST_LISTED);
  if (now.length < 2 && document.players.length < 3) return [];
  if (now.length === 0) return [];
  const entries = now.map(({ profile }, k) => ({ term: formatCount(k + 1), meaning: rulesText(document, profile) }));
  return [{ title: wording.played.equilibria, entries }];
}

function playedSection({ payoff, played, profiles, tiesKept }: RulesDocument, tick: string): Section {
  const [made, all] = [formatCount(played), formatCount(profiles.length)];
  return {
    title: wording.played.title,
    entries: [
      wording.played.fold(payoff === 'mean', tick),
      ...(played < profiles.length ? [wording.played.alike(made, all)] : []),
      ...(tiesKept ? [] : [wording.played.ties]),
    ],
  };
}

function drawnOf(results: Results, { document }: TournamentFacts, options: ChartOptions): Figure[] {
  if (document.kind === 'iterated')
    return present([iteratedScores(results, document, options), iteratedPairs(results, document, options)]);
  const named = withNames(document);
  return present([
    tournamentTable(results, named, options),
    rulePayoffs(results, named, options),
    equilibriumShares(results, named, options),
    alphaRankBars(results, named, options),
  ]);
}

/** Decision rules of a scenario, or strategies of iterated play, against each other. */
export const tournament: Subject<TournamentFacts> = {
  figures: drawnOf,
  // A single bar at 100 % leaves a page half empty, and the headline says it.
  panels: (results, facts, _, options) => {
    const { document } = facts;
    const all = drawnOf(results, facts, options);
    const told = document.kind === 'rules' && isPlain(document) && all.length > 1;
    return told ? all.filter(({ name }) => name !== 'equilibria') : all;
  },
  roomy: (count) => (count > 2 ? undefined : {}),
  findings: (_, { document }) =>
    document.kind === 'rules' ? rulesFindings(withNames(document)) : [scoreFinding(document)],
  evidence: (_, { document }) => (document.kind === 'rules' ? rulesEvidence(withNames(document)) : []),
  reading: wording.reading,
  size: (_, { document }) => (document.kind === 'rules' ? rulesSize(document) : iteratedSize(document)),
  which: (results, { document }) => (document.kind === 'rules' ? ofRuns(results) : wording.size.seed(results.seed)),
  sections: ({ scenario }, { document }) =>
    document.kind === 'rules'
      ? [...equilibriaSection(withNames(document)), playedSection(document, scenario.tick)]
      : [],
};
