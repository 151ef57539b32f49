// Faults before single operations on the disk: kill -9, signals, and errors of a disk at random.

import * as fc from '../../properties/seeded.ts';
import { openTrial } from '../subject-folder.ts';
import { type Subject, subjects } from '../subjects.ts';
import { type Extent, each, newTally, type Tally } from '../tally.ts';
import { operationsOf, spread } from './operations.ts';
import { type At, type End, tryDisk } from './try-disk.ts';

const tryAll = async (
  kind: string,
  chosen: readonly Subject[],
  extent: Extent,
  faultsOf: (operations: number) => readonly (readonly [At, End])[],
): Promise<Tally> => {
  const tally = newTally(kind);
  for (const subject of chosen) {
    if (Date.now() > extent.until) break;
    if (extent.of?.includes(subject.name) === false) continue;
    const trial = await openTrial(subject);
    try {
      const faults = faultsOf(await operationsOf(trial));
      await each(faults, extent, ([at, end]) => tryDisk(trial, at, end, tally, extent));
    } finally {
      trial.close();
    }
  }
  return tally;
};

/** `init` keeps nothing that goes on: what was made of it is in the way. */
const resumed = subjects.filter(({ name }) => name !== 'init');

/** Ended as by a loss of power before every operation. */
export const killed = (extent: Extent): Promise<Tally> =>
  tryAll('kill -9', resumed, extent, (operations) =>
    spread(operations, extent.share).map((at) => [{ at, fault: 'SIGKILL' }, 'killed']),
  );

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** Stopped politely, at places in turn by each of the signals. */
export const interrupted = (extent: Extent): Promise<Tally> =>
  tryAll('signals', resumed, extent, (operations) =>
    spread(operations, extent.share / 4).map((at, index) => {
      const [fault, code] = signals[index % signals.length] as (typeof signals)[number];
      return [
        { at, fault },
        { interrupted: code, by: fault },
      ];
    }),
  );

const kinds = ['EIO', 'ENOSPC', 'ENOSPC…', 'EACCES', 'EROFS', 'EMFILE', 'short', 'torn'];

/** A disk that fails at a random operation in a random way. */
export const faultyDisk = (extent: Extent): Promise<Tally> =>
  tryAll('faulty disk', subjects, extent, (operations) => {
    const one = fc.record({ at: fc.integer({ min: 1, max: operations }), fault: fc.constantFrom(...kinds) });
    const count = Math.max(2, Math.round(60 * extent.share));
    return fc.sample(one, { numRuns: count, seed: extent.seed }).map((at): [At, End] => [at, 'refused']);
  });
