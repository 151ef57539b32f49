import type { Algebra } from '../../../engine/compile/elementary/algebra.ts';

/** Local variables of a WebAssembly function, one per node; the algebra only ever names them. */
type Local = string;

const instructions: Record<string, string> = {
  ...Object.fromEntries(
    'add sub mul div neg abs sqrt floor ceil trunc nearest min max pmin pmax eq ne lt le gt ge'
      .split(' ')
      .map((name) => [name, `f64x2.${name}`]),
  ),
  and: 'v128.and',
  or: 'v128.or',
  not: 'v128.not',
};

const float = (value: number): string => {
  if (Number.isNaN(value)) return 'nan';
  if (value === Infinity) return 'inf';
  return value === -Infinity ? '-inf' : Object.is(value, -0) ? '-0' : String(value);
};
const floats = (value: number): string => `(v128.const f64x2 ${float(value)} ${float(value)})`;
const integers = (bits: string): string => `(v128.const i64x2 ${bits} ${bits})`;
const shift = (name: string, value: string): string => `(i64x2.${name} ${value} (i32.const 52))`;

const powerBias = floats(2 ** 52 + 1023);

/**
 * Straight-line WebAssembly SIMD text for functions of one or two arguments, two lanes at once.
 *
 * @param body the function over the algebra
 * @returns a module with memory `memory` and `run(count)`: pairs of numbers from 0 and from `second` are read, results
 * are written to the place of the first
 */
export const watModule = (body: <N, M>(algebra: Algebra<N, M>, x: N, y: N) => N, second: number): string => {
  const lines: string[] = [];
  const node = (text: string): Local => {
    const local = `$n${lines.length}`;
    lines.push(`(local.set ${local} ${text})`);
    return local;
  };
  const get = (local: Local): string => `(local.get ${local})`;
  const bitselect = (a: string, b: string, mask: string): Local => node(`(v128.bitselect ${a} ${b} ${mask})`);
  const plain = Object.fromEntries(
    Object.entries(instructions).map(([name, instruction]) => [
      name,
      (...operands: Local[]) => node(`(${instruction} ${operands.map(get).join(' ')})`),
    ]),
  );
  const algebra = {
    ...plain,
    constant: (value: number) => node(floats(value)),
    select: (condition: Local, whenTrue: Local, whenFalse: Local) =>
      bitselect(get(whenTrue), get(whenFalse), get(condition)),
    copySign: (magnitude: Local, sign: Local) => bitselect(get(magnitude), get(sign), integers('0x7fffffffffffffff')),
    powerOfTwo: (n: Local) => node(shift('shl', `(f64x2.add ${get(n)} ${powerBias})`)),
    exponent: (x: Local) =>
      node(`(f64x2.sub (v128.or ${shift('shr_u', get(x))} ${integers('0x4330000000000000')}) ${powerBias})`),
    mantissa: (x: Local) =>
      node(`(v128.or (v128.and ${get(x)} ${integers('0x000fffffffffffff')}) ${integers('0x3ff0000000000000')})`),
    highWord: (x: Local) => node(`(v128.and ${get(x)} ${integers('0xffffffff00000000')})`),
  } as unknown as Algebra<Local, Local>;
  const result = body(algebra, '$x', '$y');
  const locals = lines.map((_, i) => `$n${i}`).concat('$x', '$y');
  return `(module (memory (export "memory") 32) (func (export "run") (param $end i32) (local $at i32)
    ${locals.map((name) => `(local ${name} v128)`).join('\n')}
    (loop $next
      (local.set $x (v128.load (local.get $at)))
      (local.set $y (v128.load offset=${second} (local.get $at)))
      ${lines.join('\n      ')}
      (v128.store (local.get $at) ${get(result)})
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))))`;
};
