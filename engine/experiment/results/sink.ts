import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was written to a sink. */
export type Written = { readonly bytes: number; readonly sha256: string };

/** Takes bytes in order, and tells their hash at the end. */
export type Sink = { readonly write: (bytes: Uint8Array) => void; readonly close: () => Written };

/** Opens the sink of a file of results by its name. */
export type OpenSink = (name: string) => Sink;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Keeps nothing but the hash: what a replay needs. */
export const hashSink: OpenSink = () => {
  const hash = createHash('sha256');
  let size = 0;
  return {
    write: (bytes) => {
      hash.update(bytes);
      size += bytes.length;
    },
    close: () => ({ bytes: size, sha256: hash.digest('hex') }),
  };
};

/** `writeSync` may write less than asked without an error when a disk is full; the next call then says so. */
export const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let from = 0; from < bytes.length; ) {
    const written = writeSync(file, bytes, from, bytes.length - from);
    if (written === 0) throw new Error('write: expected progress, got none');
    from += written;
  }
};

/** What the system says of an open file names no path: it is added. */
export const atPath = (path: string, act: () => void): void => {
  try {
    act();
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

const encoder = new TextEncoder();

export const writeBytes = (sink: Sink, bytes: Uint8Array): Written => {
  sink.write(bytes);
  return sink.close();
};

export const writeText = (sink: Sink, text: string): Written => writeBytes(sink, encoder.encode(text));

/** Writes a file as a whole: whoever looks sees all of it, or what was there before. */
export const writeWhole = (path: string, bytes: Uint8Array): void => {
  const draft = `${path}.draft`;
  mkdirSync(dirname(path), { recursive: true });
  writeBytes(fileSink(draft), bytes);
  renameSync(draft, path);
};
