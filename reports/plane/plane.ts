import type { SweptGrid } from '../../engine/experiment/study/swept-grid.ts';
import { cautionSentences } from '../cautions.ts';
import { unlessFailed } from '../failures.ts';
import type { Definition } from '../figure.ts';
import { toCsv } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, type Scale, tidy } from '../scale.ts';
import { planeFigureWords as say } from '../wording/plane.ts';
import { plain, sentence } from '../words.ts';
import { cellAxis, numberText } from './axis.ts';
import { type Course, sideOf } from './crossings.ts';
import { type Courses, cellText, coursesOf, type Plane, planeFinding } from './finding.ts';
import { amount, axisTitle, axisValue, axisWord, levelText, subject } from './names.ts';

/** A picture of a plane without pixels. */
export type PlaneFigure = {
  /** File stem: `plane-pause_held`. */
  readonly name: string;
  /** The finding, computed. */
  readonly title: string;
  readonly method: string;
  readonly plane: Plane;
  /** Values of the quantity at which lines are drawn. */
  readonly lines: readonly number[];
  /** Of the colours. */
  readonly scale: Scale;
  readonly definitions: readonly Definition[];
  /** What to bear in mind of the levels shown, a sentence each. */
  readonly cautions: readonly string[];
  readonly csv: string;
  readonly altText: string;
  /** The alternative text without the cautions. */
  readonly panelText: string;
};

/** From 0 to 1 for shares, so that colours mean the same in all planes; round ends around all numbers else. */
function colourScale({ quantity, cells }: Plane): Scale {
  if (quantity.isShare) return { min: 0, max: 1, step: 0.25 };
  const known = cells.flat().flatMap(({ estimate }) => (Number.isFinite(estimate) ? [estimate] : []));
  return known.length === 0 ? { min: 0, max: 1, step: 0.25 } : niceScale(Math.min(...known), Math.max(...known));
}

/** A line is asked for, or of a share where it is half. */
export function linesOf({ quantity }: SweptGrid, asked: readonly number[] | undefined): readonly number[] {
  return [...new Set(asked ?? (quantity.isShare ? [0.5] : []))];
}

/** How many cells leave open on which side of a line they lie. */
export function openCells(plane: Plane, lines: readonly number[]): number {
  return plane.cells.flat().filter((cell) => lines.some((level) => sideOf(cell, level) === 'not known')).length;
}

function methodLine({ x, y, runs, held }: Plane): string {
  const each = say.method(formatCount(runs), runs === 1, formatCount(x.levels.length), formatCount(y.levels.length));
  const fixed = held.map(
    ({ path, value }) => `${path} = ${typeof value === 'number' ? numberText(value) : plain(value)}`,
  );
  return [each, ...fixed].join('; ');
}

function definitionsOf({ quantity: { label, definition } }: Plane): Definition[] {
  return definition === undefined ? [] : [{ term: plain(label), meaning: plain(definition) }];
}

function csvOf({ x, y, cells }: Plane, lines: readonly number[]): string {
  const columns = [
    x.path,
    y.path,
    'runs',
    'failed',
    'n',
    'estimate',
    'lo95',
    'hi95',
    ...lines.map((level) => `side_of_${level}`),
  ];
  const rows = cells.flatMap((row, up) =>
    row.map((cell, across) => [
      ...[x.levels[across] as number, y.levels[up] as number],
      ...[cell.runs, cell.failedRuns, cell.n, cell.estimate, cell.lo95, cell.hi95],
      ...lines.map((level) => sideOf(cell, level)),
    ]),
  );
  return toCsv(columns, rows);
}

/** Lines of cells that are told one by one; of more, some from the first to the last. */
const MOST_TOLD = 12;

function chosen<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MOST_TOLD) return all;
  return Array.from({ length: MOST_TOLD }, (_, k) => all[Math.round((k * (all.length - 1)) / (MOST_TOLD - 1))] as T);
}

function courseText(course: Course, { along, scale }: Courses): string {
  if (course.kind === 'mixed') return say.mixed;
  if (course.kind !== 'once') return say.throughout(course.kind);
  const { rises, after, before } = course;
  const levelAt = (k: number | undefined): string | undefined =>
    k === undefined ? undefined : numberText(along.levels[k] as number);
  const open = say.between(levelAt(after) ?? say.lowest, levelAt(before) ?? say.highest);
  return say.course(rises, numberText(scale.valueAt(course.at), 2), open);
}

