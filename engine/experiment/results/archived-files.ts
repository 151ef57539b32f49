import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../language/load.ts';
import { filesOfArchive } from './sources.ts';

/** Files of a results directory in place of those of the machine: every name means what it meant then. */
export const archivedFiles = (directory: string): { readonly files: Files; readonly reference: string } => {
  const folder = join(directory, 'sources');
  return filesOfArchive((file) => new Uint8Array(readFileSync(join(folder, file))), folder);
};
