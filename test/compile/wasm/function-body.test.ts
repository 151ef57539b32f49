import { describe, expect, test } from 'vitest';
import type { FunctionBody, Label } from '../../../engine/compile/wasm/function-body.ts';
import { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';
import { v128OfI32x4 } from '../../../engine/compile/wasm/v128.ts';
import type { FunctionType } from '../../../engine/compile/wasm/value-types.ts';
import { expectRoundTrip, runnable } from './wat-round-trip.ts';

/** A module with one exported function `tried` and a memory of one page, exported as `memory`. */
function moduleOf(type: FunctionType, write: (body: FunctionBody) => void): ModuleBuilder {
  const module = new ModuleBuilder();
  module.addMemory({ initial: 1 });
  module.exportMemory('memory');
  const body = module.addFunction('tried', type);
  module.exportFunction('tried', body.index);
  write(body);
  return module;
}

function memoryAndRun(module: ModuleBuilder): { memory: ArrayBuffer; run: (...values: number[]) => unknown } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.toBytes()));
  return {
    memory: (exports.memory as WebAssembly.Memory).buffer,
    run: exports.tried as (...values: number[]) => unknown,
  };
}

describe('small programs', () => {
  test('factorial, by a loop with labels', () => {
    const module = moduleOf({ parameters: ['i32'], results: ['f64'] }, (body) => {
      const product = body.local('f64', 'product');
      body.f64(1).set(product);
      body.block((done) => {
        body.loop((next) => {
          body.get(0).i32(2).op('i32.lt_s').brIf(done);
          body.get(product).get(0).op('f64.convert_i32_s').op('f64.mul').set(product);
          body.get(0).i32(1).op('i32.sub').set(0);
          body.br(next);
        });
      });
      body.get(product);
    });
    expectRoundTrip(module);
    const factorial = runnable(module, 'tried');
    expect([0, 1, 5, 10, 20].map((n) => factorial(n))).toEqual([1, 1, 120, 3_628_800, 2_432_902_008_176_640_000]);
  });

  test('dot product, two lanes at a time', () => {
    const module = moduleOf({ parameters: ['i32', 'i32'], results: ['f64'] }, (body) => {
      const [sum, index] = [body.local('v128', 'sum'), body.local('i32', 'index')];
      body.count(index, 0, 64, 16, () => {
        body.get(sum);
        body.get(0).get(index).op('i32.add').op('v128.load');
        body.get(1).get(index).op('i32.add').op('v128.load', 0, 8);
        body.op('f64x2.mul').op('f64x2.add').set(sum);
      });
      body.get(sum).op('f64x2.extract_lane', 0).get(sum).op('f64x2.extract_lane', 1).op('f64.add');
    });
    expectRoundTrip(module);
    const { memory, run } = memoryAndRun(module);
    new Float64Array(memory, 0, 8).set([1, 2, 3, 4, 5, 6, 7, 8]);
    new Float64Array(memory, 128, 8).set([1, 10, 100, 1000, 1, 10, 100, 1000]);
    expect(run(0, 128)).toBe(1 + 20 + 300 + 4000 + 5 + 60 + 700 + 8000);
  });

  test('a step of sfc32 in four lanes gives what plain arithmetic gives', () => {
    const module = moduleOf({ parameters: [], results: [] }, sfc32Step);
    expectRoundTrip(module);
    const { memory, run } = memoryAndRun(module);
    const words = new Uint32Array(memory, 0, 20);
    words.set(Array.from({ length: 16 }, (_, index) => Math.imul(index + 1, 0x9e37_79b9) >>> 0));
    const lanes = [0, 1, 2, 3].map((lane) => [0, 4, 8, 12].map((row) => words[row + lane] ?? 0));
    for (let step = 0; step < 50; step++) {
      run();
      const outputs = lanes.map(plainSfc32Step);
      expect([...words.subarray(16)]).toEqual(outputs);
      expect([...words.subarray(0, 16)]).toEqual([0, 1, 2, 3].flatMap((row) => lanes.map((lane) => lane[row])));
    }
  });
});

/** Chris Doty-Humphrey's sfc32 on a, b, c, counter at addresses 0, 16, 32, 48; output to 64. */
function sfc32Step(body: FunctionBody): void {
  const [a, b, c, counter] = ['a', 'b', 'c', 'counter'].map((name) => body.local('v128', name)) as [
    number,
    number,
    number,
    number,
  ];
  const output = body.local('v128', 'output');
  const load = (row: number) => body.i32(0).op('v128.load', row * 16);
  load(0).tee(a);
  load(1).tee(b).op('i32x4.add');
  load(3).tee(counter).op('i32x4.add').set(output);
  load(2).set(c);
  body.i32(0).get(counter).i32x4(1).op('i32x4.add').op('v128.store', 48);
  body.i32(0).get(b).get(b).i32(9).op('i32x4.shr_u').op('v128.xor').op('v128.store', 0);
  body.i32(0).get(c).get(c).i32(3).op('i32x4.shl').op('i32x4.add').op('v128.store', 16);
  body.i32(0).get(c).i32(21).op('i32x4.shl').get(c).i32(11).op('i32x4.shr_u').op('v128.or');
  body.get(output).op('i32x4.add').op('v128.store', 32);
  body.i32(0).get(output).op('v128.store', 64);
}

function plainSfc32Step(state: number[]): number {
  const [a, b, c, counter] = state as [number, number, number, number];
  const output = (a + b + counter) >>> 0;
  state[0] = (b ^ (b >>> 9)) >>> 0;
  state[1] = (c + (c << 3)) >>> 0;
  state[2] = (((c << 21) | (c >>> 11)) + output) >>> 0;
  state[3] = (counter + 1) >>> 0;
  return output;
}

