import type { Files } from '../language/load.ts';
import type { Setting } from '../language/loading/settings.ts';
import type { Model } from '../language/model.ts';
import { DetenteError, type Problem } from '../language/problem.ts';
import { examine } from './results/examine.ts';
import { resolvedText } from './results/resolved.ts';
import { archiveSources, recordedFiles, type SourceArchive } from './results/sources.ts';

/** A scenario ready to be played, with copies of all it is made of. */
export type OpenedScenario = {
  readonly model: Model;
  readonly archive: SourceArchive;
  readonly resolved: string;
  /** Warnings: with an error it would not have opened. */
  readonly problems: readonly Problem[];
};

/** @throws DetenteError with everything wrong with it */
export const openScenario = async (
  reference: string,
  files: Files,
  set: readonly Setting[],
): Promise<OpenedScenario> => {
  const recorded = recordedFiles(files);
  const { understood, problems } = await examine(reference, recorded.files, set);
  if (understood === undefined) throw new DetenteError(problems);
  const { loaded, model } = understood;
  return { model, archive: archiveSources(loaded, recorded.readings), resolved: resolvedText(loaded), problems };
};
