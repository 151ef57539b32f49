import { readFileSync } from 'node:fs';
import type { Prepared } from '../language/prepared/prepared.ts';

/** Beside what is built, where it is written last; nothing where the sources run as they are. */
const STORE = new URL('../prepared.jsonl', import.meta.url);

/** A line for each file, so that what nobody asks for need not be looked at. */
let lines: readonly string[] | undefined;

/** @param path below `scenarios/`, with slashes */
export const preparedFile = (path: string): Prepared | undefined => {
  lines ??= readLines();
  const line = lines.find((one) => one.startsWith(`{"path":${JSON.stringify(path)},`));
  return line === undefined ? undefined : parsed(line);
};

const parsed = (line: string): Prepared | undefined => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** They save time and nothing else: without them files are read as any other. */
const readLines = (): readonly string[] => {
  try {
    return readFileSync(STORE, 'utf8').split('\n');
  } catch {
    return [];
  }
};
