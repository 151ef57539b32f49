import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../../engine/experiment/batch/batch.ts';
import { CHECKPOINT } from '../../../engine/experiment/batch/checkpoint.ts';
import type { FoldState } from '../../../engine/experiment/batch/earlier.ts';
import { SHARD_RUNS } from '../../../engine/experiment/batch/shard.ts';
import { sha256 } from '../../../engine/experiment/results/sink.ts';
import { type RunOptions, runExperiment } from '../../../engine/experiment/run-experiment.ts';
import { openParquetBytes, transposed } from '../../../engine/experiment/tables/parquet-file.ts';
import { newFolder } from '../../new-folder.ts';
import { memorySinks } from '../memory-sink.ts';
import { fuses, openFixture } from '../open-fixture.ts';

const run = (out: string, runs: number, options: Partial<RunOptions> = {}) =>
  runExperiment({ reference: fuses, runs, out, workers: 1, ...options });

/** Files with the hashes of their bytes; what hangs on the clock or on Node apart. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ![CHECKPOINT, 'environment.json'].includes(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  );

/** The numbers of runs that were played: those that progress tells beyond the first. */
const playedFrom = async (out: string, runs: number, options: Partial<RunOptions> = {}): Promise<number> => {
  const done: number[] = [];
  await run(out, runs, { ...options, progress: (advance) => done.push(advance.done) });
  return (done[0] as number) - 64;
};

const FEW = 9 * SHARD_RUNS + 100;
const MORE = 12 * SHARD_RUNS + 7;

describe('more runs in the same directory', () => {
  it('play only what is not there, and give the bytes of one go', async () => {
    for (const trace of ['none', 'sample'] as const) {
      const [out, whole] = [newFolder(), newFolder()];
      await run(out, FEW, { trace });
      expect(await playedFrom(out, MORE, { trace }), trace).toBe(9 * SHARD_RUNS);
      await run(whole, MORE, { trace });
      expect(contents(out)).toEqual(contents(whole));
      // And once more, from there.
      await run(out, MORE + SHARD_RUNS, { trace, workers: 2 });
      await run(whole, MORE + SHARD_RUNS, { trace, force: true });
      expect(contents(out)).toEqual(contents(whole));
    }
  });

  it('go on from what was kept of few whole shards, although no whole one was added', async () => {
    const [out, whole] = [newFolder(), newFolder()];
    await run(out, FEW);
    await run(out, FEW + 1);
    expect(await playedFrom(out, MORE)).toBe(9 * SHARD_RUNS);
    await run(whole, MORE);
    expect(contents(out)).toEqual(contents(whole));
  });

  it('have all quantiles where the first runs are looked at several times', async () => {
    const model = await openFixture(fuses);
    const where = { model, seed: '1', arm: 'base', point: 0, trace: 'none' } as const;
    // Room for five cells at a time; the tables of this model have more.
    const sampleBytes = 5 * 8 * 4096;
    const kept: Buffer[] = [];
    const few = memorySinks();
    await runBatch({ ...where, runs: FEW }, few.open, { sampleBytes, keepFold: (fold) => kept.push(serialize(fold)) });
    const table = await openParquetBytes(new Uint8Array(few.bytes('runs.parquet')));
    const fold = deserialize(kept[0] as Buffer) as FoldState;
    const earlier = {
      fold,
      trace: undefined,
      rows: async function* () {
        yield transposed(table.types, await table.read(0, fold.shards * SHARD_RUNS));
      },
    };
    const more = await runBatch({ ...where, runs: MORE }, memorySinks().open, { sampleBytes, earlier });
    const whole = await runBatch({ ...where, runs: MORE }, memorySinks().open, { sampleBytes });
    expect(more.files).toEqual(whole.files);
  });

  it('are all played where nothing was kept, where it is damaged, and where all trajectories are wanted', async () => {
    const few = newFolder();
    await run(few, 300);
    expect(existsSync(join(few, CHECKPOINT))).toBe(false);
    expect(await playedFrom(few, 700)).toBe(0);
    const damaged = newFolder();
    await run(damaged, FEW);
    appendFileSync(join(damaged, CHECKPOINT), 'x');
    expect(await playedFrom(damaged, MORE)).toBe(0);
    const all = newFolder();
    await run(all, FEW, { trace: 'all' });
    expect(await playedFrom(all, FEW + 1)).toBe(0);
    await run(few, FEW + 1, { trace: 'all' });
    expect(contents(few)).toEqual(contents(all));
  });

  it('go on from a draft, which is then no draft any more', async () => {
    const [out, whole] = [newFolder(), newFolder()];
    await run(out, FEW, { draft: true });
    await run(out, FEW);
    await run(whole, FEW);
    expect(contents(out)).toEqual(contents(whole));
  });

  it('are not needed for fewer trajectories, but for more', async () => {
    const out = newFolder();
    await run(out, 60, { trace: 'sample' });
    for (const trace of ['none', 'sample', undefined] as const)
      expect((await run(out, 60, trace === undefined ? {} : { trace })).alreadyComplete, trace).toBe(true);
    expect((await run(out, 60, { trace: 'all' })).alreadyComplete).toBeUndefined();
    expect(existsSync(join(out, 'trace.parquet'))).toBe(true);
    await run(out, 60, { trace: 'none', force: true });
    expect(existsSync(join(out, 'trace.parquet'))).toBe(false);
  });
});
