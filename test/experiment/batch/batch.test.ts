import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { wilson } from '../../../engine/analysis/wilson.ts';
import type { Advance } from '../../../engine/experiment/batch/advance.ts';
import { type BatchHooks, runBatch } from '../../../engine/experiment/batch/batch.ts';
import type { Batch } from '../../../engine/experiment/batch/play-batch.ts';
import { SHARD_RUNS, type Shard } from '../../../engine/experiment/batch/shard.ts';
import type { TableRow } from '../../../engine/experiment/tables/read-parquet.ts';
import type { Model } from '../../../engine/language/model.ts';
import { type RunResult, simulate } from '../../../engine/run/simulate.ts';
import { type Story, tellRun } from '../../../engine/run/story.ts';
import { modelOfText } from '../../reference/model-of-text.ts';
import { twoLabsByHand } from '../../reference/two-labs-by-hand.ts';
import { memorySinks } from '../memory-sink.ts';
import { fuses, openFixture } from '../open-fixture.ts';
import { rowsOf } from '../rows-of.ts';

const play = async (batch: Partial<Batch> & Pick<Batch, 'model' | 'runs'>, hooks: BatchHooks = {}) => {
  const sinks = memorySinks();
  const { summary, files } = await runBatch({ seed: '1', arm: 'base', point: 0, ...batch }, sinks.open, hooks);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, { sha256 }]) => [name, sha256]));
  const table = (name: string) => rowsOf(sinks.bytes(name));
  return { hashes, summary, table, bytes: sinks.bytes };
};

let race6: Model;
let fuse: Model;

beforeAll(async () => {
  race6 = await openFixture(join(import.meta.dirname, '../../fixtures/race6.yaml'));
  fuse = await openFixture(fuses);
});

describe('the bytes of results', () => {
  it('are the same for 2, 4, 8, 16 and 32 lanes, with failing runs and a last shard that is not full', async () => {
    const { hashes } = await play({ model: fuse, runs: 1101 });
    for (const lanes of [2, 4, 8, 16, 32] as const)
      expect((await play({ model: fuse, runs: 1101, lanes })).hashes).toEqual(hashes);
    const wide = await play({ model: race6, runs: 70, lanes: 16 });
    expect((await play({ model: race6, runs: 70, lanes: 2 })).hashes).toEqual(wide.hashes);
  });

  it('do not depend on how much is held for quantiles at once', async () => {
    const { hashes } = await play({ model: fuse, runs: 1500 });
    expect((await play({ model: fuse, runs: 1500 }, { sampleBytes: 1500 * 8 * 5 })).hashes).toEqual(hashes);
  });

  it('do not depend on which shards were there already', async () => {
    const kept = new Map<number, Shard>();
    const runs = 10 * SHARD_RUNS + 10;
    const journal = { load: () => undefined, save: (index: number, shard: Shard) => void kept.set(index, shard) };
    const { hashes } = await play({ model: fuse, runs }, { journal });
    // Shards that quantiles are taken of are always played.
    expect([...kept.keys()]).toEqual([8, 9, 10]);
    const resumed = await play(
      { model: fuse, runs },
      { journal: { load: (index) => kept.get(index), save: () => {} } },
    );
    expect(resumed.hashes).toEqual(hashes);
  });

  it('change with the seed', async () => {
    const one = await play({ model: fuse, runs: 20, seed: '1' });
    expect((await play({ model: fuse, runs: 20, seed: '2' })).hashes).not.toEqual(one.hashes);
  });
});

describe('runs.parquet', () => {
  it('holds what the simulation gave', async () => {
    const model = twoLabsByHand();
    const results: RunResult[] = [];
    for await (const result of simulate(model, { seed: 'a "b", c', runs: 150 })) results.push(result);
    const { table } = await play({ model, runs: 150, seed: 'a "b", c' });
    expect(await table('runs.parquet')).toEqual(
      results.map(({ run, outcome, ticks, measures }) => ({
        arm: 'base',
        point: 0,
        run,
        seed: 'a "b", c',
        outcome,
        end_tick: ticks,
        'capability.leader': measures[0],
        'capability.follower': measures[1],
      })),
    );
  });

  it('has the runs of a smaller batch first', async () => {
    const few = await (await play({ model: fuse, runs: 100 })).table('runs.parquet');
    const many = await (await play({ model: fuse, runs: 1200 })).table('runs.parquet');
    expect(many.slice(0, 100)).toEqual(few);
    expect(many.length).toBe(1200);
  });

  it('says what was drawn, and nothing for what a failed run would have measured', async () => {
    const rows = await (await play({ model: fuse, runs: 60 })).table('runs.parquet');
    expect(Object.keys(rows[0] as TableRow)).toEqual([
      ...['arm', 'point', 'run', 'seed', 'parameter.fuse', 'parameter.height', 'outcome', 'end_tick'],
      ...['length', 'level', 'rare', 'warmth.lab_1', 'warmth.lab_2', 'ratio.numerator', 'ratio.denominator'],
    ]);
    for (const row of rows) {
      const drawn = row['parameter.fuse'];
      if (drawn === 5)
        expect(row).toMatchObject({ outcome: 'failed', end_tick: 3, length: null, level: null, rare: null });
      else if (drawn === 9) expect(row).toMatchObject({ outcome: 'horizon', end_tick: 6, length: 9, rare: 3 });
      else expect(row).toMatchObject({ outcome: 'bang', end_tick: drawn, length: drawn, rare: drawn === 2 ? null : 3 });
    }
  });
});

