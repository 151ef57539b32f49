import type { ByteWriter } from './byte-writer.ts';
import type { Immediate, Opcode } from './opcodes.ts';

type WriteImmediates = (code: ByteWriter, opcode: Opcode, first: unknown, second: number | undefined) => void;

const writeIndex: WriteImmediates = (code, _, index) => code.u32(index as number);

const writeAddress: WriteImmediates = (code, opcode, offset = 0, align) => {
  code.u32(align === undefined ? opcode.alignment : alignmentOf(align, opcode));
  code.u32(offset as number);
};

const writeNested: WriteImmediates = (_, opcode) => {
  throw new RangeError(`${opcode.name}: expected block(), loop() or if(), got op()`);
};

/** One writer per kind; `print-instructions.ts` holds the readers. */
const WRITERS: Readonly<Record<Immediate, WriteImmediates>> = {
  none: () => {},
  blockType: writeNested,
  structure: writeNested,
  label: writeIndex,
  function: writeIndex,
  local: writeIndex,
  global: writeIndex,
  address1: writeAddress,
  address2: writeAddress,
  address4: writeAddress,
  address8: writeAddress,
  address16: writeAddress,
  memory: (code) => code.byte(0),
  memoryPair: (code) => code.bytes([0, 0]),
  i32: (code, _, value) => code.s32(value as number),
  i64: (code, _, value) => code.s64(value as bigint),
  f64: (code, _, value) => code.f64(value as number),
  v128: (code, opcode, bytes) => writeSixteen(code, opcode, bytes as ArrayLike<number>, 255),
  shuffle: (code, opcode, lanes) => writeSixteen(code, opcode, lanes as ArrayLike<number>, 31),
  lane2: (code, opcode, lane) => code.byte(checkedByte(opcode, lane as number, 1)),
  lane4: (code, opcode, lane) => code.byte(checkedByte(opcode, lane as number, 3)),
};

/**
 * Writes what follows the code of an instruction.
 *
 * @param first - Index, value, lanes or offset, by the kind of the instruction.
 * @param second - Alignment in bytes, of loads and stores only; natural if left out.
 * @throws RangeError if an immediate does not fit.
 */
export function writeImmediates(code: ByteWriter, opcode: Opcode, first: unknown, second: number | undefined): void {
  WRITERS[opcode.immediate](code, opcode, first, second);
}

/** Power of two of an alignment in bytes. */
function alignmentOf(bytes: number, opcode: Opcode): number {
  const power = 31 - Math.clz32(bytes);
  if (1 << power !== bytes || power > opcode.alignment) {
    throw new RangeError(`${opcode.name}: expected an alignment of 1 to ${1 << opcode.alignment} bytes, got ${bytes}`);
  }
  return power;
}

function writeSixteen(code: ByteWriter, opcode: Opcode, values: ArrayLike<number>, largest: number): void {
  if (values.length !== 16) throw new RangeError(`${opcode.name}: expected 16 bytes, got ${values.length}`);
  for (let index = 0; index < 16; index++) code.byte(checkedByte(opcode, values[index], largest));
}

function checkedByte(opcode: Opcode, value: number | undefined, largest: number): number {
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > largest) {
    throw new RangeError(`${opcode.name}: expected a whole number from 0 to ${largest}, got ${value}`);
  }
  return value;
}
