import { describe, expect, it } from 'vitest';
import {
  decimalsOf,
  formatCount,
  formatEvidence,
  formatInterval,
  formatNumber,
  formatShare,
  naturalFrequencies,
  naturalFrequency,
  unitSuffix,
} from '../../reports/format.ts';
import * as fc from '../properties/seeded.ts';

describe('numbers', () => {
  it('parts thousands and uses a true minus', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCount(999)).toBe('999');
    expect(formatNumber(-1234.56, 1)).toBe('−1,234.6');
  });

  it('has no negative zero', () => {
    expect(formatNumber(-0.001, 1)).toBe('0.0');
  });

  it('writes very large and very small numbers as powers of ten, and what is no number in words', () => {
    expect(formatNumber(15_000_000, 0)).toBe('1.5 × 10⁷');
    expect(formatNumber(-0.00002, 3)).toBe('−2 × 10⁻⁵');
    expect(formatNumber(Number.POSITIVE_INFINITY, 0)).toBe('∞');
    expect(formatNumber(Number.NaN, 0)).toBe('not a number');
  });

  it('finds the decimals of a step', () => {
    expect([0.25, 0.1, 5, 2.5, 0.0002].map(decimalsOf)).toEqual([2, 1, 0, 1, 4]);
  });

  it('leaves out the unit of a plain number', () => {
    expect([unitSuffix('1'), unitSuffix('OOM')]).toEqual(['', ' OOM']);
  });
});

describe('shares of runs', () => {
  it.each([
    [118, 400, '30 %', 'about 3 in 10 runs', '30 %, 95 % interval 25–34 %, 400 runs'],
    [0, 400, '0 of 400', '0 of 400 runs', 'upper bound 1.0 %'],
    [400, 400, '400 of 400', 'all 400 runs', 'lower bound 99.0 %'],
    [1, 400, '1 of 400', '1 of 400 runs', '95 % interval 0.04–1.4 %'],
    [4, 400, '1 %', 'about 1 in 100 runs', '1 %, 95 % interval 0.4–2.5 %, 400 runs'],
    [399, 400, '399 of 400', '399 of 400 runs', '95 % interval 98.6–99.96 %'],
    [3, 10_000, '0.03 %', '3 of 10,000 runs', '0.03 %, 95 % interval 0.01–0.09 %'],
    [2931, 10_000, '29.3 %', 'about 3 in 10 runs', '29.3 %, 95 % interval 28.4–30.2 %, 10,000 runs'],
    [100, 400, '25 %', 'about 25 in 100 runs', '25 %, 95 % interval 21–29 %, 400 runs'],
    [83, 1000, '8 %', 'about 8 in 100 runs', '8 %, 95 % interval 7–10 %, 1,000 runs'],
    [2, 7, '2 of 7', '2 of 7 runs', '95 % interval 8–64 %'],
    [0, 3, '0 of 3', '0 of 3 runs', 'upper bound 56 %'],
  ])('says %i of %i honestly', (count, n, share, frequency, evidence) => {
    expect(formatShare(count, n)).toBe(share);
    expect(naturalFrequency(count, n)).toBe(frequency);
    expect(formatEvidence(count, n)).toBe(evidence);
  });

  it('says several shares in one denominator', () => {
    expect(naturalFrequencies([178, 700, 52], 1000)).toEqual([
      'about 18 in 100 runs',
      'about 70 in 100 runs',
      'about 5 in 100 runs',
    ]);
    expect(naturalFrequencies([300, 700], 1000)).toEqual(['about 3 in 10 runs', 'about 7 in 10 runs']);
    expect(naturalFrequencies([300, 0, 3], 1000)).toEqual([
      'about 30 in 100 runs',
      '0 of 1,000 runs',
      '3 of 1,000 runs',
    ]);
    expect(naturalFrequencies([30, 25], 100)).toEqual(['30 of 100 runs', '25 of 100 runs']);
    expect(naturalFrequencies([], 100)).toEqual([]);
  });

  it('never says 0 % or 100 %, nor a decimal below 1,000 runs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(share * n);
        const text = formatShare(count, n);
        expect(text).not.toMatch(/^(0|100)(\.0+)? %$/);
        if (n < 1000) expect(text).not.toContain('.');
      }),
    );
  });

  it('says a frequency that is within 15 % of the true one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const count = Math.round(share * n);
        const match = /^about (\d+) in (\d+) runs$/.exec(naturalFrequency(count, n));
        if (match === null) return;
        const said = Number(match[1]) / Number(match[2]);
        expect(Math.abs(said - count / n)).toBeLessThanOrEqual(0.15 * Math.min(count / n, 1 - count / n) + 1e-9);
      }),
    );
  });

  it('keeps both ends of an interval apart from 0 and 100', () => {
    expect(formatInterval(0.2544, 0.3412, 400)).toBe('25–34 %');
    expect(formatInterval(0.0004, 0.014, 400)).toBe('0.04–1.4 %');
    expect(formatInterval(0.986, 0.9996, 400)).toBe('98.6–99.96 %');
  });
});
