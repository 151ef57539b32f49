import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { CHECKPOINT } from '../batch/checkpoint.ts';
import { lstatIfThere } from '../stat-if-there.ts';
import { csvNames, EXPORTED } from '../tables/export-csv.ts';
import { type BeforeChange, unheard } from './before-change.ts';
import { atPath, fileSink } from './file-sink.ts';
import { isLock } from './lock.ts';
import { MANIFEST } from './manifest.ts';
import { PLAN, PLAN_DRAFT } from './plan-file.ts';
import { type OpenSink, type Sink, writeText } from './sink.ts';

/** Results being written, aside in the directory they are for. */
export type Draft = {
  readonly open: OpenSink;
  /** Puts everything in place, the manifest last: a directory without one is unfinished. */
  readonly publish: (manifest: string) => void;
  /** Leaves the directory as it was. */
  readonly abandon: () => void;
};

/** Where results are being written. */
export const DRAFT = '.draft';
const SOURCES = 'sources';

/** Where pictures of the results lie. */
export const REPORT = 'report';

/** What goes with the tables it was made of, and may not be there again. */
const DERIVED = [
  ...EXPORTED.flatMap((table) => csvNames(table)),
  'trace.parquet',
  'points.parquet',
  'points.csv',
  ...['solve.json', 'tournament.json', 'coalition.json', 'evolve.json', 'profiles.csv'],
  CHECKPOINT,
];

/**
 * @param directory must exist
 * @param folders made beforehand
 */
export const openDraft = (
  directory: string,
  before: BeforeChange = unheard,
  folders: readonly string[] = [SOURCES],
): Draft => {
  const folder = join(directory, DRAFT);
  const sinks = new Set<Sink & { readonly abandon: () => void }>();
  const change = (what: string, act: () => void): void => {
    before(what);
    act();
  };
  change('clear draft', () => rmSync(folder, { recursive: true, force: true }));
  change('make draft', () => {
    for (const path of [folder, ...folders.map((name) => join(folder, name))]) mkdirSync(path, { recursive: true });
  });
  const open: OpenSink = (name) => {
    before(`open ${name}`);
    const sink = fileSink(join(folder, name));
    sinks.add(sink);
    return {
      write: (bytes) => change(`write ${name}`, () => sink.write(bytes)),
      close: () => {
        before(`close ${name}`);
        const written = sink.close();
        sinks.delete(sink);
        return written;
      },
    };
  };
  const move = (name: string): void =>
    change(`rename ${name}`, () => renameSync(join(folder, name), join(directory, name)));
  const remove = (name: string): void =>
    change(`remove ${name}`, () => rmSync(join(directory, name), { recursive: true, force: true }));
  const flush = (): void => change('flush directory', () => syncFolder(directory));
  return {
    open,
    publish: (manifest) => {
      writeText(open(MANIFEST), manifest);
      // Shards are played from the sources of a plan: where these are the same, they are there at every moment.
      const kept = isSameFolder(join(folder, SOURCES), join(directory, SOURCES));
      const names = readdirSync(folder).filter((name) => name !== MANIFEST && !(kept && name === SOURCES));
      remove(MANIFEST);
      flush();
      for (const name of [...DERIVED, ...(kept ? [] : [SOURCES])]) remove(name);
      change('remove pictures', () => removePictures(join(directory, REPORT)));
      for (const name of names.sort()) move(name);
      flush();
      move(MANIFEST);
      flush();
      change('remove draft', () => rmSync(folder, { recursive: true, force: true }));
    },
    abandon: () => {
      before('abandon');
      for (const sink of sinks) sink.abandon();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Whether two folders hold the same files, byte for byte. */
const isSameFolder = (one: string, other: string): boolean => {
  if (![one, other].every((path) => lstatIfThere(path)?.isDirectory())) return false;
  const names = readdirSync(one).sort();
  if (JSON.stringify(readdirSync(other).sort()) !== JSON.stringify(names)) return false;
  return names.every((name) => {
    const there = join(other, name);
    return lstatSync(there).isFile() && readFileSync(join(one, name)).equals(readFileSync(there));
  });
};

/** Pictures go with the results they show; what somebody else keeps beside them stays. */
const removePictures = (folder: string): void => {
  if (!lstatIfThere(folder)?.isDirectory()) return;
  const names = readdirSync(folder);
  const pictures = names.filter((name) => /\.(png|svg|pdf|html|csv|alt\.txt|tmp)$/.test(name));
  for (const name of pictures) rmSync(join(folder, name), { recursive: true, force: true });
  if (pictures.length === names.length) rmdirSync(folder);
};

/** Makes renames last through a loss of power, where the system can do that for a folder. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    atPath(folder, () => fsyncSync(file));
  } finally {
    closeSync(file);
  }
};

/** What an unfinished directory of results may hold; anything else belongs to somebody. */
const OWN = new Set([
  ...DERIVED,
  ...[DRAFT, '.shards', '.DS_Store', SOURCES, MANIFEST, PLAN, PLAN_DRAFT, 'environment.json', 'resolved.json', REPORT],
  ...['runs.parquet', 'ticks.parquet', 'summary.json', 'summary.csv', 'data-dictionary.csv'],
]);

/** Files in a directory that are none of ours. */
export const strangers = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter((name) => !(OWN.has(name) || isLock(name)))
    .sort();
