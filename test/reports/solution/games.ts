import type { SubjectFacts } from '../../../engine/experiment/results/subject-facts.ts';
import type { SolveDocument } from '../../../engine/experiment/solutions/solution-facts.ts';
import type { NormalFormDocument } from '../../../engine/experiment/solutions/solve-document.ts';
import { solveDocument } from '../../../engine/experiment/solutions/solve-document.ts';
import type { RulesDocument } from '../../../engine/experiment/solutions/tournament-document.ts';
import { commonProfile } from '../../../engine/games/cooperation.ts';
import { numericGame, profileCount } from '../../../engine/games/game.ts';
import { INFORMATION } from '../../../engine/games/race/rank-contest.ts';
import { solve } from '../../../engine/games/solve.ts';
import type { Results } from '../../../reports/results.ts';
import { raceResults } from '../race.ts';

const race = raceResults();

/** Results of a solved game, as they are read: no runs. */
export const solvedResults = (subject: SubjectFacts, given: Partial<Results> = {}): Results => ({
  ...race,
  outcomes: [],
  ticks: [],
  runs: 0,
  subject,
  provenance: { ...race.provenance, run: 'detente solve race --out results/race' },
  ...given,
});

export const solutionOf = (document: SolveDocument, given: Partial<Results> = {}): Results =>
  solvedResults({ kind: 'solution', document }, given);

type Told = {
  readonly title?: string;
  readonly players?: readonly string[];
  readonly actions: readonly (readonly string[])[];
  /** Of each player, own action first. */
  readonly payoffs: readonly (readonly number[])[];
  readonly cooperate?: string;
  readonly method?: 'all' | 'pure';
};

/** A game solved by the real solvers. */
export function gameOf({
  title = 'A game',
  players,
  actions,
  payoffs,
  cooperate,
  method = 'all',
}: Told): NormalFormDocument {
  const names = players ?? actions.map((_, k) => `Lab ${k + 1}`);
  const game = numericGame({ title, players: names, actions, payoffs });
  const profile = cooperate === undefined ? undefined : commonProfile(game, cooperate);
  const terms = { discount: 0.99, detection: 1, trigger: { kind: 'grim' } } as const;
  const solved = solve(game, {
    method,
    mediated: false,
    ...(profile === undefined ? {} : { cooperate: { profile, terms } }),
  });
  return solveDocument({ kind: 'normal-form', game }, { solved, turning: undefined });
}

const both = (actions: readonly string[]): string[][] => [[...actions], [...actions]];

export const chicken = gameOf({
  title: 'Chicken',
  players: ['North', 'South'],
  actions: both(['hold', 'race']),
  payoffs: [
    [0, -1, 1, -10],
    [0, -1, 1, -10],
  ],
  cooperate: 'hold',
});

const regime = (risk: number) => ({
  ...{ action: 1 - risk, risk, regret: 0, certificate: 'equilibrium' as const, complete: true },
});

const inspected = { inspector: '-1/3', inspectee: '1/3', numbers: { inspector: -1 / 3, inspectee: 1 / 3 } };

const raced = {
  ...{ kind: 'race' as const, players: ['A', 'B'] },
  regimes: {
    none: { ...regime(0), by: 'nothing' as const, strategy: [{ action: 1 }] },
    private: { ...regime(0.6), by: 'type' as const, strategy: [0, 0.5, 1].map((type) => ({ type, action: type / 2 })) },
    public: { ...regime(0.3), by: 'lead' as const, strategy: [0, 1].map((lead) => ({ lead, action: lead })) },
  },
};

/** Nobody is better off alone, but both are together. */
export const dilemma = gameOf({
  title: 'Dilemma',
  actions: both(['pause', 'race']),
  payoffs: [
    [3, 0, 5, 1],
    [3, 0, 4, 1],
  ],
  cooperate: 'pause',
});

export const stagHunt = gameOf({
  actions: both(['pause', 'race']),
  payoffs: [
    [3, 0, 2, 1],
    [3, 0, 2.5, 1],
  ],
  cooperate: 'pause',
});

/** Numbers that look drawn by chance, and are the same each time. */
const scattered = (count: number, from: number): number[] =>
  Array.from({ length: count }, (_, k) => ((k + 1) * 7919 + from * 104729) % 41);

const sized = (shape: readonly number[], given: Partial<Told> = {}): NormalFormDocument => {
  const actions = shape.map((count) => Array.from({ length: count }, (_, k) => `action ${k + 1}`));
  const payoffs = shape.map((_, player) => scattered(profileCount(shape), player));
  return gameOf({ actions, payoffs, cooperate: 'action 1', method: 'pure', ...given });
};

const LONG = 'The government of a country whose name is longer than any page would like it to be';

const turns = (count: number): NonNullable<NormalFormDocument['turning']> => ({
  holds: true,
  moved: 69,
  complete: true,
  turns: Array.from({ length: count }, (_, k) => ({
    path: `labs.input_${k}`,
    label: k === 3 ? LONG : `input_${k}`,
    unit: k === 0 ? 'tick' : 'utility/OOM',
    now: k === 1 ? 0 : 12,
    at: k % 2 === 0 ? 24 + k : 6,
    direction: k % 2 === 0 ? ('up' as const) : ('down' as const),
    share: 0.12 + 0.01 * k,
    range: [0, 100] as const,
  })),
});