describe('count', () => {
  const counted = (from: number, until: number, step: number) =>
    runnable(
      moduleOf({ parameters: [], results: ['i32'] }, (body) => {
        const [rounds, counter] = [body.local('i32'), body.local('i32')];
        body.count(counter, from, until, step, () => body.get(rounds).i32(1).op('i32.add').set(rounds));
        body.get(rounds);
      }),
      'tried',
    )();

  test('runs once for each value below the bound', () => {
    expect([counted(0, 10, 1), counted(0, 10, 3), counted(8, 32, 8), counted(9, 10, 100)]).toEqual([10, 4, 3, 1]);
  });

  test('writes nothing for an empty range', () => {
    expect([counted(0, 0, 1), counted(5, 4, 1)]).toEqual([0, 0]);
  });

  test('counts above 2^31', () => {
    expect(counted(2 ** 31 - 1, 2 ** 31 + 2, 1)).toBe(3);
  });

  test.each([
    [-1, 4, 1],
    [0, 4, 0],
    [0, 2 ** 32, 1],
  ])('refuses from %i until %i by %i, which would not end', (from, until, step) => {
    expect(() => counted(from, until, step)).toThrow(RangeError);
  });
});

describe('hoisting', () => {
  test('computes a constant once, in front, and gives zero and minus zero locals of their own', () => {
    const module = moduleOf({ parameters: [], results: ['f64'] }, (body) => {
      const index = body.local('i32');
      const sum = body.local('v128');
      body.count(index, 0, 3, 1, () => {
        body.get(sum).f64x2(0.5, 2).f64x2(0).op('f64x2.add').op('f64x2.add').set(sum);
        body.get(sum).f64x2(0.5, 2).f64x2(-0).op('f64x2.add').op('f64x2.add').set(sum);
      });
      body.get(sum).op('f64x2.extract_lane', 0).get(sum).op('f64x2.extract_lane', 1).op('f64.add');
    });
    expectRoundTrip(module);
    const lines = module.toWat().split('\n');
    const constants = lines.flatMap((line, at) => (/f64\.const|v128\.const/.test(line) ? [at] : []));
    expect(constants).toHaveLength(3);
    expect(Math.max(...constants)).toBeLessThan(lines.findIndex((line) => line.includes('loop')));
    expect(runnable(module, 'tried')()).toBe(15);
  });

  test('a hoisted value can use others', () => {
    const module = moduleOf({ parameters: ['f64'], results: ['f64'] }, (body) => {
      body.block((out) => {
        const square = body.hoist('square', 'f64', () => {
          body
            .get(0)
            .get(body.hoist('next', 'f64', () => body.get(0).f64(1).op('f64.add')))
            .op('f64.mul');
        });
        body.get(0).f64(100).op('f64.lt').brIf(out);
        body.get(square).op('return');
      });
      body.get(body.hoist('next', 'f64', () => expect.unreachable('computed twice')));
    });
    expectRoundTrip(module);
    const tried = runnable(module, 'tried');
    expect([tried(3), tried(100)]).toEqual([4, 10_100]);
  });

  test('integer vectors keep their bits', () => {
    const module = moduleOf({ parameters: [], results: ['i32'] }, (body) => {
      body
        .i64x2(-1n, 1n << 32n)
        .i32x4(-1, 0xffff_ffff, 0, 1)
        .op('i32x4.eq')
        .op('i32x4.bitmask');
    });
    expect(runnable(module, 'tried')()).toBe(0b1111);
    expect([...v128OfI32x4(1, -1, 0x8000_0000, 0)]).toEqual([1, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 128, 0, 0, 0, 0]);
  });
});

describe('mistakes', () => {
  const body = () => new ModuleBuilder().addFunction('f', { parameters: [], results: [] });

  test('a label outside its block is refused, also at the same depth', () => {
    const one = body();
    let stale: Label | undefined;
    one.block((label) => {
      stale = label;
    });
    expect(() => one.br(stale as Label)).toThrow(/open here/);
    one.block(() => expect(() => one.brIf(stale as Label)).toThrow(/open here/));
  });

  test('a hoisted value cannot branch out', () => {
    const one = body();
    one.block((out) => {
      expect(() => one.hoist('x', 'i32', () => one.br(out))).toThrow(/open here/);
    });
  });

  test.each([
    ['an alignment above the natural', (one: FunctionBody) => one.op('v128.load', 0, 32)],
    ['an alignment that is no power of two', (one: FunctionBody) => one.op('v128.load', 0, 3)],
    ['an alignment of zero', (one: FunctionBody) => one.op('v128.load', 0, 0)],
    ['a negative offset', (one: FunctionBody) => one.op('f64.load', -8)],
    ['a lane that is not there', (one: FunctionBody) => one.op('f64x2.extract_lane', 2)],
    ['a short vector', (one: FunctionBody) => one.op('v128.const', new Uint8Array(15))],
    ['a shuffle lane that is not there', (one: FunctionBody) => one.op('i8x16.shuffle', Array(16).fill(32))],
    ['a local that is no index', (one: FunctionBody) => one.get(-1)],
    ['an i32 that does not fit', (one: FunctionBody) => one.i32(2 ** 32)],
  ])('%s is refused', (_, write) => {
    expect(() => write(body())).toThrow(RangeError);
  });

  test('types demand the immediates of an instruction', () => {
    const one = body();
    // @ts-expect-error -- an index is missing
    expect(() => one.op('local.get')).toThrow(RangeError);
    // @ts-expect-error -- a number is no i64
    expect(() => one.op('i64.const', 1)).toThrow(TypeError);
  });
});
