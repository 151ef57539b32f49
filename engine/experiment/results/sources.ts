import type { FileKind, Files, FoundFile, Loaded } from '../../language/load.ts';
import { damaged } from './kept-files.ts';
import { ResultsError } from './results-error.ts';
import { sha256 } from './sink.ts';

/** A file that a scenario is made of. */
export type SourceFile = {
  /** Where its copy lies, below `sources/`. */
  readonly file: string;
  readonly role: 'scenario' | 'parent' | 'module' | 'rule' | 'table' | 'game';
  /** Without its folders: results do not depend on where files lay. */
  readonly name: string;
  readonly sha256: string;
};

/** Which file a name meant, where: `from` and `file` are copies; null where the user named it. */
type ReadFact = {
  readonly reference: string;
  readonly kind: FileKind;
  readonly from: string | null;
  readonly file: string;
};

/** Copies of all files byte for byte, and all that is needed to load them again. */
export type SourceArchive = {
  readonly files: readonly SourceFile[];
  /** Names below `sources/` and bytes, the index among them. */
  readonly copies: readonly (readonly [string, Uint8Array])[];
};

export type Reading = {
  readonly reference: string;
  readonly kind: FileKind;
  readonly from: string | undefined;
  readonly found: FoundFile;
};

/** The same files, and a list of what was read from them. */
export const recordedFiles = (files: Files): { readonly files: Files; readonly readings: readonly Reading[] } => {
  const readings: Reading[] = [];
  return {
    readings,
    files: {
      list: (kind) => files.list(kind),
      read: async (reference, kind, from) => {
        const found = await files.read(reference, kind, from);
        if (found !== undefined) readings.push({ reference, kind, from: from?.name, found });
        return found;
      },
    },
  };
};

const withoutFolders = (name: string): string => name.split('/').at(-1) ?? name;

/** `00-two-labs.yaml`: unique by its number, safe on every disk. */
const copyName = (name: string, index: number): string => {
  const safe = withoutFolders(name).replace(/[^A-Za-z0-9._-]+/g, '_');
  return `${String(index).padStart(2, '0')}-${safe.slice(-80)}`;
};

const INDEX = 'index.json';

/** Files that were read, the one that the user named first. */
type Read = {
  readonly sources: readonly (Pick<Loaded['sources'][number], 'bytes'> & {
    readonly role: SourceFile['role'];
    readonly source: { readonly name: string };
  })[];
};

export const archiveSources = (loaded: Read, readings: readonly Reading[]): SourceArchive => {
  const files = loaded.sources.map(
    ({ role, source, bytes }, index): SourceFile => ({
      file: copyName(source.name, index),
      role,
      name: withoutFolders(source.name),
      sha256: sha256(bytes),
    }),
  );
  const byKey = new Map<string, string>();
  for (const { found } of readings) {
    const index = loaded.sources.findIndex(({ source }) => source.name === found.name);
    if (index >= 0) byKey.set(found.key, (files[index] as SourceFile).file);
  }
  const byName = new Map(readings.map(({ found }) => [found.name, byKey.get(found.key)]));
  const facts = readings.flatMap(({ reference, kind, from, found }): ReadFact[] => {
    const file = byKey.get(found.key);
    if (file === undefined) return [];
    if (from === undefined) return [{ reference: files[0]?.name ?? '', kind, from: null, file }];
    return [{ reference, kind, from: byName.get(from) ?? null, file }];
  });
  const index = `${JSON.stringify({ schemaVersion: 1, files, reads: facts }, undefined, 2)}\n`;
  return {
    files,
    copies: [
      ...loaded.sources.map(({ bytes }, at) => [(files[at] as SourceFile).file, bytes] as const),
      [INDEX, new TextEncoder().encode(index)],
    ],
  };
};

/** The sources with a table of points among them. */
export const withTable = ({ files, copies }: SourceArchive, name: string, bytes: Uint8Array): SourceArchive => {
  const file = copyName(name, files.length);
  const source: SourceFile = { file, role: 'table', name: withoutFolders(name), sha256: sha256(bytes) };
  return { files: [...files, source], copies: [...copies, [file, bytes]] };
};

type Index = { readonly files: readonly SourceFile[]; readonly reads: readonly ReadFact[] };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isListOfTexts = (value: unknown, keys: readonly string[]): boolean =>
  Array.isArray(value) && value.every((one) => isRecord(one) && keys.every((key) => typeof one[key] === 'string'));

const indexIn = (bytes: Uint8Array, folder: string): Index => {
  try {
    const index: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (
      isRecord(index) &&
      isListOfTexts(index.files, ['file', 'role', 'name', 'sha256']) &&
      isListOfTexts(index.reads, ['reference', 'kind', 'file'])
    )
      return index as Index;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw damaged(folder, `${INDEX} is no list of files as results have it`);
};

/**
 * Files that were kept with results in place of those of the machine: every name means what it meant then.
 *
 * @param read the bytes of one of them by its name below `sources/`
 * @param folder how their folder is called in messages
 * @throws ResultsError where the list of files cannot be read
 */
export const filesOfArchive = (
  read: (file: string) => Uint8Array,
  folder: string,
): { readonly files: Files; readonly reference: string } => {
  const index = indexIn(read(INDEX), folder);
  const places = new Map(index.files.map(({ file }, place) => [file, place]));
  /** Unique, and with the file's own name at its end, which loading looks at. */
  const nameOf = (file: string): string => {
    const place = places.get(file);
    const known = place === undefined ? undefined : index.files[place];
    if (known === undefined || /[\\/]/.test(file)) {
      throw new ResultsError('damaged-results', `${folder}/${INDEX}: expected a file of the list, got ${file}`);
    }
    return `${place}/${known.name}`;
  };
  const files: Files = {
    list: async () => [],
    read: async (reference, kind, from) => {
      const fact = index.reads.find(
        (one) =>
          one.reference === reference &&
          one.kind === kind &&
          (one.from === null ? undefined : nameOf(one.from)) === from?.name,
      );
      if (fact === undefined) return undefined;
      return { name: nameOf(fact.file), key: fact.file, bytes: read(fact.file) };
    },
  };
  return { files, reference: index.reads.find(({ from }) => from === null)?.reference ?? '' };
};