const stage = {
  ...{ scenario: 'race', decision: 'labs.stance', tick: 24, run: null, seed: null },
  world: 'at the start of tick 24 (after 24 months) of the median world',
};

/** A stage game of four, with three equilibria of which one is mixed. */
export const staged: NormalFormDocument = {
  ...stagHunt,
  stage,
  turning: turns(2),
};

/** What pictures must hold, by name. */
export const solvedGames: Readonly<Record<string, SolveDocument>> = {
  'a game of two actions': chicken,
  'a dilemma': dilemma,
  'a stage game that holds': staged,
  'a stage game with many turning points': { ...staged, turning: turns(20) },
  'a stage game that nothing turns': {
    ...staged,
    turning: { ...turns(0), complete: false, reason: 'the time was up' },
  },
  'one player': sized([3]),
  'five actions': sized([5, 5]),
  'twelve actions': sized([12, 12]),
  'thirty actions': sized([30, 30]),
  'more profiles than are kept': sized([51, 51]),
  'an uneven game': sized([2, 7]),
  'five players': sized([2, 2, 2, 2, 2]),
  'nine players': sized([2, 2, 2, 2, 2, 2, 2, 2, 2]),
  'many players': sized([2, ...Array.from({ length: 15 }, () => 1)]),
  'long names': sized([3, 3, 3], {
    title: LONG,
    players: [LONG, `${LONG}, too`, 'C'],
    actions: Array.from({ length: 3 }, () => [LONG, `not ${LONG}`, 'race']),
    cooperate: 'race',
  }),
  'long names of two': sized([2, 2], {
    players: [LONG, `${LONG}, too`],
    actions: both([LONG, 'race']),
    cooperate: 'race',
  }),
  'all payoffs alike': gameOf({
    actions: both(['a', 'b']),
    payoffs: [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    cooperate: 'a',
  }),
  'huge payoffs': gameOf({
    actions: both(['a', 'b']),
    payoffs: [
      [-3e12, 1, 2e-9, 7],
      [5e9, -1, 0, 2],
    ],
    cooperate: 'a',
  }),
  'no equilibrium found': { ...chicken, equilibria: [], complete: false, reason: 'the budget ended' },
  'a race': { ...raced, title: 'A race', information: ['private'] },
  'a race of three': { ...raced, title: 'A race under three states of information', information: INFORMATION },
  'an inspection': {
    ...{ kind: 'inspection', title: 'An inspection', players: ['inspector', 'inspectee'], periods: 1, inspections: 1 },
    ...{ penalty: '1', value: inspected, acts: '5/9', caught: '1/9' },
    leadership: { inspector: '-1/3', inspectee: '1/3', acts: '1/3', gain: '0' },
    stages: [0, 1].map((periods) =>
      [0, 1].map((inspections) => ({
        ...{ periods, inspections, inspect: '1/3', act: '1/3' },
        ...{ inspector: '-1/3', inspectee: '1/3', acts: '5/9', caught: '1/9' },
      })),
    ),
  },
  'a contest': {
    ...{ kind: 'contest', title: 'A contest', players: ['A', 'B'], mustBeSafe: 'all' },
    outcomes: [1, 2].map((k) => ({
      ...{ bought: { safety: k, performance: 2 }, safety: 1, performance: 2, safe: 0.9, risk: 0.1 * k },
      ...{ payoff: 0.5, regret: 0, droppingOut: -0.1, certificate: 'equilibrium' as const },
    })),
  },
};

const spread = (estimate: number) => ({ estimate, lo95: estimate / 2, hi95: estimate * 2 });

/** Rules against each other, with made-up means. */
export function rulesOf(
  players: readonly string[],
  rules: readonly string[],
  given: Partial<RulesDocument> = {},
): RulesDocument {
  const count = rules.length ** players.length;
  const profiles = Array.from({ length: count }, (_, place) =>
    players.map(
      (__, player) => rules[Math.floor(place / rules.length ** (players.length - 1 - player)) % rules.length] ?? '',
    ),
  );
  const payoffs = players.map((_, player) => scattered(count, player));
  return {
    ...{ kind: 'rules', scenario: 'race', title: 'Rules', decision: 'labs.stance', payoff: 'mean', seed: '1' },
    ...{ rules, players, runs: 400, failedRuns: 0, played: count, tiesKept: true },
    alike: players.map((player) => [player]),
    profiles,
    payoffs: profiles.map((_, place) => payoffs.map((own) => own[place] ?? 0)),
    se: profiles.map(() => players.map(() => 0.0123)),
    resamples: 1000,
    equilibria: [
      { profile: profiles[0] ?? [], payoffs: [1, 1], se: [0, 0], now: true, share: 1, regret: spread(0) },
      { profile: profiles.at(-1) ?? [], payoffs: [1, 1], se: [0, 0], now: false, share: 0.001, regret: spread(0.018) },
    ],
    withoutPure: 0,
    mixed: [],
    complete: true,
    ...given,
  };
}
