import type { ByteReader } from './byte-reader.ts';
import { isPrefix, type Opcode, opcodeOf } from './opcodes.ts';
import { EMPTY_BLOCK_TYPE, valueTypeOf } from './value-types.ts';

/** What turns indices into text while one function is printed: `$name`, or the index if there is none. */
export interface InstructionNames {
  readonly function: (index: number) => string;
  readonly global: (index: number) => string;
  readonly local: (index: number) => string;
  /** Remarks by byte offset from the first instruction. */
  readonly comments: ReadonlyMap<number, readonly string[]>;
  /** Whether each instruction is preceded by its byte offset in the module. */
  readonly byteOffsets: boolean;
}

/**
 * Instructions up to the `end` that closes the function, one line each, two more spaces per nesting.
 *
 * @param code - Reader at the first instruction; left behind the closing `end`.
 * @param lines - Gets the lines, without the closing `end`.
 * @throws RangeError if an instruction is not in the table.
 */
export function printInstructions(code: ByteReader, names: InstructionNames, lines: string[]): void {
  const start = code.position;
  for (let depth = 0; ; ) {
    const at = code.position;
    const opcode = readOpcode(code);
    const closes = opcode.immediate === 'structure';
    const opens = opcode.immediate === 'blockType';
    const indent = '  '.repeat(2 + depth - (closes ? 1 : 0));
    for (const text of names.comments.get(at - start) ?? []) {
      lines.push(`${'  '.repeat(2 + depth)};; ${text.replace(/\s+/g, ' ')}`);
    }
    if (opcode.name === 'end' && depth === 0) return;
    const offset = names.byteOffsets ? `(;@${at.toString(16).padStart(5, '0')};) ` : '';
    const label = opens ? ` ;; @${depth + 1}` : '';
    lines.push(`${indent}${offset}${opcode.name}${immediates(code, opcode, depth, names)}${label}`);
    if (opens) depth++;
    if (opcode.name === 'end') depth--;
  }
}

/** A constant expression, `(i32.const 8)`. */
export function printConstantExpression(code: ByteReader, names: InstructionNames): string {
  const lines: string[] = [];
  printInstructions(code, { ...names, byteOffsets: false, comments: new Map() }, lines);
  return `(${lines.map((line) => line.trim()).join(' ')})`;
}

function readOpcode(code: ByteReader): Opcode {
  const first = code.byte();
  return isPrefix(first) ? opcodeOf(first, code.u32()) : opcodeOf(-1, first);
}

/** The immediates of an instruction as text, each with a space in front. */
function immediates(code: ByteReader, opcode: Opcode, depth: number, names: InstructionNames): string {
  switch (opcode.immediate) {
    case 'none':
    case 'structure':
      return '';
    case 'blockType':
      return blockType(code.byte());
    case 'label':
      return label(code.u32(), depth);
    case 'function':
      return ` ${names.function(code.u32())}`;
    case 'local':
      return ` ${names.local(code.u32())}`;
    case 'global':
      return ` ${names.global(code.u32())}`;
    case 'memory':
      code.byte();
      return '';
    case 'memoryPair':
      code.bytes(2);
      return '';
    case 'i32':
      return ` ${code.s32()}`;
    case 'i64':
      return ` ${code.s64()}`;
    case 'f64':
      return ` ${f64Text(code.u64())}`;
    case 'v128':
      return v128Text(code.u64(), code.u64());
    case 'shuffle':
      return ` ${code.bytes(16).join(' ')}`;
    case 'lane2':
    case 'lane4':
      return ` ${code.byte()}`;
    default:
      return address(code, opcode);
  }
}

function blockType(code: number): string {
  return code === EMPTY_BLOCK_TYPE ? '' : ` (result ${valueTypeOf(code)})`;
}

/** Relative depth, and in a comment the block it means, counted from outside; @0 is the function. */
function label(distance: number, depth: number): string {
  return ` ${distance} (;@${depth - distance};)`;
}

/** Offset and alignment, each left out where it is the default. */
function address(code: ByteReader, opcode: Opcode): string {
  const alignment = code.u32();
  const offset = code.u32();
  const offsetText = offset === 0 ? '' : ` offset=${offset}`;
  return alignment === opcode.alignment ? offsetText : `${offsetText} align=${1 << alignment}`;
}

/** A binary64 as decimal text that reads back to the same bits (JavaScript prints the shortest such decimal). */
function f64Text(bits: bigint): string {
  const value = f64OfBits(bits);
  if (Number.isNaN(value)) return nanText(bits);
  if (Object.is(value, -0)) return '-0';
  return String(value).replace('Infinity', 'inf');
}

function nanText(bits: bigint): string {
  const sign = bits >> 63n === 1n ? '-' : '';
  const payload = bits & 0xfffffffffffffn;
  return payload === 0x8000000000000n ? `${sign}nan` : `${sign}nan:0x${payload.toString(16)}`;
}

/** Lanes in hexadecimal, since a constant may be numbers or a mask, and in a comment as numbers. */
function v128Text(lane0: bigint, lane1: bigint): string {
  const hex = (bits: bigint) => `0x${bits.toString(16).padStart(16, '0')}`;
  return ` i64x2 ${hex(lane0)} ${hex(lane1)} (;f64x2 ${f64Text(lane0)} ${f64Text(lane1)};)`;
}

function f64OfBits(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}
