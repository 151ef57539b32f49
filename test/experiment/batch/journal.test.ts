import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasSavedRuns, openJournal } from '../../../engine/experiment/batch/journal.ts';
import type { Shard } from '../../../engine/experiment/batch/shard.ts';
import { newFolder } from '../../new-folder.ts';
import { damageShard, savedShard, savedShards } from '../saved-shards.ts';

const COUNT = 512;

const shardOf = (index: number): Shard => ({
  first: index * COUNT,
  count: COUNT,
  outcomes: new Int32Array(COUNT).fill(index),
  endTicks: new Int32Array(COUNT).fill(7),
  parameters: [],
  measures: [new Float64Array(COUNT).fill(0.5 + index), new Float64Array(COUNT).fill(Number.NaN)],
  pooled: [],
  ticks: { n: Float64Array.of(index), mean: Float64Array.of(-0), m2: Float64Array.of(Number.POSITIVE_INFINITY) },
  trace: new Float64Array(),
  poison: [index * COUNT + 3],
});

const runsOf = (index: number) => ({ first: index * COUNT, count: COUNT });

const kept = (folder: string, identity: string, indices: readonly number[]): readonly number[] => {
  const journal = openJournal(folder, identity);
  return indices.filter((index) => journal.load(index, runsOf(index)) !== undefined);
};

const saved = (folder: string, identity: string, indices: readonly number[]): void => {
  const journal = openJournal(folder, identity);
  for (const index of indices) journal.save(index, shardOf(index));
};

describe('a journal', () => {
  it('gives back what was saved, to whoever opens it later, and keeps it in one file', () => {
    const folder = newFolder();
    expect(hasSavedRuns(folder)).toBe(false);
    saved(folder, 'a', [8, 9, 12]);
    const journal = openJournal(folder, 'a');
    for (const index of [12, 8, 9]) expect(journal.load(index, runsOf(index))).toEqual(shardOf(index));
    expect(journal.load(10, runsOf(10))).toBeUndefined();
    expect(journal.load(9, { first: 9 * COUNT, count: 100 })).toBeUndefined();
    expect(readdirSync(join(folder, '.shards')).length).toBe(1);
    expect(hasSavedRuns(folder)).toBe(true);
    journal.clear();
    expect(existsSync(join(folder, '.shards'))).toBe(false);
    expect(hasSavedRuns(folder)).toBe(false);
  });

  it('keeps apart what several write at the same time', () => {
    const folder = newFolder();
    const [one, other] = [openJournal(folder, 'a'), openJournal(folder, 'a')];
    one.save(8, shardOf(8));
    other.save(9, shardOf(9));
    one.save(10, shardOf(10));
    expect(readdirSync(join(folder, '.shards')).length).toBe(2);
    expect(kept(folder, 'a', [8, 9, 10])).toEqual([8, 9, 10]);
  });

  it('does not believe what is damaged, of another plan, or under another number; the others stay', () => {
    const folder = newFolder();
    saved(folder, 'a', [8, 9, 10]);
    expect(kept(folder, 'b', [8, 9, 10])).toEqual([]);
    damageShard(savedShard(folder, 9));
    expect(kept(folder, 'a', [8, 9, 10])).toEqual([8, 10]);
    // Points of a study may be of the same runs.
    expect(openJournal(folder, 'a').load(9, runsOf(8))).toBeUndefined();
    const { path, at } = savedShard(folder, 8);
    const bytes = readFileSync(path);
    bytes.writeUInt32LE(11, at - 8);
    writeFileSync(path, bytes);
    expect(openJournal(folder, 'a').load(11, runsOf(8))).toBeUndefined();
    // Played again, it is kept beside the damaged one.
    saved(folder, 'a', [9]);
    expect(kept(folder, 'a', [8, 9, 10])).toEqual([9, 10]);
  });

  it('loses no finished one where writing ended in the midst of the next, and goes on in another file', () => {
    const folder = newFolder();
    saved(folder, 'a', [8, 9]);
    const { path, at, size } = savedShard(folder, 9);
    for (const end of [at + size - 1, at, at - 1, at - 7]) {
      truncateSync(path, end);
      expect(kept(folder, 'a', [8, 9]), `cut at ${end - at}`).toEqual([8]);
    }
    saved(folder, 'a', [9, 10]);
    expect(kept(folder, 'a', [8, 9, 10])).toEqual([8, 9, 10]);
    // What is no journal is none, however it begins.
    appendFileSync(join(folder, '.shards/9.bin'), 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    appendFileSync(join(folder, '.shards/empty.bin'), '');
    expect(kept(folder, 'a', [8, 9, 10])).toEqual([8, 9, 10]);
    expect(savedShards(folder).length).toBe(3);
  });

  it('begins another file after one that could not be written to', () => {
    const folder = newFolder();
    const journal = openJournal(folder, 'a');
    journal.save(8, shardOf(8));
    // A number that no record can have: nothing of it is written.
    expect(() => journal.save(-1, shardOf(9))).toThrow();
    journal.save(9, shardOf(9));
    expect(readdirSync(join(folder, '.shards')).length).toBe(2);
    expect(kept(folder, 'a', [8, 9])).toEqual([8, 9]);
  });
});
