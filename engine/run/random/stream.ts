import type { NameHash } from './name-hash.ts';
import { threefry, type Words4 } from './threefry.ts';

/** The version of the whole scheme (key, name hash, Threefry, stream, uniform); a change of any bit is a new version. */
export const RANDOM_SCHEME = 1;

/** A stream's state: sfc32's words a, b, c and its counter. */
export type StreamState = Uint32Array;

const TWO_32 = 4294967296;
const TWO_26 = 67108864;
/** 2^-53. */
const CELL = 1.1102230246251565e-16;

/**
 * One number in [0, 1) of two 32-bit words: ((first >>> 5) · 2^26 + (second >>> 6)) · 2^-53, a multiple of 2^-53.
 */
export const uniformFromWords = (first: number, second: number): number =>
  ((first >>> 5) * TWO_26 + (second >>> 6)) * CELL;

/** The 128-bit block of a run and a name: Threefry-4x32-20 of (run low, run high, hash low, hash high) under the key. */
const block = (key: Words4, run: number, hash: NameHash): Words4 =>
  threefry(key, [run >>> 0, Math.floor(run / TWO_32) >>> 0, hash[0], hash[1]]);

/**
 * The state with which the stream of a run and a name begins. It is random in all 128 bits, so no warm-up is needed.
 *
 * @param run number of the run, a whole number in [0, 2^53)
 */
export const streamState = (key: Words4, run: number, hash: NameHash): StreamState =>
  Uint32Array.from(block(key, run, hash));

/**
 * Steps a stream once, in place: t = a + b + d; d = d + 1; a = b ^ (b >>> 9); b = c + (c << 3); c = rotl(c, 21) + t.
 *
 * Source: C. Doty-Humphrey, PractRand, sfc32: 128 bits of state, the counter guarantees a period of at least 2^32.
 *
 * @returns t, an unsigned 32-bit word
 */
export const stepStream = (state: StreamState): number => {
  // By index: taking a typed array apart goes through its iterator, which costs more than the step.
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const d = state[3]!;
  const t = (a + b + d) >>> 0;
  state[0] = b ^ (b >>> 9);
  state[1] = c + (c << 3);
  state[2] = ((c << 21) | (c >>> 11)) + t;
  state[3] = d + 1;
  return t;
};

/** The next number of a stream, in [0, 1): two steps, 53 bits. Every stream does this once a tick, used or not. */
export const nextUniform = (state: StreamState): number => {
  const first = stepStream(state);
  return uniformFromWords(first, stepStream(state));
};

/**
 * The number in [0, 1) that the stream of a run and a name gives at a tick.
 *
 * Steps through all ticks before: for looking at one, not for running.
 *
 * @param tick 0 is the first
 */
export const uniformAt = (key: Words4, run: number, hash: NameHash, tick: number): number => {
  const state = streamState(key, run, hash);
  for (let step = 0; step < 2 * tick; step++) stepStream(state);
  return nextUniform(state);
};

/**
 * The number in [0, 1) of a draw made once per run: words 0 and 1 of the block, no stream.
 *
 * A name must be used for per-run draws or for a stream, never for both: the block is the stream's state.
 */
export const perRunUniform = (key: Words4, run: number, hash: NameHash): number => {
  const [first, second] = block(key, run, hash);
  return uniformFromWords(first, second);
};