describe('ticks.parquet', () => {
  it('counts the runs still going, failed ones never, carried ones for ever, missing values not', async () => {
    const { table } = await play({ model: fuse, runs: 300 });
    const drawn = (await table('runs.parquet')).map((row) => row['parameter.fuse'] as number);
    const count = (...lengths: number[]): number => drawn.filter((length) => lengths.includes(length)).length;
    const ticks = await table('ticks.parquet');
    const n = (measure: string): unknown[] => ticks.filter((row) => row.measure === measure).map((row) => row.n);
    // A fuse of 2 ends the run with the second tick: row 2 is its last.
    expect(n('length')).toEqual([
      ...[count(2, 4, 9), count(2, 4, 9), count(2, 4, 9), count(4, 9), count(4, 9), count(9), count(9)],
    ]);
    expect(n('level')).toEqual(new Array(7).fill(count(2, 4, 9)));
    expect(n('rare')).toEqual(new Array(7).fill(count(9)));
    const last = ticks.findLast((row) => row.measure === 'length') as TableRow;
    expect(last).toMatchObject({ tick: 6, mean: 9, sd: 0, p05: 9, p95: 9, quantile_n: count(9) });
    const warmth = ticks.filter((row) => row.measure === 'warmth' && row.tick === 3);
    expect(warmth.map(({ class: of, player, mean }) => [of, player, mean])).toEqual([
      ['labs', 'Lab 1', 2],
      ['labs', 'Lab, 2', 3],
    ]);
  });

  it('agrees with runs told one by one', async () => {
    const runs = 30;
    const { table } = await play({ model: race6, runs });
    const stories: Story[] = [];
    for (let run = 0; run < runs; run++) stories.push(await tellRun(race6, { seed: '1', run }));
    for (const row of await table('ticks.parquet')) {
      const tick = row.tick as number;
      const values = stories
        .filter(({ ticks }) => ticks >= tick)
        .map(({ initial, rows }) => (tick === 0 ? initial : rows[tick - 1])?.measures[row.measure as string] as number)
        .sort((a, b) => a - b);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const m2 = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
      const at = 0.25 * (values.length - 1);
      const low = values[Math.floor(at)] as number;
      expect(row.n).toBe(values.length);
      expect(row.mean).toBeCloseTo(mean, 10);
      expect(row.sd).toBeCloseTo(Math.sqrt(m2 / (values.length - 1)), 10);
      expect(row.p25).toBeCloseTo(low + (at - Math.floor(at)) * ((values[Math.ceil(at)] as number) - low), 12);
    }
  });

  it('takes quantiles of the first 4096 runs and says so', async () => {
    const { table } = await play({ model: fuse, runs: 4500 });
    const drawn = (await table('runs.parquet')).map((row) => row['parameter.fuse'] as number);
    const [row] = await table('ticks.parquet');
    expect(row?.quantile_n).toBe(drawn.slice(0, 4096).filter((length) => length !== 5).length);
    expect(row?.n).toBe(drawn.filter((length) => length !== 5).length);
  });
});

