import { join } from 'node:path';
import { statIfThere } from '../stat-if-there.ts';
import { damaged } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { readWhole } from './read-whole.ts';
import { sha256, type Written } from './sink.ts';

type Listed = Pick<Manifest, 'files'>;

const expected = (directory: string, { files }: Listed, name: string): Written => {
  const written = files[name];
  if (written === undefined) throw damaged(directory, `the manifest does not name ${name}`);
  return written;
};

/** @throws ResultsError where the bytes are not those that were written */
export const readChecked = (directory: string, manifest: Listed, name: string): Uint8Array<ArrayBuffer> => {
  const bytes = readWhole(join(directory, name));
  if (sha256(bytes) !== expected(directory, manifest, name).sha256)
    throw damaged(directory, `${name}: its bytes have changed`);
  return bytes;
};

/** @throws ResultsError where a file is missing, or of another size than it was written with */
export const checkSizes = (directory: string, { files }: Listed): void => {
  for (const [name, { bytes }] of Object.entries(files)) {
    const size = statIfThere(join(directory, name))?.size;
    if (size !== bytes) throw damaged(directory, `${name}: ${size === undefined ? 'missing' : 'its size has changed'}`);
  }
};
