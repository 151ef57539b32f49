import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './manifest.ts';
import { readWhole } from './read-whole.ts';
import { hashSink, type Written } from './sink.ts';

export const readBytes = (directory: string, name: string): Uint8Array<ArrayBuffer> => readWhole(join(directory, name));

const CHUNK_BYTES = 1 << 20;

/** Size and hash of a file as it stands; undefined if it cannot be read, or is something else than a file. */
export const measureFile = (path: string): Written | undefined => {
  const sink = hashSink(path);
  let file: number;
  try {
    // A pipe would keep us waiting for ever.
    if (!statSync(path).isFile()) return undefined;
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const chunk = new Uint8Array(CHUNK_BYTES);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) sink.write(chunk.subarray(0, read));
    return sink.close();
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
};

/** What is wrong with the files that a manifest names, a sentence each; none if every byte is as it was. */
export const damages = (directory: string, { files }: Pick<Manifest, 'files'>): readonly string[] =>
  Object.entries(files).flatMap(([name, written]) => {
    const there = measureFile(join(directory, name));
    if (there === undefined) return [`${name}: missing or unreadable`];
    if (there.bytes !== written.bytes) return [`${name}: ${there.bytes} bytes, expected ${written.bytes}`];
    return there.sha256 === written.sha256 ? [] : [`${name}: its bytes have changed`];
  });
