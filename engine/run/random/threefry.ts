/** Four unsigned 32-bit words. */
export type Words4 = readonly [number, number, number, number];

const ROUNDS = 20;
/** Rotations of words 0+1 and 2+3, by round modulo 8. */
const ROTATIONS = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;
/** Skein's key schedule parity for 32-bit words. */
const PARITY = 0x1bd11bda;

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/**
 * The block cipher-like function Threefry-4x32 with 20 rounds: a keyed bijection of 128-bit counters.
 *
 * Twenty rounds of add, rotate, xor on pairs of words, the key added every four rounds. Passes BigCrush for any key and
 * any order of counters, so every (key, counter) is a random number of its own.
 *
 * Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11.
 *
 * @param key four 32-bit words
 * @param counter four 32-bit words
 * @returns four unsigned 32-bit words
 */
export const threefry = (key: Words4, counter: Words4): Words4 => {
  const schedule = [...key, key[0] ^ key[1] ^ key[2] ^ key[3] ^ PARITY] as const;
  const keyWord = (index: number): number => schedule[index % 5] as number;
  let x0 = (counter[0] + key[0]) | 0;
  let x1 = (counter[1] + key[1]) | 0;
  let x2 = (counter[2] + key[2]) | 0;
  let x3 = (counter[3] + key[3]) | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = ROTATIONS[round % 8] as readonly [number, number];
    // Odd rounds pair 0 with 3 and 2 with 1: the words are exchanged instead of the pairing.
    x0 = (x0 + x1) | 0;
    x1 = rotate(x1, first) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = rotate(x3, second) ^ x2;
    [x1, x3] = [x3, x1];
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x0 = (x0 + keyWord(injection)) | 0;
      x1 = (x1 + keyWord(injection + 1)) | 0;
      x2 = (x2 + keyWord(injection + 2)) | 0;
      x3 = (x3 + keyWord(injection + 3) + injection) | 0;
    }
  }
  return [x0 >>> 0, x1 >>> 0, x2 >>> 0, x3 >>> 0];
};
