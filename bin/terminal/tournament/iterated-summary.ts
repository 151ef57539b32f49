import type { RoundRobinResult } from '../../../engine/games/iterated/round-robin.ts';
import { formatCount } from '../../../reports/format.ts';
import { numberTexts } from '../numbers.ts';
import { percentWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table } from '../table.ts';

const MOST = 30;

const meanOf = (row: readonly number[], own: number): number => {
  const others = row.filter((value, other) => other !== own && !Number.isNaN(value));
  return others.reduce((sum, value) => sum + value, 0) / others.length;
};

/** What `tournament` prints of iterated play: who scores what against all others. */
export const iteratedSummary = (
  title: string,
  { strategies, scores, standardErrors, ranking, cooperation, turnsPlayed, method, reason }: RoundRobinResult,
  seconds: number,
  style: Style,
): string[] => {
  const shown = ranking.slice(0, MOST);
  const texts = numberTexts(
    shown.map((own) => scores[own]!),
    6,
  );
  const isRandom = standardErrors.some((error) => error > 0);
  const errors = numberTexts(
    shown.map((own) => standardErrors[own]!),
    3,
  );
  return [
    [
      style('bold', title || 'a game'),
      counted(strategies.length, 'strategy', 'strategies'),
      method,
      `${formatCount(turnsPlayed)} turns played`,
      `${seconds.toFixed(1)} s`,
    ].join(' · '),
    ...(reason === undefined ? [] : [style('yellow', `  ${reason}`)]),
    '',
    ...table([
      ['', 'strategy', isRandom ? 'score (± standard error)' : 'score', 'cooperates'],
      ...shown.map((own, place) => [
        String(place + 1),
        strategies[own]!,
        isRandom ? `${texts[place]} ± ${errors[place]}` : texts[place]!,
        percentWords(meanOf(cooperation[own]!, own)),
      ]),
    ]),
    ...(ranking.length > shown.length ? [`  … and ${ranking.length - shown.length} more, in --json`] : []),
  ];
};
