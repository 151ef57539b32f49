import { readFileSync } from 'node:fs';
import { fixture } from '../bin/command-line.ts';

/** Something a stranger hands in, and how it is refused. */
export type Entry = {
  readonly name: string;
  /** What lies in a folder of its own, by name; null is a folder. */
  readonly files?: { readonly [name: string]: string | Uint8Array | null };
  /** Words of the command line; `@/` begins a path in that folder. */
  readonly argv: readonly string[];
  /** `exit code`, `message code`, and `line:column` where a file has a place. */
  readonly expected: string;
};

const lab = readFileSync(fixture('two-labs.yaml'), 'utf8');

/** The scenario of two labs with one piece replaced by another. */
export const changed = (from: string, to: string): string => {
  if (!lab.includes(from)) throw new Error(`expected ${JSON.stringify(from)} in two-labs.yaml`);
  return lab.replace(from, () => to);
};

/** The words of a line, which has no quotes. */
export const words = (line: string): readonly string[] => line.split(' ').filter((word) => word !== '');
