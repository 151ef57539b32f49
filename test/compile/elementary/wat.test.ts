import { beforeAll, describe, expect, it } from 'vitest';
import wabt from 'wabt';
import type { Algebra } from '../../../engine/compile/elementary/algebra.ts';
import { exp } from '../../../engine/compile/elementary/exp.ts';
import { expFlushed } from '../../../engine/compile/elementary/exp-flushed.ts';
import {
  type ElementaryName,
  elementaryKnownAnswers,
  hashNumbers,
  KNOWN_ANSWER_COUNT,
  knownAnswerArguments,
} from '../../../engine/compile/elementary/known-answers.ts';
import { log } from '../../../engine/compile/elementary/log.ts';
import { logistic } from '../../../engine/compile/elementary/logistic.ts';
import { normcdf } from '../../../engine/compile/elementary/normcdf.ts';
import { pow } from '../../../engine/compile/elementary/pow.ts';
import { powi } from '../../../engine/compile/elementary/powi.ts';
import { standardNormalQuantile } from '../../../engine/compile/elementary/quantiles/standard-normal.ts';
import { tanh } from '../../../engine/compile/elementary/tanh.ts';
import { watModule } from './wat.ts';

type Body = <N, M>(algebra: Algebra<N, M>, x: N, y: N) => N;

const bodies: Record<Exclude<ElementaryName, 'poissonQuantile'>, Body> = {
  exp,
  expFlushed,
  log,
  tanh,
  logistic,
  normcdf,
  pow,
  powi: (algebra, x) => powi(algebra, x, -7),
  standardNormalQuantile,
};

describe('elementary functions as WebAssembly SIMD', () => {
  let assembler: Awaited<ReturnType<typeof wabt>>;
  beforeAll(async () => {
    assembler = await wabt();
  });

  it.each(Object.keys(bodies) as (keyof typeof bodies)[])('%s gives the bits of the plain numbers', async (name) => {
    const bytes = 8 * KNOWN_ANSWER_COUNT;
    const { buffer } = assembler.parseWat(`${name}.wat`, watModule(bodies[name], bytes), { simd: true }).toBinary({});
    const { instance } = await WebAssembly.instantiate(buffer as BufferSource);
    const { memory, run } = instance.exports as { memory: WebAssembly.Memory; run: (end: number) => void };
    const [first, second] = knownAnswerArguments(name);
    const values = new Float64Array(memory.buffer, 0, 2 * KNOWN_ANSWER_COUNT);
    values.set(first);
    values.set(second, KNOWN_ANSWER_COUNT);
    run(bytes);
    expect(hashNumbers(values.slice(0, KNOWN_ANSWER_COUNT))).toBe(elementaryKnownAnswers[name]);
  });
});
