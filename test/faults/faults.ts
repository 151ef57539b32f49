import { dyingThreads } from './kinds/dying-threads.ts';
import { fullDisk, notWritable, readOnlyDisk } from './kinds/on-a-small-disk.ts';
import { faultyDisk, interrupted, killed } from './kinds/on-disk.ts';
import type { Extent, Tally } from './tally.ts';

export { subjects } from './subjects.ts';

/** Every kind of fault, by the word that asks for it alone. */
export const faults: { readonly [name: string]: (extent: Extent) => Promise<Tally> } = {
  killed,
  signals: interrupted,
  'faulty-disk': faultyDisk,
  'full-disk': fullDisk,
  'read-only': readOnlyDisk,
  permission: notWritable,
  threads: dyingThreads,
};
