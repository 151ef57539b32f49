import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Advance } from '../../../engine/experiment/batch/advance.ts';
import { type BatchHooks, runBatch } from '../../../engine/experiment/batch/batch.ts';
import type { Batch } from '../../../engine/experiment/batch/play-batch.ts';
import { SHARD_RUNS } from '../../../engine/experiment/batch/shard.ts';
import type { Model } from '../../../engine/language/model.ts';
import { memorySinks } from '../memory-sink.ts';
import { fuses, openFixture } from '../open-fixture.ts';
import { rowsOf } from '../rows-of.ts';

const play = async (batch: Partial<Batch> & Pick<Batch, 'model' | 'runs'>, hooks: BatchHooks = {}) => {
  const sinks = memorySinks();
  const { summary, files } = await runBatch({ seed: '1', arm: 'base', point: 0, ...batch }, sinks.open, hooks);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, { sha256 }]) => [name, sha256]));
  return { summary, hashes, rows: (name: string) => rowsOf(sinks.bytes(name)) };
};

const model: Model = await openFixture(fuses);
const runs = 3 * SHARD_RUNS + 17;

describe('threads', () => {
  it('leave no trace: 1, 2, 3 and 5 of them give the same bytes', async () => {
    const { hashes } = await play({ model, runs, trace: 'all' });
    for (const workers of [2, 3, 5])
      expect((await play({ model, runs, trace: 'all' }, { workers })).hashes, `${workers} workers`).toEqual(hashes);
  });

  it('take several looks at the first runs where quantiles need it', async () => {
    const { hashes } = await play({ model, runs });
    expect((await play({ model, runs }, { workers: 2, sampleBytes: runs * 8 * 5 })).hashes).toEqual(hashes);
  });

  it('say how far they are: never back, to the last run', async () => {
    const advances: Advance[] = [];
    const { summary } = await play({ model, runs }, { workers: 3, progress: (advance) => advances.push(advance) });
    const done = advances.map((advance) => advance.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(advances.at(-1)).toMatchObject({ done: runs, total: runs });
    const counts = Object.fromEntries(summary.outcomes.map(({ name, count }) => [name, count]));
    expect(advances.at(-1)?.outcomes).toMatchObject(
      Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    );
    expect(advances.at(-1)?.outcomes.failed ?? 0).toBe(summary.failedRuns);
  });

  it('stop when they are told to, with the reason', async () => {
    const control = new AbortController();
    const progress = (): void => control.abort(new Error('enough'));
    await expect(play({ model, runs }, { workers: 2, progress, signal: control.signal })).rejects.toThrow('enough');
  });

  it('are given up where none of them works', async () => {
    const script = join(import.meta.dirname, 'broken.worker.mjs');
    await expect(play({ model, runs }, { workers: 2, threads: { script } })).rejects.toThrow(
      'threads end before they say a word: broken',
    );
  });

  it('are missed by name when they were not built', async () => {
    await expect(play({ model, runs }, { workers: 2, threads: { script: '/nowhere.js' } })).rejects.toThrow(
      '/nowhere.js',
    );
  });
});

describe('a run that ends whoever plays it', () => {
  const script = join(import.meta.dirname, 'poison.worker.mjs');
  const poison = (how: string, ...poisoned: number[]): void => {
    process.env.DETENTE_TEST_POISON = JSON.stringify({ runs: poisoned, how });
  };
  afterEach(() => {
    delete process.env.DETENTE_TEST_POISON;
  });

  it.each([
    ['exit', 2 * SHARD_RUNS, [5, 700, 701]],
    ['throw', 2 * SHARD_RUNS, [5, 700, 701]],
    ['hang', SHARD_RUNS + 16, [SHARD_RUNS + 5]],
  ])('is left out and named, and no other run suffers: %s', async (how, few, poisoned) => {
    poison(how, ...poisoned);
    const threads = { script, patience: how === 'hang' ? 1500 : 60_000 };
    const { summary, rows } = await play({ model, runs: few }, { workers: 2, threads });
    const sound = await play({ model, runs: few });
    const expected = (await sound.rows('runs.parquet')).map((row) => {
      if (!poisoned.includes(row.run as number)) return row;
      const missing = Object.fromEntries(Object.keys(row).map((name) => [name, null]));
      const { arm, point, run, seed } = row;
      return { ...missing, arm, point, run, seed, outcome: 'failed', end_tick: 0 };
    });
    expect(await rows('runs.parquet')).toEqual(expected);
    expect(summary.runs).toBe(few);
    expect(summary.failures.filter(({ kind }) => kind === 'crash').map(({ run }) => run)).toEqual(poisoned);
  });

  it('does not make endless work of a machine on which every run ends', async () => {
    poison('exit', ...Array.from({ length: SHARD_RUNS }, (_, run) => run));
    await expect(play({ model, runs: 2 * SHARD_RUNS }, { workers: 2, threads: { script } })).rejects.toThrow(
      /ended|threads end before they say a word/,
    );
  });

  it('gives the same results however it was found', async () => {
    poison('exit', 700);
    const two = await play({ model, runs: 2 * SHARD_RUNS }, { workers: 2, threads: { script } });
    const three = await play({ model, runs: 2 * SHARD_RUNS }, { workers: 3, threads: { script } });
    expect(three.hashes).toEqual(two.hashes);
  });
});
