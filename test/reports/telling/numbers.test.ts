import { describe, expect, it } from 'vitest';
import { jsonDocument } from '../../../bin/terminal/json.ts';
import { shellWord } from '../../../engine/experiment/shell-word.ts';
import { chanceText, numberText, numberTexts, probabilityText } from '../../../reports/telling/numbers.ts';

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [0.1234, '0.123'],
    [1.7, '1.7'],
    [0.1, '0.1'],
    [1e9, '1e+9'],
    [12.345, '12.3'],
    [1234.5, '1235'],
    [-0.00001234, '-1.23e-5'],
    [123456789, '1.23e+8'],
    [Number.NaN, 'not a number'],
    [Number.POSITIVE_INFINITY, 'infinite'],
    [Number.NEGATIVE_INFINITY, '-infinite'],
  ])('%f with three digits is %s', (value, text) => expect(numberText(value, 3)).toBe(text));

  it('share their decimals where they are compared', () => {
    expect(numberTexts([0.085, 0.68, 1.7], 3)).toEqual(['0.09', '0.68', '1.70']);
    expect(numberTexts([0, 0.5, 0.25], 3)).toEqual(['0.00', '0.50', '0.25']);
    expect(numberTexts([2e8, 1], 3)).toEqual(['2e+8', '1']);
    expect(numberTexts([0, 0, 1], 3)).toEqual(['0', '0', '1']);
    expect(numberTexts([-0.0001, 5], 3)).toEqual(['0', '5']);
    expect(numberTexts([Number.NaN, 0.5], 3)).toEqual(['not a number', '0.5']);
  });

  it('are exact with 17 digits', () => {
    for (const value of [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308])
      expect(Number(numberText(value, 17))).toBe(value);
  });

  it('never make a probability 0 or 1 that is not', () => {
    expect([0, 0.0001, 0.004, 0.02, 0.994, 0.996, 0.99999, 1].map((value) => probabilityText(value, 3))).toEqual([
      '0 %',
      '<1 %',
      '<1 %',
      '2 %',
      '99 %',
      '>99 %',
      '>99 %',
      '100 %',
    ]);
    expect([0, 6.4e-7, 0.0012, 0.3, 1].map((value) => chanceText(value, 3))).toEqual([
      '0 %',
      '6.4e-7',
      '0.12 %',
      '30 %',
      '100 %',
    ]);
  });

  it('stay themselves in JSON, which has no word for some', () => {
    expect(JSON.parse(jsonDocument({ a: Number.NaN, b: [Number.NEGATIVE_INFINITY, 0.1], c: undefined }))).toEqual({
      schemaVersion: 1,
      a: 'NaN',
      b: ['-Infinity', 0.1],
    });
  });
});

describe('a path in a suggested command', () => {
  it.each([
    ['results/frontier-8d21f090', 'results/frontier-8d21f090'],
    ['my results/a', "'my results/a'"],
    ["it's", "'it'\\''s'"],
    ['$HOME', "'$HOME'"],
  ])('%s is written %s', (word, written) => expect(shellWord(word)).toBe(written));
});
