import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type BeforeChange, unheard } from './before-change.ts';
import { atPath, writeAll } from './file-sink.ts';
import { ResultsError } from './results-error.ts';

const LOCK = '.lock';

/** Locks, and what stands beside one for a moment while it is taken. */
export const isLock = (name: string): boolean => name === LOCK || name.startsWith(`${LOCK}.`);

/** Whether a process of this machine is there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

type Holder = { readonly pid: number; readonly host: string };

const self = (): Holder => ({ pid: process.pid, host: hostname() });

/** What stands in a lock, nothing if it cannot be read, undefined if there is none. */
const contentOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : '';
  }
};

const holderIn = (content: string): Holder | undefined => {
  try {
    const { pid, host } = JSON.parse(content) as Partial<Holder>;
    return pid === undefined || host === undefined ? undefined : { pid, host };
  } catch {
    return undefined;
  }
};

/** Who holds the lock, undefined if nobody does or it cannot be told. */
const holderOf = (path: string): Holder | undefined => {
  const content = contentOf(path);
  return content === undefined ? undefined : holderIn(content);
};

/** A holder on this machine whose process is gone holds nothing; on another machine it cannot be told. */
const isStale = (holder: Holder | undefined): boolean =>
  holder === undefined || (holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid)));

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Half a lock would say nothing: where it cannot be written it goes again. */
const writeLock = (path: string, content: string): void => {
  const file = openSync(path, 'wx');
  try {
    atPath(path, () => writeAll(file, new TextEncoder().encode(content)));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
};

/** A lock comes into being with its content, so that nobody finds it empty; some file systems have no links. */
const make = (path: string, before: BeforeChange): void => {
  const content = JSON.stringify(self());
  const beside = `${path}.${process.pid}`;
  before('begin lock');
  try {
    // Left there by a process of the same number.
    rmSync(beside, { force: true, recursive: true });
    writeLock(beside, content);
    before('lock');
    linkSync(beside, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (error as NodeJS.ErrnoException).syscall !== 'link') throw error;
    writeLock(path, content);
  } finally {
    rmSync(beside, { force: true });
  }
  before('locked');
};

const take = (path: string, before: BeforeChange): boolean => {
  try {
    make(path, before);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    // `/proc` answers that there is no such file.
    if (code !== 'ENOENT') throw error;
    throw new ResultsError('unwritable-results', `${path}: cannot be written here`, 'name another folder with --out');
  }
};

/**
 * Removes a lock whose holder is gone. One at a time: of two who have both seen it, the slower would remove the new
 * lock of the quicker.
 *
 * @returns whether the place is free
 */
const clearStale = (path: string): boolean => {
  const turn = `${path}.turn`;
  try {
    mkdirSync(turn);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    const content = contentOf(path);
    // Gone by the hand of whoever had the turn before, or let go: what stands there next is somebody's own.
    if (content === undefined) return true;
    if (!isStale(holderIn(content))) return false;
    rmSync(path, { force: true, recursive: true });
    return true;
  } finally {
    rmdirSync(turn);
  }
};

/** Directories locked by this process: its number alone would not tell two of its own runs apart. */
const own = new Set<string>();

const unknown: Holder = { pid: 0, host: 'another machine' };

/**
 * Keeps other processes out of a directory, which must exist.
 *
 * @param before told before every change on the disk
 * @returns lets them in again
 * @throws ResultsError `results-in-use`
 */
export const lockDirectory = (directory: string, before: BeforeChange = unheard): (() => void) => {
  const path = join(realpathSync(directory), LOCK);
  if (own.has(path)) throw inUse(directory, self());
  if (!take(path, before)) {
    const found = holderOf(path);
    if (!isStale(found)) throw inUse(directory, found ?? unknown);
    if (!(clearStale(path) && take(path, before))) throw inUse(directory, holderOf(path) ?? unknown);
  }
  own.add(path);
  clearBeside(path);
  return () => {
    own.delete(path);
    const { pid, host } = holderOf(path) ?? unknown;
    if (pid !== process.pid || host !== hostname()) return;
    before('unlock');
    rmSync(path, { force: true });
  };
};

/** What processes left that ended while they took the lock. */
const clearBeside = (path: string): void => {
  const folder = dirname(path);
  for (const name of readdirSync(folder))
    if (/^\.lock\.\d+$/.test(name) && isStale(holderOf(join(folder, name))))
      rmSync(join(folder, name), { force: true, recursive: true });
};

const inUse = (directory: string, { pid, host }: Holder): ResultsError =>
  new ResultsError(
    'results-in-use',
    `${directory}: process ${pid} on ${host} is writing there`,
    `wait for it, or name another folder with --out; if there is no such process, remove ${join(directory, LOCK)}`,
  );
