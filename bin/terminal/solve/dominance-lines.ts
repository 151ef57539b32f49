import type { Elimination, EliminationStep } from '../../../engine/games/dominance.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import { wrapped } from '../prose/wrap.ts';
import { type GameNumbers, strategyWords } from './profile-words.ts';

const WIDTH = 92;

const stepWords = (game: Game, { player, action, by }: EliminationStep, { exact }: GameNumbers): string => {
  const labels = game.actions[player]!;
  const better = strategyWords(labels, by.map(toNumber), exact ? by.map(formatRational) : undefined);
  return `${labels[action]} by ${better}`;
};

/** The same step of several players, told once. */
const roundWords = (game: Game, steps: readonly EliminationStep[], numbers: GameNumbers): string => {
  const groups = new Map<string, string[]>();
  for (const step of steps) {
    const words = stepWords(game, step, numbers);
    groups.set(words, [...(groups.get(words) ?? []), game.players[step.player]!]);
  }
  const whose = (names: readonly string[]): string =>
    names.length === game.players.length ? 'everybody' : names.join(', ');
  return [...groups].map(([words, names]) => `${whose(names)}: ${words}`).join(' · ');
};

/** Actions that never pay, whatever the others do, round after round; empty where there are none. */
export const dominanceLines = (game: Game, { steps, kept }: Elimination, numbers: GameNumbers): string[] => {
  if (steps.length === 0) return [];
  const rounds = [...new Set(steps.map(({ round }) => round))];
  const alone = kept.every((actions) => actions.length === 1);
  return [
    '',
    `  dominated: worse whatever the others do${rounds.length > 1 ? ', round after round' : ''}${alone ? '; only one profile is left' : ''}`,
    ...rounds.flatMap((round) =>
      wrapped(
        roundWords(
          game,
          steps.filter((step) => step.round === round),
          numbers,
        ),
        WIDTH,
      ).map((line, index) => `     ${index > 0 ? '  ' : ''}${line}`),
    ),
  ];
};
