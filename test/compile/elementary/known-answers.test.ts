import { describe, expect, it } from 'vitest';
import {
  type ElementaryName,
  elementaryAnswer,
  elementaryFunctions,
  elementaryKnownAnswers,
  hashNumbers,
  KNOWN_ANSWER_COUNT,
  knownAnswerArguments,
} from '../../../engine/compile/elementary/known-answers.ts';

const names = Object.keys(elementaryFunctions) as ElementaryName[];

describe('known answers', () => {
  it.each(names)('%s gives the pinned bits', (name) => {
    expect(elementaryAnswer(name)).toBe(elementaryKnownAnswers[name]);
  });

  it('covers every kind of argument', () => {
    const [first] = knownAnswerArguments('exp');
    expect(first.length).toBe(KNOWN_ANSWER_COUNT);
    for (const value of [0, -0, 1, -1, Infinity, -Infinity, NaN]) {
      expect(first.some((x) => Object.is(x, value))).toBe(true);
    }
    expect(first.some((x) => Math.abs(x) > 1e300 && x !== Infinity)).toBe(true);
  });

  it('has a hash that sees one bit, and does not see the bits of a NaN', () => {
    expect(hashNumbers(Float64Array.of(1, 2))).not.toBe(hashNumbers(Float64Array.of(1, 2.0000000000000004)));
    expect(hashNumbers(Float64Array.of(0))).not.toBe(hashNumbers(Float64Array.of(-0)));
    const odd = new Float64Array(new BigUint64Array([0xfff8000000000123n]).buffer);
    expect(hashNumbers(odd)).toBe(hashNumbers(Float64Array.of(NaN)));
    // MurmurHash3_x86_32 of eight zero bytes with seed 0.
    expect(hashNumbers(Float64Array.of(0))).toBe('63852afc');
  });
});
