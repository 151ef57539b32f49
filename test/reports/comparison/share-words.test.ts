// Shares in words only from a fixed table, and only where the whole interval is within what the words mean.

import { describe, expect, it } from 'vitest';
import { shareWords } from '../../../reports/comparison/share-words.ts';
import * as fc from '../../properties/seeded.ts';

const wordsOf = (lo95: number, hi95: number): string | undefined =>
  shareWords({ estimate: (lo95 + hi95) / 2, lo95, hi95 });

describe('a share in words', () => {
  it.each([
    [0.94, 0.99, 'nearly all'],
    [0.48, 0.52, 'about half'],
    [0.3, 0.36, 'about a third'],
    [0.23, 0.27, 'about a quarter'],
    [0.18, 0.22, 'about a fifth'],
    [0.08, 0.12, 'about a tenth'],
    [0.72, 0.78, 'about three quarters'],
    [0.63, 0.7, 'about two thirds'],
    [0.55, 0.95, 'most'],
    [0.05, 0.45, 'less than half'],
    [0.4, 0.7, undefined],
    [-0.1, 0.2, undefined],
    [0.5, Number.POSITIVE_INFINITY, undefined],
  ])('of %f to %f is “%s”', (lo95, hi95, words) => {
    expect(wordsOf(lo95, hi95)).toBe(words);
  });

  it('says nothing of what is not known', () => {
    expect(shareWords(undefined)).toBeUndefined();
    expect(shareWords({ estimate: Number.NaN, lo95: Number.NaN, hi95: Number.NaN })).toBeUndefined();
  });

  it('never says most of what may be less than half, nor less than half of what may be more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (at, half) => {
          const words = shareWords({ estimate: at, lo95: at - half, hi95: at + half });
          if (words === 'most' || words === 'nearly all' || words?.includes('thirds'))
            expect(at - half).toBeGreaterThanOrEqual(0.5);
          if (words === 'less than half' || words === 'about a third') expect(at + half).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });
});
