import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quietly } from '../engine/experiment/results/directory.ts';
import { writeAll } from '../engine/experiment/results/file-sink.ts';
import { isAlive } from '../engine/experiment/results/lock.ts';

/** Drafts of the same file by processes that were killed. */
const removeAbandoned = (path: string): void => {
  const [folder, name] = [dirname(path), basename(path)];
  for (const other of readdirSync(folder)) {
    if (!(other.startsWith(`${name}.`) && other.endsWith('.tmp'))) continue;
    const process = other.slice(name.length + 1, -'.tmp'.length);
    if (/^\d+$/.test(process) && !isAlive(Number(process))) rmSync(join(folder, other), { force: true });
  }
};

const write = (path: string, bytes: Uint8Array): void => {
  const file = openSync(path, 'w');
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/**
 * Writes a file as a whole: a reader never meets half of it, also after a loss of power. Where that fails nothing of it
 * is left, and the error names the file as people know it.
 */
export const publish = (path: string, content: Uint8Array | string): void => {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    removeAbandoned(path);
    write(draft, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    renameSync(draft, path);
  } catch (error) {
    quietly(() => rmSync(draft, { force: true }));
    if (error instanceof Error && 'syscall' in error) Object.assign(error, { path });
    throw error;
  }
};