describe('the summary', () => {
  it('has every outcome with its interval over the runs that did not fail, and when it happened', async () => {
    const { summary, table } = await play({ model: fuse, runs: 300 });
    const drawn = (await table('runs.parquet')).map((row) => row['parameter.fuse'] as number);
    const count = (...lengths: number[]): number => drawn.filter((length) => lengths.includes(length)).length;
    const n = 300 - count(5);
    const [bang, horizon] = summary.outcomes;
    expect(summary).toMatchObject({ runs: 300, failedRuns: count(5) });
    expect(bang).toMatchObject({ name: 'bang', kind: 'harm', count: count(2, 4), estimate: count(2, 4) / n });
    expect(bang?.byTick).toEqual([0, 0, count(2), count(2), count(2, 4), count(2, 4), count(2, 4)]);
    expect(horizon?.byTick).toEqual([0, 0, 0, 0, 0, 0, count(9)]);
    expect(summary.ticks.mean).toBeCloseTo((2 * count(2) + 4 * count(4) + 6 * count(9)) / n, 12);
    expect(summary.failures.length).toBe(20);
    expect(summary.failures[0]).toMatchObject({
      run: drawn.indexOf(5),
      tick: 3,
      kind: 'state',
      name: 'crack',
      value: Number.POSITIVE_INFINITY,
    });
  });

  it('estimates means over runs and quotients of sums', async () => {
    const { summary, table } = await play({ model: fuse, runs: 300 });
    const runs = (await table('runs.parquet')).filter(({ outcome }) => outcome !== 'failed');
    const lengths = runs.map((row) => row.length as number);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(summary.measures.length).toMatchObject({ n: runs.length, p05: 2, p95: 9 });
    expect((summary.measures.length as { mean: number }).mean).toBeCloseTo(mean, 10);
    expect(summary.measures.rare).toMatchObject({ n: lengths.filter((length) => length > 2).length, mean: 3, sd: 0 });
    // Per run: fuse summed over its ticks T, and 1 + 2 + … + T.
    const ends = runs.map((row) => row.end_tick as number);
    const above = ends.map((end, at) => end * (lengths[at] as number));
    const below = ends.map((end) => (end * (end + 1)) / 2);
    const total = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
    const ratio = total(above) / total(below);
    const residuals = above.map((value, at) => value - ratio * (below[at] as number));
    const s2 = total(residuals.map((value) => value * value)) / (runs.length - 1);
    const half = (1.97 * Math.sqrt(s2 / runs.length)) / (total(below) / runs.length);
    const pooled = summary.measures.ratio as { estimate: number; lo95: number; hi95: number };
    expect(pooled.estimate).toBeCloseTo(ratio, 10);
    expect((pooled.hi95 - pooled.lo95) / 2).toBeCloseTo(half, 2);
  });
});

describe('a measure that is true or false at the end', () => {
  const overlay = (peak: number): string =>
    `detente: 1\nextends: frontier\ntitle: Hazard\nparameters: {hazard.peak: ${peak}}\n`;

  it('is a share of runs, with the interval of one', async () => {
    const { summary, table, bytes } = await play({ model: await modelOfText(overlay(0.04)), runs: 200 });
    const count = (await table('runs.parquet')).filter(({ catastrophe }) => catastrophe === 1).length;
    const { lo, hi } = wilson(count, 200);
    expect(count).toBeGreaterThan(10);
    expect(summary.measures.catastrophe).toMatchObject({ n: 200, count, mean: count / 200, lo95: lo, hi95: hi });
    expect(summary.measures.gap).not.toHaveProperty('count');
    expect(new TextDecoder().decode(bytes('summary.csv'))).toMatch(/^measure,catastrophe,.*,Wilson score$/m);
  });

  it('is not known to be impossible where it never was', async () => {
    const { summary } = await play({ model: await modelOfText(overlay(0)), runs: 200 });
    expect(summary.measures.catastrophe).toMatchObject({ count: 0, mean: 0, lo95: 0, hi95: wilson(0, 200).hi });
  });
});

describe('the series of the summary', () => {
  it('say which are true or false, by their formulas, and options are shares of choices', async () => {
    const text = `detente: 1
extends: tutorial
title: Truths
measures:
  late: {unit: "1", label: Late, tick: t > 30}
  always: {unit: "1", label: Always, tick: t >= 0}
  ahead: {unit: "1", label: Ahead, tick: "if(t > 30, 1, 0)"}
`;
    const { summary } = await play({ model: await modelOfText(text), runs: 8 });
    const truths = summary.series.filter(({ truth }) => truth === true).map(({ measure }) => measure);
    expect(truths).toEqual(['late', 'always']);
    expect(summary.series.some(({ option }) => option !== undefined)).toBe(true);
  });
});

describe('the data dictionary', () => {
  it('explains every column of every table', async () => {
    const { bytes, table } = await play({ model: fuse, runs: 3 });
    const text = new TextDecoder().decode(bytes('data-dictionary.csv'));
    for (const name of ['runs', 'ticks'])
      for (const column of Object.keys((await table(`${name}.parquet`))[0] as TableRow))
        expect(text).toMatch(new RegExp(`^${name},${column.replaceAll('.', '\\.')},[a-z]+,[^,]*,.{5,}$`, 'm'));
    expect(text).toMatch('runs,parameter.fuse,double,ticks,"fuse: length of the fuse, as drawn for the run"');
    const header = new TextDecoder().decode(bytes('summary.csv')).split('\n')[0] as string;
    for (const column of header.split(',')) expect(text).toContain(`\nsummary,${column},`);
  });
});

describe('progress', () => {
  it('counts runs by how they ended, and an abort stops between runs', async () => {
    const advances: Advance[] = [];
    await play({ model: fuse, runs: 200 }, { progress: (advance) => advances.push(advance) });
    expect(advances.map(({ done }) => done)).toEqual([64, 128, 192, 200]);
    for (const { done, outcomes } of advances)
      expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(done);
    const control = new AbortController();
    const stopped = play(
      { model: fuse, runs: 100_000 },
      { signal: control.signal, progress: ({ done }) => void (done >= 640 && control.abort(new Error('enough'))) },
    );
    await expect(stopped).rejects.toThrow('enough');
  });
});
