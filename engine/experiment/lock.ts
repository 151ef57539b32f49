import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ResultsError } from './results-error.ts';

const LOCK = '.lock';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

type Holder = { readonly pid: number; readonly host: string };

/** Who holds the lock, undefined if nobody does or it cannot be told. */
const holderOf = (path: string): Holder | undefined => {
  try {
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return pid === undefined || host === undefined ? undefined : { pid, host };
  } catch {
    return undefined;
  }
};

/** A holder on this machine whose process is gone holds nothing; on another machine it cannot be told. */
const isStale = (holder: Holder | undefined): boolean =>
  holder === undefined || (holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid)));

const take = (path: string): boolean => {
  try {
    writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // `/proc` answers that there is no such file.
    if (code !== 'ENOENT') throw error;
    throw new ResultsError('unwritable-results', `${path}: cannot be written here`, 'name another folder with --out');
  }
};

/** Directories locked by this process: its number alone would not tell two of its own runs apart. */
const own = new Set<string>();

/**
 * Keeps other processes out of a directory, which must exist.
 *
 * @returns lets them in again
 * @throws ResultsError `results-in-use`
 */
export const lockDirectory = (directory: string): (() => void) => {
  const path = join(directory, LOCK);
  const holder = own.has(path) ? { pid: process.pid, host: hostname() } : undefined;
  if (holder === undefined && !take(path)) {
    const found = holderOf(path);
    if (!isStale(found)) throw inUse(directory, found as Holder);
    rmSync(path, { force: true });
    if (!take(path)) throw inUse(directory, holderOf(path) ?? { pid: 0, host: 'another machine' });
  } else if (holder !== undefined) throw inUse(directory, holder);
  own.add(path);
  return () => {
    own.delete(path);
    rmSync(path, { force: true });
  };
};

const inUse = (directory: string, { pid, host }: Holder): ResultsError =>
  new ResultsError(
    'results-in-use',
    `${directory}: process ${pid} on ${host} is writing there`,
    `wait for it, or name another folder with --out; if there is no such process, remove ${join(directory, LOCK)}`,
  );
