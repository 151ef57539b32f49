import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashSink, type Sink, writeBytes } from './sink.ts';

/** `writeSync` may write less than asked without an error when a disk is full; the next call then says so. */
export const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let from = 0; from < bytes.length; ) {
    const written = writeSync(file, bytes, from, bytes.length - from);
    if (written === 0) throw new Error('write: expected progress, got none');
    from += written;
  }
};

/** What the system says of an open file names no path: it is added. */
export const atPath = <Value>(path: string, act: () => Value): Value => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && !('path' in error)) Object.assign(error, { path });
    throw error;
  }
};

/** Writes a new file, or one in place of another; the bytes are on the disk when it is closed. */
export const fileSink = (path: string): Sink & { readonly abandon: () => void } => {
  const hashing = hashSink(path);
  const file = openSync(path, 'w');
  return {
    abandon: () => closeSync(file),
    write: (bytes) => {
      atPath(path, () => writeAll(file, bytes));
      hashing.write(bytes);
    },
    close: () => {
      try {
        atPath(path, () => fsyncSync(file));
      } finally {
        closeSync(file);
      }
      return hashing.close();
    },
  };
};

/** Where a file is written before it is there. */
export const draftOf = (path: string): string => `${path}.draft`;

/**
 * Writes a file as a whole: whoever looks sees all of it, or what was there before.
 *
 * @param renaming told when all is written, before it is there
 */
export const writeWhole = (path: string, bytes: Uint8Array, renaming: () => void = () => undefined): void => {
  const draft = draftOf(path);
  mkdirSync(dirname(path), { recursive: true });
  const sink = fileSink(draft);
  try {
    writeBytes(sink, bytes);
    renaming();
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
};
