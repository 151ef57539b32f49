import type { EvolutionResult, TrajectoryPoint } from '../../../engine/games/evolution/evolution-result.ts';
import { fittedTable } from '../fitted-table.ts';
import { numberText } from '../numbers.ts';
import { hanging } from '../prose/hanging.ts';
import { percentWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table, widthOf } from '../table.ts';
import { titleLines } from '../title-lines.ts';

export interface EvolveShown {
  /** Individuals of a finite population. */
  readonly population: number;
  readonly style: Style;
  /** Characters that fit on a line. */
  readonly width: number;
}

/** Shares that are told; the rest stands in --json. */
const MOST_SHARES = 12;
/** Strategies of which every pair is told. */
const MOST_PAIRS = 8;
const MOMENTS = 8;

/** Less than this is told of several together. */
const LEAST_SHARE = 1e-6;

const shareLines = ({ strategies, stationary }: EvolutionResult, width: number): string[] => {
  const order = [...stationary.keys()].sort((a, b) => stationary[b]! - stationary[a]! || a - b);
  const seen = order.filter((k) => stationary[k]! >= LEAST_SHARE).length;
  const count = order.length <= MOST_PAIRS ? order.length : Math.max(1, Math.min(seen, MOST_SHARES));
  const rest = order.slice(count).reduce((sum, k) => sum + stationary[k]!, 0);
  const rows = order.slice(0, count).map((k) => [strategies[k]!, percentWords(stationary[k]!)]);
  if (order.length > count) rows.push([`${counted(order.length - count, 'other')} together`, percentWords(rest)]);
  return fittedTable(rows, [], width, '  ');
};

/** Who takes whom over: rows are residents, columns the single mutant. */
const fixationLines = ({ strategies, fixation }: EvolutionResult, { population, width }: EvolveShown): string[] => {
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
  const head = `chance that a single mutant takes over (* more than the ${percentWords(neutral)} of a neutral one)`;
  const across = table(rows).map((line) => `  ${line}`);
  if (across.every((line) => widthOf(line) <= width)) return ['', ...hanging('  ', `${head}:`, width), ...across];
  const pairs = fixation.flatMap((row, resident) =>
    row.flatMap((value, mutant) =>
      mutant === resident ? [] : [[`${strategies[mutant]} in ${strategies[resident]}`, cell(value, false)]],
    ),
  );
  return ['', ...hanging('  ', `${head}, one among all others:`, width), ...table(pairs).map((line) => `  ${line}`)];
};

const momentsOf = (trajectory: readonly TrajectoryPoint[]): TrajectoryPoint[] => {
  const last = trajectory.length - 1;
  const places = Array.from({ length: MOMENTS }, (_, k) => Math.round((k * last) / (MOMENTS - 1)));
  return [...new Set(places)].map((place) => trajectory[place]!);
};

const pathLines = ({ strategies, trajectory }: EvolutionResult, width: number): string[] => {
  if (trajectory === undefined || trajectory.length < 2 || strategies.length > MOST_PAIRS) return [];
  const rows = momentsOf(trajectory).map(({ time, shares }) => [numberText(time, 4), ...shares.map(percentWords)]);
  // What the shares add up to is known: of the last strategies a narrow terminal tells none.
  const spare = strategies.map((_, k) => k + 1).reverse();
  return ['', '  on the way:', ...fittedTable([['time', ...strategies], ...rows], spare.slice(0, -1), width, '  ')];
};

/** Of profiles: whose actions stand in which place. */
const placesWords = (players: readonly string[] | undefined): string =>
  players === undefined ? '' : `, of ${players.join(' · ')}`;

/**
 * What `evolve` prints.
 *
 * @param players where profiles are ranked: whose actions stand in which place
 */
export const evolveSummary = (
  title: string,
  result: EvolutionResult,
  players: readonly string[] | undefined,
  shown: EvolveShown,
): string[] => {
  const { dynamic, complete, reason, stationary } = result;
  const { style, width } = shown;
  const note =
    complete || reason === undefined ? [] : hanging('  ', reason, width, 0).map((line) => style('yellow', line));
  return [
    ...titleLines(title || 'a game', [dynamic], style, width),
    ...note,
    ...(stationary.length === 0
      ? []
      : ['', ...hanging('  ', `in the long run${placesWords(players)}`, width), ...shareLines(result, width)]),
    ...fixationLines(result, shown),
    ...pathLines(result, width),
  ];
};