function lineText(plane: Plane, level: number, results: Results): string {
  const courses = coursesOf(plane, level);
  const { along, across, each } = courses;
  const told = chosen(each).map(({ level: where, course }) =>
    say.courseAt(axisWord(across), axisValue(across, where, results.scenario), courseText(course, courses)),
  );
  const name = levelText(plane.quantity, level, results.scenario);
  return say.line(name, axisWord(along), axisWord(across), told.join('; '));
}

function extremesText({ quantity, cells }: Plane, { scenario }: Results): string {
  const known = cells.flat().filter(({ estimate }) => Number.isFinite(estimate));
  const sorted = known.toSorted((a, b) => a.estimate - b.estimate);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return say.noPoint;
  return say.extremes(cellText(quantity, lowest, scenario), cellText(quantity, highest, scenario));
}

function ownText({ quantity, x, y, cells }: Plane, { scenario }: Results): string[] {
  if (x.own === undefined || y.own === undefined) return [];
  const cell = cells[y.levels.indexOf(y.own)]?.[x.levels.indexOf(x.own)];
  const there = cell === undefined ? '' : say.ownNumber(cellText(quantity, cell, scenario));
  const [across, up] = [
    `${axisWord(x)} ${axisValue(x, x.own, scenario)}`,
    `${axisWord(y)} ${axisValue(y, y.own, scenario)}`,
  ];
  return [say.own(across, up, there)];
}

/** Without what to bear in mind, which a page says once for all its panels. */
function altTextOf(
  title: string,
  plane: Plane,
  lines: readonly number[],
  cautions: readonly string[],
  results: Results,
): string {
  const { quantity, x, y } = plane;
  const clock = results.scenario;
  const axis = (of: Plane['x']): string => {
    const [lo, hi] = [of.levels[0] as number, of.levels.at(-1) as number];
    return say.axis(axisTitle(of, cellAxis(of.levels).isLog, clock), numberText(lo), numberText(hi));
  };
  const open = openCells(plane, lines);
  const sides = say.open(formatCount(open), formatCount(plane.cells.flat().length));
  const kind = quantity.isShare ? say.kinds.share : quantity.isPooled ? say.kinds.ratio : say.kinds.mean;
  return [
    sentence(title),
    ...definitionsOf(plane).map(({ term, meaning }) => sentence(`${term}: ${meaning}`)),
    ...cautions,
    say.cells(kind, subject(quantity), axis(x), axis(y)),
    sentence(methodLine(plane)),
    extremesText(plane, results),
    ...lines.map((level) => lineText(plane, level, results)),
    ...(lines.length === 0 ? [] : [sides]),
    ...ownText(plane, results),
  ].join(' ');
}

/** `plane-pause_held`, `plane-effort-leader`. */
function fileStem(name: string): string {
  return `plane-${name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '')}`;
}

/**
 * The picture of a sweep over two parameters: cells coloured by an estimate, with the lines where it has given values.
 *
 * @param asked values of the quantity at which lines are drawn; default: 0.5 of a share, none else
 */
export function planeFigure(results: Results, plane: Plane, asked?: readonly number[]): PlaneFigure {
  const lines = linesOf(plane, asked);
  const finding = planeFinding(plane, lines, results.scenario);
  const title = unlessFailed(results, subject(plane.quantity), finding);
  const cautions = cautionSentences([plane.quantity]);
  return {
    name: fileStem(plane.quantity.name),
    title,
    method: methodLine(plane),
    plane,
    lines,
    scale: colourScale(plane),
    definitions: definitionsOf(plane),
    cautions,
    csv: csvOf(plane, lines),
    altText: altTextOf(title, plane, lines, cautions, results),
    panelText: altTextOf(title, plane, lines, [], results),
  };
}

/** A number in a cell: whole per cents without the sign, else three digits. */
export function cellNumber({ quantity }: Plane, estimate: number): string {
  if (!Number.isFinite(estimate)) return '–';
  return quantity.isShare ? numberText(Math.round(100 * estimate), 3) : numberText(estimate, 3);
}

/** Labels of the colours. */
export function scaleText({ plane }: PlaneFigure, value: number, results: Results): string {
  return plane.quantity.isShare ? amount(plane.quantity, value, results.scenario) : numberText(tidy(value), 4);
}
