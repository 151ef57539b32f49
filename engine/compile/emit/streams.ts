import type { FunctionBody } from '../wasm/function-body.ts';
import type { Layout } from './layout.ts';

/**
 * Random streams in the kernel, four lanes at a time, bit for bit those of `engine/run/random` (scheme v1): the state of
 * a stream is Threefry-4x32-20 of its run and name under the key; each tick it steps twice and gives one number.
 */

const QUAD_BYTES = 16;
const STATE_BYTES = 4 * QUAD_BYTES;
const ROUNDS = 20;
const ROTATIONS = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;
const PARITY = 0x1bd11bda;
const TWO_26 = 67108864;
/** 2^-53. */
const CELL = 1.1102230246251565e-16;
const HIGH_HALF = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15] as const;

const quadsOf = (layout: Layout): number => Math.max(layout.lanes, 4) / 4;

/** Leaves rotl(x, by) of the local on the stack. */
const rotate = (body: FunctionBody, x: number, by: number): void => {
  body
    .get(x)
    .i32(by)
    .op('i32x4.shl')
    .get(x)
    .i32(32 - by)
    .op('i32x4.shr_u')
    .op('v128.or');
};

/** Threefry of the counter in the four locals, in place. */
const emitThreefry = (
  body: FunctionBody,
  words: readonly [number, number, number, number],
  keys: readonly number[],
): void => {
  const add = (word: number, other: number): void => {
    body.get(word).get(other).op('i32x4.add').set(word);
  };
  for (const [index, word] of words.entries()) add(word, keys[index] as number);
  let [x0, x1, x2, x3] = words;
  for (let round = 0; round < ROUNDS; round++) {
    const [first, second] = ROTATIONS[round % 8] as readonly [number, number];
    const mix = (low: number, high: number, by: number): void => {
      add(low, high);
      rotate(body, high, by);
      body.get(low).op('v128.xor').set(high);
    };
    mix(x0, x1, first);
    mix(x2, x3, second);
    [x1, x3] = [x3, x1];
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      for (const [index, word] of [x0, x1, x2, x3].entries()) add(word, keys[(injection + index) % 5] as number);
      body.get(x3).i32x4(injection).op('i32x4.add').set(x3);
    }
  }
  // After an even number of exchanges every word stands in its own local again.
};

/** Stores ((first >>> 5) · 2^26 + (second >>> 6)) · 2^-53 of four lanes as two pairs of f64. */
const emitUniform = (body: FunctionBody, first: number, second: number, address: number, offset: number): void => {
  const half = (word: number, shift: number, high: boolean): void => {
    body.get(word).i32(shift).op('i32x4.shr_u');
    if (high) body.get(word).i32(shift).op('i32x4.shr_u').op('i8x16.shuffle', HIGH_HALF);
    // Below 2^27, so that the signed conversion, which is one instruction, serves.
    body.op('f64x2.convert_low_i32x4_s');
  };
  for (const high of [false, true]) {
    body.get(address);
    half(first, 5, high);
    body.f64x2(TWO_26).op('f64x2.mul');
    half(second, 6, high);
    body.op('f64x2.add').f64x2(CELL).op('f64x2.mul');
    body.op('v128.store', offset + (high ? QUAD_BYTES : 0));
  }
};

