import { describe, expect, it } from 'vitest';
import { rational } from '../../../engine/games/exact/rational.ts';
import { readRational } from '../../../engine/games/exact/read-rational.ts';
import { exactGame, type Game } from '../../../engine/games/game.ts';
import { readNfg } from '../../../engine/games/nfg/read-nfg.ts';
import { writeNfg } from '../../../engine/games/nfg/write-nfg.ts';
import { DetenteError, formatProblem } from '../../../engine/language/problem.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';

const read = (text: string): Game => readNfg({ name: 'game.nfg', text });

/** The first line of what is said against a text. */
const complaint = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof DetenteError)) throw error;
    return formatProblem(error.problems[0]!).split('\n')[0]!;
  }
  return 'nothing';
};

const fractions = fc
  .tuple(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), fc.bigInt({ min: 1n, max: 2n ** 40n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));
const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^["\\{} a\n]{0,8}$/));

const games = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const profiles = shape.reduce((product, count) => product * count, 1);
  return fc
    .record({
      title: texts,
      players: fc.tuple(...shape.map(() => texts)),
      actions: fc.tuple(...shape.map((count) => fc.array(texts, { minLength: count, maxLength: count }))),
      payoffs: fc.tuple(...shape.map(() => fc.array(fractions, { minLength: profiles, maxLength: profiles }))),
    })
    .map(exactGame);
});

const chicken = `NFG 1 R "Chicken, \\"the\\" game" { "North" "South" }

{ { "pause" "race" }
{ "pause" "race" "hide \\\\o/" }
}
"A comment with { 1 2 }"

0 0
1 -1
-1 1.5
-10 -1/3
2e2 .5
+7 -0
`;

describe('.nfg', () => {
  it('reads payoffs exactly, the first player’s action fastest, into tensors with the own action first', () => {
    const game = read(chicken);
    expect(game.title).toBe('Chicken, "the" game');
    expect(game.players).toEqual(['North', 'South']);
    expect(game.actions).toEqual([
      ['pause', 'race'],
      ['pause', 'race', 'hide \\o/'],
    ]);
    expect([...game.payoffs[0]!]).toEqual([0, -1, 200, 1, -10, 7]);
    expect([...game.payoffs[1]!]).toEqual([0, -1, 1.5, -1 / 3, 0.5, 0]);
    expect(game.exact[1]).toEqual({ numerators: [0n, -6n, 9n, -2n, 3n, 0n], denominator: 6n });
  });

  it('reads numbers of actions and outcomes, 0 of which pays nothing', () => {
    const game = read('NFG 1 D "" { "A" "B" } { 2 2 } "" { { "x" 1, 2 } { "" 3 4.25 } } 1 0 2 2');
    expect(game.actions).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
    expect([...game.payoffs[0]!]).toEqual([1, 3, 0, 3]);
    expect([...game.payoffs[1]!]).toEqual([2, 0, 4.25, 4.25]);
  });

  it('reads three players, with CRLF and a byte order mark', () => {
    const numbers = Array.from({ length: 12 }, (_, k) => `${k} ${k * 10} ${-k}`).join('\r\n');
    const game = read(`\ufeffNFG 1 R "t" { "A" "B" "C" } { 2 3 2 }\r\n\r\n${numbers}`);
    // Profile (a, b, c) is number a + 2 b + 6 c. Player B's tensor is [b][a][c].
    expect(game.payoffs[1]![2 * 4 + 1 * 2 + 1]).toBe(10 * (1 + 2 * 2 + 6));
    expect(game.payoffs[2]![1 * 6 + 1 * 3 + 2]).toBe(-(1 + 2 * 2 + 6));
  });

  it('writes what it reads back, exactly: names with any marks, payoffs of any size', () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(read(writeNfg(game))).toEqual(game);
      }),
    );
  });

  it('writes doubles of every size exactly', () => {
    const numbers = [5e-324, 1.7976931348623157e308, 0.1, -1 / 3].map((x) => readRational(x.toString())!);
    const game = exactGame({ players: ['A'], actions: [['a', 'b', 'c', 'd']], payoffs: [numbers] });
    expect(read(writeNfg(game))).toEqual(game);
  });

  it('reads the oracle games as they are written by hand', () => {
    for (const oracle of oracleGames) {
      const counts = oracle.shape.join(' ');
      const names = oracle.players.map((name) => `"${name}"`).join(' ');
      const game = read(`NFG 1 R "${oracle.title}" { ${names} } { ${counts} } ${oracle.payoffs.join(' ')}`);
      expect(game.exact).toEqual(gameOf(oracle).exact);
    }
  });

  it.each([
    ['EFG 2 R', 'game.nfg:1:1 error expected NFG, with which every .nfg file begins, got EFG  [nfg-syntax]'],
    ['', 'game.nfg:1:1 error expected NFG, with which every .nfg file begins, got the end of the file  [nfg-syntax]'],
    ['NFG 2 R', 'game.nfg:1:5 error expected version 1 of the format, got 2  [nfg-syntax]'],
    ['NFG 1 R "open', 'game.nfg:1:9 error expected a closing quotation mark, got the end of the file  [nfg-syntax]'],
    ['NFG 1 R "" { }', 'game.nfg:1:12 error expected at least one player, got {  [nfg-syntax]'],
    [
      'NFG 1 R "" { A }',
      'game.nfg:1:14 error expected the name of a player in quotation marks, or }, got A  [nfg-syntax]',
    ],
    ['NFG 1 R "" { "A" } { { } }', 'game.nfg:1:22 error expected at least one action of A, got {  [nfg-syntax]'],
    [
      'NFG 1 R "" { "A" } { 0 }',
      'game.nfg:1:22 error expected the labels of a player’s actions in braces, or how many he has, got 0  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" } { 2 2 }',
      'game.nfg:1:24 error expected } after the actions of 1 players, got 2  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" } { 2 }\n1\n',
      'game.nfg:3:1 error expected the payoff of A in profile 2 of 2, got the end of the file  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" } { 2 }\n1 1/0\n',
      'game.nfg:2:3 error expected the payoff of A in profile 2 of 2, got 1/0  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" } { 2 }\n1 2 3',
      'game.nfg:2:5 error expected the end of the file after 2 profiles, got 3  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" } { 2 }\n1 1e309',
      'game.nfg:2:3 error expected a payoff below 1.8e308, got 1e309  [nfg-syntax]',
    ],
    ['NFG 1 R "" { "A" } { 2 }\n1 1e99999', 'game.nfg:2:3 error expected a shorter number, got 1e99999  [nfg-syntax]'],
    [
      'NFG 1 R "" { "A" } { 2 } { { "x" 1 } } 1 2',
      'game.nfg:1:42 error expected the number of an outcome, 0 to 1, got 2  [nfg-syntax]',
    ],
    [
      'NFG 1 R "" { "A" "B" } { 2000 2000 }',
      'game.nfg:1:24 error expected at most 2000000 profiles and 4000000 payoffs, got 4000000 profiles of 2 players  [nfg-syntax]',
    ],
  ])('refuses %j', (text, said) => expect(complaint(text)).toBe(said));

  it('refuses payoffs whose common denominator would fill the memory, soon', () => {
    const primes = (count: number): string =>
      Array.from({ length: count }, (_, k) => `1/${10n ** 100n + BigInt(2 * k + 1)}`).join(' ');
    const text = `NFG 1 R "" { "A" "B" } { 400 250 } ${primes(400)}`;
    expect(complaint(text)).toMatch(/expected payoffs with a smaller common denominator/);
  });
});
