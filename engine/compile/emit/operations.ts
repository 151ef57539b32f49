import type { Node } from '../graph/node.ts';
import type { FunctionBody } from '../wasm/function-body.ts';

/** 2^52 + 1023: adding it puts a whole number, biased, into the lowest bits of the significand. */
const EXPONENT_MAGIC = 4503599627371519;
/** 2^52 with room for the biased exponent: its bits are 0x4330…0. */
const EXPONENT_BITS = 0x4330000000000000n;
const SIGNIFICAND_MASK = 0x000fffffffffffffn;
const ONE_BITS = 0x3ff0000000000000n;
const HIGH_WORD_MASK = -0x100000000n; // 0xffffffff00000000
const SIGN_MASK = -0x8000000000000000n;
const SIGNIFICAND_BITS = 52;

type Emit = (body: FunctionBody, push: readonly (() => void)[]) => void;

/** Pushes all operands, then one instruction. */
const instruction =
  (name: Parameters<FunctionBody['op']>[0]): Emit =>
  (body, push) => {
    for (const operand of push) operand();
    (body.op as (name: string) => FunctionBody)(name);
  };

const first = (push: readonly (() => void)[]): (() => void) => push[0] as () => void;

/** One line per operation of the graph: what it is in WebAssembly. */
export const OPERATIONS: Partial<Record<Node['op'], Emit>> = {
  neg: instruction('f64x2.neg'),
  abs: instruction('f64x2.abs'),
  sqrt: instruction('f64x2.sqrt'),
  floor: instruction('f64x2.floor'),
  ceil: instruction('f64x2.ceil'),
  trunc: instruction('f64x2.trunc'),
  nearest: instruction('f64x2.nearest'),
  add: instruction('f64x2.add'),
  sub: instruction('f64x2.sub'),
  mul: instruction('f64x2.mul'),
  div: instruction('f64x2.div'),
  min: instruction('f64x2.min'),
  max: instruction('f64x2.max'),
  pmin: instruction('f64x2.pmin'),
  pmax: instruction('f64x2.pmax'),
  eq: instruction('f64x2.eq'),
  ne: instruction('f64x2.ne'),
  lt: instruction('f64x2.lt'),
  le: instruction('f64x2.le'),
  gt: instruction('f64x2.gt'),
  ge: instruction('f64x2.ge'),
  and: instruction('v128.and'),
  or: instruction('v128.or'),
  not: instruction('v128.not'),
  select: (body, push) => {
    push[1]?.();
    push[2]?.();
    push[0]?.();
    body.op('v128.bitselect');
  },
  toNumber: (body, push) => {
    first(push)();
    body.f64x2(1).op('v128.and');
  },
  copySign: (body, push) => {
    push[1]?.();
    push[0]?.();
    body.i64x2(SIGN_MASK).op('v128.bitselect');
  },
  powerOfTwo: (body, push) => {
    first(push)();
    body.f64x2(EXPONENT_MAGIC).op('f64x2.add').i32(SIGNIFICAND_BITS).op('i64x2.shl');
  },
  exponent: (body, push) => {
    first(push)();
    body
      .i32(SIGNIFICAND_BITS)
      .op('i64x2.shr_u')
      .i64x2(EXPONENT_BITS)
      .op('v128.or')
      .f64x2(EXPONENT_MAGIC)
      .op('f64x2.sub');
  },
  mantissa: (body, push) => {
    first(push)();
    body.i64x2(SIGNIFICAND_MASK).op('v128.and').i64x2(ONE_BITS).op('v128.or');
  },
  highWord: (body, push) => {
    first(push)();
    body.i64x2(HIGH_WORD_MASK).op('v128.and');
  },
};
