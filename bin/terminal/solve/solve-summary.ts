import type { OpenedNormalForm } from '../../../engine/experiment/solutions/opened-game.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { type Game, profileCount, shapeOf } from '../../../engine/games/game.ts';
import type { Solved } from '../../../engine/games/solve.ts';
import type { Turning } from '../../../engine/games/stage/turning.ts';
import { parameterCounts } from '../../../engine/language/parameter-counts.ts';
import { formatCount } from '../../../reports/format.ts';
import { parametersInWords } from '../parameters.ts';
import { hanging } from '../prose/hanging.ts';
import { counted } from '../table.ts';
import { titleLines } from '../title-lines.ts';
import { continuumLines } from './continuum-lines.ts';
import { cooperationLines } from './cooperation-lines.ts';
import { dilemmaLines } from './dilemma-lines.ts';
import { dominanceLines } from './dominance-lines.ts';
import { countLine, equilibriumLines } from './equilibrium-lines.ts';
import { logitLines } from './logit-lines.ts';
import { mediatorLines } from './mediator-lines.ts';
import { repeatedLines } from './repeated-lines.ts';
import type { Shown } from './shown.ts';
import { stageWords } from './stage-words.ts';
import { turningLines } from './turning-lines.ts';
import { valueLines } from './value-lines.ts';

export interface SolveShown extends Shown {
  /** Every equilibrium is told, however many. */
  readonly all: boolean;
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

/** What `solve` prints of a normal-form game, for people: of a scenario first whether what all would have to keep holds. */
export const solveSummary = (opened: OpenedNormalForm, found: SolveFound, shown: SolveShown): string[] => {
  const { game, list, subsets, cooperation, dilemmas, logit, mediator, value, elimination } = found.solved;
  const { style, numbers, width } = shown;
  const { scenario } = opened;
  const isContinuum = subsets !== undefined && haveContinuum(list);
  const tick = scenario?.model.time.tick ?? 'round';
  const kept =
    cooperation === undefined
      ? []
      : [
          ...cooperationLines(game, cooperation, list, shown),
          ...(found.turning === undefined ? [] : turningLines(found.turning, tick, width)),
          ...repeatedLines(game, cooperation, tick, width),
        ];
  const equilibria = [
    '',
    ...hanging('  ', countLine(list, isContinuum), width).map((line) => style('bold', line)),
    ...equilibriumLines(game, list, shown),
    ...(subsets === undefined ? [] : continuumLines(game, subsets, numbers, width)),
  ];
  return [
    ...titleLines(
      scenario?.model.name ?? (game.title || 'a game'),
      [shapeWords(game), `${found.seconds.toFixed(1)} s`],
      style,
      width,
    ),
    ...(scenario === undefined ? [] : hanging('  ', stageWords(opened), width)),
    ...(scenario === undefined ? [...equilibria, ...kept] : [...kept, ...equilibria]),
    ...dominanceLines(game, elimination, numbers, width),
    ...(value === undefined ? [] : valueLines(game, value, numbers, width)),
    ...(mediator === undefined ? [] : mediatorLines(game, mediator, numbers, list.equilibria.length, width)),
    ...dilemmaLines(game, dilemmas, width),
    ...(logit === undefined ? [] : logitLines(game, logit, numbers, width)),
    ...(found.solved.unfinished.length === 0
      ? []
      : ['', ...found.solved.unfinished.flatMap((text) => hanging('  ', `not looked at to the end: ${text}`, width))]),
    ...(scenario === undefined
      ? []
      : [
          '',
          ...hanging(
            '  ',
            `${parametersInWords(parameterCounts(scenario.model))} · conditional on them; not a forecast`,
            width,
          ).map((line) => style('faint', line)),
        ]),
  ];
};
