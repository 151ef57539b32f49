import { describe, expect, it } from 'vitest';
import { type Game, numericGame } from '../../../engine/games/game.ts';
import { dilemmaOf } from '../../../engine/games/two-players/dilemma.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

const twoByTwo = (first: readonly number[], second: readonly number[]): Game =>
  numericGame({
    players: ['Lab A', 'Lab B'],
    actions: [
      ['pause', 'race'],
      ['pause', 'race'],
    ],
    payoffs: [first, second],
  });

/** Both players with these R, S, T, P, cooperation being the first action. */
const symmetricGame = (R: number, S: number, T: number, P: number): Game => twoByTwo([R, S, T, P], [R, S, T, P]);

const permutations = (values: readonly number[]): number[][] =>
  values.length === 0
    ? [[]]
    : values.flatMap((value) =>
        permutations(values.filter((other) => other !== value)).map((rest) => [value, ...rest]),
      );

const allOrders = permutations([1, 2, 3, 4]);

const named = (game: Game): string => dilemmaOf(game).text;

describe('dilemmaOf, games of the textbooks', () => {
  it.each([
    ['pd', "a prisoner's dilemma"],
    ['chicken', 'a game of chicken (hawk-dove)'],
    ['hawk_dove', 'a game of chicken (hawk-dove)'],
    ['deadlock', 'a deadlock'],
    ['battle_of_sexes', 'a battle of the sexes'],
    [
      'matching_pennies',
      'no pure equilibrium: from every outcome one of the two wants to move, as in matching pennies',
    ],
    ['deg_zero2', 'no dilemma: all outcomes are worth the same'],
  ])('%s is %s', (name, text) => expect(named(gameOf(oracleGame(name)))).toBe(text));

  it.each([
    ["a prisoner's dilemma", [3, 0, 5, 1]],
    ['a game of chicken (hawk-dove)', [3, 1, 5, 0]],
    ['a stag hunt (assurance)', [4, 0, 3, 1]],
    ['an assurance game', [4, 0, 1, 3]],
    ['a coordination game', [4, 1, 0, 3]],
    ['a harmony game', [4, 3, 2, 1]],
    ['a deadlock', [1, 0, 3, 2]],
    ['a battle of the sexes (leader)', [1, 2, 3, 0]],
    ['a battle of the sexes (hero)', [1, 3, 2, 0]],
  ] as const)('%s', (text, [R, S, T, P]) => {
    const found = dilemmaOf(symmetricGame(R, S, T, P));
    expect(found).toMatchObject({ text, symmetric: true, cyclic: false });
    expect(found.players.some(({ borderline }) => borderline)).toBe(false);
  });

  it('inspection is cyclic: comply or violate, trust or inspect', () => {
    const found = dilemmaOf(twoByTwo([0, 0, 8, -10], [0, -5, -1, -2]));
    expect(found).toMatchObject({ cyclic: true, pure: [], inefficient: false });
    expect(found.text).toMatch(/^no pure equilibrium/);
  });

  it("a prisoner's dilemma with racing written first has the same name, and pausing is what cooperates", () => {
    expect(dilemmaOf(symmetricGame(1, 5, 0, 3))).toMatchObject({
      text: "a prisoner's dilemma",
      cooperative: [1, 1],
      players: [{ order: 'T > R > P > S' }, { order: 'T > R > P > S' }],
      pure: [[0, 0]],
      inefficient: true,
    });
  });

  it('the usual battle of the sexes is seen as one though its equilibria lie on the diagonal', () => {
    const found = dilemmaOf(twoByTwo([3, 0, 0, 2], [2, 0, 0, 3]));
    expect(found).toMatchObject({
      text: 'a battle of the sexes',
      cooperative: [0, 1],
      symmetric: true,
      inefficient: false,
      players: [{ order: 'S > T > R = P', borderline: true, kinds: ['hero', 'leader'] }, { borderline: true }],
    });
  });

  it('two labs in different dilemmas', () => {
    const found = dilemmaOf(twoByTwo([3, 0, 5, 1], [4, 0, 1, 3]));
    expect(found.text).toBe("Lab A faces a prisoner's dilemma; Lab B an assurance game");
    expect(found).toMatchObject({ symmetric: false, cooperative: [0, 0], pure: [[1, 1]] });
    // The same with the second lab's actions written the other way round.
    expect(dilemmaOf(twoByTwo([0, 3, 1, 5], [1, 3, 4, 0])).text).toBe(found.text);
  });

  it('ties are borderline: hawk-dove in which fighting costs what there is to win', () => {
    const found = dilemmaOf(symmetricGame(1, 0, 2, 0));
    expect(found.text).toBe("a borderline case between a game of chicken (hawk-dove) and a prisoner's dilemma");
    expect(found.players[0]).toEqual({
      player: 'Lab A',
      order: 'T > R > S = P',
      kinds: ['chicken', "prisoner's dilemma"],
      borderline: true,
      reversed: false,
    });
  });

  it('takes the cooperative actions that it is given', () => {
    const found = dilemmaOf(symmetricGame(3, 0, 5, 1), [1, 1]);
    expect(found.players[0]).toMatchObject({ order: 'S > P > R > T', kinds: ["prisoner's dilemma"], reversed: true });
    expect(found.players[1].reversed).toBe(true);
    expect(found.text).toBe("a prisoner's dilemma, the roles of the actions exchanged");
  });

  it.each([
    [
      'three players',
      numericGame({ players: ['a', 'b', 'c'], actions: [['x'], ['x'], ['x']], payoffs: [[1], [1], [1]] }),
    ],
    ['a third action', gameOf(oracleGame('rps'))],
  ])('refuses %s', (_, game) => expect(() => dilemmaOf(game)).toThrow(RangeError));

  it('refuses a cooperative action that there is not', () =>
    expect(() => dilemmaOf(symmetricGame(1, 2, 3, 4), [0, 2])).toThrow('expected a cooperative action 0 or 1, got 2'));
});

