// A batch that is killed, as a loss of power would: what was finished is kept, and the bytes in the end are the same.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../engine/experiment/results/sink.ts';
import { savedShards } from '../experiment/saved-shards.ts';
import { fixture } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = join(import.meta.dirname, '../../dist/bin/detente.js');

const start = (out: string, workers: number): ChildProcess =>
  spawn(
    process.execPath,
    [cli, 'run', fixture('race6.yaml'), '--runs', '20000', '--workers', String(workers), '--out', out, '--quiet'],
    { stdio: 'ignore' },
  );

const ended = (child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));

const kept = (out: string): number => savedShards(out).length;

describe('a batch that is killed', () => {
  it('goes on from what it had, again and again, with any number of threads, to the same bytes', async () => {
    const whole = join(folder, 'whole');
    expect(await ended(start(whole, 1))).toEqual({ code: 0, signal: null });
    const out = join(folder, 'out');
    for (const workers of [2, 3, 1]) {
      const before = kept(out);
      const child = start(out, workers);
      const end = ended(child);
      while (child.exitCode === null && kept(out) < before + 3) await wait(5);
      child.kill('SIGKILL');
      expect(await end).toEqual({ code: null, signal: 'SIGKILL' });
      expect(existsSync(join(out, 'manifest.json'))).toBe(false);
      expect(kept(out)).toBeGreaterThanOrEqual(before + 3);
    }
    expect(await ended(start(out, 2))).toEqual({ code: 0, signal: null });
    expect(kept(out)).toBe(0);
    expect(sha256(readFileSync(join(out, 'manifest.json')))).toBe(sha256(readFileSync(join(whole, 'manifest.json'))));
  });
});
