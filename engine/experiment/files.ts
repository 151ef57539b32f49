import { readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FileKind, Files, FoundFile } from '../language/load.ts';
import { DetenteError, type Problem } from '../language/problem.ts';
import type { Source } from '../language/source.ts';
import { preparedFile } from './prepared-files.ts';

/** Largest file that is read, in bytes. */
const largest = 1_048_576;

/** Where the shipped files of a kind lie below `scenarios/`; by the first beside a file as well. */
const shippedFolders: { readonly [kind in FileKind]: readonly [string, ...string[]] } = {
  scenario: ['', 'literature'],
  module: ['modules'],
  rule: ['rules'],
  game: ['games', 'literature'],
};

/** A place where a file may be: its path, and the name it has in messages. */
type Candidate = {
  readonly path: string;
  readonly name: string;
  /** Of a shipped file: the path below `scenarios/`. */
  readonly inside?: string;
};

const isPath = (reference: string): boolean => /[\\/]|\.ya?ml$/.test(reference);

/** The spellings of a name: hyphens and underscores are equal. */
const spellings = (name: string): string[] => [
  ...new Set([name, name.replaceAll('-', '_'), name.replaceAll('_', '-')]),
];

const withSlashes = (path: string): string => path.split(sep).join('/');

/**
 * Files on this machine: a path counts from the folder of the file that names it (the first from the working
 * directory), a bare name is that of a shipped file or of a file beside the one that names it.
 *
 * Order for a bare name. Scenario: shipped, then beside (`extends: frontier` in a file `frontier.yaml` means the shipped
 * one). Game: `games/` shipped, then beside. Both: before beside, `literature/` shipped. Module and rule: `modules/` or `rules/` beside, then beside, then shipped, so that one's own goes first.
 *
 * @param packageRoot the folder that holds `scenarios/`
 * @param workingFolder where paths given by the user begin
 */
export const nodeFiles = (packageRoot: string, workingFolder: string = process.cwd()): Files => {
  const shipped = join(packageRoot, 'scenarios');
  const folders = new Map<string, string>();

  const candidates = (reference: string, kind: FileKind, from: Source | undefined): Candidate[] => {
    const folder = from ? (folders.get(from.name) ?? workingFolder) : workingFolder;
    if (isPath(reference)) return [own(resolve(folder, reference), from ? undefined : reference)];
    const shippedFirst = kind === 'scenario' || kind === 'game';
    const besides = shippedFirst ? [''] : [shippedFolders[kind][0], ''];
    const beside = besides.flatMap((inner) =>
      spellings(reference).map((name) => own(join(folder, inner, `${name}.yaml`))),
    );
    const ours = shippedFolders[kind].flatMap((inner) =>
      spellings(reference).map((name) => asShipped(join(inner, `${name}.yaml`))),
    );
    const exact = from ? [] : [own(resolve(folder, reference), reference)];
    return [...(shippedFirst ? [...ours, ...beside] : [...beside, ...ours]), ...exact];
  };

  const own = (path: string, given?: string): Candidate => {
    const inside = relative(shipped, path);
    if (!inside.startsWith('..') && !isAbsolute(inside)) return asShipped(inside);
    const fromHere = relative(workingFolder, path);
    const name = withSlashes(given ?? (fromHere.startsWith('..') ? path : fromHere));
    return { path, name: name.startsWith('scenarios/') ? `./${name}` : name };
  };

  const asShipped = (inside: string): Candidate => ({
    path: join(shipped, inside),
    name: withSlashes(join('scenarios', inside)),
    inside: withSlashes(inside),
  });

  const read = async (reference: string, kind: FileKind, from: Source | undefined): Promise<FoundFile | undefined> => {
    for (const candidate of candidates(reference, kind, from)) {
      const found = readCandidate(candidate);
      if (!found) continue;
      folders.set(found.name, dirname(candidate.path));
      return found;
    }
    return undefined;
  };

  return { read, list: (kind) => listNames(join(shipped, shippedFolders[kind][0])) };
};

/** Names of the shipped scenarios and games of published results. */
export const literatureNames = (packageRoot: string): Promise<string[]> =>
  listNames(join(packageRoot, 'scenarios/literature'));

const refuse = (name: string, code: Problem['code'], message: string, hint?: string): DetenteError =>
  new DetenteError([{ code, severity: 'error', message, file: name, ...(hint === undefined ? {} : { hint }) }]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const reasons: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links go in a circle',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk failed',
};

const unreadable = (name: string, error: unknown): DetenteError => {
  const code = codeOf(error);
  return refuse(name, 'unreadable-file', `the file cannot be read: ${reasons[code] ?? (code || 'unknown error')}`);
};

/** Names that no file can have. */
const isNoFile = (code: string): boolean =>
  code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE';

/** At one go: a file is small, and through promises the dozen files of a scenario take more than twice the time. */
const readCandidate = ({ path, name, inside }: Candidate): FoundFile | undefined => {
  try {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (kind === undefined) return undefined;
    if (kind.isDirectory())
      throw refuse(name, 'unreadable-file', 'this is a folder', 'name a file in it, like scenario.yaml');
    if (!kind.isFile()) throw refuse(name, 'unreadable-file', 'this is no ordinary file', 'name a YAML file');
    if (kind.size > largest)
      throw refuse(name, 'file-too-large', 'the file is larger than 1 MiB', 'split it with `use` and `extends`');
    const prepared = inside === undefined ? undefined : preparedFile(inside);
    return {
      name,
      key: realpathSync.native(path),
      bytes: new Uint8Array(readFileSync(path)),
      ...(prepared === undefined ? {} : { prepared }),
    };
  } catch (error) {
    if (error instanceof DetenteError) throw error;
    if (isNoFile(codeOf(error))) return undefined;
    throw unreadable(name, error);
  }
};

/** Names of the YAML files of a folder without `.yaml`, in code unit order; none where there is no such folder. */
const listNames = async (folder: string): Promise<string[]> => {
  try {
    const files = await readdir(folder);
    return files
      .filter((file) => /\.yaml$/.test(file))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw unreadable(withSlashes(folder), error);
  }
};
