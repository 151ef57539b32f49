import { describe, expect, it, test } from 'vitest';
import { wrapped } from '../../../bin/terminal/prose/wrap.ts';
import {
  andList,
  countedWord,
  oddsWords,
  quantileWords,
  subjectWords,
  unitWords,
  untilWords,
  whenWords,
} from '../../../reports/telling/words.ts';

const time = (tick: 'day' | 'week' | 'month' | 'quarter' | 'year', start?: string) => ({
  tick,
  dt: 1,
  horizon: 9,
  start,
});

test.each([
  [time('month'), 13, 'in month 13'],
  [time('month', '2026-02'), 13, 'in February 2027'],
  [time('day', '2026-02'), 3, 'on 3 February 2026'],
  [time('week', '2026-02'), 2, 'in the week of 8 February 2026'],
  [time('quarter', '2026-01'), 2, 'in the quarter from April 2026'],
  [time('year', '2026-01'), 4, 'in 2029'],
])('a tick has a time in words', (of, tick, words) => {
  expect(whenWords(of, tick)).toBe(words);
});

test('a time after "until" has no preposition', () => {
  expect(untilWords(time('day', '2026-02'), 3)).toBe('3 February 2026');
  expect(untilWords(time('month'), 13)).toBe('month 13');
});

test.each([
  [0, 'no chance'],
  [1 / 9, 'one chance in nine'],
  [0.25, 'one chance in four'],
  [0.5, 'an even chance'],
  [0.7, 'seven chances in ten'],
  [0.99, 'nearly certain'],
  [1, 'certain'],
  [1 / 52, 'one chance in 52'],
  [1 / 333, 'one chance in 330'],
  [1e-6, 'less than one chance in a thousand'],
])('a chance of %d is %s', (chance, words) => {
  expect(oddsWords(chance)).toBe(words);
});

describe('how a drawn value stands', () => {
  it('is the same on both sides', () => {
    // Off the borders, where 1 - u rounds.
    for (let u = 0.0037; u < 0.5; u += 0.005)
      expect(quantileWords(1 - u)).toBe(quantileWords(u).replace('less', 'more'));
    expect(quantileWords(0.8)).toBe('more than in four of five worlds');
    expect(quantileWords(0.04)).toBe('less than in nineteen of twenty worlds');
    expect(quantileWords(0.5)).toBe('about as in the middle of all worlds');
  });
});

test('units are read aloud, one is singular', () => {
  expect(unitWords('1', '3')).toBe('');
  expect(unitWords('OOM', '1.2')).toBe(' orders of magnitude');
  expect(unitWords('OOM', '1')).toBe(' order of magnitude');
  expect(unitWords('OOM/year', '0.7')).toBe(' orders of magnitude per year');
  expect(unitWords('1/year', '0.1')).toBe(' per year');
  expect(unitWords('OOM year', '13')).toBe(' orders of magnitude times years');
  expect(unitWords('utility', '2')).toBe(' utility');
});

test('lists, counts and groups of players', () => {
  expect(andList(['a'])).toBe('a');
  expect(andList(['a', 'b', 'c'], 'or')).toBe('a, b or c');
  expect(countedWord(1, 'month')).toBe('one month');
  expect(countedWord(21, 'month')).toBe('21 months');
  expect(subjectWords(['A', 'B'], ['A', 'B'], 'labs')).toBe('both labs');
  expect(subjectWords(['A', 'B', 'C'], ['A', 'B', 'C'], 'labs')).toBe('all three labs');
  expect(subjectWords(['A', 'C'], ['A', 'B', 'C'], 'labs')).toBe('A and C');
  expect(subjectWords(['A'], ['A'], 'labs')).toBe('A');
});

test('paragraphs fit their width and lose no word', () => {
  const text = 'one two three incomprehensibilities four five';
  for (const width of [5, 9, 14, 80]) {
    const lines = wrapped(text, width);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
  }
});
