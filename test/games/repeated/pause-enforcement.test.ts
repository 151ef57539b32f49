import { describe, expect, it } from 'vitest';
import { cooperation } from '../../../engine/games/cooperation.ts';
import { formatRational } from '../../../engine/games/exact/format-rational.ts';
import { rational } from '../../../engine/games/exact/rational.ts';
import { readRational } from '../../../engine/games/exact/read-rational.ts';
import { numericGame } from '../../../engine/games/game.ts';
import { pauseEnforcement } from '../../../engine/games/repeated/pause-enforcement.ts';
import { extremeEquilibria } from '../../../engine/games/two-players/extreme-equilibria.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

const grim = { detection: rational(1n, 4n), trigger: { kind: 'grim' } } as const;

/** A dilemma of unequal players: the second has more to gain (7 for 5). */
const unequal = numericGame({
  players: ['First', 'Second'],
  actions: [
    ['keep', 'cheat'],
    ['keep', 'cheat'],
  ],
  payoffs: [
    [3, 0, 5, 1],
    [3, 0, 7, 1],
  ],
});

describe('what keeping a profile of a stage game takes', () => {
  it('is read off the dilemma, and asked of who is tempted most', () => {
    const found = pauseEnforcement(unequal, [0, 0], { ...grim, discount: readRational('1/2')! });
    expect(found.credible).toBe(true);
    expect(found.breakdown.map((row) => row.map(formatRational))).toEqual([
      ['0', '1'],
      ['0', '1'],
    ]);
    expect(found.players.map(({ deviation }) => deviation)).toEqual([1, 1]);
    expect(found.players.map(({ temptation }) => formatRational(temptation))).toEqual(['5', '7']);
    const discounts = found.players.map(({ discount }) => discount.discount);
    // x / (x + q r): 2 / 2.5 and 4 / 4.5.
    expect(discounts).toMatchObject([{ exact: readRational('4/5') }, { exact: readRational('8/9') }]);
    expect(found.discount).toEqual(discounts[1]);
    // q = x (1 − δ) / (δ r) = 1 for the first, 2 for the second.
    expect(found.players[0]!.detection).toMatchObject({ exact: rational(1n) });
    expect(found.players[1]!.detection).toMatchObject({ kind: 'never' });
    expect(found.detection).toMatchObject({ kind: 'never' });
    // x / q − r δ / (1 − δ).
    expect(found.penalty).toMatchObject({ kind: 'least', exact: rational(14n) });
  });

  it('takes the breakdown that it is given, and says where it is no equilibrium', () => {
    const mixed = [
      [rational(1n, 2n), rational(1n, 2n)],
      [rational(0n), rational(1n)],
    ];
    const found = pauseEnforcement(unequal, [0, 0], { ...grim, breakdown: mixed });
    expect(found.credible).toBe(false);
    expect(formatRational(found.players[0]!.punishment)).toBe('1/2');
    expect(found.detection).toBeUndefined();
    const pure = pauseEnforcement(unequal, [0, 0], { ...grim, breakdown: [1, 1] });
    expect(pure).toEqual(pauseEnforcement(unequal, [0, 0], grim));
  });

  it('of several pure equilibria takes the worst for all as breakdown, and of none demands one', () => {
    const hunt = numericGame({
      players: ['First', 'Second'],
      actions: [
        ['stag', 'hare'],
        ['stag', 'hare'],
      ],
      payoffs: [
        [4, 0, 3, 2],
        [4, 0, 3, 2],
      ],
    });
    const found = pauseEnforcement(hunt, [0, 0], grim);
    expect(found.players.map(({ punishment }) => formatRational(punishment))).toEqual(['2', '2']);
    expect(found.discount.kind).toBe('always');
    const pennies = gameOf(oracleGame('matching_pennies'));
    expect(() => pauseEnforcement(pennies, [0, 0], grim)).toThrow('the game has no pure equilibrium; got none');
  });

  it('breaks down to the pure equilibrium that asks for the least patience, not to that of the least sum', () => {
    // Kept: 3, 3. Equilibria pay 4, −4 (sum 0: the first would welcome it) and 1, 1 (sum 2).
    const game = numericGame({
      players: ['First', 'Second'],
      actions: [
        ['keep', 'cheat', 'rob'],
        ['keep', 'cheat', 'yield'],
      ],
      payoffs: [
        [3, 0, 0, 5, 1, 0, 0, 0, 4],
        [3, 0, -9, 5, 1, -9, -9, -9, -4],
      ],
    });
    const found = pauseEnforcement(game, [0, 0], { detection: 1, trigger: { kind: 'grim' } });
    expect(found.players.map(({ punishment }) => formatRational(punishment))).toEqual(['1', '1']);
    expect(found.discount).toMatchObject({ exact: rational(1n, 2n) });
    const robbed = pauseEnforcement(game, [0, 0], { detection: 1, trigger: { kind: 'grim' }, breakdown: [2, 2] });
    expect(robbed).toMatchObject({ credible: true, discount: { kind: 'never' } });
  });

  it('in chicken breaks down to the mixed equilibrium, where it is told of it', () => {
    // Kept: 0, 0. The pure equilibria pay one of them 1; the mixed one both −1/10: δ = x / (x + r).
    const chicken = numericGame({
      players: ['North', 'South'],
      actions: [
        ['hold', 'race'],
        ['hold', 'race'],
      ],
      payoffs: [
        [0, -1, 1, -10],
        [0, -1, 1, -10],
      ],
    });
    const surely = { detection: 1, trigger: { kind: 'grim' } } as const;
    expect(pauseEnforcement(chicken, [0, 0], surely).discount.kind).toBe('never');
    const mixed = [0, 1].map(() => [rational(9n, 10n), rational(1n, 10n)]);
    const kept = [0, 1].map(() => [rational(1n), rational(0n)]);
    const found = pauseEnforcement(chicken, [0, 0], { ...surely, equilibria: [kept, mixed] });
    expect(found.breakdown).toEqual(mixed);
    expect(found).toMatchObject({ credible: true, discount: { exact: rational(10n, 11n) } });
    const terms = { ...surely, discount: 0.9 };
    expect(cooperation(chicken, [0, 0], terms, extremeEquilibria(chicken)).enforcement?.discount).toMatchObject({
      exact: rational(10n, 11n),
    });
  });

  it('holds for a player with one action only, also where he would welcome a breakdown', () => {
    const content = numericGame({
      players: ['First', 'Bystander'],
      actions: [['keep', 'cheat'], ['stay']],
      payoffs: [
        [2, 3],
        [0, 9],
      ],
    });
    const demands = pauseEnforcement(content, [0, 0], { ...grim, breakdown: [1, 0], discount: 0.5 }).players[1]!;
    expect(demands).toMatchObject({
      discount: { discount: { kind: 'always' } },
      detection: { kind: 'always' },
      penalty: { kind: 'always' },
    });
  });

  it('holds for a player with one action only', () => {
    const lone = numericGame({
      players: ['First', 'Bystander'],
      actions: [['keep', 'cheat'], ['stay']],
      payoffs: [
        [1, 2],
        [0, 0],
      ],
    });
    const found = pauseEnforcement(lone, [0, 0], grim);
    expect(found.players[1]).toMatchObject({ player: 1, discount: { discount: { kind: 'always' } } });
    expect(found.players[1]).not.toHaveProperty('deviation');
    expect(found.players[0]!.discount.discount).toMatchObject({ kind: 'never' });
  });

  it('is the same of all players of a symmetric game of three', () => {
    // Public good: keeping costs 3 and gives 2 to each of three. R = 3, T = 4, P = 0.
    const keeps = (others: number, own: number) => 2 * (others + own) - 3 * own;
    const tensor = [1, 0].flatMap((own) => [2, 1, 1, 0].map((others) => keeps(others, own)));
    const game = numericGame({
      players: ['A', 'B', 'C'],
      actions: Array.from({ length: 3 }, () => ['keep', 'cheat']),
      payoffs: [tensor, tensor, tensor],
    });
    const found = pauseEnforcement(game, [0, 0, 0], { detection: 1, trigger: { kind: 'grim' } });
    expect(found.players.map(({ discount }) => discount.discount)).toMatchObject(
      Array.from({ length: 3 }, () => ({ exact: rational(1n, 4n) })),
    );
  });
});
