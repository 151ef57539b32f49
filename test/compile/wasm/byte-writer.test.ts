import { describe, expect, test } from 'vitest';
import { ByteReader } from '../../../engine/compile/wasm/byte-reader.ts';
import { ByteWriter } from '../../../engine/compile/wasm/byte-writer.ts';
import * as fc from '../../properties/seeded.ts';

function written(write: (writer: ByteWriter) => void): number[] {
  const writer = new ByteWriter();
  write(writer);
  return [...writer.copy()];
}

function readerOf(write: (writer: ByteWriter) => void): ByteReader {
  return new ByteReader(Uint8Array.from(written(write)));
}

/** Smallest number of 7-bit groups that hold a signed number, counted from its bits. */
function signedGroups(value: bigint): number {
  let groups = 1;
  while (BigInt.asIntN(groups * 7, value) !== value) groups++;
  return groups;
}

describe('LEB128', () => {
  test.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [0xffff_ffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('unsigned %i', (value, bytes) => {
    expect(written((writer) => writer.u32(value))).toEqual(bytes);
  });

  test.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [2_147_483_647, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-2_147_483_648, [0x80, 0x80, 0x80, 0x80, 0x78]],
    [0xffff_ffff, [0x7f]],
  ])('signed %i', (value, bytes) => {
    expect(written((writer) => writer.s32(value))).toEqual(bytes);
  });

  test.each([
    [-(2n ** 63n), [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f]],
    [2n ** 63n - 1n, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]],
    [2n ** 64n - 1n, [0x7f]],
  ])('signed 64 bits %i', (value, bytes) => {
    expect(written((writer) => writer.s64(value))).toEqual(bytes);
  });

  test('reads back every unsigned number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff_ffff }), (value) => {
        const reader = readerOf((writer) => writer.u32(value));
        expect(reader.u32()).toBe(value);
        expect(reader.done).toBe(true);
      }),
    );
  });

  test('reads back every signed number, in as few bytes as its bits need', () => {
    fc.assert(
      fc.property(fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }), (value) => {
        const reader = readerOf((writer) => writer.s32(value));
        expect(reader.end).toBe(signedGroups(BigInt(value)));
        expect(reader.s32()).toBe(value);
        expect(reader.done).toBe(true);
      }),
    );
  });

  test('reads back every signed 64-bit number, in as few bytes as its bits need', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const reader = readerOf((writer) => writer.s64(value));
        expect(reader.end).toBe(signedGroups(value));
        expect(reader.s64()).toBe(value);
        expect(reader.done).toBe(true);
      }),
    );
  });

  test('writes 32 bits the same way from a signed and an unsigned number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -0x8000_0000, max: -1 }), (value) => {
        expect(written((writer) => writer.s32(value >>> 0))).toEqual(written((writer) => writer.s32(value)));
      }),
    );
  });

  test.each([-1, 1.5, 2 ** 32, Number.NaN])('refuses %d as unsigned', (value) => {
    expect(() => new ByteWriter().u32(value)).toThrow(RangeError);
  });

  test.each([-(2 ** 31) - 1, 0.5, 2 ** 32, Number.NaN])('refuses %d as i32', (value) => {
    expect(() => new ByteWriter().s32(value)).toThrow(RangeError);
  });

  test.each([-(2n ** 63n) - 1n, 2n ** 64n])('refuses %d as i64', (value) => {
    expect(() => new ByteWriter().s64(value)).toThrow(RangeError);
  });
});

describe('other formats', () => {
  test('writes binary64 little-endian', () => {
    expect(written((writer) => writer.f64(1))).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    expect(written((writer) => writer.f64(-0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0x80]);
  });

  test('makes every NaN canonical', () => {
    const odd = new Float64Array(new BigUint64Array([0xfff0_0000_0000_0001n]).buffer)[0] ?? 0;
    expect(written((writer) => writer.f64(odd))).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
  });

  test('writes text as UTF-8 with its length in bytes', () => {
    expect(written((writer) => writer.text('µ'))).toEqual([2, 0xc2, 0xb5]);
    expect(readerOf((writer) => writer.text('détente')).text()).toBe('détente');
  });

  test('writes an instruction code of one to three bytes', () => {
    expect(written((writer) => writer.packed(0x6a))).toEqual([0x6a]);
    expect(written((writer) => writer.packed(0x00fd))).toEqual([0xfd, 0x00]);
    expect(written((writer) => writer.packed(0x0bfd))).toEqual([0xfd, 0x0b]);
    expect(written((writer) => writer.packed(0x01f0fd))).toEqual([0xfd, 0xf0, 0x01]);
  });

  test('writes a code and an index as a byte and an unsigned LEB128', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 0xffff_ffff })), (index) => {
        const expected = [0x20, ...written((writer) => writer.u32(index))];
        expect(written((writer) => writer.indexed(0x20, index))).toEqual(expected);
      }),
    );
    for (const wrong of [-1, 0.5, 2 ** 32]) expect(() => new ByteWriter().indexed(0x20, wrong)).toThrow(RangeError);
  });

  test('keeps what it holds when it grows', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 6 }), (chunks) => {
        const bytes = written((writer) => {
          for (const chunk of chunks) {
            writer.bytes(chunk);
            writer.byte(7);
          }
        });
        expect(bytes).toEqual(chunks.flatMap((chunk) => [...chunk, 7]));
      }),
    );
  });
});

describe('ByteReader', () => {
  test('stops at the end of its part', () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3));
    const part = reader.part(2);
    expect([part.byte(), part.byte(), part.done]).toEqual([1, 2, true]);
    expect(() => part.byte()).toThrow(RangeError);
    expect(() => reader.bytes(2)).toThrow(RangeError);
    expect(reader.byte()).toBe(3);
  });
});
