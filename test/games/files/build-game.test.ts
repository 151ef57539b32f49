import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../engine/experiment/files.ts';
import { packageRoot } from '../../../engine/experiment/package.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { type Rational, rational } from '../../../engine/games/exact/rational.ts';
import { toNumber } from '../../../engine/games/exact/to-number.ts';
import { type BuiltGame, examineGame } from '../../../engine/games/files/build-game.ts';
import { payoffIndex, pureProfiles } from '../../../engine/games/profiles.ts';
import { pureNashProfiles } from '../../../engine/games/pure-equilibria.ts';
import { isGame } from '../../../engine/language/load-game.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGames } from '../oracle-games.ts';
import { gameOfText } from './text-game.ts';

const normalForm = (built: BuiltGame) => {
  if (built.kind !== 'normal-form') throw new Error(`expected a game in normal form, got ${built.kind}`);
  return built;
};

/** Payoffs of a player as texts, own action first. */
const texts = (built: BuiltGame, player: number): string[] => {
  const { numerators, denominator } = normalForm(built).game.exact[player]!;
  return numerators.map((numerator) => formatRational(rational(numerator, denominator)));
};

const table = `
detente: 1
title: Three by two
game: {kind: table, players: [Row, Column], options: {Row: [a, b], Column: [x, y, z]}}
parameters: {g: {unit: "1", default: 1/3, doc: g}}
payoffs:
  - [[1, 2], [g, 0.1], [5, 6]]
  - [[7, 8], [9, -g ^ 2], [11, 12]]
`;

const formula = (payoff: string, more = '', players = '{count: 3, name: Lab}', head = ''): string => `
detente: 1
title: Formula
game: {kind: formula, players: ${players}, options: [pause, slow, race]${head}}
effort: [0, 0.4, 1]
payoff: ${payoff}
${more}
`;

describe('a table', () => {
  it('is of rows of pairs, each with its own options, exactly', async () => {
    const built = await gameOfText(table);
    expect(normalForm(built).game.actions).toEqual([
      ['a', 'b'],
      ['x', 'y', 'z'],
    ]);
    expect(texts(built, 0)).toEqual(['1', '1/3', '5', '7', '9', '11']);
    // Own action first: Column's tensor is [x, y, z][a, b].
    expect(texts(built, 1)).toEqual(['2', '8', '1/10', '-1/9', '6', '12']);
    expect(normalForm(built).exact).toBe(true);
  });

  it('takes values from outside, exactly', async () => {
    expect(texts(await gameOfText(table, { g: '2/7' }), 1)[3]).toBe('-4/49');
  });

  it('is of three players, option by option', async () => {
    const built = await gameOfText(`
detente: 1
game: {kind: table, players: [A, B, C], options: [l, r]}
payoffs:
  - - [[1, 2, 3], [4, 5, 6]]
    - [[7, 8, 9], [10, 11, 12]]
  - - [[13, 14, 15], [16, 17, 18]]
    - [[19, 20, 21], [22, 23, 24]]
`);
    const { game } = normalForm(built);
    let place = 0;
    for (const profile of pureProfiles([2, 2, 2])) {
      for (const player of [0, 1, 2])
        expect(game.payoffs[player]![payoffIndex([2, 2, 2], player, profile)]).toBe(3 * place + player + 1);
      place++;
    }
    expect(game.title).toBe('game');
  });
});

