import { seedKey } from '../../../engine/run/random/key.ts';
import { nameHash } from '../../../engine/run/random/name-hash.ts';
import { nextUniform, type StreamState, streamState } from '../../../engine/run/random/stream.ts';

/** Synthetic batches a cell. */
export const BATCHES = 2000;

/** The seed of the study, in the page that it writes. */
export const SEED = 'coverage';

const key = seedKey(SEED);

/** The stream of a batch under a name: the project's own generator. */
export const streamOf = (name: string, batch: number): StreamState => streamState(key, batch, nameHash(name));

export { nextUniform };
