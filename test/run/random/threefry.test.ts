import { describe, expect, it } from 'vitest';
import { threefry, type Words4 } from '../../../engine/run/random/threefry.ts';
import * as fc from '../../properties/seeded.ts';

const words = fc
  .tuple(fc.nat(0xffffffff), fc.nat(0xffffffff), fc.nat(0xffffffff), fc.nat(0xffffffff))
  .map((tuple): Words4 => tuple);

const bitsOf = (block: Words4): number[] =>
  block.flatMap((word) => Array.from({ length: 32 }, (_, i) => (word >>> i) & 1));

describe('threefry', () => {
  // Random123 (D. E. Shaw Research), kat_vectors, lines "threefry4x32 20": counter, key, answer.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84],
    ],
  ] as [Words4, Words4, Words4][])('gives the published answer for counter %j', (counter, key, answer) => {
    expect(threefry(key, counter)).toEqual(answer);
  });

  it('takes signed and unsigned words alike and leaves its inputs alone', () => {
    fc.assert(
      fc.property(words, words, (key, counter) => {
        const signed = (block: Words4): Words4 => [block[0] | 0, block[1] | 0, block[2] | 0, block[3] | 0];
        expect(threefry(Object.freeze(signed(key)), Object.freeze(signed(counter)))).toEqual(threefry(key, counter));
      }),
    );
  });

  it('changes half of its output bits when one bit of key or counter changes', () => {
    const zero: Words4 = [0, 0, 0, 0];
    const before = bitsOf(threefry(zero, zero));
    let changed = 0;
    for (let bit = 0; bit < 128; bit++) {
      const one = [0, 0, 0, 0].map((_, word) => (word === bit >> 5 ? 1 << (bit & 31) : 0)) as unknown as Words4;
      for (const block of [threefry(one, zero), threefry(zero, one)]) {
        changed += bitsOf(block).filter((value, i) => value !== before[i]).length;
      }
    }
    // 2 · 128 · 128 bits, standard deviation 90.5.
    expect(Math.abs(changed - 16_384) / 90.5).toBeLessThan(3.3);
  });
});
