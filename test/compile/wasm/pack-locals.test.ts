import { expect, it } from 'vitest';
import type { FunctionBody } from '../../../engine/compile/wasm/function-body.ts';
import { ModuleBuilder } from '../../../engine/compile/wasm/module.ts';
import * as fc from '../../properties/seeded.ts';

/** A straight piece of code, or pieces in a loop of two rounds; a piece adds a value, which it keeps for `later` pieces. */
type Piece = { readonly value: number; readonly later: number } | { readonly loop: readonly Piece[] };

const piece = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ value: fc.integer({ min: 1, max: 1000 }), later: fc.nat({ max: 3 }) }),
    fc.record({ loop: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }) }),
  ),
})).piece;

/** total = total · 3 + value for each piece; values kept are added again as many pieces later. */
const write = (body: FunctionBody, total: number, pieces: readonly Piece[]): void => {
  const kept: { readonly local: number; readonly at: number }[] = [];
  for (const [place, one] of pieces.entries()) {
    if ('loop' in one) {
      const round = body.temporary('i32', 'round');
      body.count(round, 0, 2, 1, () => write(body, total, one.loop));
    } else {
      const local = body.temporary('i32');
      body.get(total).i32(one.value).op('i32.xor').set(local);
      kept.push({ local, at: place + one.later });
      body.get(total).i32(3).op('i32.mul').get(local).op('i32.add').set(total);
    }
    for (const { local, at } of kept) if (at >= place) body.get(total).get(local).op('i32.add').set(total);
  }
};

const result = (pieces: readonly Piece[], packed: boolean): { value: number; bytes: number } => {
  const module = new ModuleBuilder();
  const body = module.addFunction('sum', { parameters: ['i32'], results: ['i32'] }, ['start']);
  module.exportFunction('sum', body.index);
  const total = body.local('i32', 'total');
  body.get(0).set(total);
  write(body, total, pieces);
  body.get(total);
  if (packed) body.pack();
  const bytes = module.toBytes();
  const { sum } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { sum: (start: number) => number };
  return { value: sum(7), bytes: bytes.length };
};

it('locals that share a place hold the same values as locals of their own', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const [apart, together] = [result(pieces, false), result(pieces, true)];
      expect(together.value).toBe(apart.value);
      expect(together.bytes).toBeLessThanOrEqual(apart.bytes);
    }),
    { numRuns: 400 },
  );
});

it('a value that is set in front of a loop is not overwritten inside', () => {
  const inner: Piece[] = [
    { value: 5, later: 0 },
    { value: 6, later: 0 },
  ];
  const pieces: Piece[] = [{ value: 4, later: 2 }, { loop: inner }, { value: 8, later: 0 }];
  expect(result(pieces, true).value).toBe(result(pieces, false).value);
});

it('two hundred locals one after the other become one', () => {
  const pieces = Array.from({ length: 200 }, (_, value): Piece => ({ value, later: 0 }));
  const saved = result(pieces, false).bytes - result(pieces, true).bytes;
  // Those with a number above 127 take a byte more each time they are named.
  expect(saved).toBeGreaterThan(200);
});
