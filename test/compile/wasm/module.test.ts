import { describe, expect, test } from 'vitest';
import { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';
import { v128OfF64x2 } from '../../../engine/compile/wasm/v128.ts';
import { expectRoundTrip } from './wat-round-trip.ts';

/** Everything a module can hold: imports, both kinds of calls, globals of each type, exports, data. */
function fullModule(): ModuleBuilder {
  const module = new ModuleBuilder();
  module.importMemory('host', 'memory', { initial: 1, maximum: 4 });
  const log = module.importFunction('host', 'log', { parameters: ['f64'], results: [] });
  const calls = module.addGlobal('calls', 'i32', 40);
  module.addGlobal('wide', 'i64', -1n, false);
  module.addGlobal('rate', 'f64', Number.NaN, false);
  module.addGlobal('pair', 'v128', v128OfF64x2(1, -0));
  const main = module.addFunction('main', { parameters: ['i32'], results: ['f64'] }, ['address']);
  const load = module.addFunction('load', { parameters: ['i32'], results: ['f64'] });
  load.get(0).op('f64.load');
  main.op('global.get', calls).i32(1).op('i32.add').op('global.set', calls);
  main.get(0).op('call', load.index).op('call', log);
  main.get(0).op('call', load.index);
  module.exportFunction('main', main.index);
  module.exportGlobal('calls', calls);
  module.exportMemory('seen "memory" µ');
  module.addData(8, new Uint8Array(new Float64Array([2.5]).buffer));
  module.addData(16, [0x22, 0x5c, 0x41, 0x00]);
  return module;
}

describe('a module', () => {
  test('with everything assembles as its text does', () => {
    expectRoundTrip(fullModule());
  });

  test('with everything runs', () => {
    const logged: number[] = [];
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
    const host = { memory, log: (value: number) => logged.push(value) };
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(fullModule().toBytes()), { host });
    expect((exports.main as (address: number) => number)(8)).toBe(2.5);
    expect(logged).toEqual([2.5]);
    expect((exports.calls as WebAssembly.Global).value).toBe(41);
    expect([...new Uint8Array(memory.buffer, 16, 4)]).toEqual([0x22, 0x5c, 0x41, 0x00]);
    expect(exports['seen "memory" µ']).toBe(memory);
  });

  test('with nothing is eight bytes', () => {
    expect([...new ModuleBuilder().toBytes()]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    expectRoundTrip(new ModuleBuilder());
  });

  test('gives the same bytes for the same calls, and again when asked twice', () => {
    const module = fullModule();
    const bytes = module.toBytes();
    expect(module.toBytes()).toEqual(bytes);
    expect(fullModule().toBytes()).toEqual(bytes);
  });

  test('holds each function type once', () => {
    const module = new ModuleBuilder();
    for (let count = 0; count < 5; count++) module.addFunction(`f${count}`, { parameters: ['i32'], results: [] });
    expect(module.toWat().match(/\(type \(;/g)).toHaveLength(1);
    expectRoundTrip(module);
  });

  test('refuses a second memory, late imports, wrong limits', () => {
    const module = new ModuleBuilder();
    module.addMemory({ initial: 1 });
    expect(() => module.importMemory('host', 'memory', { initial: 1 })).toThrow(/second/);
    module.addFunction('f', { parameters: [], results: [] });
    expect(() => module.importFunction('host', 'g', { parameters: [], results: [] })).toThrow(/before/);
    expect(() => new ModuleBuilder().addMemory({ initial: 2, maximum: 1 })).toThrow(RangeError);
    expect(() => new ModuleBuilder().addMemory({ initial: 65_537 })).toThrow(RangeError);
    expect(() => new ModuleBuilder().addMemory({ initial: -1 })).toThrow(RangeError);
  });

  test('of one function of 20,000 instructions assembles in a few milliseconds', () => {
    const assemble = () => {
      const module = new ModuleBuilder();
      const body = module.addFunction('long', { parameters: ['v128'], results: ['v128'] });
      const sum = body.local('v128');
      for (let count = 0; count < 4_000; count++) {
        body
          .get(sum)
          .get(0)
          .f64x2((count % 50) + 0.5)
          .op('f64x2.mul')
          .op('f64x2.add')
          .set(sum);
      }
      body.get(sum);
      return module.toBytes();
    };
    const durations = Array.from({ length: 9 }, () => {
      const start = process.cpuUsage();
      const bytes = assemble();
      const { user, system } = process.cpuUsage(start);
      expect(bytes.length).toBeGreaterThan(40_000);
      return (user + system) / 1000;
    });
    expect(WebAssembly.validate(assemble())).toBe(true);
    expect(Math.min(...durations)).toBeLessThan(25);
  });
});
