import type {
  RuleEquilibrium,
  SolvedTournament,
  Spread,
} from '../../../engine/experiment/empirical/solve-tournament.ts';
import type { RuleProfile, Tournament } from '../../../engine/experiment/empirical/tournament.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging, PROSE } from '../prose/hanging.ts';
import { labelWords, percentWords, profileWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table, widthOf } from '../table.ts';
import { titleLines } from '../title-lines.ts';

const MOST = 10;
/** Less than this is told of several together. */
const LEAST_SHARE = 1e-6;
/** Rules of which two players' whole payoff table is told. */
const MOST_RULES = 6;

export interface TournamentShown {
  readonly style: Style;
  /** Characters that fit on a line. */
  readonly width: number;
}

/** `0.153 ± 0.02`; a standard error below the last digit told is less than that, and none where nothing is drawn. */
const paidTexts = (payoffs: readonly number[], se: readonly number[]): string[] => {
  const texts = numberTexts([...payoffs, ...se], 3);
  const error = (player: number): string => {
    const text = texts[payoffs.length + player]!;
    if (se[player] === 0) return '';
    return Number(text) === 0 ? ` ± <${text.replace(/0$/, '1')}` : ` ± ${text}`;
  };
  return payoffs.map((_, player) => `${texts[player]}${error(player)}`);
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

const titledAs = (tournament: Tournament, one: RuleEquilibrium): string => {
  const words = named(tournament, one.rules);
  return one.now ? words : `(${words})`;
};

/** As a table, or, where there is no room for one, one below the other. */
const equilibriumRows = (
  tournament: Tournament,
  rows: readonly RuleEquilibrium[],
  resamples: number,
  width: number,
): string[] => {
  const pays = `pays ${tournament.players.join(', ')} (± standard error)`;
  const holds = `holds in, of ${formatCount(resamples)} resamples`;
  const across = table([
    ['', pays, holds, 'gain by leaving (95 %)'],
    ...rows.map((one) => [
      titledAs(tournament, one),
      paidTexts(one.payoffs, one.se).join(', '),
      percentWords(one.share),
      regretWords(one.regret),
    ]),
  ]).map((line) => `  ${line}`);
  if (across.every((line) => widthOf(line) <= Math.min(PROSE, width))) return across;
  const each = ({ payoffs, se }: RuleEquilibrium): string =>
    paidTexts(payoffs, se)
      .map((text, player) => `${labelWords(tournament.players[player]!)} ${text}`)
      .join(' · ');
  return rows.flatMap((one) => [
    ...hanging('    ', titledAs(tournament, one), width),
    ...hanging('      ', `pays ${each(one)} (± standard error)`, width),
    ...hanging('      ', `holds in ${percentWords(one.share)} of ${formatCount(resamples)} resamples`, width),
    ...hanging('      ', `gain by leaving (95 %): ${regretWords(one.regret)}`, width),
  ]);
};

const pureLines = (
  tournament: Tournament,
  { equilibria, resamples, withoutPure }: SolvedTournament,
  width: number,
): string[] => {
  const now = equilibria.filter((one) => one.now).length;
  const shown = equilibria.slice(0, MOST);
  const rest = equilibria.length - shown.length;
  const head =
    now === 0
      ? 'no profile of unmixed rules is an equilibrium among these rules'
      : `${counted(now, 'profile')} of unmixed rules ${now === 1 ? 'is' : 'are'} an equilibrium among these rules`;
  const brackets = equilibria.length > now ? '; in brackets those that are one in some resamples only' : '';
  return [
    ...hanging('  ', `${head}${brackets}`, width),
    ...(equilibria.length === 0 ? [] : equilibriumRows(tournament, shown, resamples, width)),
    ...(rest > 0 ? [`    … and ${rest} more, in --json`] : []),
    ...(withoutPure > 0 ? [`  in ${percentWords(withoutPure)} of the resamples no profile is an equilibrium`] : []),
  ];
};

const mixedLines = (tournament: Tournament, { mixed, list }: SolvedTournament, width: number): string[] => {
  const actions = tournament.players.map(() => tournament.rules);
  const words = mixed.slice(0, MOST).flatMap((one) => {
    const profile = profileWords({ players: tournament.players, actions }, one, { exact: false, digits: 3 });
    return hanging('    ', `${profile}; gain by leaving (95 %): ${regretWords(one.regrets)}`, width);
  });
  const rest = mixed.length - MOST;
  const open =
    list === undefined || list.complete
      ? []
      : hanging('  ', `perhaps not all equilibria of the estimated game: ${list.reason ?? ''}`, width);
  return [
    ...(mixed.length > 0 ? ['', '  mixed equilibria of the estimated game', ...words] : []),
    ...(rest > 0 ? [`    … and ${rest} more, in --json`] : []),
    ...open,
  ];
};

/** Of two players: every profile. */
const payoffLines = ({ players, rules, profiles }: Tournament, width: number): string[] => {
  if (players.length !== 2 || rules.length > MOST_RULES) return [];
  const at = (row: number, column: number): RuleProfile | undefined =>
    profiles.find(({ rules: [own, other] }) => own === row && other === column);
  const cell = (row: number, column: number): string => numberTexts(at(row, column)?.payoffs ?? [], 3).join(', ');
  const across = table([
    ['', ...rules],
    ...rules.map((rule, row) => [rule, ...rules.map((_, column) => cell(row, column))]),
  ]).map((line) => `  ${line}`);
  const fits = across.every((line) => widthOf(line) <= width);
  const pairs = (): string[] =>
    table(rules.flatMap((own, row) => rules.map((other, column) => [`${own} · ${other}`, cell(row, column)]))).map(
      (line) => `  ${line}`,
    );
  const names = fits ? `(rows: ${players[0]}, columns: ${players[1]})` : `(${players.join(' · ')})`;
  return ['', ...hanging('  ', `what ${players.join(' and ')} are paid ${names}`, width), ...(fits ? across : pairs())];
};

/** `12 %`, and between which two it lies where they are told apart. */
const spreadWords = ({ estimate, lo95, hi95 }: Spread): string => {
  const [value, low, high] = [estimate, lo95, hi95].map(percentWords);
  return value === low && value === high ? `${value}` : `${value} (${low} to ${high})`;
};

const rankLines = (tournament: Tournament, { alphaRank }: SolvedTournament, width: number): string[] => {
  if (alphaRank === undefined) return [];
  const order = [...alphaRank.keys()].sort((a, b) => alphaRank[b]!.estimate - alphaRank[a]!.estimate || a - b);
  const seen = order.filter((place) => alphaRank[place]!.hi95 >= LEAST_SHARE);
  const shown = seen.slice(0, MOST);
  const rest = order.length - shown.length;
  const sum = order.reduce((all, place) => (shown.includes(place) ? all : all + alphaRank[place]!.estimate), 0);
  const rows = [
    ...shown.map((place) => [named(tournament, tournament.profiles[place]!.rules), spreadWords(alphaRank[place]!)]),
    ...(rest > 0 ? [[`${counted(rest, 'other')} together`, percentWords(sum)]] : []),
  ];
  const across = table(rows).map((line) => `  ${line}`);
  const fits = across.every((line) => widthOf(line) <= width);
  return [
    '',
    ...hanging('  ', 'alpha-rank: share of time in the long run (95 %)', width),
    ...(fits ? across : rows.flatMap(([words, share]) => hanging('    ', `${words}: ${share}`, width))),
  ];
};

/** What `tournament` prints. */
export const tournamentSummary = (
  tournament: Tournament,
  solved: SolvedTournament,
  seconds: number,
  { style, width }: TournamentShown,
): string[] => {
  const { scenario, decision, players, rules, profiles, played, runs, failedRuns, seed, payoff, tiesKept } = tournament;
  const alike = played < profiles.length ? `, ${formatCount(played)} played as players are alike` : '';
  return [
    ...titleLines(
      scenario,
      [
        `rules for ${decision}`,
        `${counted(players.length, 'player')}, ${counted(rules.length, 'rule')} each, ${counted(profiles.length, 'profile')}${alike}`,
        `the same ${formatCount(runs)} runs of each`,
        `seed ${seed}`,
        `${seconds.toFixed(1)} s`,
      ],
      style,
      width,
    ),
    ...hanging(
      '  ',
      `payoffs are ${payoff === 'mean' ? 'means over the ticks' : 'sums over the ticks'} of a run, averaged over runs`,
      width,
    ),
    ...(tiesKept
      ? []
      : hanging(
          '  ',
          'of profiles that differ by who of like players follows what one is played: rules that pay the same seem to differ by luck',
          width,
        )),
    ...(failedRuns > 0
      ? hanging(
          '  ',
          `${formatCount(failedRuns)} of ${formatCount(runs)} runs failed in some profile and count in none`,
          width,
        ).map((line) => style('red', line))
      : []),
    '',
    ...pureLines(tournament, solved, width),
    ...mixedLines(tournament, solved, width),
    ...payoffLines(tournament, width),
    ...rankLines(tournament, solved, width),
  ];
};
