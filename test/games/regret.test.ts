import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { numericGame } from '../../engine/games/game.ts';
import { profileValue } from '../../engine/games/regret.ts';
import * as fc from '../properties/seeded.ts';

// Chicken: swerve or go straight; own action first, so player 2's rows are his own actions.
const chicken = numericGame({
  title: 'Chicken',
  players: ['Row', 'Column'],
  actions: [
    ['swerve', 'straight'],
    ['swerve', 'straight'],
  ],
  payoffs: [
    [6, 2, 7, 0],
    [6, 2, 7, 0],
  ],
});

describe('profileValue', () => {
  it('is exact at the mixed equilibrium of chicken: 2/3 each, 14/3, nobody gains', () => {
    const exactly = profileValue(chicken, [
      [2, 1],
      [2, 1],
    ]);
    expect(exactly.payoffs.map(formatRational)).toEqual(['14/3', '14/3']);
    expect(exactly.regret.numerator).toBe(0n);
  });

  it('says who would gain what: both swerve, each gains 1 by going straight', () => {
    const value = profileValue(chicken, [
      [1, 0],
      [1, 0],
    ]);
    expect(value.deviations.map((row) => row.map(formatRational))).toEqual([
      ['6', '7'],
      ['6', '7'],
    ]);
    expect(value.regrets.map(formatRational)).toEqual(['1', '1']);
  });

  it('is the plain sum over all profiles, for three players of different numbers of actions', () => {
    const shape = [2, 3, 4];
    const tensor = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 24, maxLength: 24 });
    const weights = fc.tuple(
      ...shape.map((count) => fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count })),
    );
    fc.assert(
      fc.property(fc.tuple(tensor, tensor, tensor), weights, (payoffs, rows) => {
        const game = numericGame({
          players: ['a', 'b', 'c'],
          actions: shape.map((count) => Array.from({ length: count }, (_, i) => `${i}`)),
          payoffs,
        });
        const [p, q, r] = rows as [number[], number[], number[]];
        const total = rows.flat().length > 0 ? rows.map((row) => row.reduce((a, b) => a + b)) : [];
        let first = 0;
        let second = 0;
        let third = 0;
        for (let i = 0; i < 2; i++)
          for (let j = 0; j < 3; j++)
            for (let k = 0; k < 4; k++) {
              const weight = p[i]! * q[j]! * r[k]!;
              first += weight * payoffs[0][i * 12 + j * 4 + k]!;
              second += weight * payoffs[1][j * 8 + i * 4 + k]!;
              third += weight * payoffs[2][k * 6 + i * 3 + j]!;
            }
        const all = total[0]! * total[1]! * total[2]!;
        const value = profileValue(game, rows);
        for (const [player, sum] of [first, second, third].entries()) {
          const { numerator, denominator } = value.payoffs[player]!;
          expect(numerator * BigInt(all)).toBe(BigInt(sum) * denominator);
          expect(value.regrets[player]!.numerator >= 0n).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['a row too short', [[1], [1, 0]]],
    [
      'a negative entry',
      [
        [2, -1],
        [1, 0],
      ],
    ],
    [
      'nothing positive',
      [
        [0, 0],
        [1, 0],
      ],
    ],
  ])('refuses %s', (_, profile) => expect(() => profileValue(chicken, profile)).toThrow(RangeError));
});
