import type { HeldValue } from '../../engine/experiment/study/swept-grid.ts';
import { viridis } from '../colour.ts';
import type { Axis, ChartOptions, ColourBar, Figure, Plot, Point } from '../figure.ts';
import { fraction } from '../page/end-labels.ts';
import { axisLabels, type CellAxis, cellAxis } from '../plane/axis.ts';
import { sideOf } from '../plane/crossings.ts';
import type { Plane } from '../plane/finding.ts';
import { axisTitle, axisValue, axisWord, levelText, subject } from '../plane/names.ts';
import { openCells, type PlaneFigure, planeFigure, scaleText } from '../plane/plane.ts';
import type { Results } from '../results.ts';
import { tickValues } from '../scale.ts';
import { fileStem } from '../sweep/file-stem.ts';
import { unitWords } from '../unit-words.ts';
import { markWords } from '../wording/marks.ts';
import { planeWords, quantityWords } from '../wording/sweep.ts';
import { quoted, upperFirst } from '../words.ts';
import { cellAreas, disc, type Field, hatchedCells, levelLines, shade } from './cells.ts';
import { type Dataset, lineChart } from './line-chart.ts';

const STEPS = 64;

/** Both axes in places from 0 to 1, with a label at each level. */
export function planeAxes(
  { x, y }: Pick<Plane, 'x' | 'y'>,
  across: CellAxis,
  up: CellAxis,
  clock: Results['scenario'],
): { readonly x: Axis; readonly y: Axis } {
  const axis = (of: Plane['x'], scaled: CellAxis): Axis => ({
    scale: { min: 0, max: 1, step: 1 },
    title: axisTitle(of, scaled.isLog, clock),
    labels: axisLabels(of, scaled).map(({ place, text }) => ({ value: place, text })),
  });
  return { x: axis(x, across), y: axis(y, up) };
}

/** What the colours are of. */
function colourTitle({ quantity: { isShare, isPooled, unit } }: Plane, clock: Results['scenario']): string {
  const told = unitWords(unit, clock);
  return isShare
    ? quantityWords.share
    : [isPooled ? quantityWords.ratio : quantityWords.mean, ...(told === '' ? [] : [told])].join(', ');
}

function colourBarOf(figure: PlaneFigure, results: Results): ColourBar {
  const { scale, lines, plane } = figure;
  return {
    title: colourTitle(plane, results.scenario),
    colours: Array.from({ length: STEPS }, (_, k) => viridis((k + 0.5) / STEPS)),
    scale,
    labels: tickValues(scale).map((value) => ({ value, text: scaleText(figure, value, results) })),
    lines,
  };
}

/** Where the scenario's own values lie, if within. */
export function ownPlace({ x, y }: Pick<Plane, 'x' | 'y'>, across: CellAxis, up: CellAxis): Point | undefined {
  const placed = (own: number | undefined, axis: CellAxis): number =>
    own === undefined || (axis.isLog && own <= 0) ? Number.NaN : axis.placeOf(own);
  const at = { x: placed(x.own, across), y: placed(y.own, up) };
  return [at.x, at.y].every((place) => place >= 0 && place <= 1) ? at : undefined;
}

function plotOf(results: Results, figure: PlaneFigure, options: ChartOptions): Plot {
  const { plane, lines, scale } = figure;
  const [across, up] = [cellAxis(plane.x.levels), cellAxis(plane.y.levels)];
  const axes = planeAxes(plane, across, up, results.scenario);
  const count = across.places.length * up.places.length;
  const field: Field = {
    across,
    up,
    colourOf: (row, column) => {
      const { estimate } = plane.cells[row]?.[column] ?? { estimate: Number.NaN };
      return Number.isFinite(estimate) ? viridis(shade(fraction(estimate, scale), count)) : undefined;
    },
  };
  const isOpen = (row: number, column: number): boolean => {
    const cell = plane.cells[row]?.[column];
    return cell !== undefined && Number.isFinite(cell.estimate) && lines.some((at) => sideOf(cell, at) === 'not known');
  };
  const estimates = plane.cells.map((row) => row.map(({ estimate }) => estimate));
  const own = ownPlace(plane, across, up);
  const datasets: Dataset[] = [
    ...(own === undefined ? [] : [disc(markWords.ownValues, own)]),
    ...lines.flatMap((level) => levelLines(field, estimates, level)),
    ...hatchedCells(field, isOpen),
    ...cellAreas(field),
  ];
  return {
    configuration: lineChart(datasets, axes, options),
    axes,
    endLabels: [],
    events: [],
    colours: colourBarOf(figure, results),
  };
}

/** `0.3 per month`, `1`: the scenario's own values, across and up. */
function ownWords({ x, y }: Plane, clock: Results['scenario']): readonly [across: string, up: string] {
  const told = (axis: Plane['x']): string => axisValue(axis, axis.own ?? Number.NaN, clock);
  return [told(x), told(y)];
}

/** What is drawn, in words: lines, hatching, the disc. */
function marksLine(results: Results, { plane, lines, method }: PlaneFigure): string {
  const told = lines.map((level) => levelText(plane.quantity, level, results.scenario));
  const own = ownPlace(plane, cellAxis(plane.x.levels), cellAxis(plane.y.levels));
  return [
    method,
    ...(told.length === 0 ? [] : [planeWords.line(told.join(', '))]),
    ...(openCells(plane, lines) === 0 ? [] : [planeWords.hatched]),
    ...(own === undefined ? [] : [planeWords.own(...ownWords(plane, results.scenario))]),
  ].join('; ');
}

/** The plane of one policy says so in its title, its file and its method line. */
function withPolicy(results: Results, plane: Plane, policy: HeldValue, asked?: readonly number[]): PlaneFigure {
  const figure = planeFigure(results, { ...plane, held: [...plane.held, policy] }, asked);
  const value = String(policy.value);
  const said = `${planeWords.with(quoted(value, 36))}, `;
  return {
    ...figure,
    name: fileStem(figure.name, value),
    title: upperFirst(`${said}${figure.title}`),
    altText: upperFirst(`${said}${figure.altText}`),
    panelText: upperFirst(`${said}${figure.panelText}`),
  };
}

/**
 * Under which conditions? A number over two parameters: cells in the colour of their estimate, lines where it has given
 * values, strokes over cells whose 95 % interval includes one.
 *
 * @param asked values of the quantity at which lines are drawn; default: 0.5 of a share, none else
 * @param policy of which the plane is, where there is one for each
 */
export function planeCells(
  results: Results,
  plane: Plane,
  options: ChartOptions = {},
  asked?: readonly number[],
  policy?: HeldValue,
): Figure {
  const alone = policy === undefined ? planeFigure(results, plane, asked) : withPolicy(results, plane, policy, asked);
  const { quantity, x, y } = plane;
  const { name, title, definitions, csv, altText, panelText } = alone;
  const which = policy === undefined ? '' : `, ${planeWords.with(quoted(String(policy.value), 36))}`;
  return {
    ...{ name, title, definitions, csv, altText },
    panelTitle: `${planeWords.panel(subject(quantity), axisWord(x), axisWord(y))}${which}`,
    method: marksLine(results, alone),
    plots: [plotOf(results, alone, options)],
    ...(quantity.caution === undefined
      ? {}
      : { cautions: [{ label: quantity.label, caution: quantity.caution }], panelText }),
    plane: alone,
  };
}