describe('dilemmaOf, all strict orders', () => {
  const all = allOrders.flatMap((first) => allOrders.map((second) => ({ first, second })));
  const kindsOf = (first: readonly number[], second: readonly number[]): string[] =>
    dilemmaOf(twoByTwo(first, second)).players.map(({ kinds }) => kinds.join());

  it('have one kind each, twelve kinds in all, two orders to each', () => {
    const count = new Map<string, number>();
    for (const order of allOrders) {
      const found = dilemmaOf(twoByTwo(order, order), [0, 0]).players[0];
      expect(found.kinds).toHaveLength(1);
      expect(found.borderline).toBe(false);
      count.set(found.kinds[0]!, (count.get(found.kinds[0]!) ?? 0) + 1);
    }
    expect([...count.values()]).toEqual(new Array(12).fill(2));
  });

  it('keep their kinds when the players change places', () => {
    for (const { first, second } of all) expect(kindsOf(second, first)).toEqual(kindsOf(first, second).reverse());
  });

  it('keep their kinds when both write their actions the other way round', () => {
    for (const { first, second } of all) {
      expect(kindsOf(first.toReversed(), second.toReversed())).toEqual(kindsOf(first, second));
    }
  });

  it('keep their kinds when one does, where both have an action that helps the other, or both face the same', () => {
    const columnsExchanged = (x: readonly number[]): number[] => [x[1]!, x[0]!, x[3]!, x[2]!];
    const rowsExchanged = (x: readonly number[]): number[] => [x[2]!, x[3]!, x[0]!, x[1]!];
    const helps = ([a, b, c, d]: readonly number[]): boolean => a! > b! === c! > d!;
    let looked = 0;
    for (const { first, second } of all) {
      if (!(helps(first) && helps(second)) && !dilemmaOf(twoByTwo(first, second)).symmetric) continue;
      expect(kindsOf(columnsExchanged(first), rowsExchanged(second))).toEqual(kindsOf(first, second));
      looked++;
    }
    // 12 × 12 where both help; of the 12 · 4 labelled symmetric games those 6 · 4 in which they do not.
    expect(looked).toBe(144 + 24);
  });

  it("among symmetric ones only the prisoner's dilemma has nothing but inefficient equilibria", () => {
    for (const order of allOrders) {
      const found = dilemmaOf(twoByTwo(order, order));
      expect(found.symmetric).toBe(true);
      expect(found.inefficient).toBe(found.players[0].kinds[0] === "prisoner's dilemma");
    }
  });

  it('chicken, leader, hero and the hunts have two pure equilibria, the others one', () => {
    const two = ['chicken', 'leader', 'hero', 'stag hunt', 'assurance', 'coordination'];
    for (const order of allOrders) {
      const { pure, players } = dilemmaOf(twoByTwo(order, order));
      expect(pure).toHaveLength(two.includes(players[0].kinds[0]!) ? 2 : 1);
    }
  });
});
