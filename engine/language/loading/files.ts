import type { Prepared } from '../prepared/prepared.ts';
import type { Source } from '../source.ts';

/** What a file can be. */
export type FileKind = 'scenario' | 'module' | 'rule' | 'game';

/** A file as it was found. */
export type FoundFile = {
  /** As shown in messages: the path as the user gave it, or the path of a shipped file. */
  readonly name: string;
  /** The same for the same file, however it is named: cycles are found by it. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** What it was read as before, if it is still the same. */
  readonly prepared?: Prepared;
};

/**
 * Where files come from: folders, an archive, a web page. Loading itself knows none of these.
 *
 * `read` takes a path or the name of a shipped file, and the source that names it (`undefined` for the first); it
 * returns `undefined` if there is no such file, and throws a `DetenteError` if there is one that cannot be read.
 * `list` gives the names a reference could have meant.
 */
export type Files = {
  read(reference: string, kind: FileKind, from: Source | undefined): Promise<FoundFile | undefined>;
  list(kind: FileKind): Promise<readonly string[]>;
};

/** `scenarios/modules/lab-payoff.yaml`: `lab-payoff`. */
export const stemOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/, '');

/** The name of a file as formulas read it: `lab_payoff`. */
export const inFormulas = (name: string): string => name.replaceAll('-', '_');
