import { type StreamState, stepStream } from '../run/random/stream.ts';

const TWO_32 = 4294967296;

/**
 * A whole number in [0, bound), each with the same probability: words beyond the last multiple of `bound` are thrown
 * away.
 *
 * @param state a stream, stepped in place
 * @param bound a whole number in [1, 2^32]
 */
export const wholeBelow = (state: StreamState, bound: number): number => {
  const fair = TWO_32 - (TWO_32 % bound);
  let word = stepStream(state);
  while (word >= fair) word = stepStream(state);
  return word % bound;
};

/**
 * A random order of 0, …, length − 1, each of the length! with the same probability.
 *
 * Source: R. A. Fisher, F. Yates (1938); R. Durstenfeld (1964), Algorithm 235: random permutation, Communications of
 * the ACM 7, 420.
 *
 * @param state a stream, stepped in place
 * @param length a whole number in [0, 2^32)
 */
export const permutation = (state: StreamState, length: number): Uint32Array => {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const chosen = wholeBelow(state, last + 1);
    const moved = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = moved;
  }
  return order;
};
