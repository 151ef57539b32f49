import { type NameHash, nameHash } from '../../run/random/name-hash.ts';
import { nextUniform, type StreamState, streamState } from '../../run/random/stream.ts';
import type { Words4 } from '../../run/random/threefry.ts';
import type { MatchDraws } from './match.ts';

/** The stream of a name in each repetition; nothing is made before a number is asked for. */
export const streamsOf = (key: Words4, name: string): ((repetition: number) => () => number) => {
  let hash: NameHash | undefined;
  return (repetition) => {
    let state: StreamState | undefined;
    return () => {
      if (state === undefined) {
        hash ??= nameHash(name);
        state = streamState(key, repetition, hash);
      }
      return nextUniform(state);
    };
  };
};

/**
 * The streams of the matches of a pair: keyed by seed, pair and repetition, so that they depend neither on who else takes part,
 * nor on the order of the list, nor on who plays what when.
 *
 * @param pair names of both in code-unit order, so that a pair has one name
 */
export const matchStreams = (key: Words4, pair: readonly [string, string]): ((repetition: number) => MatchDraws) => {
  const name = `iterated/${pair[0]}/${pair[1]}`;
  const first = streamsOf(key, `${name}/first`);
  const second = streamsOf(key, `${name}/second`);
  const noise = streamsOf(key, `${name}/noise`);
  return (repetition) => ({ first: first(repetition), second: second(repetition), noise: noise(repetition) });
};
