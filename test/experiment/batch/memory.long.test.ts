// Memory must not grow with the number of runs.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'detente-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = pathToFileURL(join(import.meta.dirname, '../../../dist/node/index.js')).href;
const reference = join(import.meta.dirname, '../../fixtures/race6.yaml');

/**
 * The most memory that a process held which played so many runs on two threads, in MB. Linux counts the parent's memory
 * at the moment of the fork to `maxRSS`, so that it would tell how large the tests are; the mark of the process's own
 * memory begins anew with its program.
 */
const peak = (runs: number): number => {
  const told = join(folder, `${runs}.txt`);
  const script = `
    import { existsSync, readFileSync, writeFileSync } from 'node:fs';
    import { runExperiment } from ${JSON.stringify(entry)};
    const out = ${JSON.stringify(join(folder, String(runs)))};
    await runExperiment({ reference: ${JSON.stringify(reference)}, runs: ${runs}, workers: 2, out });
    const status = '/proc/self/status';
    const own = existsSync(status) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
    writeFileSync(${JSON.stringify(told)}, String(Number(own ?? process.resourceUsage().maxRSS) / 1024));
  `;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return Number(readFileSync(told, 'utf8'));
};

it('is flat in the number of runs, and below 300 MB', () => {
  const few = peak(100_000);
  const many = peak(1_000_000);
  expect(many - few, `${few} MB with 100,000 runs, ${many} MB with 1,000,000`).toBeLessThan(60);
  expect(many).toBeLessThan(300);
});
