import { readFileSync } from 'node:fs';
import type { Prepared } from '../language/prepared/prepared.ts';

/** Beside what is built, where the build writes it last; nothing where the sources run as they are. */
const FOLDER = new URL('../prepared/', import.meta.url);

/**
 * What a file was read as when the package was built. It saves time and nothing else: without it the file is read as any
 * other.
 *
 * @param path below `scenarios/`, with slashes
 */
export const preparedFile = (path: string): Prepared | undefined => {
  try {
    return JSON.parse(readFileSync(new URL(`${path}.json`, FOLDER), 'utf8'));
  } catch {
    return undefined;
  }
};
