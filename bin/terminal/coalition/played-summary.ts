import type { Tournament } from '../../../engine/experiment/empirical/tournament.ts';
import type { TournamentCoalition } from '../../../engine/experiment/empirical/tournament-coalitions.ts';
import type { Agreement } from '../../../engine/experiment/solutions/coalition-document.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import { percentWords } from '../solve/profile-words.ts';
import { counted } from '../table.ts';
import { titleLines } from '../title-lines.ts';
import type { CoalitionShown } from './coalition-summary.ts';

const MOST = 16;

const membersWords = ({ players }: Tournament, { members }: TournamentCoalition): string => {
  if (members.length === 0) return 'nobody';
  return members.length === players.length ? 'everybody' : members.map((player) => players[player]).join(', ');
};

const whyNot = ({ players }: Tournament, { movers, members, idle }: TournamentCoalition): string => {
  const named = (inside: boolean): string =>
    movers
      .filter((player) => members.includes(player) === inside)
      .map((player) => players[player])
      .join(', ');
  const parts = [
    ...(named(true) === '' ? [] : [`${named(true)} would leave`]),
    ...(named(false) === '' ? [] : [`${named(false)} would join`]),
  ];
  return parts.length > 0 ? parts.join('; ') : idle ? 'stable, but changes nothing' : 'stable';
};

/** What `coalition --runs` prints: an agreement to follow a rule, as it turned out in runs. */
export const playedSummary = (
  tournament: Tournament,
  coalitions: readonly TournamentCoalition[],
  { member, outsider }: Agreement,
  seconds: number,
  { style, width }: CoalitionShown,
): string[] => {
  const { scenario, decision, players, runs, seed, payoff, failedRuns } = tournament;
  const stable = coalitions.filter((one) => one.stable && !one.idle && one.members.length > 1);
  const shown = [...stable, ...coalitions.filter((one) => !stable.includes(one))].slice(0, MOST);
  const head =
    stable.length === 0
      ? 'no agreement that changes anything is stable'
      : `stable: ${stable.map((one) => membersWords(tournament, one)).join('; ')}`;
  return [
    ...titleLines(
      scenario,
      [
        `agreements about ${decision}`,
        `the same ${formatCount(runs)} runs of each of ${counted(coalitions.length, 'coalition')}`,
        `seed ${seed}`,
        `${seconds.toFixed(1)} s`,
      ],
      style,
      width,
    ),
    ...hanging(
      '  ',
      `members follow ${member}, outsiders ${outsider}; payoffs are ${payoff === 'mean' ? 'means' : 'sums'} over the ticks of a run`,
      width,
    ),
    ...(failedRuns > 0 ? [style('red', `  ${counted(failedRuns, 'run')} failed somewhere and count nowhere`)] : []),
    '',
    ...hanging('  ', head, width).map((line) => style('bold', line)),
    ...fittedTable(
      [
        ['members', '', 'stable in, of resampled runs', `paid ${players.join(', ')}`],
        ...shown.map((one) => [
          membersWords(tournament, one),
          whyNot(tournament, one),
          percentWords(one.share),
          numberTexts(one.payoffs, 3).join(', '),
        ]),
      ],
      [3, 2],
      width,
      '  ',
    ),
    ...(coalitions.length > shown.length ? [`    … and ${coalitions.length - shown.length} more, in --json`] : []),
  ];
};
