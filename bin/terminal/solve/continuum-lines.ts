import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import type { Game } from '../../../engine/games/game.ts';
import type { NashSubset, NashSubsets } from '../../../engine/games/two-players/maximal-nash-subsets.ts';
import { hanging } from '../prose/hanging.ts';
import { type GameNumbers, joined, labelWords, strategyWords } from './profile-words.ts';

const MOST = 8;

type Row = NashSubset['first'][number];

const rowWords = (labels: readonly string[], row: Row, { exact }: GameNumbers): string =>
  strategyWords(labels, row.map(toNumber), exact ? row.map(formatRational) : undefined);

/** `North: any mixture of pause and (0.5 pause + 0.5 race)`, or the one strategy there is. */
const sideWords = (name: string, labels: readonly string[], rows: readonly Row[], numbers: GameNumbers): string => {
  const texts = rows.map((row) => rowWords(labels, row, numbers));
  if (texts.length === 1) return `${labelWords(name)}: ${texts[0]}`;
  return `${labelWords(name)}: any mixture of ${joined(texts.map((text) => (text.includes(' ') ? `(${text})` : text)))}`;
};

/** Whole segments and faces of equilibria: what lies between the extreme ones. Empty where every equilibrium stands alone. */
export const continuumLines = (
  game: Game,
  { subsets, complete, reason }: NashSubsets,
  numbers: GameNumbers,
  width: number,
): string[] => {
  const wide = subsets.filter(({ dimension }) => dimension > 0);
  const open = complete ? [] : hanging('    ', `perhaps not all: ${reason ?? ''}`, width);
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
        hanging(
          '    ',
          `${sideWords(first, own, subset.first, numbers)} · ${sideWords(second, other, subset.second, numbers)}`,
          width,
        ),
      ),
    ...(more > 0 ? [`    … and ${more} more, in --json`] : []),
    ...open,
  ];
};
