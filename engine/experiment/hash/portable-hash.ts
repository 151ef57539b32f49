import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Hash } from './hash.ts';

/** SHA-256 in JavaScript: browsers have their own, but only as a promise of the whole. */
export const openHash = (): Hash => {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
};
