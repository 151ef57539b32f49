import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { atPath } from '../results/file-sink.ts';
import { sha256 } from '../results/sink.ts';
import type { Journal } from './play-batch.ts';
import { seal, unseal } from './sealed.ts';
import type { Shard } from './shard.ts';

const FOLDER = '.shards';

/** This process among those of all machines. */
const self = `${sha256(hostname()).slice(0, 8)}-${process.pid}`;

/**
 * Keeps finished shards in the directory of the results, so that an interrupted batch goes on where it was. A shard is
 * believed only if its hash holds and it belongs to the same plan; anything else is played again.
 *
 * @param identity of what is played: input hash and versions
 * @param before told before every change on the disk
 */
export const openJournal = (
  directory: string,
  identity: string,
  before: BeforeChange = unheard,
): Journal & { readonly clear: () => void } => {
  const folder = join(directory, FOLDER);
  const pathOf = (index: number): string => join(folder, `${index}.bin`);
  return {
    load: (index, { first, count }) => {
      const shard = readShard(pathOf(index), identity);
      return shard?.first === first && shard.count === count ? shard : undefined;
    },
    save: (index, shard) => {
      before(`save shard ${index}`);
      mkdirSync(folder, { recursive: true });
      // Somebody else may be saving the same one, here or on another machine that shares the disk.
      const draft = `${pathOf(index)}.${self}.draft`;
      // Not flushed to the disk, which would take longer than to play it again: the hash tells what was lost.
      try {
        atPath(draft, () => writeFileSync(draft, seal(identity, shard)));
        before(`rename shard ${index}`);
        renameSync(draft, pathOf(index));
      } catch (error) {
        rmSync(draft, { force: true });
        throw error;
      }
    },
    clear: () => {
      before('clear shards');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Whether a directory keeps finished shards of an interrupted batch. */
export const hasSavedRuns = (directory: string): boolean => {
  const folder = join(directory, FOLDER);
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.bin'));
};

const readShard = (path: string, identity: string): Shard | undefined => {
  try {
    return unseal(identity, readFileSync(path)) as Shard | undefined;
  } catch {
    return undefined;
  }
};
