import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BeforeChange, unheard } from '../results/before-change.ts';
import { sha256 } from '../results/sink.ts';
import type { Journal } from './play-batch.ts';
import { appendRecord, type RecordPlace, readRecord, recordsIn } from './records.ts';
import { seal, unseal } from './sealed.ts';
import type { Shard } from './shard.ts';

const FOLDER = '.shards';
const ENDING = '.bin';

/** This process among those of all machines. */
const self = `${sha256(hostname()).slice(0, 8)}-${process.pid}`;

/** What a record holds: shards of different points may be of the same runs. */
type Kept = { readonly index: number; readonly shard: Shard };

/**
 * Keeps finished shards in the directory of the results, so that an interrupted batch goes on where it was: one after the
 * other in a file of this journal's own, since others may keep theirs there at the same time, here or on another machine
 * that shares the disk. A shard is believed only if its hash holds and it belongs to the same plan; anything else is
 * played again. Those that others keep are seen as they are at the first look.
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
  let places: Map<number, readonly RecordPlace[]> | undefined;
  let own: string | undefined;
  return {
    load: (index, { first, count }) => {
      places ??= placesIn(folder);
      for (const place of places.get(index) ?? []) {
        const kept = readKept(place, identity);
        if (kept?.index === index && kept.shard.first === first && kept.shard.count === count) return kept.shard;
      }
      return undefined;
    },
    save: (index, shard) => {
      before(`save shard ${index}`);
      const kept: Kept = { index, shard };
      mkdirSync(folder, { recursive: true });
      own ??= newFile(folder);
      const path = own;
      // A record that fails half-way hides those after it: they go into another file.
      own = undefined;
      // Not flushed to the disk, which would take longer than to play it again: the hash tells what was lost.
      appendRecord(path, index, seal(identity, kept));
      own = path;
    },
    clear: () => {
      before('clear shards');
      rmSync(folder, { recursive: true, force: true });
      places = undefined;
      own = undefined;
    },
  };
};

/** Whether a directory keeps finished shards of an interrupted batch. */
export const hasSavedRuns = (directory: string): boolean => placesIn(join(directory, FOLDER)).size > 0;

/** A file that was not there: a process of the same number may have left some. */
const newFile = (folder: string): string => {
  for (let k = 0; ; k++) {
    const path = join(folder, `${self}-${k}${ENDING}`);
    try {
      closeSync(openSync(path, 'wx'));
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

const placesIn = (folder: string): Map<number, readonly RecordPlace[]> => {
  const places = new Map<number, RecordPlace[]>();
  for (const place of namesIn(folder).flatMap((name) => readable(() => recordsIn(join(folder, name))) ?? []))
    places.set(place.number, [...(places.get(place.number) ?? []), place]);
  return places;
};

const namesIn = (folder: string): readonly string[] =>
  (readable(() => readdirSync(folder)) ?? []).filter((name) => name.endsWith(ENDING));

const readKept = (place: RecordPlace, identity: string): Kept | undefined =>
  readable(() => unseal(identity, readRecord(place)) as Kept | undefined);

/** What cannot be read is as good as not there. */
const readable = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};
