import { check } from '../language/check/check.ts';
import { type Files, load } from '../language/load.ts';
import type { Setting } from '../language/loading/settings.ts';
import type { Model } from '../language/model.ts';
import { DetenteError } from '../language/problem.ts';
import { resolvedText } from './resolved.ts';
import { archiveSources, recordedFiles, type SourceArchive } from './sources.ts';

/** A scenario ready to be played, with copies of all it is made of. */
export type OpenedScenario = { readonly model: Model; readonly archive: SourceArchive; readonly resolved: string };

/** @throws DetenteError with everything wrong with it */
export const openScenario = async (
  reference: string,
  files: Files,
  set: readonly Setting[],
): Promise<OpenedScenario> => {
  const recorded = recordedFiles(files);
  const { loaded, problems } = await load(reference, recorded.files, { set });
  const checked = loaded === undefined ? undefined : check(loaded);
  if (loaded === undefined || checked?.model === undefined)
    throw new DetenteError([...problems, ...(checked?.problems ?? [])]);
  return {
    model: checked.model,
    archive: archiveSources(loaded, recorded.readings),
    resolved: resolvedText(loaded),
  };
};
