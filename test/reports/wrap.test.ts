import { describe, expect, it } from 'vitest';
import type { Measure, TextStyle } from '../../reports/page/marks.ts';
import { shorten, wrap, wrapBalanced, wrapFacts } from '../../reports/page/wrap.ts';
import * as fc from '../properties/seeded.ts';

const style: TextStyle = { size: 10, weight: 400, colour: '#000000' };

/** Every character ten pixels wide. */
const measure: Measure = (text) => 10 * [...text].length;

const lines = (text: string, characters: number): string[] => wrap(text, style, 10 * characters, measure);

describe('wrap', () => {
  it('breaks at spaces', () => {
    expect(lines('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps a number with what it counts', () => {
    expect(lines('shares of 25 % in all', 12)).toEqual(['shares of', '25 % in all']);
    expect(lines('it is about 3 in 10 runs of the', 16)).toEqual(['it is about', '3 in 10 runs of', 'the']);
    expect(lines('rises to 8.3 OOM by then', 13)).toEqual(['rises to', '8.3 OOM by', 'then']);
    expect(lines('a title · a question', 8)).toEqual(['a', 'title', 'a', 'question']);
    expect(lines('rises by month 100', 14)).toEqual(['rises by', 'month 100']);
    expect(lines('by month 98; n = 204 of them', 15)).toEqual(['by month 98;', 'n = 204 of them']);
  });

  it('keeps the ends of a range and a short quoted name together', () => {
    expect(lines('n from 400 to 247 of them', 13)).toEqual(['n from', '400 to 247 of', 'them']);
    expect(lines('runs end in “Loss of control” by then', 17)).toEqual(['runs end in', '“Loss of control”', 'by then']);
    expect(lines('in “a name that goes on for so long that nobody reads it”', 12)[0]).toBe('in “a name');
  });

  it('fills the lines of a group that must be broken', () => {
    expect(lines('0 to 1 × 1000', 9)).toEqual(['0 to', '1 × 1000']);
    expect(lines('“Loss of it”', 8)).toEqual(['“Loss of', 'it”']);
  });

  it('cuts a word wider than the line and loses nothing', () => {
    expect(lines('a incomprehensibilities b', 10)).toEqual(['a', 'incomprehe', 'nsibilitie', 's b']);
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const wrapped = lines(text, width);
        expect(wrapped.join('').replaceAll(' ', '')).toBe(text.trim().replaceAll(' ', ''));
        for (const line of wrapped) expect(measure(line, style)).toBeLessThanOrEqual(10 * width);
      }),
    );
  });
});

describe('wrapBalanced', () => {
  it('needs no more lines but evens them out', () => {
    expect(lines('aaaa bbbb cccc dddd e', 19)).toEqual(['aaaa bbbb cccc dddd', 'e']);
    expect(wrapBalanced('aaaa bbbb cccc dddd e', style, 190, measure)).toEqual(['aaaa bbbb', 'cccc dddd e']);
  });
});

describe('wrapFacts', () => {
  it('breaks between facts and leaves no dot at the end of a line', () => {
    expect(wrapFacts('1,000 runs · seed 1 · not a forecast', style, 220, measure)).toEqual([
      '1,000 runs · seed 1',
      'not a forecast',
    ]);
  });
});

describe('shorten', () => {
  it('marks what is left out', () => {
    expect(shorten(['one', 'two', 'three'], 2, style, 40, measure)).toEqual(['one', 'two…']);
    expect(shorten(['one', 'two'], 2, style, 30, measure)).toEqual(['one', 'two']);
  });
});
