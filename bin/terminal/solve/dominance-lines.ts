import type { Elimination, EliminationStep } from '../../../engine/games/dominance.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import { hanging } from '../prose/hanging.ts';
import { type GameNumbers, joined, labelWords, strategyWords } from './profile-words.ts';

type Step = { readonly whose: string; readonly actions: string[]; readonly better: string };

/** Steps of the same players by the same strategy, told once. */
const together = (steps: readonly Step[]): Step[] => {
  const found: Step[] = [];
  for (const step of steps) {
    const same = found.find(({ whose, better }) => whose === step.whose && better === step.better);
    if (same === undefined) found.push(step);
    else same.actions.push(...step.actions);
  }
  return found;
};

/** What is struck out in a round: `both: race, as pause pays more`. */
const roundWords = (game: Game, steps: readonly EliminationStep[], { exact }: GameNumbers): string => {
  const groups = new Map<string, { readonly action: string; readonly better: string; readonly names: string[] }>();
  for (const { player, action, by } of steps) {
    const labels = game.actions[player]!;
    const better = strategyWords(labels, by.map(toNumber), exact ? by.map(formatRational) : undefined);
    const key = JSON.stringify([labels[action], better]);
    const group = groups.get(key) ?? { action: labelWords(labels[action]!), better, names: [] };
    group.names.push(labelWords(game.players[player]!));
    groups.set(key, group);
  }
  const everybody = game.players.length === 2 ? 'both' : 'everybody';
  const told = [...groups.values()].map(({ action, better, names }): Step => {
    const whose = names.length === game.players.length ? everybody : joined(names);
    return { whose, actions: [action], better };
  });
  return together(told)
    .map(({ whose, actions, better }) => `${whose}: ${joined(actions)}, as ${better} pays more`)
    .join(' · ');
};

/** Actions that never pay, whatever the others do, round after round; empty where there are none. */
export const dominanceLines = (
  game: Game,
  { steps, kept }: Elimination,
  numbers: GameNumbers,
  width: number,
): string[] => {
  if (steps.length === 0) return [];
  const rounds = [...new Set(steps.map(({ round }) => round))];
  const alone = kept.every((actions) => actions.length === 1);
  const head = `never worth choosing, whatever the others do (strictly dominated)${alone ? '; only one profile is left' : ''}:`;
  return [
    '',
    ...hanging('  ', head, width),
    ...rounds.flatMap((round, index) =>
      hanging(
        `     ${index === 0 ? '' : 'then '}`,
        roundWords(
          game,
          steps.filter((step) => step.round === round),
          numbers,
        ),
        width,
      ),
    ),
  ];
};
