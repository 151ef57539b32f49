import type { Game } from '../../../engine/games/game.ts';
import type { QuantalResponse } from '../../../engine/games/quantal-response/quantal-response.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { type GameNumbers, profileWords } from './profile-words.ts';

/** What players do who choose better actions more often, but not always the best: by how sharply payoffs decide. */
export const logitLines = (
  game: Game,
  { points, bifurcations, reason }: QuantalResponse,
  numbers: GameNumbers,
  width: number,
): string[] => [
  '',
  ...hanging('  ', 'where better actions are only likelier (logit quantal response), by precision:', width),
  ...points.flatMap(({ precision, profile, branch }) => {
    const named = branch === 'principal' ? '' : ` [${branch}]`;
    return hanging(
      `     ${numberText(precision, 4).padEnd(8)}`,
      `${profileWords(game, { profile }, numbers)}${named}`,
      width,
      0,
    );
  }),
  ...bifurcations.flatMap(({ words }) => hanging('     ', words, width)),
  ...(reason === undefined ? [] : hanging('     ', reason, width)),
];
