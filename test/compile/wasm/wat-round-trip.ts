import { expect } from 'vitest';
import loadWabt from 'wabt';
import type { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';

const wabt = await loadWabt();
const FEATURES = { simd: true, bulk_memory: true, sat_float_to_int: true, sign_extension: true, mutable_globals: true };

/** Bytes that wabt, an assembler that is not ours, makes of a text. */
export function assembledByWabt(wat: string): Uint8Array {
  const parsed = wabt.parseWat('printed.wat', wat, FEATURES);
  try {
    parsed.validate();
    return parsed.toBinary({ write_debug_names: false }).buffer;
  } finally {
    parsed.destroy();
  }
}

/** Demands that the module is valid and that its text, with and without byte offsets, assembles to its bytes. */
export function expectRoundTrip(module: ModuleBuilder): void {
  const bytes = module.toBytes();
  expect(hex(assembledByWabt(module.toWat()))).toBe(hex(bytes));
  expect(hex(assembledByWabt(module.toWat(true)))).toBe(hex(bytes));
  expect(WebAssembly.validate(bytes)).toBe(true);
}

/** Instantiates a module and gives one of its functions. */
export function runnable(
  module: ModuleBuilder,
  name: string,
  host: WebAssembly.Imports = {},
): (...values: (number | bigint)[]) => number | bigint {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.toBytes()), host);
  return instance.exports[name] as (...values: (number | bigint)[]) => number | bigint;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
