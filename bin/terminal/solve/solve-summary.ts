import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { type Game, profileCount, shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import type { Solved } from '../../../engine/games/solve.ts';
import type { Turning } from '../../../engine/games/stage/turning.ts';
import { parameterCounts } from '../../../engine/language/parameter-counts.ts';
import { formatCount } from '../../../reports/format.ts';
import type { OpenedNormalForm } from '../../open-game.ts';
import { parametersInWords } from '../parameters.ts';
import { wrapped } from '../prose/wrap.ts';
import type { Style } from '../style.ts';
import { counted } from '../table.ts';
import { continuumLines } from './continuum-lines.ts';
import { cooperationLines } from './cooperation-lines.ts';
import { dilemmaLines } from './dilemma-lines.ts';
import { dominanceLines } from './dominance-lines.ts';
import { countLine, equilibriumLines, MOST_EQUILIBRIA } from './equilibrium-lines.ts';
import { logitLines } from './logit-lines.ts';
import { mediatorLines } from './mediator-lines.ts';
import { type GameNumbers, profileWords } from './profile-words.ts';
import { stageWords } from './stage-words.ts';
import { turningLines } from './turning-lines.ts';
import { valueLines } from './value-lines.ts';

const WIDTH = 98;

export interface SolveShown {
  readonly style: Style;
  readonly numbers: GameNumbers;
  /** Every equilibrium is told, however many. */
  readonly all: boolean;
  /** Characters that fit on a line. */
  readonly width: number;
}

/** What was found of a game. */
export interface SolveFound {
  readonly solved: Solved;
  readonly turning: Turning | undefined;
  readonly seconds: number;
}

/** Of extreme equilibria of two players: whether two have one player's strategy in common, so that all between are too. */
const haveContinuum = ({ equilibria }: Solved['list']): boolean =>
  [0, 1].some((player) => {
    const rows = equilibria.map(({ exact }) => exact?.[player]?.map(formatRational).join(' '));
    return new Set(rows).size < rows.length;
  });

const shapeWords = (game: Game): string => {
  const shape = shapeOf(game);
  const [first, ...rest] = shape;
  const actions = rest.every((count) => count === first) ? `${first} actions each` : `${shape.join(' × ')} actions`;
  return `${counted(shape.length, 'player')}, ${actions}, ${formatCount(profileCount(shape))} profiles`;
};

const paragraph = (text: string): string[] =>
  wrapped(text, WIDTH).map((line, index) => `  ${index > 0 ? '  ' : ''}${line}`);

/** What `solve` prints of a normal-form game, for people. */
export const solveSummary = (opened: OpenedNormalForm, found: SolveFound, shown: SolveShown): string[] => {
  const { game, list, subsets, cooperation, dilemmas, logit, mediator, value, elimination } = found.solved;
  const { style, numbers, all, width } = shown;
  const { scenario } = opened;
  const isContinuum = subsets !== undefined && haveContinuum(list);
  const tick = scenario?.model.time.tick ?? 'round';
  const kept = cooperation && profileWords(game, { profile: asMixed(shapeOf(game), cooperation.profile) }, numbers);
  return [
    [
      style('bold', scenario?.model.name ?? (game.title || 'a game')),
      shapeWords(game),
      `${found.seconds.toFixed(1)} s`,
    ].join(' · '),
    ...(scenario === undefined ? [] : paragraph(stageWords(opened))),
    '',
    ...paragraph(countLine(list, isContinuum)).map((line) => style('bold', line)),
    ...equilibriumLines(game, list, numbers, all ? Number.POSITIVE_INFINITY : MOST_EQUILIBRIA),
    ...(subsets === undefined ? [] : continuumLines(game, subsets, numbers)),
    ...(cooperation === undefined ? [] : cooperationLines(game, cooperation, numbers, tick)),
    ...(found.turning === undefined || kept === undefined ? [] : turningLines(found.turning, kept, width)),
    ...dominanceLines(game, elimination, numbers),
    ...(value === undefined ? [] : valueLines(game, value, numbers)),
    ...(mediator === undefined ? [] : mediatorLines(game, mediator, numbers, list.equilibria.length)),
    ...dilemmaLines(game, dilemmas),
    ...(logit === undefined ? [] : logitLines(game, logit, numbers)),
    ...(found.solved.unfinished.length === 0
      ? []
      : ['', ...found.solved.unfinished.flatMap((text) => paragraph(`not looked at to the end: ${text}`))]),
    ...(scenario === undefined
      ? []
      : [
          '',
          style(
            'faint',
            `  ${parametersInWords(parameterCounts(scenario.model))} · conditional on them; not a forecast`,
          ),
        ]),
  ];
};
