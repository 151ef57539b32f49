import { describe, expect, test } from 'vitest';
import { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';
import { printWat } from '../../../engine/compile/wasm/print.ts';
import * as fc from '../../properties/seeded.ts';
import { expectRoundTrip } from './wat-round-trip.ts';

function sumModule(): ModuleBuilder {
  const module = new ModuleBuilder();
  module.importMemory('host', 'memory', { initial: 1 });
  const sum = module.addFunction('sum', { parameters: ['i32'], results: ['f64'] }, ['address']);
  const total = sum.local('f64', 'total');
  const index = sum.local('i32', 'index');
  sum.comment('payoffs of\none player');
  sum.count(index, 0, 800, 8, () => {
    sum.get(total).get(0).get(index).op('i32.add').op('f64.load', 16, 4).op('f64.add').set(total);
  });
  sum.get(total).comment('done');
  module.exportFunction('sum', sum.index);
  return module;
}

describe('text', () => {
  test('shows names, nesting and comments', () => {
    expect(sumModule().toWat()).toBe(`(module
  (type (;0;) (func (param i32) (result f64)))
  (import "host" "memory" (memory 1))
  (export "sum" (func $sum))
  (func $sum (type 0) (param $address i32) (result f64)
    (local $total f64) (local $index i32)
    ;; payoffs of one player
    i32.const 0
    local.set $index
    loop ;; @1
      local.get $total
      local.get $address
      local.get $index
      i32.add
      f64.load offset=16 align=4
      f64.add
      local.set $total
      local.get $index
      i32.const 8
      i32.add
      local.tee $index
      i32.const 800
      i32.lt_u
      br_if 0 (;@1;)
    end
    local.get $total
    ;; done
  ))
`);
  });

  test('does without names', () => {
    const wat = printWat(sumModule().toBytes());
    expect(wat).toContain('(func (;0;) (type 0) (param (;0;) i32) (result f64)');
    expect(wat).toContain('local.get 2');
    expect(wat).not.toContain('$');
  });

  test('gives the byte offset that the engine names in its error', () => {
    const module = new ModuleBuilder();
    const body = module.addFunction('wrong', { parameters: [], results: ['f64'] });
    body.f64(1).i32(1).op('f64.add');
    let message = '';
    try {
      new WebAssembly.Module(module.toBytes());
    } catch (error) {
      message = String(error);
    }
    const offset = Number(/@\+(\d+)/.exec(message)?.[1]);
    const line = module
      .toWat(true)
      .split('\n')
      .find((one) => one.includes(`@${offset.toString(16).padStart(5, '0')};`));
    expect(line?.trim()).toMatch(/i32\.const 1|f64\.add/);
  });

  test('puts comments after hoisted code where they belong', () => {
    const module = new ModuleBuilder();
    const body = module.addFunction('f', { parameters: ['v128'], results: ['v128'] });
    body.comment('start').get(0).comment('half').f64x2(0.5).op('f64x2.mul');
    const lines = module
      .toWat()
      .split('\n')
      .map((line) => line.trim());
    expect(lines[lines.indexOf(';; start') + 1]).toBe('local.get 0');
    expect(lines[lines.indexOf(';; half') + 1]).toContain('local.get $f64x2:0.5');
    expectRoundTrip(module);
  });

  test('makes any name a legal identifier of its own', () => {
    const module = new ModuleBuilder();
    const type = { parameters: ['i32', 'i32'], results: [] } as const;
    const first = module.addFunction('a b', type, ['x', 'x']);
    const second = module.addFunction('a(b', type, ['', '(;']);
    module.addFunction('a_b@1', type);
    first.get(0).get(1).op('call', second.index);
    second.get(1).op('drop');
    module.addGlobal('µ"', 'f64', 0.1);
    expectRoundTrip(module);
    expect(module.toWat()).toContain('call $a_b@1\n');
  });

  test('prints every number so that it reads back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double(), { minLength: 50 }),
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        (values, bits) => {
          const module = new ModuleBuilder();
          const body = module.addFunction('numbers', { parameters: [], results: ['v128'] });
          for (const value of values) body.f64(value).op('drop');
          body.i64(bits).op('drop').i64x2(bits, 7n);
          expectRoundTrip(module);
        },
      ),
    );
  });

  test('names hoisted constants by their value', () => {
    const module = new ModuleBuilder();
    const body = module.addFunction('f', { parameters: [], results: [] });
    body.f64x2(0).op('drop').f64x2(-0).op('drop').f64x2(1, 2.5).op('drop').i32x4(-1).op('drop').i32x4(0).op('drop');
    const used = [...module.toWat().matchAll(/local\.get (\S+)/g)].map((match) => match[1]);
    expect(used).toEqual(['$f64x2:0', '$f64x2:-0', '$f64x2:1:2.5', '$i32x4:-1', '$i32x4:0']);
    expectRoundTrip(module);
  });

  test('refuses a section or instruction it does not know', () => {
    const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    expect(() => printWat(Uint8Array.from([...header, 8, 1, 0]))).toThrow(/section/);
    const rethrow = [1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 5, 1, 3, 0, 0x09, 0x0b];
    expect(() => printWat(Uint8Array.from([...header, ...rethrow]))).toThrow(/opcode table/);
  });

  test('skips custom sections', () => {
    expect(printWat(Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 2, 1, 0x41]))).toBe('(module)\n');
  });
});
