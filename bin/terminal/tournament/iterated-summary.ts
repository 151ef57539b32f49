import type { RoundRobinResult } from '../../../engine/games/iterated/round-robin.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import { percentWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted } from '../table.ts';
import { titleLines } from '../title-lines.ts';

const MOST = 30;

const meanOf = (row: readonly number[], own: number): number => {
  const others = row.filter((value, other) => other !== own && !Number.isNaN(value));
  return others.reduce((sum, value) => sum + value, 0) / others.length;
};

/** What `tournament` prints of iterated play: who scores what against all others. */
export const iteratedSummary = (
  title: string,
  {
    strategies,
    scores,
    standardErrors,
    ranking,
    payoffs,
    cooperation,
    selfPlay,
    turnsPlayed,
    method,
    reason,
  }: RoundRobinResult,
  seconds: number,
  style: Style,
  width: number,
): string[] => {
  const shown = ranking.slice(0, MOST);
  const isRandom = standardErrors.some((error) => error > 0);
  const texts = numberTexts(
    shown.map((own) => scores[own]!),
    isRandom ? 4 : 6,
  );
  const errors = numberTexts(
    shown.map((own) => standardErrors[own]!),
    3,
  );
  const perTurn = numberTexts(
    shown.map((own) => meanOf(payoffs[own]!, own)),
    3,
  );
  return [
    ...titleLines(
      title || 'a game',
      [
        counted(strategies.length, 'strategy', 'strategies'),
        method,
        `${formatCount(turnsPlayed)} turns played`,
        `${seconds.toFixed(1)} s`,
      ],
      style,
      width,
    ),
    ...(reason === undefined ? [] : hanging('  ', reason, width, 0).map((line) => style('yellow', line))),
    '',
    ...fittedTable(
      [
        ['', 'strategy', isRandom ? 'score (± standard error)' : 'score', 'a turn', 'cooperates'],
        ...shown.map((own, place) => [
          String(place + 1),
          strategies[own]!,
          isRandom ? `${texts[place]} ± ${errors[place]}` : texts[place]!,
          perTurn[place]!,
          percentWords(meanOf(cooperation[own]!, own)),
        ]),
      ],
      [4, 2, 0],
      width,
    ),
    ...(ranking.length > shown.length ? [`  … and ${ranking.length - shown.length} more, in --json`] : []),
    '',
    ...hanging(
      '  ',
      selfPlay
        ? 'score: what is paid in all matches, with itself too; a turn: the mean over those with the others'
        : 'score: what is paid in all matches with the others; a turn: the mean of it',
      width,
    ),
  ];
};
