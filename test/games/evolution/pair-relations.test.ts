import { expect, it } from 'vitest';
import { pairRelations } from '../../../engine/games/evolution/pair-relations.ts';
import { populationGame } from '../../../engine/games/evolution/population-game.ts';
import * as fc from '../../properties/seeded.ts';

const payoff = fc.integer({ min: -9, max: 9 });

it('is what the definitions say, written again', () => {
  const game = fc.array(payoff, { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(game, (flat) => {
      const rows = [0, 3, 6].map((from) => flat.slice(from, from + 3));
      const strategies = ['a', 'b', 'c'];
      const found = pairRelations(populationGame({ strategies, rows }));
      expect(found.map((one) => one.strategies)).toEqual([
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'c'],
      ]);
      for (const { strategies: pair, paysAll, riskDominant } of found) {
        const [i, j] = pair.map((name) => strategies.indexOf(name)) as [number, number];
        const [own, mixed] = [rows[i]![i]! - rows[j]![j]!, rows[i]![i]! + rows[i]![j]! - rows[j]![i]! - rows[j]![j]!];
        expect(paysAll).toBe(own === 0 ? undefined : pair[own > 0 ? 0 : 1]);
        expect(riskDominant).toBe(mixed === 0 ? undefined : pair[mixed > 0 ? 0 : 1]);
      }
    }),
  );
});

it('tells payoffs apart that differ by less than doubles can add', () => {
  const rows = [
    [1e16, 1],
    [0, 1e16],
  ];
  expect(pairRelations(populationGame({ strategies: ['a', 'b'], rows }))).toEqual([
    { strategies: ['a', 'b'], paysAll: undefined, riskDominant: 'a' },
  ]);
});
