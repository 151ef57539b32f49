import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordPlace, recordsIn } from '../../engine/experiment/batch/records.ts';

/** The shards that a directory of results keeps, by their numbers. */
export const savedShards = (results: string): readonly RecordPlace[] => {
  const folder = join(results, '.shards');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => recordsIn(join(folder, name)))
    .sort((a, b) => a.number - b.number);
};

export const savedShard = (results: string, number: number): RecordPlace => {
  const place = savedShards(results).find((one) => one.number === number);
  if (place === undefined) throw new Error(`${results}: expected shard ${number} to be kept, got none`);
  return place;
};

/** Turns one bit in the midst of a shard. */
export const damageShard = ({ path, at, size }: RecordPlace): void => {
  const bytes = readFileSync(path);
  const where = at + Math.floor(size / 2);
  bytes.writeUInt8(bytes.readUInt8(where) ^ 1, where);
  writeFileSync(path, bytes);
};
