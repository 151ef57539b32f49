import { describe, expect, it } from 'vitest';
import { readContrast, readExpectation } from './contrast.ts';

const weights = (text: string) => Object.fromEntries(readContrast(text).weights);

describe('a contrast', () => {
  it('is a sum of multiples of arms', () => {
    expect(weights('verified - none')).toEqual({ verified: 1, none: -1 });
    expect(weights('-(a + 2 * b) / 4 + 3 * a')).toEqual({ a: 2.75, b: -0.5 });
    expect(readContrast('a - 0.05').constant).toBe(-0.05);
  });

  it.each(['a * b', 'a / b', 'max(a, b)', 'a < b', 'a ^ 2', '(', 'a.b'])('is not %s', (text) => {
    expect(() => readContrast(text)).toThrow(`"${text}": expected sums, differences and multiples of arms`);
  });
});

describe('an expectation', () => {
  it('is the difference of both sides, and the sign it is to have', () => {
    const { contrast, sign } = readExpectation('outside - verified > 0.5 * (none - verified)');
    expect(Object.fromEntries(contrast.weights)).toEqual({ outside: 1, verified: -0.5, none: -0.5 });
    expect(sign).toBe(1);
    expect(readExpectation('verified < none - 0.05')).toEqual({
      contrast: { weights: new Map(Object.entries({ verified: 1, none: -1 })), constant: 0.05 },
      sign: -1,
    });
  });

  it.each(['a', 'a == b', 'a < b < c', 'a < b and b < c'])('is not %s', (text) => {
    expect(() => readExpectation(text)).toThrow('expected one comparison with < or >');
  });
});
