import type { PolicyDifference } from '../../engine/experiment/study/sweep-facts.ts';
import { PAPER, readableOn, signedColour } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, ColourBar, Figure, Plot, PlotText } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import { cellAxis, numberText } from '../plane/axis.ts';
import { axisValue, axisWord, subject } from '../plane/names.ts';
import type { Results, SweepFacts, SweptNumber } from '../results.ts';
import { niceScale, type Scale, tickValues } from '../scale.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { inRows, type Sign, signOf } from '../sweep/grids.ts';
import { differenceWords, valueName } from '../sweep/names.ts';
import { comparedIn, type Signed, signsFinding } from '../sweep/signs-finding.ts';
import { unitWords } from '../unit-words.ts';
import { markWords } from '../wording/marks.ts';
import { planeWords, quantityWords, signMap as words } from '../wording/sweep.ts';
import { plain } from '../words.ts';
import { cellAreas, disc, type Field, shade } from './cells.ts';
import { complete } from './complete.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';
import { ownPlace, planeAxes } from './plane-cells.ts';

const MARKS: Readonly<Record<Sign, string>> = { raised: '+', lowered: '−', 'not clear': '·' };

const STEPS = 64;

/** A map on which nothing differs still has a scale. */
const LEAST = 0.001;

/** As far below zero as above. */
function signedScale(differences: readonly PolicyDifference[], by: number): Scale {
  const known = differences.map(({ estimate }) => by * Math.abs(estimate)).filter(Number.isFinite);
  const { max, step } = niceScale(0, Math.max(LEAST * by, ...known), 3);
  return { min: -max, max, step };
}

function colourBarOf(scale: Scale, { quantity }: SweptNumber, { scenario }: Results): ColourBar {
  const decimals = decimalsOf(scale.step);
  const unit = quantity.isShare ? words.points : unitWords(quantity.unit, scenario);
  return {
    title: words.difference(unit),
    colours: Array.from({ length: STEPS }, (_, k) => signedColour((2 * (k + 0.5)) / STEPS - 1)),
    scale,
    labels: tickValues(scale).map((value) => ({
      value,
      text: (value > 0 ? '+' : '') + formatNumber(value, decimals),
    })),
    lines: [],
  };
}

/** Thin edges, so that cells are told apart where they are white. */
function edges({ across, up }: Field): Dataset[] {
  const stroke = (label: string, from: [number, number], to: [number, number]): Dataset =>
    line(
      label,
      [from, to].map(([x, y]) => ({ x, y })),
      { colour: '#AEB5BC', dash: [], width: 0.6 },
    );
  return [
    ...across.edges.map((x) => stroke('edge', [x, 0], [x, 1])),
    ...up.edges.map((y) => stroke('edge', [0, y], [1, y])),
  ];
}

function plotOf(results: Results, layout: Signed, of: SweptNumber, options: ChartOptions): Plot {
  const { x, y } = layout;
  const { quantity, differences = [] } = of;
  const by = quantity.isShare ? 100 : 1;
  const [across, up] = [cellAxis(x.levels), cellAxis(y.levels)];
  const scale = signedScale(differences, by);
  const rows = inRows(differences, x.levels.length);
  const colourOf = (row: number, column: number): string | undefined => {
    const estimate = by * (rows[row]?.[column]?.estimate ?? Number.NaN);
    return Number.isFinite(estimate) ? signedColour(shade(estimate / scale.max, differences.length)) : undefined;
  };
  const field: Field = { across, up, colourOf };
  const texts = rows.flatMap((row, r) =>
    row.map((difference, c): PlotText => {
      const [left, right] = [across.edges[c] as number, across.edges[c + 1] as number];
      const [bottom, top] = [up.edges[r] as number, up.edges[r + 1] as number];
      const isKnown = Number.isFinite(difference.estimate);
      return {
        at: { x: (left + right) / 2, y: (bottom + top) / 2 },
        text: isKnown ? MARKS[signOf(difference)] : '?',
        room: { width: right - left, height: top - bottom },
        colour: readableOn(colourOf(r, c) ?? PAPER),
        strong: true,
      };
    }),
  );
  const own = ownPlace({ x, y }, across, up);
  const isFree = own !== undefined && !texts.some(({ at }) => Math.hypot(at.x - own.x, at.y - own.y) < 0.06);
  const datasets = [...(isFree ? [disc(markWords.ownValues, own)] : []), ...edges(field), ...cellAreas(field)];
  const axes = planeAxes({ x, y }, across, up, results.scenario);
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    texts,
    colours: colourBarOf(scale, of, results),
  };
}

