import type { TournamentDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import type { IteratedDocument } from '../../../engine/experiment/solutions/tournament-document.ts';
import type { Results } from '../../../reports/results.ts';
import { rulesOf, solvedResults } from './games.ts';

const RULES = ['fixed', 'logit', 'tit-for-tat', 'grim', 'conditional-cooperator'];
const LONG = 'logit: {precision: 8, memory: 12, name: a rule whose parameters take more room than any page has for it}';

export const iteratedOf = (count: number, errors = 0): IteratedDocument => {
  const strategies = Array.from({ length: count }, (_, k) => `strategy-${k + 1}`);
  return {
    ...{ kind: 'iterated', game: 'Chicken', strategies },
    scores: strategies.map((_, k) => 100 - 10 * k),
    standardErrors: strategies.map(() => errors),
    ranking: strategies.map((_, k) => k),
    payoffs: strategies.map((_, k) => strategies.map((__, other) => (k === other ? Number.NaN : k - other))),
    cooperation: strategies.map(() => strategies.map(() => 0.5)),
    ...{ selfPlay: false, turnsPlayed: 13_200, complete: true },
    method: 'round robin, 200 turns, 1 repetition, noise 0',
  };
};

const pair = rulesOf(['Leader', 'Follower'], RULES);

const eight = Array.from({ length: 8 }, (_, k) => `${LONG} ${k + 1}`);
const eightOfThree = rulesOf(['Leader of all laboratories', 'Follower', 'A government that has yet to decide'], eight);

/** Where all that matters is tied. */
const tied: TournamentDocument = {
  ...eightOfThree,
  payoffs: eightOfThree.payoffs.map(() => [1.5, -2, 0]),
  meanings: eight.map((rule) => ({
    ...{ rule, summary: 'Better options are chosen more often; precision 0 is blind, infinity is best reply.' },
    settings: [{ name: 'play', values: ['slow'] }],
  })),
  equilibria: eightOfThree.profiles.slice(0, 8).map((profile) => ({
    ...{ profile, payoffs: [1.5, -2, 0], se: [0, 0, 0], now: true, share: 1 },
    regret: { estimate: 0, lo95: 0, hi95: 0 },
  })),
};

/** What pictures must hold, by name. */
export const tournaments: Readonly<Record<string, TournamentDocument>> = {
  'rules of two': pair,
  'rules of two, long': rulesOf(['Leader', 'Follower'], [LONG, `${LONG}, too`, 'grim']),
  'rules of four': rulesOf(['A', 'B', 'C', 'D'], RULES.slice(0, 3)),
  'rules of nine': rulesOf(
    Array.from({ length: 9 }, (_, k) => `Laboratory ${k + 1}`),
    ['grim', 'fixed'],
  ),
  'eight rules of three, long': tied,
  'two rules of three': rulesOf(['A', 'B', 'C'], RULES.slice(0, 2)),
  'no equilibrium among rules': { ...pair, equilibria: [], withoutPure: 1 },
  'many unsure equilibria': {
    ...pair,
    equilibria: Array.from({ length: 20 }, (_, k) => ({
      ...{ profile: pair.profiles[k] ?? [], payoffs: [0, 0], se: [0, 0], now: k < 2, share: 0.7 - 0.03 * k },
      regret: { estimate: 1e-7 * k, lo95: 0, hi95: 3e3 },
    })),
    mixed: [{ profile: [], payoffs: [], regret: { estimate: 0, lo95: 0, hi95: 1 } }],
    ...{ complete: false, reason: 'the budget ended', tiesKept: false, played: 15 },
    alphaRank: pair.profiles.map((_, k) => ({ estimate: 1 / 2 ** (k + 1), lo95: 0, hi95: 1 / 2 ** k })),
  },
  'a single run': { ...pair, runs: 1, se: pair.se.map((row) => row.map(() => Number.NaN)) },
  'two strategies': iteratedOf(2),
  'many strategies': iteratedOf(40, 3),
  'eleven strategies': iteratedOf(11),
};

export const tournamentResults = (document: TournamentDocument, given: Partial<Results> = {}): Results =>
  solvedResults({ kind: 'tournament', document }, { runs: document.kind === 'rules' ? document.runs : 1, ...given });
