import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { atPath, writeAll } from '../results/file-sink.ts';

/** Bytes with a number, in a file that grows record after record. */
export type RecordPlace = {
  readonly number: number;
  readonly path: string;
  readonly at: number;
  readonly size: number;
};

/** Before the bytes of a record: its number and how many they are, each an unsigned integer of 32 bits, little-endian. */
const HEAD_BYTES = 8;

/** Not flushed to the disk; what ends this process leaves the records before as they are. */
export const appendRecord = (path: string, number: number, bytes: Uint8Array): void => {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(number, 0);
  head.writeUInt32LE(bytes.length, 4);
  const file = openSync(path, 'a');
  try {
    atPath(path, () => writeAll(file, Buffer.concat([head, bytes])));
  } finally {
    closeSync(file);
  }
};

/** Where the records of a file stand; whether their bytes are as they were is not looked at. */
export const recordsIn = (path: string): readonly RecordPlace[] => {
  const file = openSync(path, 'r');
  try {
    const { size: end } = fstatSync(file);
    const head = Buffer.alloc(HEAD_BYTES);
    const places: RecordPlace[] = [];
    for (let at = HEAD_BYTES; at < end; ) {
      readSync(file, head, 0, HEAD_BYTES, at - HEAD_BYTES);
      const size = head.readUInt32LE(4);
      // Whoever wrote it was ended in the midst of it, or is not done.
      if (at + size > end) break;
      places.push({ number: head.readUInt32LE(0), path, at, size });
      at += size + HEAD_BYTES;
    }
    return places;
  } finally {
    closeSync(file);
  }
};

/** @returns fewer bytes where the file has become shorter */
export const readRecord = ({ path, at, size }: RecordPlace): Buffer => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, at));
  } finally {
    closeSync(file);
  }
};
