// Who may write a directory of results: one process at a time, whatever its predecessor left behind.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockDirectory } from '../../../engine/experiment/results/lock.ts';
import { newFolder } from '../../new-folder.ts';

const script = join(newFolder(), 'contender.mjs');

/** Takes the lock at a set moment, writes down that it did, and holds it until all have tried; else that it could not. */
const contender = `
import { appendFileSync, readFileSync } from 'node:fs';
import { lockDirectory } from './engine/experiment/results/lock.ts';
const [directory, log, moment] = process.argv.slice(2);
while (Date.now() < Number(moment));
try {
  const unlock = lockDirectory(directory);
  appendFileSync(log, 'in\\n');
  const wait = () => (readFileSync(log, 'utf8').split('\\n').length > 4 ? unlock() : setTimeout(wait, 5));
  wait();
} catch (error) {
  appendFileSync(log, error.code + '\\n');
}
`;

beforeAll(() =>
  build({
    stdin: { contents: contender, resolveDir: join(import.meta.dirname, '../../..'), loader: 'js' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    logLevel: 'error',
  }),
);

const contend = (directory: string, log: string, moment: number): Promise<number | null> =>
  new Promise((resolve) => {
    spawn(process.execPath, [script, directory, log, String(moment)], { stdio: 'inherit' }).on('close', resolve);
  });

const dead = JSON.stringify({ pid: 999999999, host: hostname() });

describe('a lock', () => {
  it('of a process that is gone is taken by one only, of several that come at once', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 12; round++) {
      const folder = newFolder();
      writeFileSync(join(folder, '.lock'), dead);
      const log = join(newFolder(), 'log');
      const moment = Date.now() + 250;
      await Promise.all([1, 2, 3, 4].map(() => contend(folder, log, moment)));
      expect(readFileSync(log, 'utf8').trim().split('\n').sort(), `round ${round}`).toEqual([
        'in',
        ...new Array<string>(3).fill('results-in-use'),
      ]);
      expect(readdirSync(folder), `round ${round}`).toEqual([]);
    }
  });

  it('is let go only by whoever holds it', () => {
    const folder = newFolder();
    const unlock = lockDirectory(folder);
    writeFileSync(join(folder, '.lock'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
    unlock();
    expect(existsSync(join(folder, '.lock'))).toBe(true);
  });

  it('holds by whatever name its folder is called', () => {
    const folder = newFolder();
    const link = join(newFolder(), 'link');
    symlinkSync(folder, link);
    const unlock = lockDirectory(folder);
    expect(() => lockDirectory(link)).toThrow(/is writing there/);
    unlock();
    lockDirectory(link)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is told of before every change, and what a process left that ended while it took one is cleared', () => {
    const folder = newFolder();
    const changes: string[] = [];
    expect(() =>
      lockDirectory(folder, (what) => {
        changes.push(what);
        if (what === 'lock') throw new Error('cut');
      }),
    ).toThrow('cut');
    expect(changes).toEqual(['begin lock', 'lock']);
    expect(existsSync(join(folder, '.lock'))).toBe(false);
    // No process has this number; that of another machine cannot be asked.
    writeFileSync(join(folder, '.lock.4194305'), JSON.stringify({ pid: 4194305, host: hostname() }));
    writeFileSync(join(folder, '.lock.7'), JSON.stringify({ pid: 7, host: 'elsewhere' }));
    lockDirectory(folder, (what) => void changes.push(what))();
    expect(changes).toEqual(['begin lock', 'lock', 'begin lock', 'lock', 'locked', 'unlock']);
    expect(readdirSync(folder)).toEqual(['.lock.7']);
  });

  it('that cannot be read, or is a folder, keeps nobody out', () => {
    for (const spoil of [(path: string) => writeFileSync(path, 'half a lo'), (path: string) => mkdirSync(path)]) {
      const folder = newFolder();
      spoil(join(folder, '.lock'));
      lockDirectory(folder)();
      expect(readdirSync(folder)).toEqual([]);
    }
  });
});