function tableOf({ x, y, policy }: Signed, { cells, differences = [], paired }: SweptNumber) {
  const size = x.levels.length * y.levels.length;
  return {
    columns: [
      x.path,
      y.path,
      ...policy.names.map((name) => `estimate ${policy.path}=${name}`),
      ...['difference', 'lo95', 'hi95', paired ? 'pairs' : 'runs', 'sign'],
    ],
    rows: differences.map((difference, k) => [
      x.levels[k % x.levels.length] as number,
      y.levels[Math.floor(k / x.levels.length)] as number,
      ...policy.names.map((_, p) => cells[p * size + k]?.estimate ?? Number.NaN),
      ...[difference.estimate, difference.lo95, difference.hi95, difference.n],
      Number.isFinite(difference.estimate) ? signOf(difference) : quantityWords.noNumber,
    ]),
  };
}

/** The largest differences either way, by name. */
function extremes({ x, y }: Signed, { quantity, differences = [] }: SweptNumber, { scenario }: Results): string {
  const known = differences
    .map((difference, k) => ({ difference, k }))
    .filter(({ difference }) => Number.isFinite(difference.estimate))
    .toSorted((a, b) => a.difference.estimate - b.difference.estimate);
  const [lowest, highest] = [known[0], known.at(-1)];
  if (lowest === undefined || highest === undefined) return words.noPoint;
  const told = ({ difference, k }: (typeof known)[number]): string => {
    const [across, up] = [k % x.levels.length, Math.floor(k / x.levels.length)];
    return words.extreme(
      differenceWords(quantity, difference, scenario),
      words.place(axisWord(x), axisValue(x, x.levels[across] as number, scenario)),
      words.place(axisWord(y), axisValue(y, y.levels[up] as number, scenario)),
    );
  };
  return words.extremes(told(lowest), told(highest));
}

function altText(layout: Signed, of: SweptNumber, title: string, results: Results): string {
  const { x, y, policy } = layout;
  const range = ({ levels }: Signed['x']): string =>
    words.range(numberText(levels[0] as number), numberText(levels.at(-1) as number));
  const rows = inRows(of.differences ?? [], x.levels.length).map((row, r) => {
    const signs = row.map((one) => (Number.isFinite(one.estimate) ? MARKS[signOf(one)] : '?'));
    return words.row(words.place(axisWord(y), axisValue(y, y.levels[r] as number, results.scenario)), signs.join(' '));
  });
  const told = rows.length <= 12 ? words.byRow(axisWord(x), rows.join('; ')) : '';
  const [base, other] = [0, 1].map((place) => valueName(policy, place, results.scenario));
  const compared = words.compared(subject(of.quantity), `${other}`, `${base}`);
  const over = words.over(axisWord(x), range(x), axisWord(y), range(y));
  return words.altText(compared, over, title, extremes(layout, of, results) + told);
}

/**
 * Where does a policy help, where does it harm? The difference that it makes over two parameters, blue below zero, white
 * at it, brown above; each cell also says by a sign whether its 95 % interval misses zero.
 */
export function signMap(
  results: Results,
  facts: SweepFacts,
  layout: Signed,
  of: SweptNumber,
  options: ChartOptions = {},
): Figure {
  const { x, y } = layout;
  const title = unlessFailed(results, subject(of.quantity), signsFinding(layout, of, results));
  const [policy, base] = comparedIn(layout, results);
  const { label, definition } = of.quantity;
  const plot = plotOf(results, layout, of, options);
  const own = plot.configuration.data.datasets.some((one) => one.label === markWords.ownValues);
  const points = `${x.levels.length} × ${y.levels.length}`;
  return complete(results, [plot], {
    name: fileStem('signs', of.quantity.name),
    title,
    panelTitle: words.panel(policy, base, subject(of.quantity)),
    method: `${words.method(policy, base, facts.runs, points, of.paired === true)}${words.marks}${own ? `; ${planeWords.own}` : ''}`,
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [of.quantity],
    table: tableOf(layout, of),
    altText: altText(layout, of, title, results),
  });
}
