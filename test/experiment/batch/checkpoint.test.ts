import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKPOINT } from '../../../engine/experiment/batch/checkpoint.ts';
import { SHARD_RUNS } from '../../../engine/experiment/batch/shard.ts';
import { MANIFEST } from '../../../engine/experiment/results/manifest.ts';
import { runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { fuses } from '../open-fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'detente-checkpoint-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (name: string, runs: number) =>
  runExperiment({ reference: fuses, runs, out: join(root, name), workers: 1, trace: 'none' });

const manifestOf = (name: string): string => readFileSync(join(root, name, MANIFEST), 'utf8');

describe('a checkpoint', () => {
  it('of more runs than are beside it, as after copying older results over newer ones, is not gone on from', async () => {
    const [few, many, more] = [9 * SHARD_RUNS, 11 * SHARD_RUNS, 12 * SHARD_RUNS];
    await run('few', few);
    await run('many', many);
    expect(existsSync(join(root, 'many', CHECKPOINT))).toBe(true);
    cpSync(join(root, 'many', CHECKPOINT), join(root, 'few', CHECKPOINT));
    await run('few', more);
    await run('whole', more);
    expect(manifestOf('few')).toBe(manifestOf('whole'));
  });
});
