import type { EvolveDocument } from '../../engine/experiment/solutions/solution-facts.ts';
import type { PhasePortrait } from '../../engine/games/evolution/phase-portrait.ts';
import { MUTED, ROLES } from '../colour.ts';
import { evolutionFindings } from '../evolution/findings.ts';
import { endColour, endText, nameText } from '../evolution/texts.ts';
import type { Axis, ChartOptions, Figure, Plot } from '../figure.ts';
import { decimalsOf, formatCount, formatPercent } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, shareScale, tickValues } from '../scale.ts';
import { probabilityText } from '../solution/profile-text.ts';
import { evolutionWords as say } from '../wording/evolution.ts';
import { complete } from './complete.ts';
import { type Dataset, line, lineChart } from './line-chart.ts';
import { HALF_BAR, rowBar, rowPlace } from './row-bars.ts';

const MOST_BARS = 10;

/** A row: its name, its number and how that is written. */
type Row = { readonly name: string; readonly value: number; readonly text: string; readonly fill?: string };

/** A line across all bars, right of which all numbers stand. */
type Across = { readonly at: number; readonly datasets: readonly Dataset[] };

function barPlot(rows: readonly Row[], x: Axis, options: ChartOptions, across: Across = { at: 0, datasets: [] }): Plot {
  const n = rows.length;
  const axes: Plot['axes'] = {
    x,
    y: {
      scale: { min: 0, max: n, step: 1 },
      title: '',
      labels: rows.map(({ name }, k) => ({ value: rowPlace(k, n), text: name })),
      names: true,
    },
  };
  const bars = rows.flatMap(({ name, value, fill }, k) => {
    const y = rowPlace(k, n);
    const { assumption } = ROLES;
    const style = { fill: fill ?? assumption.fill, edge: assumption.edge };
    return rowBar(name, { from: 0, to: value, top: y + HALF_BAR, bottom: y - HALF_BAR, ...style });
  });
  return {
    configuration: lineChart([...across.datasets, ...bars], axes, options),
    axes,
    endLabels: [],
    events: [],
    barLabels: rows.map(({ value, text }, k) => ({
      at: { x: Math.max(value, across.at), y: rowPlace(k, n) },
      text,
      detail: '',
    })),
  };
}

function shareAxis(most: number, title: string): Axis {
  const scale = shareScale(Math.max(0.05, most));
  const decimals = decimalsOf(100 * scale.step);
  return { scale, title, labels: tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) })) };
}

/** Chances are often so small that an axis of shares would show none. */
function chanceAxis(most: number): Axis {
  const scale = niceScale(0, most);
  const decimals = decimalsOf(100 * scale.step);
  const labels = tickValues(scale).map((value) => ({ value, text: formatPercent(value, decimals) }));
  return { scale, title: say.takeover.axis, labels };
}

/** How many starts end where? */
export function basinBars(
  results: Results,
  document: EvolveDocument,
  portrait: PhasePortrait,
  options: ChartOptions = {},
): Figure | undefined {
  const all = portrait.starts.length;
  const rows = portrait.ends.map((end, k): Row => {
    const fill = endColour(portrait, k);
    const text = say.ofAll(formatCount(end.starts), formatCount(all));
    return { name: endText(document, portrait, end), value: end.starts, text, ...(fill === undefined ? {} : { fill }) };
  });
  const [first] = rows;
  const kind = portrait.ends[0]?.kind;
  if (first === undefined || rows.length < 2) return undefined;
  const scale = niceScale(0, first.value);
  const x: Axis = {
    scale,
    title: say.basins.axis(formatCount(all)),
    labels: tickValues(scale).map((value) => ({ value, text: formatCount(value) })),
  };
  const title =
    kind === 'point' || kind === 'mixes' ? say.basins.title(first.text, first.name) : say.basins.titleOpen(first.text);
  return complete(results, [barPlot(rows.slice(0, options.bars ?? MOST_BARS), x, options)], {
    name: 'basins',
    title,
    method: say.basins.method(formatCount(all)),
    definitions: [],
    shown: [],
    table: { columns: ['end', 'starts', 'of'], rows: rows.map(({ name, value }) => [name, value, all]) },
    altText: say.basins.alt(title, rows.map(({ name, text }) => say.longRun.row(name, text)).join('; ')),
  });
}

/** How often is each strategy, or profile, played in the long run? */
export function longRunShares(
  results: Results,
  document: EvolveDocument,
  options: ChartOptions = {},
): Figure | undefined {
  const { strategies, stationary, dynamic } = document;
  const ranked = strategies
    .map((name, k): Row => {
      const value = stationary[k] ?? 0;
      return { name: nameText(name, 48), value, text: probabilityText(value) };
    })
    .sort((a, b) => b.value - a.value);
  const [first] = ranked;
  if (first === undefined || stationary.length === 0) return undefined;
  const drawn = ranked.slice(0, options.bars ?? MOST_BARS);
  const rest = ranked.length - drawn.length;
  const title = evolutionFindings(document)[0] ?? '';
  return complete(results, [barPlot(drawn, shareAxis(first.value, say.longRun.axis), options)], {
    name: 'long-run',
    title,
    panelTitle: say.longRun.axis,
    method: [say.longRun.method(dynamic), ...(rest === 0 ? [] : [say.longRun.more(formatCount(rest))])].join('; '),
    definitions: [say.definitions.longRun],
    shown: [],
    table: { columns: ['strategy', 'share'], rows: strategies.map((name, k) => [name, stationary[k] ?? 0]) },
    altText: say.longRun.alt(title, drawn.map(({ name, text }) => say.longRun.row(name, text)).join('; ')),
  });
}

/** Can a single newcomer take over? */
export function takeoverBars(
  results: Results,
  { strategies, fixation, population }: EvolveDocument,
  options: ChartOptions = {},
): Figure | undefined {
  if (fixation === undefined || population === undefined) return undefined;
  const pairs = fixation.flatMap((row, resident) =>
    row.flatMap((value, mutant) =>
      resident === mutant ? [] : [{ value, mutant: strategies[mutant] ?? '', resident: strategies[resident] ?? '' }],
    ),
  );
  const ranked = pairs.sort((a, b) => b.value - a.value);
  const [first] = ranked;
  if (first === undefined) return undefined;
  const drawn = ranked.slice(0, options.bars ?? MOST_BARS);
  const rows = drawn.map(
    ({ value, mutant, resident }): Row => ({
      name: say.takeover.row(nameText(mutant, 20), nameText(resident, 20)),
      value,
      text: probabilityText(value),
    }),
  );
  const neutral = 1 / population;
  const mark = [
    { x: neutral, y: 0 },
    { x: neutral, y: rows.length },
  ];
  const across = {
    at: neutral,
    datasets: [line(say.takeover.neutral, mark, { colour: MUTED, dash: [3, 3], width: 1.25 })],
  };
  const title = say.takeover.title(nameText(first.mutant), nameText(first.resident), probabilityText(first.value));
  return complete(results, [barPlot(rows, chanceAxis(Math.max(first.value, neutral)), options, across)], {
    name: 'takeovers',
    title,
    method: say.takeover.method(probabilityText(neutral)),
    definitions: [],
    shown: [],
    table: {
      columns: ['mutant', 'resident', 'chance', 'neutral'],
      rows: ranked.map(({ value, mutant, resident }) => [mutant, resident, value, neutral]),
    },
    altText: say.takeover.alt(title, rows.map(({ name, text }) => say.longRun.row(name, text)).join('; ')),
  });
}
