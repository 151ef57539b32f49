import { describe, expect, it } from 'vitest';
import { seedKey } from '../../../engine/run/random/key.ts';

describe('seedKey', () => {
  // Pinned: other values mean another version of the scheme. `seedrandom.alea(seed).int32()`, four times.
  it.each([
    ['', [0x2aaa157a, 0x7ca6845a, 0x00076ba3, 0xe6777fb6]],
    ['1', [0x86ab05c0, 0x1f659266, 0x7a4bd7df, 0x9f1687f8]],
    ['detente', [0x1709ee70, 0x3389ba03, 0xde247680, 0xa929699b]],
  ])('of %j is pinned', (seed, key) => {
    expect(seedKey(seed)).toEqual(key);
  });

  it('is the same each time and different for other seeds', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => seedKey(String(i)).join());
    expect(new Set(keys).size).toBe(keys.length);
    expect(seedKey('17').join()).toBe(keys[17]);
    expect(seedKey('01')).not.toEqual(seedKey('1'));
    expect(seedKey('abcdefgh1')).not.toEqual(seedKey('zzzzzzzz1'));
  });

  it('has bits that are balanced over consecutive seeds', () => {
    const ones = Array.from({ length: 128 }, () => 0);
    for (let i = 0; i < 10_000; i++) {
      seedKey(String(i)).forEach((word, w) => {
        for (let bit = 0; bit < 32; bit++) ones[32 * w + bit] = (ones[32 * w + bit] as number) + ((word >>> bit) & 1);
      });
    }
    const worst = Math.max(...ones.map((count) => Math.abs(count - 5000) / 50));
    // The largest of 128 standard normal numbers exceeds 4.4 once in 700.
    expect(worst).toBeLessThan(4.4);
  });
});
