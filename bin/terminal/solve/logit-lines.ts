import type { Game } from '../../../engine/games/game.ts';
import type { QuantalResponse } from '../../../engine/games/quantal-response/quantal-response.ts';
import { numberText } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { type GameNumbers, profileWords } from './profile-words.ts';

const WIDTH = 92;

const indented = (head: string, text: string): string[] =>
  wrapped(text, WIDTH - head.length).map((line, index) => `  ${index > 0 ? ' '.repeat(head.length) : head}${line}`);

/** What players do who choose better actions more often, but not always the best: by how sharply payoffs decide. */
export const logitLines = (
  game: Game,
  { points, bifurcations, reason }: QuantalResponse,
  numbers: GameNumbers,
): string[] => [
  '',
  '  where better actions are only likelier (logit quantal response), by precision:',
  ...points.flatMap(({ precision, profile, branch }) => {
    const named = branch === 'principal' ? '' : ` [${branch}]`;
    return indented(`   ${numberText(precision, 4).padEnd(8)}`, `${profileWords(game, { profile }, numbers)}${named}`);
  }),
  ...bifurcations.flatMap(({ words }) => indented('   ', words)),
  ...(reason === undefined ? [] : indented('   ', reason)),
];
