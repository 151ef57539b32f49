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

/**
 * @param variants settings under which it is to be played as well: the files that these need are kept too
 * @throws DetenteError with everything wrong with it
 */
export const openScenario = async (
  reference: string,
  files: Files,
  set: readonly Setting[],
  variants: readonly (readonly Setting[])[] = [],
): Promise<OpenedScenario> => {
  const recorded = recordedFiles(files);
  const open = async (further: readonly Setting[]) => {
    const { understood, problems } = await examine(reference, recorded.files, [...set, ...further]);
    if (understood === undefined) throw new DetenteError(problems);
    return { ...understood, problems };
  };
  const { loaded, model, problems } = await open([]);
  const sources = [...loaded.sources];
  for (const variant of variants) {
    const others = (await open(variant)).loaded.sources;
    sources.push(...others.filter(({ source }) => sources.every((one) => one.source.name !== source.name)));
  }
  const archive = archiveSources({ ...loaded, sources }, recorded.readings);
  return { model, archive, resolved: resolvedText(loaded), problems };
};
