import { nodeFiles } from '../engine/experiment/files.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import { archivedFiles } from '../engine/experiment/results/archived-files.ts';
import { examine } from '../engine/experiment/results/examine.ts';
import { runsDone } from '../engine/experiment/results/manifest.ts';
import { openRuns } from '../engine/experiment/results/open-results.ts';
import { settingText } from '../engine/experiment/study/factor.ts';
import { readPoints } from '../engine/experiment/study/read-points.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import type { Model } from '../engine/language/model.ts';
import { DetenteError, formatProblems, type Problem } from '../engine/language/problem.ts';
import { Refusal } from './refusal.ts';
import { hasColour } from './terminal/style.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Warnings go to stderr. */
export const tellWarnings = (problems: readonly Problem[], terminal: Terminal, colour: boolean): void => {
  if (problems.length > 0)
    terminal.err(`${formatProblems(problems, { color: hasColour(terminal, 'err', colour) })}\n\n`);
};

/**
 * The model of a scenario; warnings go to stderr.
 *
 * @throws DetenteError with everything wrong with it
 */
export const openModel = async (
  reference: string,
  set: readonly Setting[],
  terminal: Terminal,
  colour: boolean,
): Promise<Model> => {
  const { understood, problems } = await examine(reference, nodeFiles(packageRoot()), set);
  if (understood === undefined) throw new DetenteError(problems);
  tellWarnings(problems, terminal, colour);
  return understood.model;
};

/** What a results directory was made from; a study point by point. */
export type Archived = {
  readonly model: Model;
  readonly seed: string;
  readonly runs: number;
  /** The number of its first run. */
  readonly firstRun: number;
};

/**
 * The model of a results directory, from its own copies of the sources.
 *
 * @throws ResultsError where there are no finished results
 */
export const openArchived = async (directory: string): Promise<Archived> => {
  const { manifest } = openRuns(directory);
  const { files, reference } = archivedFiles(directory);
  const { understood, problems } = await examine(reference, files, manifest.set);
  if (understood === undefined) throw new DetenteError(problems);
  return { model: understood.model, seed: manifest.seed, runs: runsDone(manifest), firstRun: 0 };
};

/**
 * The model of one point of a study, from the results' own copies of the sources.
 *
 * @throws ResultsError where there are no such results; Refusal where there is no such point
 */
export const openPoint = async (directory: string, place: number): Promise<Archived> => {
  const { manifest, points } = await readPoints(directory);
  const point = points[place];
  if (point === undefined)
    throw new Refusal('bad-value', `--point ${place}: the points of ${directory} are 0 to ${points.length - 1}`);
  const { files, reference } = archivedFiles(directory);
  const set = Object.entries(point.parameters).flatMap(([path, value]): Setting[] =>
    value === null ? [] : [{ path, value: settingText(value) }],
  );
  const { understood, problems } = await examine(reference, files, [...manifest.set, ...set]);
  if (understood === undefined) throw new DetenteError(problems);
  return { model: understood.model, seed: manifest.seed, runs: point.runs, firstRun: point.firstRun };
};
