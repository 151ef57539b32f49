import { nodeFiles } from '../engine/experiment/files.ts';
import { runsDone } from '../engine/experiment/manifest.ts';
import { openResults } from '../engine/experiment/open-results.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import { archivedFiles } from '../engine/experiment/sources.ts';
import { check } from '../engine/language/check/check.ts';
import { type Files, load } from '../engine/language/load.ts';
import type { Setting } from '../engine/language/loading/settings.ts';
import type { Model } from '../engine/language/model.ts';
import { DetenteError, formatProblems, type Problem, sortProblems } from '../engine/language/problem.ts';
import { hasColour } from './terminal/style.ts';
import type { Terminal } from './terminal/terminal.ts';

/** A scenario as far as it can be understood, and everything wrong with it. */
export type Opened = { readonly model: Model | undefined; readonly problems: readonly Problem[] };

/** Loads and checks a scenario; where keys were mistyped, what is left is checked too, so that all is said at once. */
export const examine = async (
  reference: string,
  set: readonly Setting[] = [],
  files: Files = nodeFiles(packageRoot()),
): Promise<Opened> => {
  const { loaded, salvaged, problems } = await load(reference, files, { set });
  const checked = salvaged === undefined ? undefined : check(salvaged);
  return {
    model: loaded === undefined ? undefined : checked?.model,
    problems: sortProblems([...problems, ...(checked?.problems ?? [])]),
  };
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
  const { model, problems } = await examine(reference, set);
  if (model === undefined) throw new DetenteError(problems);
  if (problems.length > 0)
    terminal.err(`${formatProblems(problems, { color: hasColour(terminal, 'err', colour) })}\n\n`);
  return model;
};

/** What a results directory was made from. */
export type Archived = { readonly model: Model; readonly seed: string; readonly runs: number };

/**
 * The model of a results directory, from its own copies of the sources.
 *
 * @throws ResultsError where there are no finished results
 */
export const openArchived = async (directory: string): Promise<Archived> => {
  const { manifest } = openResults(directory);
  const { files, reference } = archivedFiles(directory);
  const { model, problems } = await examine(reference, manifest.set, files);
  if (model === undefined) throw new DetenteError(problems);
  return { model, seed: manifest.seed, runs: runsDone(manifest) };
};
