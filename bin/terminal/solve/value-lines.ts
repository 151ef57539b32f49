import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import type { Solved } from '../../../engine/games/solve.ts';
import { numberText } from '../numbers.ts';
import type { GameNumbers } from './profile-words.ts';

/** Of a game in which one gains what the other loses: what each can secure. */
export const valueLines = (
  game: Game,
  value: NonNullable<Solved['value']>,
  { exact, digits }: GameNumbers,
): string[] => {
  if (!('values' in value))
    return ['', `  what one gains the other loses; what each can secure is not known: ${value.reason}`];
  const { values, optimal, complete } = value;
  const text = (value: Rational): string => (exact ? formatRational(value) : numberText(toNumber(value), digits));
  const several = optimal.some((rows) => rows.length > 1);
  const one = complete ? 'one optimal strategy each' : 'perhaps several optimal strategies';
  const only = several ? 'several optimal strategies' : one;
  const secured = game.players.map((name, player) => `${name} ${text(values[player]!)}`).join(' · ');
  return ['', `  what one gains the other loses; each can secure: ${secured} (${only})`];
};