/** Locals of a walk over streams and quads: addresses that grow together. */
const walkStreams = (
  body: FunctionBody,
  layout: Layout,
  streams: number,
  content: (at: { hash: number; quad: number; state: number; uniform: number }) => void,
): void => {
  if (streams === 0) return;
  const i32 = (name: string): number => body.local('i32', name);
  const at = { hash: i32('hash'), quad: i32('quad'), state: i32('state'), uniform: i32('uniform') };
  body.i32(0).set(at.hash).i32(0).set(at.state);
  const quads = quadsOf(layout);
  body.loop((nextStream) => {
    body.i32(0).set(at.quad);
    body.get(at.hash).i32(3).op('i32.shr_u').i32(layout.stride).op('i32.mul').set(at.uniform);
    body.loop((nextQuad) => {
      content(at);
      body.get(at.state).i32(STATE_BYTES).op('i32.add').set(at.state);
      body
        .get(at.uniform)
        .i32(2 * QUAD_BYTES)
        .op('i32.add')
        .set(at.uniform);
      body
        .get(at.quad)
        .i32(QUAD_BYTES)
        .op('i32.add')
        .tee(at.quad)
        .i32(quads * QUAD_BYTES)
        .op('i32.lt_u')
        .brIf(nextQuad);
    });
    body
      .get(at.hash)
      .i32(8)
      .op('i32.add')
      .tee(at.hash)
      .i32(streams * 8)
      .op('i32.lt_u')
      .brIf(nextStream);
  });
};

/** The start of every stream of every lane, and the per-run numbers. Reads key, run numbers and name hashes. */
export const emitSeed = (body: FunctionBody, layout: Layout): void => {
  const keys = [0, 1, 2, 3].map((word) => {
    const key = body.local('v128', `key ${word}`);
    body
      .i32(0)
      .op('v128.load32_splat', layout.key + 4 * word)
      .set(key);
    return key;
  });
  const parity = body.local('v128', 'parity');
  body.i32x4(PARITY);
  for (const key of keys) body.get(key).op('v128.xor');
  body.set(parity);
  const words = [0, 1, 2, 3].map((word) => body.local('v128', `x${word}`)) as [number, number, number, number];
  const quadBytes = quadsOf(layout) * QUAD_BYTES;
  const block = (at: { hash: number; quad: number }, hashes: number): void => {
    body.get(at.quad).op('v128.load', layout.runs).set(words[0]);
    body
      .get(at.quad)
      .op('v128.load', layout.runs + quadBytes)
      .set(words[1]);
    body.get(at.hash).op('v128.load32_splat', hashes).set(words[2]);
    body
      .get(at.hash)
      .op('v128.load32_splat', hashes + 4)
      .set(words[3]);
    emitThreefry(body, words, [...keys, parity]);
  };
  walkStreams(body, layout, layout.stepped.length, (at) => {
    block(at, layout.hashes);
    for (const [index, word] of words.entries())
      body
        .get(at.state)
        .get(word)
        .op('v128.store', layout.states + index * QUAD_BYTES);
  });
  walkStreams(body, layout, layout.perRun.length, (at) => {
    block(at, layout.hashes + layout.stepped.length * 8);
    emitUniform(body, words[0], words[1], at.uniform, layout.uniforms + layout.stepped.length * layout.stride);
  });
};

/** One tick of every stream: two steps of sfc32, one number. */
export const emitStep = (body: FunctionBody, layout: Layout): void => {
  const vector = (name: string): number => body.local('v128', name);
  const [a, b, c, d, first, second] = ['a', 'b', 'c', 'd', 'first', 'second'].map(vector) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const step = (result: number): void => {
    body.get(a).get(b).op('i32x4.add').get(d).op('i32x4.add').set(result);
    body.get(d).i32x4(1).op('i32x4.add').set(d);
    body.get(b).get(b).i32(9).op('i32x4.shr_u').op('v128.xor').set(a);
    body.get(c).get(c).i32(3).op('i32x4.shl').op('i32x4.add').set(b);
    rotate(body, c, 21);
    body.get(result).op('i32x4.add').set(c);
  };
  const words = [a, b, c, d];
  walkStreams(body, layout, layout.stepped.length, (at) => {
    for (const [index, word] of words.entries())
      body
        .get(at.state)
        .op('v128.load', layout.states + index * QUAD_BYTES)
        .set(word);
    step(first);
    step(second);
    for (const [index, word] of words.entries())
      body
        .get(at.state)
        .get(word)
        .op('v128.store', layout.states + index * QUAD_BYTES);
    emitUniform(body, first, second, at.uniform, layout.uniforms);
  });
};
