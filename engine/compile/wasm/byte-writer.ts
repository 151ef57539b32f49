const INITIAL_CAPACITY = 256;

/** Scratch for f64: one view, written little-endian whatever the machine. */
const scratch = new DataView(new ArrayBuffer(8));

/** A growing run of bytes, with the number formats of WebAssembly (Core Specification 2.0, section 5.2). */
export class ByteWriter {
  #bytes = new Uint8Array(INITIAL_CAPACITY);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** One byte, 0 to 255. */
  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /**
   * One to three bytes in one number, lowest first; the first always, others up to the last that is not zero, except
   * that a prefix (0xfc, 0xfd) has a second byte whatever it is.
   */
  packed(value: number): void {
    if (this.#length + 3 > this.#bytes.length) this.#grow(3);
    this.#bytes[this.#length++] = value & 0xff;
    if (value < 0xfc) return;
    this.#bytes[this.#length++] = (value >>> 8) & 0xff;
    if (value >= 0x1_0000) this.#bytes[this.#length++] = value >>> 16;
  }

  /** A byte and an unsigned LEB128: one call, as it is the commonest instruction (`local.get`) and calls cost. */
  indexed(code: number, index: number): void {
    if (this.#length + 2 > this.#bytes.length) this.#grow(2);
    this.#bytes[this.#length++] = code;
    if (index < 0x80 && index >>> 0 === index) this.#bytes[this.#length++] = index;
    else this.u32(index);
  }

  /** Bytes as they are. */
  bytes(values: ArrayLike<number>): void {
    if (this.#length + values.length > this.#bytes.length) this.#grow(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  /** Bytes `from` to before `to` of a run: a view of a few bytes costs more than copying them. */
  slice(values: Uint8Array, from: number, to: number): void {
    if (this.#length + to - from > this.#bytes.length) this.#grow(to - from);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let place = from; place < to; place++) bytes[at++] = values[place] as number;
    this.#length = at;
  }

  /**
   * Unsigned LEB128 of a whole number.
   *
   * @throws RangeError outside [0, 2^32).
   */
  u32(value: number): void {
    let rest = value >>> 0;
    if (rest !== value) throw new RangeError(`unsigned number: expected a whole number in [0, 2^32), got ${value}`);
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /**
   * Signed LEB128 of 32 bits; a number of [2^31, 2^32) stands for the same bits.
   *
   * @throws RangeError outside [−2^31, 2^32) or if not whole.
   */
  s32(value: number): void {
    let rest = value | 0;
    if (rest !== value && rest >>> 0 !== value) {
      throw new RangeError(`i32: expected a whole number in [-2^31, 2^32), got ${value}`);
    }
    while (rest < -0x40 || rest > 0x3f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  /**
   * Signed LEB128 of 64 bits; a number of [2^63, 2^64) stands for the same bits.
   *
   * @throws RangeError outside [−2^63, 2^64).
   */
  s64(value: bigint): void {
    let rest = BigInt.asIntN(64, value);
    if (rest !== value && BigInt.asUintN(64, value) !== value) {
      throw new RangeError(`i64: expected a whole number in [-2^63, 2^64), got ${value}`);
    }
    while (rest < -0x40n || rest > 0x3fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest & 0x7fn));
  }

  /** IEEE binary64, little-endian; every NaN becomes the canonical one, since engines may write any payload. */
  f64(value: number): void {
    this.bytes(f64Bytes(value));
  }

  /** A name: UTF-8 with its length in front. */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.u32(encoded.length);
    this.bytes(encoded);
  }

  /** The bytes written so far, shared with the writer: valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A copy of the bytes written so far. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(atLeast: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + atLeast));
    grown.set(this.view());
    this.#bytes = grown;
  }
}

/** The eight little-endian bytes of a binary64, NaN canonical. */
export function f64Bytes(value: number): Uint8Array {
  if (Number.isNaN(value)) scratch.setBigUint64(0, 0x7ff8000000000000n, true);
  else scratch.setFloat64(0, value, true);
  return new Uint8Array(scratch.buffer.slice(0));
}
