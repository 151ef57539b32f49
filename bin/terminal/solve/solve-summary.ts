import { type Game, profileCount, shapeOf } from '../../../engine/games/game.ts';
import type { Solved } from '../../../engine/games/solve.ts';
import { formatCount } from '../../../reports/format.ts';
import { wrapped } from '../prose/wrap.ts';
import type { Style } from '../style.ts';
import { counted } from '../table.ts';
import { continuumLines } from './continuum-lines.ts';
import { cooperationLines } from './cooperation-lines.ts';
import { countLine, equilibriumLines, MOST_EQUILIBRIA } from './equilibrium-lines.ts';
import type { GameNumbers } from './profile-words.ts';

const WIDTH = 98;

export interface SolveShown {
  readonly style: Style;
  readonly numbers: GameNumbers;
  /** Every equilibrium is told, however many. */
  readonly all: boolean;
  readonly seconds: number;
  /** What the game is of: `the choice of labs.stance at the start of the median world`; empty of a game of its own. */
  readonly where: string;
  /** `month`; `time` where a game has no ticks. */
  readonly tick: string;
}

const shapeWords = (game: Game): string => {
  const shape = shapeOf(game);
  const [first, ...rest] = shape;
  const actions = rest.every((count) => count === first) ? `${first} each` : shape.join(' × ');
  return `${counted(shape.length, 'player')}, actions ${actions}, ${formatCount(profileCount(shape))} profiles`;
};

const paragraph = (text: string): string[] =>
  wrapped(text, WIDTH).map((line, index) => `  ${index > 0 ? '  ' : ''}${line}`);

/** What `solve` prints of a normal-form game, for people. */
export const solveSummary = (solved: Solved, { style, numbers, all, seconds, where, tick }: SolveShown): string[] => {
  const { game, list, subsets, cooperation } = solved;
  const isContinuum = subsets?.subsets.some(({ dimension }) => dimension > 0) ?? false;
  return [
    [style('bold', game.title || 'a game'), shapeWords(game), `${seconds.toFixed(1)} s`].join(' · '),
    ...(where === '' ? [] : paragraph(where)),
    '',
    ...paragraph(style('bold', countLine(list, isContinuum))),
    ...equilibriumLines(game, list, numbers, all ? Number.POSITIVE_INFINITY : MOST_EQUILIBRIA),
    ...(subsets === undefined ? [] : continuumLines(game, subsets, numbers)),
    ...(cooperation === undefined ? [] : cooperationLines(game, cooperation, numbers, tick)),
  ];
};
