import type { EvolutionResult, TrajectoryPoint } from '../../../engine/games/evolution/evolution-result.ts';
import { numberText } from '../numbers.ts';
import { wrapped } from '../prose/wrap.ts';
import { percentWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { table } from '../table.ts';

const WIDTH = 98;
/** Shares that are told; the rest stands in --json. */
const MOST_SHARES = 12;
/** Strategies of which every pair is told. */
const MOST_PAIRS = 8;
const MOMENTS = 8;

const shareLines = ({ strategies, stationary }: EvolutionResult): string[] => {
  const order = [...stationary.keys()].sort((a, b) => stationary[b]! - stationary[a]! || a - b);
  const shown = order.slice(0, MOST_SHARES);
  const rest = order.slice(MOST_SHARES).reduce((sum, k) => sum + stationary[k]!, 0);
  const rows = shown.map((k) => [strategies[k]!, percentWords(stationary[k]!)]);
  if (order.length > MOST_SHARES) rows.push([`${order.length - MOST_SHARES} others together`, percentWords(rest)]);
  return table(rows).map((line) => `  ${line}`);
};

/** Who takes whom over: rows are residents, columns the single mutant. */
const fixationLines = ({ strategies, fixation }: EvolutionResult, population: number): string[] => {
  if (fixation === undefined || strategies.length > MOST_PAIRS) return [];
  const neutral = 1 / population;
  const cell = (value: number, own: boolean): string =>
    own ? '' : `${percentWords(value)}${value > neutral * (1 + 1e-12) ? ' *' : ''}`;
  const rows = [
    ['population of', ...strategies.map((name) => `one ${name}`)],
    ...fixation.map((row, resident) => [
      strategies[resident]!,
      ...row.map((value, mutant) => cell(value, mutant === resident)),
    ]),
  ];
  return [
    '',
    `  chance that a single mutant takes over (* more than the ${percentWords(neutral)} of a neutral one):`,
    ...table(rows).map((line) => `  ${line}`),
  ];
};

const momentsOf = (trajectory: readonly TrajectoryPoint[]): TrajectoryPoint[] => {
  const last = trajectory.length - 1;
  const places = Array.from({ length: MOMENTS }, (_, k) => Math.round((k * last) / (MOMENTS - 1)));
  return [...new Set(places)].map((place) => trajectory[place]!);
};

const pathLines = ({ strategies, trajectory }: EvolutionResult): string[] => {
  if (trajectory === undefined || trajectory.length < 2 || strategies.length > MOST_PAIRS) return [];
  const rows = momentsOf(trajectory).map(({ time, shares }) => [numberText(time, 4), ...shares.map(percentWords)]);
  return ['', '  on the way:', ...table([['time', ...strategies], ...rows]).map((line) => `  ${line}`)];
};

/** What `evolve` prints. */
export const evolveSummary = (title: string, result: EvolutionResult, population: number, style: Style): string[] => {
  const { dynamic, complete, reason, stationary } = result;
  const note =
    complete || reason === undefined ? [] : wrapped(reason, WIDTH).map((line) => style('yellow', `  ${line}`));
  return [
    [style('bold', title || 'a game'), dynamic].join(' · '),
    ...note,
    ...(stationary.length === 0
      ? []
      : [
          '',
          `  in the long run${result.trajectory === undefined ? '' : ', from where it starts'}`,
          ...shareLines(result),
        ]),
    ...fixationLines(result, population),
    ...pathLines(result),
  ];
};
