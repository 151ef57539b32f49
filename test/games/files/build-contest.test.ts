import { describe, expect, it } from 'vitest';
import { complaintsOf, gameOfText } from './text-game.ts';

const contest = (price = 'r', head = ''): string => `detente: 1
title: Contest
game: {kind: contest, players: {count: 3, name: Lab}${head}}
parameters:
  r: {unit: "1", default: 1/8, doc: price}
performance: {scale: 4, power: 1/2}
safety: {scale: 10, power: 0.5, burden: 0.25}
price: ${price}
`;

describe('a contest in a file', () => {
  it('is the contest it describes', async () => {
    expect(await gameOfText(contest('r * 2', ', risk: all'), { r: '1/4' })).toMatchObject({
      kind: 'contest',
      players: ['Lab 1', 'Lab 2', 'Lab 3'],
      contest: {
        players: 3,
        risk: 'all',
        safety: { scale: 10, power: 0.5, burden: 0.25 },
        performance: { scale: 4, power: 0.5 },
        disaster: 0,
        price: 0.5,
      },
    });
    expect(await gameOfText(contest())).toMatchObject({ contest: { risk: 'winner', price: 0.125 } });
  });

  it.each([
    ['0 * r', 'game.yaml:3:1 error this contest is not solved: expected price above 0, got 0  [wrong-value]'],
    ['r / 0', 'game.yaml:3:1 error this contest is not solved: expected price above 0, got Infinity  [wrong-value]'],
    ['rr', 'game.yaml:8:8 error unknown name "rr"  [unknown-name]'],
  ])('is refused at the price %s', async (price, said) => {
    expect((await complaintsOf(contest(price))).filter((line) => line.includes(' error '))).toEqual([said]);
  });
});
