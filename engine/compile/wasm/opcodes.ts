/**
 * The one table of instructions: name → encoding and immediates. The assembler writes bytes from it and the printer
 * reads text back from it, so that the two cannot disagree.
 *
 * An entry is an encoding (no immediates) or `[encoding, immediate]`. An encoding up to 0xff is a single byte;
 * `0xPP_NNN` is the prefix byte PP followed by NNN as unsigned LEB128.
 *
 * Source: WebAssembly Core Specification 2.0, section 5.4 (Instructions). Relaxed SIMD is left out on purpose: its
 * results depend on the machine. f32 is left out because kernels never round to single precision.
 */
const TABLE = {
  unreachable: 0x00,
  nop: 0x01,
  block: [0x02, 'blockType'],
  loop: [0x03, 'blockType'],
  if: [0x04, 'blockType'],
  else: [0x05, 'structure'],
  end: [0x0b, 'structure'],
  br: [0x0c, 'label'],
  br_if: [0x0d, 'label'],
  return: 0x0f,
  call: [0x10, 'function'],
  drop: 0x1a,
  select: 0x1b,
  'local.get': [0x20, 'local'],
  'local.set': [0x21, 'local'],
  'local.tee': [0x22, 'local'],
  'global.get': [0x23, 'global'],
  'global.set': [0x24, 'global'],

  'i32.load': [0x28, 'address4'],
  'i64.load': [0x29, 'address8'],
  'f64.load': [0x2b, 'address8'],
  'i32.load8_s': [0x2c, 'address1'],
  'i32.load8_u': [0x2d, 'address1'],
  'i32.load16_s': [0x2e, 'address2'],
  'i32.load16_u': [0x2f, 'address2'],
  'i32.store': [0x36, 'address4'],
  'i64.store': [0x37, 'address8'],
  'f64.store': [0x39, 'address8'],
  'i32.store8': [0x3a, 'address1'],
  'i32.store16': [0x3b, 'address2'],
  'memory.size': [0x3f, 'memory'],
  'memory.grow': [0x40, 'memory'],
  'memory.copy': [0xfc_00a, 'memoryPair'],
  'memory.fill': [0xfc_00b, 'memory'],

  'i32.const': [0x41, 'i32'],
  'i64.const': [0x42, 'i64'],
  'f64.const': [0x44, 'f64'],
  'i32.eqz': 0x45,
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.gt_s': 0x4a,
  'i32.gt_u': 0x4b,
  'i32.le_s': 0x4c,
  'i32.le_u': 0x4d,
  'i32.ge_s': 0x4e,
  'i32.ge_u': 0x4f,
  'i64.eqz': 0x50,
  'i64.eq': 0x51,
  'i64.ne': 0x52,
  'i64.lt_s': 0x53,
  'i64.lt_u': 0x54,
  'i64.gt_s': 0x55,
  'i64.gt_u': 0x56,
  'i64.le_s': 0x57,
  'i64.le_u': 0x58,
  'i64.ge_s': 0x59,
  'i64.ge_u': 0x5a,
  'f64.eq': 0x61,
  'f64.ne': 0x62,
  'f64.lt': 0x63,
  'f64.gt': 0x64,
  'f64.le': 0x65,
  'f64.ge': 0x66,
  'i32.clz': 0x67,
  'i32.ctz': 0x68,
  'i32.popcnt': 0x69,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.div_s': 0x6d,
  'i32.div_u': 0x6e,
  'i32.rem_s': 0x6f,
  'i32.rem_u': 0x70,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_s': 0x75,
  'i32.shr_u': 0x76,
  'i32.rotl': 0x77,
  'i32.rotr': 0x78,
  'i64.clz': 0x79,
  'i64.ctz': 0x7a,
  'i64.popcnt': 0x7b,
  'i64.add': 0x7c,
  'i64.sub': 0x7d,
  'i64.mul': 0x7e,
  'i64.div_s': 0x7f,
  'i64.div_u': 0x80,
  'i64.rem_s': 0x81,
  'i64.rem_u': 0x82,
  'i64.and': 0x83,
  'i64.or': 0x84,
  'i64.xor': 0x85,
  'i64.shl': 0x86,
  'i64.shr_s': 0x87,
  'i64.shr_u': 0x88,
  'i64.rotl': 0x89,
  'i64.rotr': 0x8a,
  'f64.abs': 0x99,
  'f64.neg': 0x9a,
  'f64.ceil': 0x9b,
  'f64.floor': 0x9c,
  'f64.trunc': 0x9d,
  'f64.nearest': 0x9e,
  'f64.sqrt': 0x9f,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.div': 0xa3,
  'f64.min': 0xa4,
  'f64.max': 0xa5,
  'f64.copysign': 0xa6,
  'i32.wrap_i64': 0xa7,
  'i64.extend_i32_s': 0xac,
  'i64.extend_i32_u': 0xad,
  'f64.convert_i32_s': 0xb7,
  'f64.convert_i32_u': 0xb8,
  'f64.convert_i64_s': 0xb9,
  'f64.convert_i64_u': 0xba,
  'i64.reinterpret_f64': 0xbd,
  'f64.reinterpret_i64': 0xbf,
  'i32.trunc_sat_f64_s': 0xfc_002,
  'i32.trunc_sat_f64_u': 0xfc_003,
  'i64.trunc_sat_f64_s': 0xfc_006,
  'i64.trunc_sat_f64_u': 0xfc_007,

  'v128.load': [0xfd_000, 'address16'],
  'v128.load32x2_s': [0xfd_005, 'address8'],
  'v128.load32x2_u': [0xfd_006, 'address8'],
  'v128.load32_splat': [0xfd_009, 'address4'],
  'v128.load64_splat': [0xfd_00a, 'address8'],
  'v128.store': [0xfd_00b, 'address16'],
  'v128.const': [0xfd_00c, 'v128'],
  'i8x16.shuffle': [0xfd_00d, 'shuffle'],
  'i8x16.swizzle': 0xfd_00e,
  'i32x4.splat': 0xfd_011,
  'i64x2.splat': 0xfd_012,
  'f64x2.splat': 0xfd_014,
  'i32x4.extract_lane': [0xfd_01b, 'lane4'],
  'i32x4.replace_lane': [0xfd_01c, 'lane4'],
  'i64x2.extract_lane': [0xfd_01d, 'lane2'],
  'i64x2.replace_lane': [0xfd_01e, 'lane2'],
  'f64x2.extract_lane': [0xfd_021, 'lane2'],
  'f64x2.replace_lane': [0xfd_022, 'lane2'],
  'i32x4.eq': 0xfd_037,
  'i32x4.ne': 0xfd_038,
  'i32x4.lt_s': 0xfd_039,
  'i32x4.lt_u': 0xfd_03a,
  'i32x4.gt_s': 0xfd_03b,
  'i32x4.gt_u': 0xfd_03c,
  'i32x4.le_s': 0xfd_03d,
  'i32x4.le_u': 0xfd_03e,
  'i32x4.ge_s': 0xfd_03f,
  'i32x4.ge_u': 0xfd_040,
  'f64x2.eq': 0xfd_047,
  'f64x2.ne': 0xfd_048,
  'f64x2.lt': 0xfd_049,
  'f64x2.gt': 0xfd_04a,
  'f64x2.le': 0xfd_04b,
  'f64x2.ge': 0xfd_04c,
  'v128.not': 0xfd_04d,
  'v128.and': 0xfd_04e,
  'v128.andnot': 0xfd_04f,
  'v128.or': 0xfd_050,
  'v128.xor': 0xfd_051,
  'v128.bitselect': 0xfd_052,
  'v128.any_true': 0xfd_053,
  'v128.load32_zero': [0xfd_05c, 'address4'],
  'v128.load64_zero': [0xfd_05d, 'address8'],
  'f64x2.ceil': 0xfd_074,
  'f64x2.floor': 0xfd_075,
  'f64x2.trunc': 0xfd_07a,
  'i32x4.extadd_pairwise_i16x8_s': 0xfd_07e,
  'i32x4.extadd_pairwise_i16x8_u': 0xfd_07f,
  'f64x2.nearest': 0xfd_094,
  'i32x4.abs': 0xfd_0a0,
  'i32x4.neg': 0xfd_0a1,
  'i32x4.all_true': 0xfd_0a3,
  'i32x4.bitmask': 0xfd_0a4,
  'i32x4.extend_low_i16x8_s': 0xfd_0a7,
  'i32x4.extend_high_i16x8_s': 0xfd_0a8,
  'i32x4.extend_low_i16x8_u': 0xfd_0a9,
  'i32x4.extend_high_i16x8_u': 0xfd_0aa,
  'i32x4.shl': 0xfd_0ab,
  'i32x4.shr_s': 0xfd_0ac,
  'i32x4.shr_u': 0xfd_0ad,
  'i32x4.add': 0xfd_0ae,
  'i32x4.sub': 0xfd_0b1,
  'i32x4.mul': 0xfd_0b5,
  'i32x4.min_s': 0xfd_0b6,
  'i32x4.min_u': 0xfd_0b7,
  'i32x4.max_s': 0xfd_0b8,
  'i32x4.max_u': 0xfd_0b9,
  'i64x2.abs': 0xfd_0c0,
  'i64x2.neg': 0xfd_0c1,
  'i64x2.all_true': 0xfd_0c3,
  'i64x2.bitmask': 0xfd_0c4,
  'i64x2.extend_low_i32x4_s': 0xfd_0c7,
  'i64x2.extend_high_i32x4_s': 0xfd_0c8,
  'i64x2.extend_low_i32x4_u': 0xfd_0c9,
  'i64x2.extend_high_i32x4_u': 0xfd_0ca,
  'i64x2.shl': 0xfd_0cb,
  'i64x2.shr_s': 0xfd_0cc,
  'i64x2.shr_u': 0xfd_0cd,
  'i64x2.add': 0xfd_0ce,
  'i64x2.sub': 0xfd_0d1,
  'i64x2.mul': 0xfd_0d5,
  'i64x2.eq': 0xfd_0d6,
  'i64x2.ne': 0xfd_0d7,
  'i64x2.lt_s': 0xfd_0d8,
  'i64x2.gt_s': 0xfd_0d9,
  'i64x2.le_s': 0xfd_0da,
  'i64x2.ge_s': 0xfd_0db,
  'i64x2.extmul_low_i32x4_s': 0xfd_0dc,
  'i64x2.extmul_high_i32x4_s': 0xfd_0dd,
  'i64x2.extmul_low_i32x4_u': 0xfd_0de,
  'i64x2.extmul_high_i32x4_u': 0xfd_0df,
  'f64x2.abs': 0xfd_0ec,
  'f64x2.neg': 0xfd_0ed,
  'f64x2.sqrt': 0xfd_0ef,
  'f64x2.add': 0xfd_0f0,
  'f64x2.sub': 0xfd_0f1,
  'f64x2.mul': 0xfd_0f2,
  'f64x2.div': 0xfd_0f3,
  'f64x2.min': 0xfd_0f4,
  'f64x2.max': 0xfd_0f5,
  'f64x2.pmin': 0xfd_0f6,
  'f64x2.pmax': 0xfd_0f7,
  'i32x4.trunc_sat_f64x2_s_zero': 0xfd_0fc,
  'i32x4.trunc_sat_f64x2_u_zero': 0xfd_0fd,
  'f64x2.convert_low_i32x4_s': 0xfd_0fe,
  'f64x2.convert_low_i32x4_u': 0xfd_0ff,
} as const;

