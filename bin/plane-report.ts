import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResultsError } from '../engine/experiment/results/results-error.ts';
import type { StudyDesign } from '../engine/experiment/study/design.ts';
import { gridDesign } from '../engine/experiment/study/grid-design.ts';
import { readGrid } from '../engine/experiment/study/read-grid.ts';
import { type PictureFormat, planeFigure, renderPlane } from '../reports/index.ts';
import { someText } from './flags.ts';
import { Refusal } from './refusal.ts';

/** What is drawn of a sweep. */
export type PlaneFlags = {
  /** The end or measure. */
  readonly of?: string;
  /** Where lines are drawn. */
  readonly line?: readonly number[];
  /** The kinds of file of its picture; a PNG by default. */
  readonly format?: readonly PictureFormat[];
};

/** A reader never meets half a picture: it is written aside and renamed. */
export const publish = (path: string, content: Uint8Array | string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content);
  renameSync(draft, path);
};

/** More lines hide the cells. */
const MOST_LINES = 9;

/** `0.5`, `0.25,0.75`, and the flag given again. */
export const readLines = (value: string, before: readonly number[] = []): readonly number[] => {
  const parts = someText('--line')(value).split(',');
  const numbers = parts.map((part) => {
    const number = Number(part);
    if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(part) || !Number.isFinite(number))
      throw new Refusal(
        'bad-value',
        `--line: expected a number, got "${part}"`,
        /^\s*\d+(\.\d+)?\s*%\s*$/.test(part) ? `write ${Number.parseFloat(part) / 100} for ${part.trim()}` : undefined,
      );
    return number;
  });
  const all = [...new Set([...before, ...numbers])];
  if (all.length > MOST_LINES) throw new Refusal('bad-value', `--line: at most ${MOST_LINES} lines, got ${all.length}`);
  return all;
};

const onlyOne = (where: string, { path }: { readonly path: string }): ResultsError =>
  new ResultsError(
    'not-results',
    `${where}: a grid over one parameter (${path}) is no plane`,
    'vary a second one: --vary a=lo:hi:n --vary b=lo:hi:n; points.csv has the numbers of one',
  );

/**
 * Told before a sweep is played, or where it is read.
 *
 * @param where a flag, or a results directory
 * @throws ResultsError where a design fills no plane
 */
export const refuseUndrawable = (design: StudyDesign, where: string): void => {
  const { x, y } = gridDesign(design, where);
  if (y === undefined) throw onlyOne(where, x);
};

/**
 * Draws a sweep over a grid of two parameters, with its numbers and its description.
 *
 * @returns the paths of the picture in each format, the table and the text
 * @throws ResultsError where the results are none of that kind
 */
export const writePlane = async (
  directory: string,
  { of, line, format = ['png'] }: PlaneFlags = {},
): Promise<string[]> => {
  const { results, grid } = await readGrid(directory, of);
  const { y } = grid;
  if (y === undefined) throw onlyOne(directory, grid.x);
  const outside = grid.quantity.isShare ? line?.find((level) => level < 0 || level > 1) : undefined;
  if (outside !== undefined)
    throw new Refusal(
      'bad-value',
      `--line ${outside}: ${grid.quantity.name} is a share of runs, from 0 to 1`,
      outside > 1 && outside <= 100 ? `write ${outside / 100} for ${outside} %` : undefined,
    );
  const figure = planeFigure(results, { ...grid, y }, line);
  const folder = join(directory, 'report');
  mkdirSync(folder, { recursive: true });
  const stem = join(folder, figure.name);
  for (const kind of format) publish(`${stem}.${kind}`, await renderPlane(results, figure, kind));
  publish(`${stem}.csv`, figure.csv);
  publish(`${stem}.alt.txt`, `${figure.altText}\n`);
  return [...format.map((kind) => `${stem}.${kind}`), `${stem}.csv`, `${stem}.alt.txt`];
};
