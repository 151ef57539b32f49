import type { GridCell } from '../../engine/experiment/study/swept-grid.ts';
import { lineStyle, MUTED } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, Figure, Plot } from '../figure.ts';
import { cellAxis, numberText } from '../plane/axis.ts';
import { axisValue, axisWord, levelText, subject } from '../plane/names.ts';
import type { Results } from '../results.ts';
import type { Curve } from '../sweep/curve.ts';
import { curveFinding } from '../sweep/curve-finding.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { cellWords } from '../sweep/names.ts';
import { markWords } from '../wording/marks.ts';
import { curve as words } from '../wording/sweep.ts';
import { plain } from '../words.ts';
import { disc } from './cells.ts';
import { complete } from './complete.ts';
import { estimateLine, estimateScale, parameterAxis, quantityAxis } from './estimate-lines.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';

/** The point at the scenario's own value, if it is one of those that were played. */
function ownPoint({ x, cells }: Curve): { readonly place: number; readonly cell: GridCell } | undefined {
  const k = x.own === undefined ? -1 : x.levels.indexOf(x.own);
  const [place, cell] = [cellAxis(x.levels).places[k], cells[k]];
  return place === undefined || cell === undefined || !Number.isFinite(cell.estimate) ? undefined : { place, cell };
}

function plotOf(results: Results, of: Curve, lines: readonly number[], options: ChartOptions): Plot {
  const { quantity, x, cells } = of;
  const across = cellAxis(x.levels);
  const axes = {
    x: parameterAxis(x, across, results.scenario),
    y: quantityAxis(quantity, estimateScale(quantity, cells, lines), results.scenario),
  };
  const drawn = estimateLine('estimate', across.places, cells, lineStyle(0), 0.16);
  const own = ownPoint(of);
  const { min, max } = axes.x.scale;
  const levels = lines.map((level): Dataset => {
    const ends = [
      { x: min, y: level },
      { x: max, y: level },
    ];
    return line(markWords.lineAtLevel(level), ends, { colour: MUTED, dash: [5, 4], width: 1.2 });
  });
  const datasets = [
    ...(own === undefined ? [] : [disc(markWords.ownValue, { x: own.place, y: own.cell.estimate })]),
    drawn.line,
    ...levels,
    ...drawn.band,
  ];
  return { configuration: lineChart(datasets, axes, options), axes, endLabels: [], events: [] };
}

function methodLine(of: Curve, lines: readonly number[], results: Results): string {
  const { quantity, x, runs } = of;
  const told = lines.map((level) => levelText(quantity, level, results.scenario)).join(', ');
  return [
    words.method(runs, x.levels.length, quantity.isShare, cellAxis(x.levels).isLog),
    lines.length === 0 ? '' : words.level(told),
    ownPoint(of) === undefined ? '' : words.own(axisValue(x, x.own ?? Number.NaN, results.scenario)),
  ].join('');
}

function tableOf({ x, cells }: Curve) {
  return {
    columns: [x.path, 'runs', 'failed', 'n', 'estimate', 'lo95', 'hi95'],
    rows: cells.map(({ runs, failedRuns, n, estimate, lo95, hi95 }, k) => [
      ...[x.levels[k] as number, runs, failedRuns, n, estimate, lo95, hi95],
    ]),
  };
}

/** Values that are told one by one; of more, some from the first to the last. */
const MOST_TOLD = 12;

function altText({ quantity, x, cells }: Curve, title: string, { scenario }: Results): string {
  const step = Math.max(1, (cells.length - 1) / (MOST_TOLD - 1));
  const told = new Set(Array.from({ length: Math.min(MOST_TOLD, cells.length) }, (_, k) => Math.round(k * step)));
  const said = cells.flatMap((cell, k) =>
    told.has(k) ? [`${numberText(x.levels[k] as number)}: ${cellWords(quantity, cell, scenario)}`] : [],
  );
  return words.altText(subject(quantity), axisWord(x), title, said.join('; '));
}

/**
 * How does a number change along a parameter? Estimates with the band of their intervals, at each value that was played.
 *
 * @param asked values of the quantity at which lines are drawn; default: none
 */
export function sweepCurve(
  results: Results,
  of: Curve,
  options: ChartOptions = {},
  asked: readonly number[] = [],
): Figure {
  const { quantity, x } = of;
  const finding = curveFinding(of, asked.length > 0 ? asked : quantity.isShare ? [0.5] : [], results.scenario);
  const title = unlessFailed(results, subject(quantity), finding);
  const { label, definition } = quantity;
  return complete(results, [plotOf(results, of, asked, options)], {
    name: fileStem('curve', quantity.name),
    title,
    panelTitle: words.panel(subject(quantity), axisWord(x)),
    method: methodLine(of, asked, results),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [quantity],
    table: tableOf(of),
    altText: altText(of, title, results),
  });
}
