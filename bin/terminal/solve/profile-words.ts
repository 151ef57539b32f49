import type { Equilibrium } from '../../../engine/games/equilibrium.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import type { Game, MixedProfile } from '../../../engine/games/game.ts';
import { numberText } from '../../../reports/telling/numbers.ts';

/** How numbers of games are written. */
export interface GameNumbers {
  /** Fractions where they are known. */
  readonly exact: boolean;
  /** Most digits of a payoff. */
  readonly digits: number;
}

/** Less than this is told as that. */
const LEAST_PERCENT = 0.0001;

/** What is left of 100 in two digits: 99.986 where 0.014 is missing. */
const nearlyAll = (missing: number): string => {
  const decimals = (numberText(missing, 2).split('.')[1] ?? '').length;
  return (100 - missing).toFixed(decimals);
};

/** A probability in per cent, never 0 or 100 where it is neither. */
export const percentWords = (value: number): string => {
  const percent = 100 * value;
  const text = percent.toFixed(1).replace(/\.0$/, '');
  if (value > 0 && percent < LEAST_PERCENT) return `<${LEAST_PERCENT} %`;
  if (value < 1 && 100 - percent < LEAST_PERCENT) return `>${100 - LEAST_PERCENT} %`;
  if (value > 0 && Number(text) === 0) return `${numberText(percent, 2)} %`;
  if (value < 1 && Number(text) === 100) return `${nearlyAll(100 - percent)} %`;
  return `${text} %`;
};

/** A label or name that is a number is told from the numbers around it. */
export const labelWords = (label: string): string => (/^[-+.\d]/.test(label) || label === '' ? `"${label}"` : label);

/** `race`; `1/3 pause + 2/3 race`, `33.3 % pause + 66.7 % race`. */
export const strategyWords = (
  labels: readonly string[],
  row: readonly number[],
  exact: readonly string[] | undefined,
): string => {
  const played = row.flatMap((probability, action) => (probability > 0 ? [{ probability, action }] : []));
  const [only] = played;
  if (only !== undefined && played.length === 1) return labelWords(labels[only.action]!);
  return played
    .map(({ probability, action }) => `${exact?.[action] ?? percentWords(probability)} ${labelWords(labels[action]!)}`)
    .join(' + ');
};

/** `A`, `A and B`, `A, B and C`. */
export const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/**
 * A profile in words, players who do the same together: `everybody: race`, `Leader: race · Second and Third: pause`.
 */
export const profileWords = (
  { players, actions }: Pick<Game, 'players' | 'actions'>,
  { profile, exact }: { readonly profile: MixedProfile; readonly exact?: Equilibrium['exact'] },
  numbers: GameNumbers,
): string => {
  const groups = new Map<string, string[]>();
  for (const [player, name] of players.entries()) {
    const fractions = numbers.exact ? exact?.[player]?.map(formatRational) : undefined;
    const words = strategyWords(actions[player]!, profile[player]!, fractions);
    groups.set(words, [...(groups.get(words) ?? []), labelWords(name)]);
  }
  const [alone] = groups.keys();
  if (groups.size === 1 && players.length > 2) return `everybody: ${alone}`;
  if (groups.size === 1 && players.length === 2) return `both: ${alone}`;
  return [...groups].map(([words, names]) => `${joined(names)}: ${words}`).join(' · ');
};
