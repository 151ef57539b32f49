import type {
  RuleEquilibrium,
  SolvedTournament,
  Spread,
} from '../../../engine/experiment/empirical/solve-tournament.ts';
import type { RuleProfile, Tournament } from '../../../engine/experiment/empirical/tournament.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberTexts } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { percentWords, profileWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';

const WIDTH = 98;
const MOST = 10;
/** Rules of which two players' whole payoff table is told. */
const MOST_RULES = 6;

const paidWords = (payoffs: readonly number[], se: readonly number[]): string => {
  const texts = numberTexts([...payoffs, ...se], 3);
  return payoffs.map((_, player) => `${texts[player]} ± ${texts[payoffs.length + player]}`).join(', ');
};

const regretWords = ({ estimate, lo95, hi95 }: Spread): string => {
  if (estimate === 0 && hi95 === 0) return '0';
  const [value = '', low = '', high = ''] = numberTexts([estimate, lo95, hi95], 2);
  return `${value} (${low}–${high})`;
};

const asProfile = ({ players, rules }: Tournament, places: readonly number[]) => ({
  profile: players.map((_, player) => rules.map((_, rule) => (places[player] === rule ? 1 : 0))),
});

const named = (tournament: Tournament, places: readonly number[]): string =>
  profileWords(
    { players: tournament.players, actions: tournament.players.map(() => tournament.rules) },
    asProfile(tournament, places),
    { exact: false, digits: 3 },
  );

const equilibriumRow = (tournament: Tournament, one: RuleEquilibrium): string[] => [
  `${one.now ? '' : '('}${named(tournament, one.rules)}${one.now ? '' : ')'}`,
  paidWords(one.payoffs, one.se),
  percentWords(one.share),
  regretWords(one.regret),
];

const pureLines = (tournament: Tournament, { equilibria, resamples, withoutPure }: SolvedTournament): string[] => {
  const now = equilibria.filter((one) => one.now).length;
  const shown = equilibria.slice(0, MOST);
  const rest = equilibria.length - shown.length;
  const head =
    now === 0
      ? 'no profile of unmixed rules is an equilibrium among these rules'
      : `${counted(now, 'profile')} of unmixed rules ${now === 1 ? 'is' : 'are'} an equilibrium among these rules`;
  const pays = `pays ${tournament.players.join(', ')} (± standard error)`;
  return [
    `  ${head}${equilibria.length > now ? '; in brackets those that are one in some resamples only' : ''}`,
    ...(equilibria.length === 0
      ? []
      : table([
          ['', pays, `holds in, of ${formatCount(resamples)} resamples`, 'gain by leaving (95 %)'],
          ...shown.map((one) => equilibriumRow(tournament, one)),
        ]).map((line) => `  ${line}`)),
    ...(rest > 0 ? [`    … and ${rest} more, in --json`] : []),
    ...(withoutPure > 0 ? [`  in ${percentWords(withoutPure)} of the resamples no profile is one`] : []),
  ];
};

const mixedLines = (tournament: Tournament, { mixed, list }: SolvedTournament): string[] => {
  const actions = tournament.players.map(() => tournament.rules);
  const words = mixed
    .slice(0, MOST)
    .flatMap((one) =>
      wrapped(
        `${profileWords({ players: tournament.players, actions }, one, { exact: false, digits: 3 })}; gain by leaving ${regretWords(one.regrets)}`,
        WIDTH - 4,
      ).map((line, index) => `    ${index > 0 ? '  ' : ''}${line}`),
    );
  const open =
    list === undefined || list.complete
      ? []
      : [`  perhaps not all equilibria of the estimated game: ${list.reason ?? ''}`];
  return [...(mixed.length > 0 ? ['', '  mixed equilibria of the estimated game', ...words] : []), ...open];
};

/** Of two players: every profile. */
const payoffLines = ({ players, rules, profiles }: Tournament): string[] => {
  if (players.length !== 2 || rules.length > MOST_RULES) return [];
  const at = (row: number, column: number): RuleProfile | undefined =>
    profiles.find(({ rules: [own, other] }) => own === row && other === column);
  const cell = (row: number, column: number): string => numberTexts(at(row, column)?.payoffs ?? [], 3).join(', ');
  return [
    '',
    `  what ${players.join(', ')} are paid (rows: ${players[0]}, columns: ${players[1]})`,
    ...table([['', ...rules], ...rules.map((rule, row) => [rule, ...rules.map((_, column) => cell(row, column))])]).map(
      (line) => `  ${line}`,
    ),
  ];
};

const rankLines = (tournament: Tournament, { alphaRank }: SolvedTournament): string[] => {
  if (alphaRank === undefined) return [];
  const order = [...alphaRank.keys()].sort((a, b) => alphaRank[b]!.estimate - alphaRank[a]!.estimate || a - b);
  const rows = order.slice(0, MOST).map((place) => {
    const { estimate, lo95, hi95 } = alphaRank[place]!;
    return [
      named(tournament, tournament.profiles[place]!.rules),
      `${percentWords(estimate)} (${percentWords(lo95)} to ${percentWords(hi95)})`,
    ];
  });
  return ['', '  alpha-rank: share of time in the long run (95 %)', ...table(rows).map((line) => `  ${line}`)];
};

/** What `tournament` prints. */
export const tournamentSummary = (
  tournament: Tournament,
  solved: SolvedTournament,
  seconds: number,
  style: Style,
): string[] => {
  const { scenario, decision, players, rules, profiles, played, runs, failedRuns, seed, payoff, tiesKept } = tournament;
  return [
    [
      style('bold', scenario),
      `rules for ${decision}`,
      `${players.length} players, ${rules.length} rules each, ${formatCount(profiles.length)} profiles${played < profiles.length ? `, ${formatCount(played)} played as players are alike` : ''}`,
      `the same ${formatCount(runs)} runs of each`,
      `seed ${seed}`,
      `${seconds.toFixed(1)} s`,
    ].join(' · '),
    `  payoffs are ${payoff === 'mean' ? 'means over the ticks' : 'sums over the ticks'} of a run, averaged over runs`,
    ...(tiesKept
      ? []
      : [
          '  of profiles that differ by who of like players follows what one is played: rules that pay the same seem to differ by luck',
        ]),
    ...(failedRuns > 0
      ? [
          style(
            'red',
            `  ${formatCount(failedRuns)} of ${formatCount(runs)} runs failed in some profile and count in none`,
          ),
        ]
      : []),
    '',
    ...pureLines(tournament, solved),
    ...mixedLines(tournament, solved),
    ...payoffLines(tournament),
    ...rankLines(tournament, solved),
  ];
};
