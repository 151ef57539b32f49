import { nameHash } from '../../run/random/name-hash.ts';
import { nextUniform, streamState } from '../../run/random/stream.ts';
import type { Words4 } from '../../run/random/threefry.ts';
import type { MatchDraws } from './match.ts';

/** The next numbers of the stream of a repetition and a name; made when first asked. */
export const stream = (key: Words4, repetition: number, name: string): (() => number) => {
  let state: Uint32Array | undefined;
  return () => {
    state ??= streamState(key, repetition, nameHash(name));
    return nextUniform(state);
  };
};

/**
 * The streams of a match: keyed by seed, pair and repetition, so that they depend neither on who else takes part, nor on the
 * order of the list, nor on who plays what when.
 *
 * @param pair names of both in code-unit order, so that a pair has one name
 */
export const matchStreams = (key: Words4, repetition: number, pair: readonly [string, string]): MatchDraws => {
  const name = `iterated/${pair[0]}/${pair[1]}`;
  return {
    first: stream(key, repetition, `${name}/first`),
    second: stream(key, repetition, `${name}/second`),
    noise: stream(key, repetition, `${name}/noise`),
  };
};
