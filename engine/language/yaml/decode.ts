import type { Problem } from '../problem.ts';
import type { Source } from '../source.ts';
import { largestFile } from './characters.ts';

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const refuse = (name: string, message: string, hint: string): { problems: Problem[] } => ({
  problems: [{ code: 'encoding', severity: 'error', message, hint, file: name }],
});

/** UTF-16 shows in its mark, or in a zero byte beside each of the first two (ASCII) characters. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) ||
  startsWith(bytes, 0xfe, 0xff) ||
  (bytes.length >= 4 && bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) ||
  (bytes.length >= 4 && bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0);

const lineOfByte = (bytes: Uint8Array, at: number): number => {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10) line += 1;
  return line;
};

/** Offset of the first byte that is no UTF-8: the longest prefix that decodes as a stream, found by halving. */
const firstInvalid = (bytes: Uint8Array): number => {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
};

const decodes = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/**
 * The bytes of a file as a text, with its byte order mark if it has one.
 *
 * @param name as shown in messages
 * @param bytes UTF-8, at most 1 MiB
 * @returns the source, or no source and why: `encoding`, `file-too-large`
 */
export const decodeSource = (name: string, bytes: Uint8Array): { source?: Source; problems: Problem[] } => {
  if (bytes.length > largestFile) return { problems: [tooLarge(name)] };
  if (isUtf16(bytes)) return refuse(name, 'the file is UTF-16', 'save it as UTF-8');
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return refuse(name, 'the file is a PNG image', 'name a YAML file');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { source: { name, text }, problems: [] };
  } catch {
    const line = lineOfByte(bytes, firstInvalid(bytes));
    return refuse(name, `the file is not valid UTF-8 (line ${line})`, 'save it as UTF-8');
  }
};

export const tooLarge = (name: string): Problem => ({
  code: 'file-too-large',
  severity: 'error',
  message: 'the file is larger than 1 MiB',
  hint: 'split it with `use` and `extends`',
  file: name,
});
