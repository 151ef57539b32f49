import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import type { ZeroSumSolution } from '../../../engine/games/zero-sum.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { type GameNumbers, labelWords } from './profile-words.ts';

/** Of a game in which one gains what the other loses: what each can secure. */
export const valueLines = (
  game: Game,
  { values, optimal, complete }: ZeroSumSolution,
  { exact, digits }: GameNumbers,
  width: number,
): string[] => {
  const text = (value: Rational): string => (exact ? formatRational(value) : numberText(toNumber(value), digits));
  const several = optimal.some((rows) => rows.length > 1) ? ' (several optimal strategies)' : '';
  const only = complete && several === '' ? ' (one optimal strategy each)' : several;
  const secured = game.players.map((name, player) => `${labelWords(name)} ${text(values[player]!)}`).join(' · ');
  return ['', ...hanging('  ', `what one gains the other loses; each can secure: ${secured}${only}`, width)];
};