/** Immediates by kind, as `FunctionBody.op` takes them after the name. */
interface Immediates {
  none: [];
  label: [depth: number];
  function: [index: number];
  local: [index: number];
  global: [index: number];
  address1: [offset?: number, align?: number];
  address2: [offset?: number, align?: number];
  address4: [offset?: number, align?: number];
  address8: [offset?: number, align?: number];
  address16: [offset?: number, align?: number];
  memory: [];
  memoryPair: [];
  i32: [value: number];
  i64: [value: bigint];
  f64: [value: number];
  v128: [bytes: Uint8Array];
  shuffle: [lanes: readonly number[]];
  lane2: [lane: number];
  lane4: [lane: number];
}

type Table = typeof TABLE;
type KindOf<Name extends keyof Table> = Table[Name] extends readonly [number, infer Kind] ? Kind : 'none';

/** Kind of immediates an instruction carries; `structure` and `blockType` are nesting and have helpers of their own. */
export type Immediate = keyof Immediates | 'blockType' | 'structure';

/** Every instruction except `block loop if else end`, which only the nesting helpers write. */
export type InstructionName = {
  [Name in keyof Table]: KindOf<Name> extends keyof Immediates ? Name : never;
}[keyof Table];

/** Arguments of one instruction: `['f64x2.add']` has none, `['local.get']` has an index, and so on. */
export type ImmediatesOf<Name extends InstructionName> =
  KindOf<Name> extends infer Kind extends keyof Immediates ? Immediates[Kind] : never;

