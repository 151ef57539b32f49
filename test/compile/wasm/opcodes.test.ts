import { describe, expect, test } from 'vitest';
import { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';
import { type InstructionName, OPCODES, opcodeNamed, opcodeOf } from '../../../engine/compile/wasm/opcodes.ts';
import { expectRoundTrip } from './wat-round-trip.ts';

/** Immediates to try for each kind; the first that an instruction would be given without thought, then edges. */
const SAMPLES: Record<string, readonly (readonly unknown[])[]> = {
  none: [[]],
  label: [[0]],
  function: [[0], [1]],
  local: [[0], [300]],
  global: [[0], [1]],
  address1: [[], [7], [0xffff_ffff, 1]],
  address2: [[], [130, 2], [8, 1]],
  address4: [[], [130, 4], [8, 1]],
  address8: [[], [130, 8], [8, 4]],
  address16: [[], [130, 16], [8, 8]],
  memory: [[]],
  memoryPair: [[]],
  i32: [[0], [-1], [63], [64], [-65], [0x7fff_ffff], [-0x8000_0000]],
  i64: [[0n], [-1n], [2n ** 63n - 1n], [-(2n ** 63n)], [1n << 32n]],
  f64: [[0], [-0], [0.1], [5e-324], [Number.MAX_VALUE], [1e21], [1e-7], [Infinity], [-Infinity], [Number.NaN]],
  v128: [[Uint8Array.from({ length: 16 }, (_, index) => 255 - index)], [new Uint8Array(16)]],
  shuffle: [[[0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31]]],
  lane2: [[0], [1]],
  lane4: [[0], [3]],
};

/** A module with one function that holds an instruction where nothing can be reached, so that any operands fit. */
function moduleWith(name: string, immediates: readonly unknown[]): ModuleBuilder {
  const module = new ModuleBuilder();
  module.importMemory('host', 'memory', { initial: 1, maximum: 2 });
  module.importFunction('host', 'one', { parameters: ['i32'], results: ['f64'] });
  module.addGlobal('first', 'i32', 1);
  module.addGlobal('second', 'i32', 2);
  const body = module.addFunction('tried', { parameters: [], results: [] });
  for (let local = 0; local <= 300; local++) body.local('i32');
  body.op('unreachable');
  (body.op as unknown as (name: string, ...rest: readonly unknown[]) => void).call(body, name, ...immediates);
  body.op('unreachable');
  return module;
}

const writable = OPCODES.filter(({ immediate }) => immediate !== 'blockType' && immediate !== 'structure');

describe('every instruction', () => {
  test.each(writable.map(({ name, immediate }) => [name, immediate]))('%s assembles as its text does', (name, kind) => {
    const samples = SAMPLES[kind];
    expect(samples, `samples for ${kind}`).toBeDefined();
    for (const immediates of samples ?? []) expectRoundTrip(moduleWith(name, immediates));
  });

  test('nesting assembles as its text does', () => {
    const module = new ModuleBuilder();
    const body = module.addFunction('nested', { parameters: ['i32'], results: ['f64'] }, ['choice']);
    body.block((out) => {
      body.loop((again) => {
        body.get(0).brIf(again);
        body.get(0).op('i32.eqz').brIf(out);
        body.get(0).if(() => body.br(out));
      });
    });
    body.get(0).if(
      () => body.f64(1),
      () => body.block(() => body.f64(2), 'f64'),
      'f64',
    );
    expectRoundTrip(module);
  });
});

describe('the table', () => {
  test('holds each name and each code once', () => {
    expect(new Set(OPCODES.map(({ name }) => name)).size).toBe(OPCODES.length);
    expect(new Set(OPCODES.map(({ prefix, code }) => `${prefix} ${code}`)).size).toBe(OPCODES.length);
  });

  test('finds each instruction by name and by code', () => {
    for (const opcode of OPCODES) {
      expect(opcodeNamed(opcode.name)).toBe(opcode);
      expect(opcodeOf(opcode.prefix, opcode.code)).toBe(opcode);
    }
  });

  test('refuses what it does not hold', () => {
    expect(() => opcodeNamed('f64x2.exp')).toThrow(/f64x2\.exp/);
    expect(() => opcodeOf(0xfd, 0x100)).toThrow(RangeError);
    expect(() => opcodeOf(-1, 0x06)).toThrow(RangeError);
  });

  test('leaves nesting to the callbacks', () => {
    // @ts-expect-error -- `block` is no instruction that op takes
    const name: InstructionName = 'block';
    const body = new ModuleBuilder().addFunction('f', { parameters: [], results: [] });
    expect(() => body.op(name)).toThrow(RangeError);
  });
});
