/** Reads the number formats that `ByteWriter` writes; assumes well-formed input, as it prints our own modules. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly end: number;
  position: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = start;
    this.end = end;
  }

  /** Whether everything is read. */
  get done(): boolean {
    return this.position >= this.end;
  }

  /**
   * The next byte.
   *
   * @throws RangeError at the end.
   */
  byte(): number {
    const value = this.#bytes[this.position];
    if (value === undefined || this.done)
      throw new RangeError(`module: expected a byte at ${this.position}, got the end`);
    this.position++;
    return value;
  }

  /** The next `count` bytes, shared with the source. */
  bytes(count: number): Uint8Array {
    const start = this.position;
    if (start + count > this.end) throw new RangeError(`module: expected ${count} bytes at ${start}, got the end`);
    this.position += count;
    return this.#bytes.subarray(start, this.position);
  }

  /** Unsigned LEB128 of 32 bits. */
  u32(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      if (next < 0x80) return value >>> 0;
    }
  }

  /** Signed LEB128 of 32 bits. */
  s32(): number {
    return Number(this.s64());
  }

  /** Signed LEB128 of 64 bits. */
  s64(): bigint {
    let value = 0n;
    for (let shift = 0n; ; ) {
      const next = this.byte();
      value |= BigInt(next & 0x7f) << shift;
      shift += 7n;
      if (next < 0x80) return BigInt.asIntN(64, next & 0x40 ? value - (1n << shift) : value);
    }
  }

  /** The bits of a little-endian binary64 (bits, not a number, so that NaN payloads survive). */
  u64(): bigint {
    const bits = this.#view.getBigUint64(this.position, true);
    this.position += 8;
    return bits;
  }

  /** UTF-8 with its length in front. */
  text(): string {
    return new TextDecoder().decode(this.bytes(this.u32()));
  }

  /** A reader of the next `size` bytes, which this one skips. */
  part(size: number): ByteReader {
    const start = this.position;
    this.bytes(size);
    return new ByteReader(this.#bytes, start, this.position);
  }
}
