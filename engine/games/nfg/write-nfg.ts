import { formatRational } from '../exact/format-rational.ts';
import { rational } from '../exact/rational.ts';
import { type Game, shapeOf } from '../game.ts';
import { payoffStrides } from '../profiles.ts';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const braced = (items: readonly string[]): string => `{ ${items.join(' ')} }`;

/**
 * A game as Gambit's `.nfg`, payoff version: exact numbers, one profile per line, the first player's action fastest.
 * `readNfg` reads back the same game, exactly.
 */
export const writeNfg = (game: Game): string => {
  const shape = shapeOf(game);
  const strides = shape.map((_, player) => payoffStrides(shape, player));
  const lines = [
    `NFG 1 R ${quoted(game.title)} ${braced(game.players.map(quoted))}`,
    '',
    '{',
    ...game.actions.map((labels) => `  ${braced(labels.map(quoted))}`),
    '}',
    '""',
    '',
  ];
  const profile = shape.map(() => 0);
  for (let number = game.payoffs[0]!.length; number > 0; number--) {
    const payoffs = game.exact.map(({ numerators, denominator }, player) => {
      const index = profile.reduce((sum, action, other) => sum + action * strides[player]![other]!, 0);
      return formatRational(rational(numerators[index]!, denominator));
    });
    lines.push(payoffs.join(' '));
    for (let player = 0; player < shape.length && ++profile[player]! === shape[player]; player++) profile[player] = 0;
  }
  return `${lines.join('\n')}\n`;
};
