import { describe, expect, it } from 'vitest';
import { commonProfile, cooperation, firstCommonProfile } from '../../engine/games/cooperation.ts';
import { findEquilibria } from '../../engine/games/find-equilibria.ts';
import { numericGame } from '../../engine/games/game.ts';
import { solve } from '../../engine/games/solve.ts';
import { dilemmasOf } from '../../engine/games/two-players/dilemmas.ts';
import { gameOf, oracleGame } from './oracle-games.ts';

const terms = { detection: 1, trigger: { kind: 'grim' }, discount: 0.99 } as const;

describe('findEquilibria', () => {
  it('gives two players to the exact search, more to the certified one', () => {
    expect(findEquilibria(gameOf(oracleGame('chicken')), 'all')).toMatchObject({
      complete: true,
      equilibria: { length: 3 },
    });
    expect(findEquilibria(gameOf(oracleGame('jordan3')), 'all')).toMatchObject({
      complete: true,
      equilibria: { length: 1 },
    });
  });

  it('finds pure ones alone, and says that others were not looked for', () => {
    const list = findEquilibria(gameOf(oracleGame('coordination3')), 'pure');
    expect(list.equilibria).toHaveLength(3);
    expect(list).toMatchObject({ complete: false, reason: 'mixed equilibria were not looked for' });
  });

  it('finds one where one is asked for', () => {
    const { equilibria } = findEquilibria(gameOf(oracleGame('rand_6p3a_s60300')), 'one');
    expect(equilibria).toHaveLength(1);
    expect(equilibria[0]!.certificate).not.toBe('approximate');
  });

  it('gives one equilibrium and the reason where the budget is spent', () => {
    const list = findEquilibria(gameOf(oracleGame('rand_3p3a_s30300')), 'all', { work: 1 });
    expect(list.complete).toBe(false);
    expect(list.reason).toBeTruthy();
    expect(list.equilibria.length).toBeGreaterThan(0);
    for (const { regret } of list.equilibria) expect(regret).toBeLessThan(1e-9);
  });
});

describe('cooperation', () => {
  const dilemma = gameOf(oracleGame('pd'));

  it('is everybody at his first action where all have the same', () => {
    expect(firstCommonProfile(dilemma)).toEqual([0, 0]);
    expect(firstCommonProfile(gameOf(oracleGame('battle_of_sexes')))).toBeUndefined();
    expect(commonProfile(dilemma, 'D')).toEqual([1, 1]);
    expect(commonProfile(dilemma, 'E')).toBeUndefined();
  });

  it('asks half a round’s patience of the prisoner’s dilemma 5, 3, 1, 0: (T − R)/(T − P)', () => {
    const { enforcement } = cooperation(dilemma, [0, 0], terms);
    expect(enforcement!.discount).toMatchObject({ kind: 'least', value: 0.5 });
    expect(enforcement!.credible).toBe(true);
  });

  it('asks for nothing where the profile is an equilibrium', () => {
    expect(cooperation(dilemma, [1, 1], terms).enforcement).toBeUndefined();
  });

  it('breaks down to the last actions where there is no pure equilibrium', () => {
    const pennies = numericGame({
      players: ['A', 'B'],
      actions: [
        ['x', 'y'],
        ['x', 'y'],
      ],
      payoffs: [
        [1, -1, -1, 1],
        [-1, 1, 1, -1],
      ],
    });
    expect(cooperation(pennies, [0, 0], terms).enforcement).toMatchObject({ credible: false });
  });
});

describe('dilemmasOf', () => {
  it('names the game of every two players over every two actions', () => {
    const game = gameOf(oracleGame('psr_stag_3p'));
    const found = dilemmasOf(game, [0, 0, 0]);
    expect(found).toHaveLength(9);
    expect(new Set(found.map(({ players }) => players.join()))).toEqual(new Set(['0,1', '0,2', '1,2']));
    for (const { dilemma } of found) expect(dilemma.cooperative).toEqual([0, 0]);
  });
});

describe('solve', () => {
  it('leaves its input untouched and gives the same again', () => {
    const game = gameOf(oracleGame('psr_chicken_3p'));
    const before = JSON.stringify(game, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
    const text = (): string =>
      JSON.stringify(solve(game), (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
    expect(text()).toBe(text());
    expect(JSON.stringify(game, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))).toBe(before);
  });

  it('gives the value of a zero-sum game instead of a mediator', () => {
    const solved = solve(gameOf(oracleGame('rps')));
    expect(solved.value).toBeDefined();
    expect(solved.mediator).toBeUndefined();
  });
});
