import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyResults } from '../../../engine/experiment/results/verify.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { exportCsv } from '../../../engine/experiment/tables/export-csv.ts';
import { fuses } from '../open-fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'detente-export-csv-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const out = join(root, 'out');
const run = (runs: number, more: Partial<Parameters<typeof runExperiment>[0]> = {}) =>
  runExperiment({ reference: fuses, runs, out, workers: 1, ...more });

const tables = (): string[] => readdirSync(out).filter((name) => /^(runs|ticks|trace)\.csv/.test(name));

beforeAll(() => run(700, { trace: 'all' }));

describe('tables as CSV', () => {
  it('can be stopped by a signal that comes while they are written, and leave no half of one', async () => {
    const control = new AbortController();
    // A turn of the event loop later: as a signal of the system, which nothing that never waits would hear.
    setImmediate(() => control.abort(new Error('enough')));
    await expect(run(700, { trace: 'all', format: ['csv'], signal: control.signal })).rejects.toThrow('enough');
    expect(tables().filter((name) => name.endsWith('.draft'))).toEqual([]);
    expect(existsSync(join(out, 'trace.csv'))).toBe(false);
    expect(await run(700, { trace: 'all', format: ['csv'] })).toMatchObject({ alreadyComplete: true });
    expect(tables()).toEqual(['runs.csv', 'ticks.csv', 'trace.csv']);
  });

  it('leave no half of one where they cannot be written', async () => {
    for (const name of tables()) rmSync(join(out, name));
    mkdirSync(join(out, 'trace.csv'));
    await expect(exportCsv(out)).rejects.toThrow();
    expect(tables()).toEqual(['runs.csv', 'ticks.csv', 'trace.csv']);
    rmSync(join(out, 'trace.csv'), { recursive: true });
  });

  it('are not written to results that another process is writing', async () => {
    for (const name of tables()) rmSync(join(out, name));
    writeFileSync(join(out, '.lock'), '{"pid": 1, "host": "elsewhere"}');
    await expect(run(700, { trace: 'all', format: ['csv'] })).rejects.toThrow(/is writing there/);
    expect(tables()).toEqual([]);
    rmSync(join(out, '.lock'));
  });

  it('may have been cut off by a loss of power: what is left is ours, and goes with the tables', async () => {
    writeFileSync(join(out, 'trace.csv.draft'), 'half a ta');
    expect((await verifyResults(out)).extra).toEqual([]);
    const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
    rmSync(join(out, 'manifest.json'));
    await run(700, { trace: 'all' });
    expect(tables()).toEqual([]);
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(manifest);
  });
});
