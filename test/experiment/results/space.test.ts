// What results may take is known before anything is played.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSpace, MOST_BYTES, spaceOf } from '../../../engine/experiment/results/space.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { modelOfText } from '../../reference/model-of-text.ts';

const twoLabs = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures/two-labs.yaml');
const folder = mkdtempSync(join(tmpdir(), 'detente-space-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const model = await modelOfText(readFileSync(twoLabs, 'utf8'));

describe('space', () => {
  it('is at least what results then take, and no hundred times as much', async () => {
    const out = join(folder, 'out');
    const runs = 300;
    await runExperiment({ reference: twoLabs, runs, trace: 'all', format: ['csv'], out, workers: 1 });
    const tables = readdirSync(out).filter((name) => /^(runs|trace)\./.test(name));
    expect(tables).toHaveLength(4);
    const taken = tables.reduce((bytes, name) => bytes + statSync(join(out, name)).size, 0);
    const { results } = spaceOf({ model, runs, trace: 'all', csv: true });
    expect(results).toBeGreaterThan(taken * 0.9);
    expect(results).toBeLessThan(taken * 100);
  });

  it('that is not free is said before anything is played', () => {
    const extent = { model, runs: 1_000_000, trace: 'all', csv: false } as const;
    const { making } = spaceOf(extent);
    expect(() => checkSpace('out', extent, making)).not.toThrow();
    expect(() => checkSpace('out', extent, making - 1)).toThrow(
      /^out: the results may take \d\.\d GB \(1000000 runs, up to 24 ticks, 6 numbers a tick, trajectories of all runs\); \d\.\d GB are needed while they are made, \d\.\d GB are free$/,
    );
  });

  it('beyond a limit is asked for by force', async () => {
    const options = { reference: twoLabs, runs: 100_000_000, trace: 'all', out: join(folder, 'large') } as const;
    await expect(runExperiment(options)).rejects.toMatchObject({
      code: 'results-too-large',
      hint: 'play fewer runs, keep the trajectories of 50 (--trace sample), or play all the same with --force',
    });
    expect(readdirSync(folder)).not.toContain('large');
    expect(spaceOf({ model, runs: 100_000_000, trace: 'all', csv: false }).results).toBeGreaterThan(MOST_BYTES);
    const opened = new AbortController();
    const forced = runExperiment({ ...options, force: true, locked: () => opened.abort(), signal: opened.signal });
    await expect(forced).rejects.toMatchObject({ name: 'AbortError' });
  });
});
