import { describe, expect, it } from 'vitest';
import { MOST_ROWS, payoffTable } from '../../../engine/experiment/solutions/payoff-table.ts';
import { rational } from '../../../engine/games/exact/rational.ts';
import { exactGame, numericGame } from '../../../engine/games/game.ts';
import { pureEquilibria } from '../../../engine/games/pure-equilibria.ts';
import * as fc from '../../properties/seeded.ts';

describe('the table of payoffs', () => {
  it('has a row per profile, with the best replies of each player', () => {
    const actions = ['hold', 'race'];
    const game = numericGame({
      players: ['North', 'South'],
      actions: [actions, actions],
      payoffs: [
        [0, -1, 1, -10],
        [0, -1, 1, -10],
      ],
    });
    expect(payoffTable(game)).toEqual([
      { profile: ['hold', 'hold'], payoffs: [0, 0], best: [false, false] },
      { profile: ['hold', 'race'], payoffs: [-1, 1], best: [true, true] },
      { profile: ['race', 'hold'], payoffs: [1, -1], best: [true, true] },
      { profile: ['race', 'race'], payoffs: [-10, -10], best: [false, false] },
    ]);
  });

  it('tells payoffs apart that are one double', () => {
    const third = rational(1n, 3n);
    const hair = rational(10n ** 30n + 1n, 3n * 10n ** 30n);
    const game = exactGame({ players: ['A'], actions: [['less', 'more']], payoffs: [[third, hair]] });
    const table = payoffTable(game) ?? [];
    expect(table[0]?.payoffs).toEqual(table[1]?.payoffs);
    expect(table.map(({ best }) => best)).toEqual([[false], [true]]);
  });

  it('marks all replies of a profile exactly where it is an equilibrium', () => {
    const shapes = fc.constantFrom([2, 3], [3, 3], [2, 2, 2], [2, 3, 2]);
    fc.assert(
      fc.property(
        shapes.chain((shape) => {
          const size = shape.reduce((product, count) => product * count, 1);
          const tensor = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size, maxLength: size });
          return fc.tuple(fc.constant(shape), fc.array(tensor, { minLength: shape.length, maxLength: shape.length }));
        }),
        ([shape, payoffs]) => {
          const actions = shape.map((count) => Array.from({ length: count }, (_, action) => `a${action}`));
          const game = numericGame({ players: shape.map((_, player) => `P${player}`), actions, payoffs });
          const marked = (payoffTable(game) ?? []).filter(({ best }) => best.every(Boolean));
          const known = pureEquilibria(game).map(({ profile }) => profile.map((row) => `a${row.indexOf(1)}`));
          expect(marked.map(({ profile }) => profile)).toEqual(known);
        },
      ),
    );
  });

  it('is left out where nobody could read it', () => {
    const many = Array.from({ length: MOST_ROWS + 1 }, (_, action) => `a${action}`);
    const game = numericGame({ players: ['A'], actions: [many], payoffs: [many.map(() => 0)] });
    expect(payoffTable(game)).toBeUndefined();
  });
});
