import { createHash } from 'node:crypto';
import type { Hash } from './hash.ts';

/** SHA-256 as Node has it, some ten times as fast as in JavaScript. */
export const openHash = (): Hash => {
  const hash = createHash('sha256');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
};
