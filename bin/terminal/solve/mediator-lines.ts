import type { NotFound } from '../../../engine/games/budget.ts';
import type { CorrelatedEquilibrium } from '../../../engine/games/correlated/correlated-equilibrium.ts';
import type { MediatorSummary } from '../../../engine/games/correlated/mediator.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { type Game, shapeOf } from '../../../engine/games/game.ts';
import { asMixed } from '../../../engine/games/pure-equilibria.ts';
import { numberTexts } from '../../../reports/telling/numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { type GameNumbers, percentWords, profileWords } from './profile-words.ts';

/** Profiles of a mediator's draw that are told. */
const MOST = 6;

const isFound = (one: CorrelatedEquilibrium | NotFound): one is CorrelatedEquilibrium => 'distribution' in one;

const drawLines = (
  game: Game,
  { distribution }: CorrelatedEquilibrium,
  numbers: GameNumbers,
  width: number,
): string[] => {
  const shown = [...distribution].sort((a, b) => b.probability - a.probability).slice(0, MOST);
  const rest = distribution.length - shown.length;
  return [
    ...shown.flatMap(({ profile, probability, exact }) => {
      const share = numbers.exact && exact !== undefined ? formatRational(exact) : percentWords(probability);
      return hanging(
        `       ${share}  `,
        profileWords(game, { profile: asMixed(shapeOf(game), profile) }, numbers),
        width,
      );
    }),
    ...(rest > 0 ? [`       … and ${rest} more, in --json`] : []),
  ];
};

/** What following costs: nothing, or at most what a solver in doubles has left over, told with a tenth to spare. */
const obeyWords = ({ regret }: CorrelatedEquilibrium): string =>
  regret === 0
    ? 'nobody gains by not following'
    : `nobody gains more than ${(1.1 * regret).toExponential(1)} by not following (rounding)`;

/** Whether numbers differ by more than the rounding of a solver in doubles. */
const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

const byThemselves = ({ nash }: MediatorSummary, count: number, [best, worst]: readonly [string, string]): string => {
  if (nash === undefined) return '';
  const found = nash.complete ? 'equilibrium' : 'equilibrium found';
  if (!differ(nash.most, nash.least)) return `${count > 1 ? 'every' : 'the'} ${found} gives ${best}`;
  return `the best ${found} gives ${best}, the worst ${worst}`;
};

/**
 * What the players reach together by themselves, what a mediator could reach whom nobody has to obey, and the optimum.
 *
 * @param count how many equilibria were found
 */
export const mediatorLines = (
  game: Game,
  summary: MediatorSummary,
  numbers: GameNumbers,
  count: number,
  width: number,
): string[] => {
  const { optimum, correlated, nash } = summary;
  const { most } = correlated;
  if (!isFound(most)) return ['', ...hanging('  ', `what a mediator could reach is not known: ${most.reason}`, width)];
  const values = [optimum.welfare, most.welfare, nash?.most ?? 0, nash?.least ?? 0];
  const [best = '', reached = '', high = '', low = ''] = numberTexts(values, numbers.digits);
  const profile = profileWords(game, { profile: asMixed(shapeOf(game), optimum.profile) }, numbers);
  const own = byThemselves(summary, count, [high, low]);
  const adds = nash === undefined || differ(most.welfare, nash.most);
  return [
    '',
    '  the sum of all payoffs, if they may be added:',
    ...hanging('     ', `at most ${best}, by ${profile}${own === '' ? '' : `; ${own}`}`, width),
    ...(adds
      ? [
          ...hanging(
            '     ',
            `a trusted mediator, who tells each only what he should do, reaches ${reached}; ${obeyWords(most)}. He draws:`,
            width,
          ),
          ...drawLines(game, most, numbers, width),
        ]
      : hanging('     ', 'a trusted mediator whom nobody has to obey reaches no larger sum', width)),
  ];
};