/** One instruction of the table, ready to encode or print. */
export interface Opcode {
  readonly name: string;
  /** Leading byte, or −1 if the code stands alone. */
  readonly prefix: number;
  readonly code: number;
  /** Prefix and LEB128 code as one number, first byte lowest, as `ByteWriter.packed` takes it. */
  readonly encoded: number;
  readonly immediate: Immediate;
  /** Natural alignment as a power of two, bytes = 2^alignment; 0 without an address. */
  readonly alignment: number;
}

const ALIGNMENTS: Readonly<Partial<Record<Immediate, number>>> = {
  address2: 1,
  address4: 2,
  address8: 3,
  address16: 4,
};

function opcode(name: string, entry: number | readonly [number, Immediate]): Opcode {
  const [encoding, immediate] = typeof entry === 'number' ? [entry, 'none' as const] : entry;
  const prefixed = encoding > 0xff;
  return {
    name,
    prefix: prefixed ? encoding >>> 12 : -1,
    code: prefixed ? encoding & 0xfff : encoding,
    encoded: prefixed ? packedCode(encoding >>> 12, encoding & 0xfff) : encoding,
    immediate,
    alignment: ALIGNMENTS[immediate] ?? 0,
  };
}

function packedCode(prefix: number, code: number): number {
  return code < 0x80 ? prefix | (code << 8) : prefix | (((code & 0x7f) | 0x80) << 8) | ((code >>> 7) << 16);
}

