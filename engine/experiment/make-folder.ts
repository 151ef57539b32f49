import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BeforeChange, unheard } from './results/before-change.ts';
import { ResultsError } from './results/results-error.ts';
import { statIfThere } from './stat-if-there.ts';

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The folders of a path that are not there, the outermost first. */
const missingFolders = (path: string): string[] => {
  const missing: string[] = [];
  for (let folder = path; statIfThere(folder) === undefined; folder = dirname(folder)) missing.unshift(folder);
  return missing;
};

const reasons: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is something of that name that is no folder',
  ENOENT: 'this place takes no new folders',
};

const refused = (path: string, error: unknown): ResultsError => {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  const reason = reasons[code] ?? `the system says ${code}`;
  return new ResultsError(
    'unwritable-results',
    `${path}: cannot make the folder, ${reason}`,
    'name another with --out',
  );
};

/**
 * Makes a folder and those above it, parent by parent: Node 20's recursive `mkdir` never returns below `/proc`, where a
 * parent is there and yet nothing can be made in it.
 *
 * @param path absolute
 * @param before told before every change on the disk
 * @returns the folders made, the outermost first; none if all were there
 * @throws ResultsError `unwritable-results`
 */
export const makeFolder = (path: string, before: BeforeChange = unheard): readonly string[] => {
  try {
    const made = missingFolders(path);
    for (const folder of made) {
      before(`make folder ${folder}`);
      makeOne(folder);
    }
    if (!isFolder(path)) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
    return made;
  } catch (error) {
    throw refused(path, error);
  }
};

/** Another process may make it at the same moment. */
const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(folder)) throw error;
  }
};
