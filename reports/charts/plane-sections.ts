import { lineStyle } from '../colour.ts';
import { unlessFailed } from '../failures.ts';
import type { ChartOptions, EndLabel, Figure, Plot } from '../figure.ts';
import { cellAxis, numberText } from '../plane/axis.ts';
import { cellText, type Plane } from '../plane/finding.ts';
import { axisValue, axisWord, subject } from '../plane/names.ts';
import type { Results } from '../results.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { cellWords } from '../sweep/names.ts';
import { sectionsFinding } from '../sweep/sections-finding.ts';
import { quantityWords, sections as words } from '../wording/sweep.ts';
import { plain } from '../words.ts';
import { complete } from './complete.ts';
import { estimateLine, estimateScale, parameterAxis, quantityAxis } from './estimate-lines.ts';
import { lineChart } from './line-chart.ts';

/** Rows by number: the lowest, the middle and the highest; both of two. */
function chosenRows({ y }: Plane): readonly number[] {
  const last = y.levels.length - 1;
  return [...new Set([last, Math.round(last / 2), 0])];
}

/** Longer names leave the number no room. */
const LONGEST_NAME = 12;

/** `0.6 per month`, `pressure 1:`: a bare number before that of the line would be read together with it. */
function endName(axis: Plane['y'], value: string): string {
  const name = axisWord(axis);
  if (value.includes(' ')) return value;
  return words.lineEnd(name.length > LONGEST_NAME ? value : `${name} ${value}`);
}

function plotOf(results: Results, plane: Plane, options: ChartOptions): Plot {
  const { quantity, x, y, cells } = plane;
  const across = cellAxis(x.levels);
  const rows = chosenRows(plane);
  const shown = rows.map((row) => cells[row] ?? []);
  const axes = {
    x: parameterAxis(x, across, results.scenario),
    y: quantityAxis(quantity, estimateScale(quantity, shown.flat()), results.scenario),
  };
  const drawn = rows.map((row, k) => {
    const style = lineStyle(k);
    const value = axisValue(y, y.levels[row] as number, results.scenario);
    const known = (cells[row] ?? []).filter(({ estimate }) => Number.isFinite(estimate));
    const last = known.at(-1);
    const label: EndLabel[] =
      last === undefined
        ? []
        : [
            {
              value: last.estimate,
              text: endName(y, value),
              detail: cellText(quantity, last, results.scenario),
              colour: style.text,
              strong: k === 0,
            },
          ];
    return { ...estimateLine(`${axisWord(y)} ${value}`, across.places, cells[row] ?? [], style, 0.12), label };
  });
  const datasets = [...drawn.map((one) => one.line), ...drawn.flatMap((one) => one.band)];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: drawn.flatMap(({ label }) => label),
    events: [],
  };
}

function altText(plane: Plane, title: string, { scenario }: Results): string {
  const { quantity, x, y, cells } = plane;
  const said = chosenRows(plane).map((row) => {
    const line = cells[row] ?? [];
    const ends = [0, line.length - 1].map((k) => {
      const cell = line[k];
      return cell === undefined
        ? ''
        : quantityWords.at(cellWords(quantity, cell, scenario), numberText(x.levels[k] as number));
    });
    return `${axisWord(y)} ${axisValue(y, y.levels[row] as number, scenario)}: ${ends.join(', ')}`;
  });
  return words.altText(subject(quantity), axisWord(x), said.length, axisWord(y), title, said.join('; '));
}

/** Lines through a plane along its horizontal axis: at the lowest, the middle and the highest value of the other. */
export function planeSections(results: Results, plane: Plane, options: ChartOptions = {}): Figure {
  const { quantity, x, y, cells, runs } = plane;
  const title = unlessFailed(results, subject(quantity), sectionsFinding(plane, results));
  const rows = chosenRows(plane);
  const { label, definition } = quantity;
  return complete(results, [plotOf(results, plane, options)], {
    name: fileStem('sections', quantity.name, 'along', x.path),
    title,
    panelTitle: words.title(subject(quantity), axisWord(x), axisWord(y)),
    method: words.method(runs, axisWord(y), rows.length, y.levels.length, cellAxis(x.levels).isLog),
    definitions: definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }],
    shown: [quantity],
    table: {
      columns: [x.path, y.path, 'runs', 'failed', 'n', 'estimate', 'lo95', 'hi95'],
      rows: rows.flatMap((row) =>
        (cells[row] ?? []).map(({ runs: played, failedRuns, n, estimate, lo95, hi95 }, k) => [
          ...[x.levels[k] as number, y.levels[row] as number, played, failedRuns, n, estimate, lo95, hi95],
        ]),
      ),
    },
    altText: altText(plane, title, results),
  });
}
