import { createCipheriv } from 'node:crypto';
import { uniformFromWords } from '../../engine/run/random/stream.ts';

/**
 * Numbers of a generator that shares nothing with ours: AES-128 in counter mode, of Node's crypto. They show what the
 * tests say of good numbers, the same on every machine.
 *
 * @param key which stream, a whole number
 */
export const aesNumbers = (count: number, key: number): Float64Array => {
  const secret = Buffer.alloc(16);
  secret.writeUInt32LE(key);
  const bytes = createCipheriv('aes-128-ctr', secret, Buffer.alloc(16)).update(Buffer.alloc(8 * count));
  return Float64Array.from({ length: count }, (_, i) =>
    uniformFromWords(bytes.readUInt32LE(8 * i), bytes.readUInt32LE(8 * i + 4)),
  );
};
