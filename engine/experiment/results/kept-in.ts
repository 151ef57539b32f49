import type { KeptFiles } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { readChecked } from './read-checked.ts';

/** The files of a results directory, each held against its hash. */
export const keptIn = (directory: string, manifest: Pick<Manifest, 'files'>): KeptFiles => ({
  where: directory,
  read: (name) => readChecked(directory, manifest, name),
});