/** All instructions in the order of the table. */
export const OPCODES: readonly Opcode[] = Object.entries(TABLE).map(([name, entry]) => opcode(name, entry));

const BY_NAME: ReadonlyMap<string, Opcode> = new Map(OPCODES.map((one) => [one.name, one]));
const BY_CODE: ReadonlyMap<number, Opcode> = new Map(OPCODES.map((one) => [codeKey(one.prefix, one.code), one]));

function codeKey(prefix: number, code: number): number {
  return prefix < 0 ? code : prefix * 0x1000 + code;
}

/** Whether a byte announces a second, LEB128-encoded part of the instruction code. */
export function isPrefix(byte: number): boolean {
  return byte === 0xfc || byte === 0xfd;
}

/**
 * Instruction of a name.
 *
 * @throws RangeError if the table has no such instruction.
 */
export function opcodeNamed(name: string): Opcode {
  const found = BY_NAME.get(name);
  if (found === undefined) throw new RangeError(`instruction: expected a name of the opcode table, got ${name}`);
  return found;
}

/**
 * Instruction of a code.
 *
 * @param prefix - Leading byte, −1 if there is none.
 * @throws RangeError if the table has no such instruction.
 */
export function opcodeOf(prefix: number, code: number): Opcode {
  const found = BY_CODE.get(codeKey(prefix, code));
  if (found === undefined) {
    throw new RangeError(
      `instruction: expected a code of the opcode table, got 0x${codeKey(prefix, code).toString(16)}`,
    );
  }
  return found;
}
