import { join } from 'node:path';
import type { Files } from '../../language/load.ts';
import { damaged } from './kept-files.ts';
import { MANIFEST } from './manifest.ts';
import { readText, readWhole } from './read-whole.ts';
import { sha256, type Written } from './sink.ts';
import { filesOfArchive } from './sources.ts';

/** Files as the manifest has them; none where there is no manifest yet, as of what is only planned. */
const writtenFiles = (directory: string): Readonly<Record<string, Written | undefined>> => {
  try {
    const { files } = JSON.parse(readText(join(directory, MANIFEST)));
    return files ?? {};
  } catch {
    return {};
  }
};

/**
 * Files of a results directory in place of those of the machine: every name means what it meant then.
 *
 * @throws ResultsError where one that is read is not as it was written
 */
export const archivedFiles = (directory: string): { readonly files: Files; readonly reference: string } => {
  const folder = join(directory, 'sources');
  const written = writtenFiles(directory);
  const read = (file: string): Uint8Array => {
    const bytes = readWhole(join(folder, file));
    const before = written[`sources/${file}`];
    if (before !== undefined && before.sha256 !== sha256(bytes))
      throw damaged(folder, `${file}: its bytes have changed`);
    return bytes;
  };
  return filesOfArchive(read, folder);
};
