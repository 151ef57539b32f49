import { describe, expect, it } from 'vitest';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { rationalProfile } from '../../../engine/games/quantal-response/rational-profile.ts';

const texts = (rows: readonly (readonly number[])[]) => rationalProfile(rows)?.map((row) => row.map(formatRational));

describe('rationalProfile', () => {
  it('finds simple fractions behind doubles', () => {
    expect(
      texts([
        [1 / 3, 2 / 3 + 1e-13],
        [0, 1],
        [7 / 1999, 1992 / 1999],
      ]),
    ).toEqual([
      ['1/3', '2/3'],
      ['0', '1'],
      ['7/1999', '1992/1999'],
    ]);
  });

  it('finds none behind others, nor in rows that do not sum to 1', () => {
    expect(texts([[Math.SQRT1_2, 1 - Math.SQRT1_2]])).toBeUndefined();
    expect(texts([[0.5, 0.25]])).toBeUndefined();
    expect(texts([[1 / 3 + 1e-9, 2 / 3 - 1e-9]])).toBeUndefined();
  });
});
