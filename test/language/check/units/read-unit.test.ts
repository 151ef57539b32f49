import { describe, expect, it } from 'vitest';
import { readUnit } from '../../../../engine/language/check/units/read-unit.ts';
import { unitText } from '../../../../engine/language/check/units/unit.ts';

const pureWords: ReadonlySet<string> = new Set(['tick', 'lab']);

const read = (text: string): string => {
  const reading = readUnit(text, pureWords);
  return 'unit' in reading ? unitText(reading.unit) : `${reading.fault}: ${reading.hint}`;
};

describe('the text of a unit', () => {
  it.each([
    ['1', '1'],
    ['utility', 'utility'],
    ['OOM/year', 'OOM/year'],
    ['1/year', '1/year'],
    ['OOM year', 'OOM year'],
    ['year * OOM', 'OOM year'],
    ['utility / OOM / year', 'utility/OOM/year'],
    ['OOM^2', 'OOM^2'],
    ['1/OOM^2', '1/OOM^2'],
    ['year^-1', '1/year'],
    ['1/year^0.5', '1/year^0.5'],
    ['year/year', '1'],
    ['dollars/year', 'dollar/year'],
    ['FLOP', 'FLOP'],
    ['%', '%'],
    ['loss', 'loss'],
    ['gas', 'gas'],
    ['basis', 'basis'],
    ['census', 'census'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['tick', 'ticks', '1/tick', 'lab', 'labs', 'tick lab'])('%s counts: it is a pure number', (text) => {
    expect(read(text)).toBe('1');
  });

  it.each([
    ['utility per year', '"per": write utility/year'],
    ['1000 dollar', 'the number "1000": a unit has no number but 1; give a multiple a word of its own'],
    ['kg/(m s)', 'parentheses: write a/b/c for a/(b c)'],
    ['utility/OOM year', 'a product behind a slash: write a/b/c for a/(b c), and a c/b for (a/b) c'],
    [
      'year^two',
      '"year^two": write words with spaces or * between them, / and powers: OOM/year, utility year, 1/OOM^2',
    ],
    ['OOM²', '"OOM²": write words with spaces or * between them, / and powers: OOM/year, utility year, 1/OOM^2'],
    ['-', '"-": write words with spaces or * between them, / and powers: OOM/year, utility year, 1/OOM^2'],
  ])('%s is none, and why', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is read again as the same', () => {
    for (const text of ['OOM year', 'utility/OOM/year', '1/year^0.5', 'kg^2/m^3/s'])
      expect(read(read(text))).toBe(read(text));
  });
});
