import type { Node } from '../graph/node.ts';
import type { FunctionBody } from '../wasm/function-body.ts';
import type { InstructionName } from '../wasm/opcodes.ts';

/** 2^52 + 1023: adding it puts a whole number, biased, into the lowest bits of the significand. */
const EXPONENT_MAGIC = 4503599627371519;
/** 2^52 with room for the biased exponent: its bits are 0x4330…0. */
const EXPONENT_BITS = 0x4330000000000000n;
const SIGNIFICAND_MASK = 0x000fffffffffffffn;
const ONE_BITS = 0x3ff0000000000000n;
const HIGH_WORD_MASK = -0x100000000n; // 0xffffffff00000000
const SIGN_MASK = -0x8000000000000000n;
const SIGNIFICAND_BITS = 52;

/** Operations that are one instruction behind all arguments. */
export const INSTRUCTIONS = {
  neg: 'f64x2.neg',
  abs: 'f64x2.abs',
  sqrt: 'f64x2.sqrt',
  floor: 'f64x2.floor',
  ceil: 'f64x2.ceil',
  trunc: 'f64x2.trunc',
  nearest: 'f64x2.nearest',
  add: 'f64x2.add',
  sub: 'f64x2.sub',
  mul: 'f64x2.mul',
  div: 'f64x2.div',
  min: 'f64x2.min',
  max: 'f64x2.max',
  pmin: 'f64x2.pmin',
  pmax: 'f64x2.pmax',
  eq: 'f64x2.eq',
  ne: 'f64x2.ne',
  lt: 'f64x2.lt',
  le: 'f64x2.le',
  gt: 'f64x2.gt',
  ge: 'f64x2.ge',
  and: 'v128.and',
  or: 'v128.or',
  not: 'v128.not',
} as const satisfies { readonly [op in Node['op']]?: InstructionName };

/** @param push leaves an argument on the stack, by its place */
type Emit = (body: FunctionBody, push: (argument: number) => void) => void;

/** Operations that are several instructions. */
export const SEQUENCES: { readonly [op in Node['op']]?: Emit } = {
  select: (body, push) => {
    push(1);
    push(2);
    push(0);
    body.op('v128.bitselect');
  },
  toNumber: (body, push) => {
    push(0);
    body.f64x2(1).op('v128.and');
  },
  copySign: (body, push) => {
    push(1);
    push(0);
    body.i64x2(SIGN_MASK).op('v128.bitselect');
  },
  powerOfTwo: (body, push) => {
    push(0);
    body.f64x2(EXPONENT_MAGIC).op('f64x2.add').i32(SIGNIFICAND_BITS).op('i64x2.shl');
  },
  exponent: (body, push) => {
    push(0);
    body
      .i32(SIGNIFICAND_BITS)
      .op('i64x2.shr_u')
      .i64x2(EXPONENT_BITS)
      .op('v128.or')
      .f64x2(EXPONENT_MAGIC)
      .op('f64x2.sub');
  },
  mantissa: (body, push) => {
    push(0);
    body.i64x2(SIGNIFICAND_MASK).op('v128.and').i64x2(ONE_BITS).op('v128.or');
  },
  highWord: (body, push) => {
    push(0);
    body.i64x2(HIGH_WORD_MASK).op('v128.and');
  },
};
