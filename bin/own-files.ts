import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { statIfThere } from '../engine/experiment/stat-if-there.ts';
import type { Files } from '../engine/language/load.ts';

/** Files as they were read, and folders in which a new file could take the place of another. */
export type Watched = {
  /** By path; undefined: it was not there. */
  readonly files: ReadonlyMap<string, Uint8Array | undefined>;
  readonly folders: readonly string[];
  /** Of the YAML files in these folders. */
  readonly names: string;
};

const contentOf = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;

const isWithin = (folder: string, path: string): boolean => path.startsWith(folder + sep);

const yamlNames = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
};

const namesIn = (folders: readonly string[]): string => folders.map((folder) => yamlNames(folder).join('/')).join('|');

/** Files that remember what was read of them, for watching. */
export const rememberedFiles = (files: Files): { readonly files: Files; readonly read: Map<string, Uint8Array> } => {
  const read = new Map<string, Uint8Array>();
  return {
    read,
    files: {
      list: (kind) => files.list(kind),
      read: async (reference, kind, from) => {
        const found = await files.read(reference, kind, from);
        if (found !== undefined) read.set(found.key, found.bytes);
        return found;
      },
    },
  };
};

/**
 * What to watch of the files that a scenario was read from: the user's own, or, where all are shipped, these.
 *
 * @param read contents by path, all that could be read
 * @param shipped the folder of shipped scenarios
 * @param before what was watched until now: a file that is not read any more, since one before it has an error, is not
 *   lost
 */
export const watchedOf = (
  read: ReadonlyMap<string, Uint8Array>,
  shipped: string,
  before: Watched | undefined,
): Watched => {
  const ours = realpathSync(shipped);
  const own = [...read].filter(([path]) => !isWithin(ours, path));
  const files = new Map<string, Uint8Array | undefined>(own.length > 0 ? own : read);
  for (const path of before?.files.keys() ?? []) if (!files.has(path)) files.set(path, contentOf(path));
  const folders = new Set([...files.keys()].map((path) => dirname(path)));
  const searched = [...folders].flatMap((folder) => [folder, join(folder, 'modules'), join(folder, 'rules')]);
  return { files, folders: searched, names: namesIn(searched) };
};

const stampOf = (path: string): string => {
  const stat = statIfThere(path);
  return stat === undefined ? 'missing' : `${stat.ino}:${stat.mtimeMs}:${stat.size}`;
};

/** Milliseconds. */
export type Patience = {
  /** Between two looks. */
  readonly look: number;
  /** Without a further change until what is there is taken as saved: editors write in several steps. */
  readonly settle: number;
  /** Until a file that has vanished is taken as gone: editors put a new one in its place. */
  readonly vanish: number;
};

const usual: Patience = { look: 200, settle: 100, vanish: 1000 };

/** What can be seen without reading: equal looks mean that nothing was saved. */
const lookAt = ({ files, folders }: Watched): string =>
  `${[...files.keys()].map(stampOf).join('|')}\n${namesIn(folders)}`;

const hasVanished = ({ files }: Watched): boolean =>
  [...files].some(([path, bytes]) => bytes !== undefined && stampOf(path) === 'missing');

/** Waits until two looks are the same, and longer where a file that was there is not. */
const settled = async (watched: Watched, patience: Patience, signal: AbortSignal): Promise<string> => {
  for (let calm = 0, last = ''; ; ) {
    await pause(patience.settle, undefined, { signal });
    const now = lookAt(watched);
    calm = now === last ? calm + patience.settle : 0;
    last = now;
    if (calm >= (hasVanished(watched) ? patience.vanish : patience.settle)) return now;
  }
};

/**
 * Waits until a file has another content than was read, or a YAML file has come to or gone from a folder. Looks at the
 * files now and then instead of being told by the system: that works for every editor, on every disk and in containers,
 * and for some ten files costs nothing.
 *
 * @throws AbortError when the signal is aborted
 */
export const nextSave = async (watched: Watched, signal: AbortSignal, patience: Patience = usual): Promise<void> => {
  let seen: string | undefined;
  for (;;) {
    if (lookAt(watched) !== seen) {
      const now = await settled(watched, patience, signal);
      const isSaved = [...watched.files].some(([path, bytes]) => !isSame(bytes, contentOf(path)));
      if (isSaved || namesIn(watched.folders) !== watched.names) return;
      seen = now;
    }
    await pause(patience.look, undefined, { signal });
  }
};
