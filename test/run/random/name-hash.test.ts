import { describe, expect, it } from 'vitest';
import { nameHash } from '../../../engine/run/random/name-hash.ts';

const hex = (name: string): string => {
  const [low, high] = nameHash(name);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};

describe('nameHash', () => {
  // Murmur3's fmix64 of the published FNV-1a hashes cbf29ce484222325, af63dc4c8601ec8c, 85944171f73967e8 (for '', 'a',
  // 'foobar'), and of two names of ours; computed separately in Python.
  it.each([
    ['', 'efd01f60ba992926'],
    ['a', '82a2a958a9bece5b'],
    ['foobar', '2c22194922d1672b'],
    ['draw/verification.caught/labs.Leader', '4d8a377067e4e1ed'],
    ['run/Überwachung.é😀/labs.Z', '4129ef67b4340906'],
  ])('of %j is pinned', (name, hash) => {
    expect(hex(name)).toBe(hash);
  });

  it('has no collisions in many similar names', () => {
    const names = new Set<string>();
    for (const kind of ['draw', 'run', 'parameter', 'lookahead']) {
      for (let module = 0; module < 50; module++) {
        for (let player = 0; player < 200; player++) names.add(hex(`${kind}/module${module}.x/labs.Lab${player}`));
      }
    }
    expect(names.size).toBe(4 * 50 * 200);
  });

  it('changes every bit about half of the time when the last character changes', () => {
    const changes = Array.from({ length: 64 }, () => 0);
    for (let i = 0; i < 2000; i++) {
      const before = nameHash(`draw/verification.caught/labs.${i}A`);
      const after = nameHash(`draw/verification.caught/labs.${i}B`);
      for (let bit = 0; bit < 64; bit++) {
        const word = bit >> 5;
        const difference = (before[word as 0 | 1] ^ after[word as 0 | 1]) >>> (bit & 31);
        changes[bit] = (changes[bit] as number) + (difference & 1);
      }
    }
    for (const count of changes) expect(Math.abs(count - 1000) / Math.sqrt(500)).toBeLessThan(4.2);
  });
});
