import type { IteratedDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { payoffDecimals } from '../solution/payoff-text.ts';
import { markWords } from '../wording/marks.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, plain } from '../words.ts';
import { complete } from './complete.ts';
import { lineChart } from './line-chart.ts';
import { cellAreas, cellTexts, type PayoffCell, payoffColours } from './payoff-cells.ts';

/** More strategies than this have no row each. */
const MOST_ROWS = 12;

const GAP = 0.02;

/** Beside many others there is room for so many characters. */
const MANY = 8;
const MOST_CHARACTERS = 4;

/** Payoffs in the same decimals, in fewer where they would not have room in every cell. */
function pairTexts(values: readonly number[], n: number): string[] {
  const known = values.filter(Number.isFinite);
  let decimals = payoffDecimals(known);
  const isLong = (): boolean => known.some((value) => formatNumber(value, decimals).length > MOST_CHARACTERS);
  while (n > MANY && decimals > 0 && isLong()) decimals--;
  return values.map((value) => formatNumber(value, decimals));
}

function cellsOf(
  { payoffs, strategies }: IteratedDocument,
  order: readonly number[],
  shareOf: (value: number) => number,
): PayoffCell[] {
  const n = order.length;
  const values = order.flatMap((own) => order.map((other) => payoffs[own]?.[other] ?? Number.NaN));
  const texts = pairTexts(values, n);
  return values.map((value, place): PayoffCell => {
    const [row, column] = [Math.floor(place / n), place % n];
    const isKnown = Number.isFinite(value);
    return {
      label: markWords.against(`${strategies[order[row] ?? 0]}`, `${strategies[order[column] ?? 0]}`),
      box: { left: column + GAP, right: column + 1 - GAP, bottom: n - row - 1 + GAP, top: n - row - GAP },
      row: { bottom: n - row - 1, top: n - row },
      share: isKnown ? shareOf(value) : undefined,
      text: isKnown ? (texts[place] ?? '') : '–',
      best: false,
    };
  });
}

/**
 * Who earns what against whom? A row per strategy and a column per opponent, both in order of score.
 *
 * @returns undefined where there are too many strategies for rows
 */
export function iteratedPairs(
  results: Results,
  document: IteratedDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { ranking, strategies, payoffs, cooperation } = document;
  const n = ranking.length;
  if (n === 0 || n > MOST_ROWS) return undefined;
  const known = payoffs.flat().filter(Number.isFinite);
  const scale = niceScale(Math.min(...known), Math.max(...known));
  const [lo, hi] = [Math.min(...known), Math.max(...known)];
  const shareOf = (value: number): number => (hi > lo ? (value - lo) / (hi - lo) : 0.5);
  const decimals = decimalsOf(scale.step);
  const names = ranking.map((own) => clipped(plain(strategies[own] ?? ''), 60));
  const axes: Plot['axes'] = {
    x: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: names.map((_, k) => ({ value: k + 0.5, text: String(k + 1) })),
      names: true,
    },
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: wording.pairs.axes,
      labels: names.map((text, k) => ({ value: n - k - 0.5, text: `${text} ${k + 1}` })),
      names: true,
    },
  };
  const cells = cellsOf(document, ranking, shareOf);
  const bar = payoffColours(wording.pairs.colours, '', '');
  const labels = tickValues(scale)
    .filter((value) => value >= lo && value <= hi)
    .map((value) => ({ value: shareOf(value), text: formatNumber(value, decimals) }));
  const plot: Plot = {
    configuration: lineChart(cellAreas(cells), axes, options),
    axes,
    endLabels: [],
    events: [],
    texts: cellTexts(cells),
    colours: { ...bar, labels },
    bare: true,
  };
  const rows = ranking.flatMap((own) =>
    ranking.map((other) => [
      ...[strategies[own] ?? '', strategies[other] ?? ''],
      ...[payoffs[own]?.[other] ?? Number.NaN, cooperation[own]?.[other] ?? Number.NaN],
    ]),
  );
  return complete(results, [plot], {
    name: 'pairs',
    title: wording.pairs.title(names[0] ?? ''),
    method: wording.pairs.method,
    definitions: [wording.definitions.score],
    shown: [],
    table: { columns: ['strategy', 'against', 'payoff_a_turn', 'cooperates'], rows },
    altText: wording.pairs.alternative(
      cells
        .slice(0, 36)
        .map(({ label, text }) => `${label}: ${text}`)
        .join('; '),
    ),
  });
}
