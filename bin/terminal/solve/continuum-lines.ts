import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import type { NashSubset, NashSubsets } from '../../../engine/games/two-players/maximal-nash-subsets.ts';
import { wrapped } from '../prose/wrap.ts';
import { type GameNumbers, strategyWords } from './profile-words.ts';

const WIDTH = 96;
const MOST = 8;

type Row = NashSubset['first'][number];

const rowWords = (labels: readonly string[], row: Row, { exact }: GameNumbers): string =>
  strategyWords(labels, row.map(toNumber), exact ? row.map(formatRational) : undefined);

/** `North any mixture of pause and 0.5 pause + 0.5 race`, or the one strategy there is. */
const sideWords = (name: string, labels: readonly string[], rows: readonly Row[], numbers: GameNumbers): string => {
  const texts = rows.map((row) => rowWords(labels, row, numbers));
  if (texts.length === 1) return `${name} plays ${texts[0]}`;
  return `${name} any mixture of ${texts.map((text) => (text.includes(' ') ? `(${text})` : text)).join(', ')}`;
};

/** Whole segments and faces of equilibria: what lies between the extreme ones. Empty where every equilibrium stands alone. */
export const continuumLines = (
  game: Game,
  { subsets, complete, reason }: NashSubsets,
  numbers: GameNumbers,
): string[] => {
  const wide = subsets.filter(({ dimension }) => dimension > 0);
  const open = complete ? [] : wrapped(`perhaps not all: ${reason ?? ''}`, WIDTH).map((line) => `    ${line}`);
  if (wide.length === 0) return open;
  const [first, second] = game.players as readonly [string, string];
  const [own, other] = game.actions as readonly [readonly string[], readonly string[]];
  const more = wide.length - MOST;
  return [
    '',
    `  between them, ${wide.length === 1 ? 'a continuum' : `${wide.length} continua`} of equilibria:`,
    ...wide
      .slice(0, MOST)
      .flatMap((subset) =>
        wrapped(
          `${sideWords(first, own, subset.first, numbers)}, ${sideWords(second, other, subset.second, numbers)}`,
          WIDTH,
        ).map((line, index) => `    ${index > 0 ? '  ' : ''}${line}`),
      ),
    ...(more > 0 ? [`    … and ${more} more, in --json`] : []),
    ...open,
  ];
};