describe('a formula', () => {
  it('is exactly the game worked out by hand', async () => {
    const built = await gameOfText(formula('effort[own] - 3 * mean(effort[all]) ^ 2', '', '{count: 2, name: Lab}'));
    // Both race 1 - 3, race against pause 1 - 3/4.
    expect(texts(built, 0)).toEqual(['0', '-3/25', '-3/4', '7/25', '-2/25', '-107/100', '1/4', '-47/100', '-2']);
    expect(texts(built, 1)).toEqual(texts(built, 0));
    expect(normalForm(built).exact).toBe(true);
  });

  it('is exact for any numbers: own effort less the risk of the mean squared, worked out in whole numbers', async () => {
    const numbers = fc.integer({ min: -1_000_000, max: 1_000_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.tuple(numbers, numbers, numbers),
        numbers,
        async (n, efforts, risk) => {
          const built = await gameOfText(
            `
detente: 1
game: {kind: formula, players: {count: n, name: Lab}, options: [a, b, c], symmetric: ${n % 2 === 0}}
parameters: {n: {unit: "1", default: 9, doc: n}, r: {unit: "1", default: 0, doc: r}}
effort: [${efforts.map((effort) => `${effort}/10`).join(', ')}]
payoff: effort[own] - r * mean(effort[all]) ^ 2
`,
            { n: String(n), r: String(risk) },
          );
          const { game } = normalForm(built);
          const shape = Array.from({ length: n }, () => 3);
          for (const profile of pureProfiles(shape))
            for (const [player, own] of profile.entries()) {
              const sum = BigInt(profile.reduce((total, option) => total + efforts[option]!, 0));
              // e/10 - r (S / 10n)^2 over the common denominator 100 n^2
              const top = BigInt(10 * n * n * efforts[own]!) - BigInt(risk) * sum * sum;
              const { numerators, denominator } = game.exact[player]!;
              const index = payoffIndex(shape, player, profile);
              expect(numerators[index]! * BigInt(100 * n * n)).toBe(top * denominator);
            }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['sum(effort[others])', (_: number, others: number[]) => others.reduce((a, o) => a + [0, 0.4, 1][o]!, 0)],
    ['count(others == race)', (_: number, others: number[]) => others.filter((o) => o === 2).length],
    ['share(all == own)', (own: number, others: number[]) => [own, ...others].filter((o) => o === own).length / 3],
    ['min(effort[all])', (own: number, others: number[]) => Math.min(...[own, ...others].map((o) => [0, 0.4, 1][o]!))],
    ['max(max(others) - own, 0)', (own: number, others: number[]) => Math.max(Math.max(...others) - own, 0)],
    [
      'any(others > own) + 10 * all(others > own)',
      (own: number, others: number[]) =>
        (others.some((o) => o > own) ? 1 : 0) + (others.every((o) => o > own) ? 10 : 0),
    ],
    [
      'sum(where(effort[others], others != own))',
      (own: number, others: number[]) => others.filter((o) => o !== own).reduce((a, o) => a + [0, 0.4, 1][o]!, 0),
    ],
    [
      'orelse(mean(where(others, others > own)), -1)',
      (own: number, others: number[]) => {
        const above = others.filter((o) => o > own);
        return above.length === 0 ? -1 : above.reduce((a, o) => a + o, 0) / above.length;
      },
    ],
    ['pick(others, -effort[others])', (_: number, others: number[]) => Math.min(...others)],
    ['count(all) + count(others) / 10', () => 3.2],
    ['if(own == race and not (1 < own < 2), exp(0) * 2, 7 % 4)', (own: number) => (own === 2 ? 2 : 3)],
    [
      'clamp(own, 0.5, 1.5) + abs(own - 2) + floor(own / 2) + ceil(own / 2)',
      (own: number) => Math.min(Math.max(own, 0.5), 1.5) + Math.abs(own - 2) + Math.floor(own / 2) + Math.ceil(own / 2),
    ],
    ['2 ^ own + own ^ 0.5 + 2 ^ -1', (own: number) => 2 ** own + Math.sqrt(own) + 0.5],
    ['number + 0 * own', undefined],
  ])('reads %s', async (text, expected) => {
    const built = await gameOfText(formula(text));
    const { game } = normalForm(built);
    for (const profile of pureProfiles([3, 3, 3]))
      for (const player of [0, 1, 2]) {
        const others = profile.filter((_, other) => other !== player);
        const wanted = expected === undefined ? player : expected(profile[player]!, others);
        expect(game.payoffs[player]![payoffIndex([3, 3, 3], player, profile)]).toBeCloseTo(wanted, 12);
      }
  });

  it('has definitions, parameters that need each other, and a payoff for each player', async () => {
    const built = await gameOfText(
      `
detente: 1
game: {kind: formula, players: [Row, Column], options: [stay, go]}
parameters:
  a: {unit: "1", default: 2 * c, doc: a}
  c: {unit: "1", default: 0.1, doc: c}
let:
  gap: own - others
  worst: min(gap)
payoff:
  Row: a * worst
  Column: c + sum(gap)
`,
      { c: '3' },
    );
    expect(texts(built, 0)).toEqual(['0', '-6', '6', '0']);
    expect(texts(built, 1)).toEqual(['3', '2', '4', '3']);
    expect(built.parameters.map(({ name, set }) => [name, set])).toEqual([
      ['a', false],
      ['c', true],
    ]);
  });

  it('takes a value at the bound of its range, however it is written', async () => {
    const built = await gameOfText(formula('a * own', 'parameters: {a: {default: 0.1, range: [0.1, 0.3], doc: a}}'), {
      a: '0.3',
    });
    expect(texts(built, 0).at(-1)).toBe('3/5');
  });

  it('stays quick with powers of powers, and says where numbers end', async () => {
    const built = await gameOfText(
      formula('(own / 3 + 1 / 7) ^ 60 - ((own + 2) / 9) ^ 999', '', '{count: 2, name: Lab}'),
    );
    expect(normalForm(built).game.payoffs[0]![0]).toBeCloseTo((1 / 7) ** 60 - (2 / 9) ** 999, 15);
  });

  it('is exact only with sums, products and whole powers', async () => {
    expect(normalForm(await gameOfText(formula('(own / 3) ^ 5 - 0.1'))).exact).toBe(true);
    expect(normalForm(await gameOfText(formula('exp(own)'))).exact).toBe(false);
  });

  it('of a symmetric game pays equally where the situation is the same, to the last bit', async () => {
    const built = await gameOfText(
      formula('sum(exp(effort[others] / 3)) * exp(own)', '', '{count: 4, name: Lab}', ', symmetric: true'),
    );
    const { game, symmetric } = normalForm(built);
    expect(symmetric).toBe(true);
    const shape = [3, 3, 3, 3];
    const pay = (profile: number[], player: number) => game.payoffs[player]![payoffIndex(shape, player, profile)];
    expect(pay([0, 1, 2, 1], 2)).toBe(pay([2, 1, 1, 0], 0));
    expect(game.payoffs[0]).toEqual(game.payoffs[3]);
  });
});

describe('the shipped games', () => {
  const files = nodeFiles(packageRoot(), packageRoot());
  const names = readdirSync(join(packageRoot(), 'scenarios/games')).map((file) => file.replace('.yaml', ''));
  const shipped = async (name: string, set: Readonly<Record<string, string>> = {}): Promise<BuiltGame> => {
    const settings = Object.entries(set).map(([path, value]) => ({ path, value }));
    const { built, problems } = await examineGame(name, files, settings);
    expect(problems).toEqual([]);
    return built!;
  };

  it.each(names)('%s builds without a warning, says what it does not show, and is found by its name', async (name) => {
    const built = await shipped(name);
    expect(built.limits.length).toBeGreaterThan(0);
    expect(built.sources.length).toBeGreaterThan(0);
    expect(built.parameters.every(({ source }) => source !== undefined)).toBe(true);
    expect(await isGame(name, files)).toBe(true);
    expect(await isGame(`scenarios/games/${name}.yaml`, files)).toBe(true);
  });

  it('are told from scenarios', async () => {
    expect(await isGame('tutorial', files)).toBe(false);
    expect(await isGame('nothing', files)).toBe(false);
  });

  it('chicken has its two pure equilibria', async () => {
    const { game } = normalForm(await shipped('chicken'));
    expect(pureNashProfiles(game)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('pause-slow-race: with risk 3 two labs slow down, with less all race', async () => {
    const both = normalForm(await shipped('pause-slow-race'));
    expect(pureNashProfiles(both.game)).toEqual([[1, 1]]);
    const careless = normalForm(await shipped('pause-slow-race', { risk: '0.5', n: '3' }));
    expect(careless.game.players).toEqual(['Lab 1', 'Lab 2', 'Lab 3']);
    expect(pureNashProfiles(careless.game)).toEqual([[2, 2, 2]]);
  });

  it('the race for a prize has the published matrix', async () => {
    const built = await shipped('dsair');
    if (built.kind !== 'population') throw new Error('expected a population');
    const [b, c, s, p, W, B] = [4, 1, 1.5, 0.1, 100, 1e4];
    const [p11, p12, p21, p22] = [b / 2 - c, b / (s + 1) - c, (s * b) / (s + 1), b / 2];
    const safe = B / (2 * W) + p11;
    const published = [
      [safe, p12, safe],
      [p * ((s * B) / W + p21), p * ((s * B) / (2 * W) + p22), p * ((s * B) / W + (s / W) * p21 + (1 - s / W) * p22)],
      [safe, (s / W) * p12 + (1 - s / W) * p22, safe],
    ];
    for (const [row, numbers] of published.entries())
      for (const [column, number] of numbers.entries())
        expect(toNumber(built.payoffs[row]![column]!)).toBeCloseTo(number, 10);
    expect(built.exact).toBe(true);
    expect(built.evolve).toEqual({ dynamic: 'fermi', population: 100, selection: 0.01, mutation: 'small' });
  });

  it('a population says from where it starts, and how two who meet again and again play', async () => {
    const built = await gameOfText(
      `detente: 1
game: {kind: population, options: [keep, race]}
parameters: {n: {unit: "1", default: 12}}
payoffs: {keep: [3, 0], race: [5, 1]}
evolve: {dynamic: moran, fitness: linear, start: [1/4, 3/4], horizon: 10 * n}
tournament: {rules: [grim, tit-for-tat], turns: 2 * n, repetitions: 3, noise: 1 / n, self_play: true}
`,
      { n: '10' },
    );
    expect(built).toMatchObject({
      evolve: { dynamic: 'moran', fitness: 'linear', start: [0.25, 0.75], horizon: 100 },
      tournament: { rules: ['grim', 'tit-for-tat'], turns: 20, repetitions: 3, noise: 0.1, selfPlay: true },
    });
  });

  it('a table says how it is played turn after turn', async () => {
    const text = `detente: 1
game: {kind: table, players: [Row, Column], options: [keep, race]}
payoffs: [[[3, 3], [0, 5]], [[5, 0], [1, 1]]]
tournament: {turns: 7}
`;
    expect(normalForm(await gameOfText(text)).tournament).toEqual({ turns: 7 });
    expect(normalForm(await gameOfText(text.replace(/tournament.*/, ''))).tournament).toEqual({});
  });

  it('inspection has its three numbers', async () => {
    const built = await shipped('inspection', { b: '1/3' });
    expect(built).toMatchObject({ kind: 'inspection', n: 7, m: 3, b: { numerator: 1n, denominator: 3n } });
  });

  it('the treaty holds with four of ten: who leaves ends it, who joins pays more than he gains', async () => {
    const built = await shipped('pause-treaty');
    if (built.kind !== 'treaty') throw new Error('expected a treaty');
    expect(built.players).toHaveLength(10);
    const number = (value: Rational | undefined) => (value === undefined ? undefined : toNumber(value));
    expect(built.member.map(number)).toEqual([undefined, 0, 0, 0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
    expect(built.outsider.map(number)).toEqual([0, 0, 0, 0, 4, 5, 6, 7, 8, 9, undefined]);
  });
});

it('every oracle game can be written as a table', async () => {
  const small = oracleGames.filter(({ shape }) => shape.length <= 3 && shape.every((count) => count <= 4)).slice(0, 30);
  for (const oracle of small) {
    const game = gameOf(oracle);
    const nested = (profile: readonly number[]): unknown =>
      profile.length < oracle.shape.length
        ? Array.from({ length: oracle.shape[profile.length]! }, (_, option) => nested([...profile, option]))
        : oracle.players.map((_, player) => {
            const { numerators, denominator } = game.exact[player]!;
            return formatRational(rational(numerators[payoffIndex(oracle.shape, player, profile)]!, denominator));
          });
    const options = Object.fromEntries(
      oracle.shape.map((count, player) => [`P${player}`, Array.from({ length: count }, (_, k) => `o${k}`)]),
    );
    const text = `detente: 1
game: {kind: table, players: ${JSON.stringify(Object.keys(options))}, options: ${JSON.stringify(options)}}
payoffs: ${JSON.stringify(nested([]))}
`;
    expect(normalForm(await gameOfText(text)).game.exact).toEqual(game.exact);
  }
});
