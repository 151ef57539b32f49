import { lstatSync, type Stats, statSync } from 'node:fs';

// With `throwIfNoEntry: false` Node 20 throws below a file ("not a directory"), Node 24 says that nothing is there.

const ifThere = (look: () => Stats): Stats | undefined => {
  try {
    return look();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
};

/**
 * What a path leads to.
 *
 * @returns undefined where there is nothing, also below what is no folder
 * @throws the system's error where it cannot be looked at
 */
export const statIfThere = (path: string): Stats | undefined => ifThere(() => statSync(path));

/** The same of the path itself, without following a link. */
export const lstatIfThere = (path: string): Stats | undefined => ifThere(() => lstatSync(path));
