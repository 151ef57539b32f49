import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inputHash, MANIFEST } from './manifest.ts';
import { goingOn, readPlan } from './plan-file.ts';
import { type Found, readManifest } from './read-manifest.ts';
import { ResultsError } from './results-error.ts';

/** The first results directory in a folder, as `results` in `results/frontier`; undefined where it holds none. */
const innerResults = (directory: string): string | undefined =>
  readdirSync(directory)
    // What is being written lies in `.draft`, its manifest too.
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(directory, name))
    .find((path) => existsSync(join(path, 'manifest.json')));

/**
 * The manifest of a finished results directory.
 *
 * @throws ResultsError `no-results`, `not-results`, `incomplete-results` or `newer-results`; `damaged-results` where it
 *   names other sources, settings or another seed than it was written with
 */
export const openResults = (directory: string): Found => {
  const found = openUnchecked(directory);
  const { manifest } = found;
  if (inputHash(manifest) === manifest.inputHash) return found;
  throw new ResultsError(
    'damaged-results',
    `${directory}: its ${MANIFEST} has been changed: its input hash is not that of its sources, seed and settings`,
    'replace it with --force',
  );
};

/** As `openResults`, of a manifest that may contradict itself: for whoever says where it does. */
export const openUnchecked = (directory: string): Found => {
  if (!existsSync(directory))
    throw new ResultsError('no-results', `${directory}: there is no such folder`, 'detente run makes one');
  if (!statSync(directory).isDirectory())
    throw new ResultsError('not-results', `${directory}: this is no folder`, 'name the folder that detente run made');
  const found = readManifest(directory);
  if (found === undefined) {
    const inner = innerResults(directory);
    if (inner !== undefined)
      throw new ResultsError(
        'not-results',
        `${directory}: holds results, but is no results directory itself`,
        `name the one that is meant, as in ${inner}`,
      );
    throw new ResultsError(
      'incomplete-results',
      `${directory}: there are no finished results, the manifest is missing`,
      goingOn(readPlan(directory)),
    );
  }
  if (!found.manifest.complete)
    throw new ResultsError('incomplete-results', `${directory}: not all runs are done`, 'run the same command again');
  return found;
};

/**
 * The manifest of finished runs of one scenario.
 *
 * @throws ResultsError as `openResults`; `not-results` where they are the points of a study
 */
export const openRuns = (directory: string): ReturnType<typeof openResults> => {
  const found = openResults(directory);
  const { design } = found.manifest;
  if (design.kind === 'replicates') return found;
  throw new ResultsError(
    'not-results',
    `${directory}: holds the points of a ${design.kind}, and not runs of one scenario`,
    'its numbers are in points.csv and summary.json; detente trace tells a run of one of them with --point',
  );
};

/**
 * Whether a results directory holds the points of a study.
 *
 * @throws ResultsError as `openResults`
 */
export const isStudy = (directory: string): boolean => openResults(directory).manifest.design.kind !== 'replicates';
