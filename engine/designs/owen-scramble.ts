import { nameHash } from '../run/random/name-hash.ts';
import { streamState } from '../run/random/stream.ts';
import { threefry, type Words4 } from '../run/random/threefry.ts';

const SCRAMBLE = nameHash('design/owen-scramble');

/** A tree of seven levels has 127 inner nodes: one block of 128 random bits says which of them are turned round. */
const LEVELS = 7;
const DIGITS = 32;
/** 2^-21. */
const BELOW_DIGITS = 4.76837158203125e-7;
const TWO_32 = 4294967296;

/** The blocks at depths 0, 7 and 14, at most 1 + 2^7 + 2^14, serve many points each; below few are met twice. */
const DEEPEST_KNOWN = 14;

/**
 * Owen's nested uniform scrambling of one dimension: each binary digit is flipped or not by a coin that belongs to the
 * digits before it.
 *
 * The coins are those of Threefry under the seed and the dimension, one for every node of the binary tree of 32
 * levels, so the scrambling is the exact one and no approximation by a hash. The digits after the 32nd, all of which
 * are 0 before, become 21 random ones. So points that lie evenly stay so: intervals [i/2^m, (i + 1)/2^m) change places.
 *
 * Source: A. B. Owen (1995), Randomly permuted (t,m,s)-nets and (t,s)-sequences, in Monte Carlo and Quasi-Monte Carlo
 * Methods in Scientific Computing, 299–317.
 *
 * @param key of the seed
 * @param dimension a whole number ≥ 0
 * @returns a function from 32 binary digits, an unsigned word with the first digit on top, to a number in [0, 1)
 */
export const owenScramble = (key: Words4, dimension: number): ((digits: number) => number) => {
  const own = streamState(key, dimension, SCRAMBLE) as unknown as Words4;
  const known = new Map<number, Words4>();
  const coins = (depth: number, prefix: number): Words4 => {
    if (depth > DEEPEST_KNOWN) return threefry(own, [prefix, depth, 0, 0]);
    const node = (1 << depth) + prefix;
    const kept = known.get(node) ?? threefry(own, [prefix, depth, 0, 0]);
    known.set(node, kept);
    return kept;
  };
  return (digits) => {
    let scrambled = 0;
    for (let depth = 0; depth < DIGITS; depth += LEVELS) {
      const prefix = depth === 0 ? 0 : digits >>> (DIGITS - depth);
      const levels = Math.min(LEVELS, DIGITS - depth);
      scrambled = (scrambled << levels) | scrambledTree(coins(depth, prefix), digits << depth, levels);
    }
    const [below] = coins(DIGITS, digits);
    return ((scrambled >>> 0) + (below >>> 11) * BELOW_DIGITS) / TWO_32;
  };
};

/** The first digits of a word, scrambled: node 1 is the root, nodes 2i and 2i + 1 follow node i. */
const scrambledTree = (coins: Words4, digits: number, levels: number): number => {
  let scrambled = 0;
  let node = 1;
  for (let level = 0; level < levels; level++) {
    const digit = (digits >>> (DIGITS - 1 - level)) & 1;
    const coin = ((coins[node >>> 5] as number) >>> (node & 31)) & 1;
    scrambled = (scrambled << 1) | (digit ^ coin);
    node = 2 * node + digit;
  }
  return scrambled;
};
