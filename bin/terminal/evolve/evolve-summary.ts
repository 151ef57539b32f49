import type { EvolveDocument } from '../../../engine/experiment/solutions/evolve-document.ts';
import type { EvolutionResult, TrajectoryPoint } from '../../../engine/games/evolution/evolution-result.ts';
import type { PhasePortrait, PortraitEnd } from '../../../engine/games/evolution/phase-portrait.ts';
import { numberText } from '../../../reports/telling/numbers.ts';
import { fittedTable } from '../fitted-table.ts';
import { hanging } from '../prose/hanging.ts';
import { percentWords } from '../solve/profile-words.ts';
import type { Style } from '../style.ts';
import { counted, table, widthOf } from '../table.ts';
import { titleLines } from '../title-lines.ts';

export interface EvolveShown {
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
const fixationLines = ({ strategies, fixation, population = 1 }: EvolveDocument, { width }: EvolveShown): string[] => {
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

/** `all pause`, `50 % hawk + 50 % dove`. */
const sharesWords = (strategies: readonly string[], shares: readonly number[]): string => {
  const played = strategies.flatMap((name, k) => (shares[k]! > 0 ? [{ name, share: shares[k]! }] : []));
  const [only] = played;
  if (played.length === 1 && only !== undefined) return `all ${only.name}`;
  return played.map(({ name, share }) => `${percentWords(share)} ${name}`).join(' + ');
};

const endWords = (strategies: readonly string[], rest: PhasePortrait['rest'], end: PortraitEnd): string => {
  switch (end.kind) {
    case 'point': {
      const { shares, stability } = rest[end.point]!;
      return `to ${sharesWords(strategies, shares)}${stability === 'unstable' ? ' (unstable)' : ''}`;
    }
    case 'mixes':
      return `to mixes of ${end.strategies.join(', ')}`;
    case 'moving':
      return `still moving at time ${numberText(end.time, 4)}`;
    case 'several':
      return 'several ways to go';
  }
};

/** How each two strategies stand to one another. */
const pairLines = ({ strategies, pairs = [] }: EvolveDocument, width: number): string[] => {
  if (pairs.length === 0 || strategies.length > MOST_PAIRS) return [];
  const rows = pairs.map((pair) => [
    pair.strategies.join(' or '),
    pair.paysAll ?? 'alike',
    pair.riskDominant ?? 'neither',
  ]);
  return ['', ...fittedTable([['two of them', 'better for all', 'risk-dominant'], ...rows], [1], width, '  ')];
};

/** What the file names, in its own words. */
const valueLines = ({ values = {} }: EvolveDocument, width: number): string[] => {
  const named = Object.entries(values).map(([name, value]) => `${name} ${numberText(value, 4)}`);
  return named.length === 0 ? [] : ['', ...hanging('  named in the file: ', named.join(' · '), width)];
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

/** Where paths from the starts of a grid end. */
const endLines = ({ strategies, portrait }: EvolveDocument, width: number): string[] => {
  if (portrait === undefined) return [];
  const { ends, rest, starts } = portrait;
  const rows = ends.map((end) => [endWords(strategies, rest, end), String(end.starts)]);
  return ['', `  of ${starts.length} starts, spread evenly:`, ...fittedTable(rows, [], width, '  ')];
};

/** What `evolve` prints. */
export const evolveSummary = (result: EvolveDocument, shown: EvolveShown): string[] => {
  const { title, players, dynamic, complete, reason, stationary } = result;
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
    ...pairLines(result, width),
    ...pathLines(result, width),
    ...endLines(result, width),
    ...valueLines(result, width),
  ];
};
