import alea from 'seedrandom/lib/alea.js';
import type { Words4 } from './threefry.ts';

/**
 * The 128-bit key of a seed: four consecutive `int32` draws of seedrandom's alea, as unsigned words.
 *
 * Alea only turns text into bits here. Every stream of the scheme is keyed by all four words through Threefry, so
 * neighbouring seeds ("1", "2") share nothing. The words themselves are not random from one seed to the next
 * (docs/randomness.md): nothing may draw from them but Threefry. Other generators of seedrandom are not fit: xorshift7
 * ignores the first characters of a seed, xor128 is zero for ever for the empty one.
 *
 * @param seed any text; the same text gives the same key, "1" and "01" give different ones
 * @returns four unsigned 32-bit words
 */
export const seedKey = (seed: string): Words4 => {
  const generator = alea(seed);
  const word = (): number => generator.int32() >>> 0;
  return [word(), word(), word(), word()];
};
