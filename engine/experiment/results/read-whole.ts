import { readFileSync } from 'node:fs';
import { atPath } from './file-sink.ts';

/** All bytes of a file. What the system says of one that is open already names no path; here it does. */
export const readWhole = (path: string): Uint8Array<ArrayBuffer> =>
  atPath(path, () => new Uint8Array(readFileSync(path)));

/** The same as text. */
export const readText = (path: string): string => atPath(path, () => readFileSync(path, 'utf8'));
