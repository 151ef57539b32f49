const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** A 64-bit hash as unsigned 32-bit words, low word first. */
export type NameHash = readonly [number, number];

/** The final avalanche of MurmurHash3 (A. Appleby): every input bit changes every output bit with probability ½. */
const avalanche = (hash: bigint): bigint => {
  let h = hash;
  h = ((h ^ (h >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  h = ((h ^ (h >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return h ^ (h >> 33n);
};

/**
 * The 64-bit hash of a stream's name, such as `draw/verification.caught/labs.Leader`: FNV-1a over its UTF-8 bytes, then
 * MurmurHash3's avalanche.
 *
 * FNV-1a because it is a few lines in any language, so that others can recompute our streams; 64 bits because a
 * thousand names then collide with probability 3e-14 (and the compiler checks the names it uses); the avalanche because
 * FNV hardly changes its high bits for the last characters, where names of players differ.
 *
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, The FNV non-cryptographic hash algorithm, IETF draft.
 *
 * @param name of any length, well-formed Unicode
 */
export const nameHash = (name: string): NameHash => {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(name)) hash = ((hash ^ BigInt(byte)) * FNV_PRIME) & MASK;
  const mixed = avalanche(hash);
  return [Number(mixed & 0xffffffffn), Number(mixed >> 32n)];
};
