import { describe, expect, it } from 'vitest';
import {
  type DominanceKind,
  dominatedActions,
  indifferenceIsShared,
  iteratedElimination,
} from '../../engine/games/dominance.ts';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { add, compare, multiply, ONE, type Rational, rational, ZERO } from '../../engine/games/exact/rational.ts';
import { exactGame, type Game, shapeOf } from '../../engine/games/game.ts';
import { pureNashProfiles } from '../../engine/games/pure-equilibria.ts';
import { restrictGame } from '../../engine/games/restrict-game.ts';
import { extremeEquilibria } from '../../engine/games/two-players/extreme-equilibria.ts';
import * as fc from '../properties/seeded.ts';
import { gamesOfShapes, plainGame } from './n-players/random-games.ts';
import { gameOf, oracleGame } from './oracle-games.ts';

/** A player's payoffs: own actions by profiles of the others. */
const rowsOf = (game: Game, player: number): Rational[][] => {
  const count = shapeOf(game)[player]!;
  const { numerators } = game.exact[player]!;
  const width = numerators.length / count;
  return Array.from({ length: count }, (_, a) => numerators.slice(a * width, (a + 1) * width).map((x) => rational(x)));
};

const isDominatedBy = (rows: readonly Rational[][], action: number, by: readonly Rational[], kind: DominanceKind) => {
  const signs = rows[action]!.map((payoff, s) =>
    compare(by.map((share, b) => multiply(share, rows[b]![s]!)).reduce(add), payoff),
  );
  return kind === 'strict' ? signs.every((sign) => sign > 0) : signs.every((sign) => sign >= 0) && signs.includes(1);
};

/**
 * Whether a mixture t, 1 − t of two actions dominates a third, found without any linear program: each profile of the
 * others allows an interval of t, and the intersection's middle is tried.
 */
const dominatedByTwo = (rows: readonly Rational[][], action: number, kind: DominanceKind): boolean => {
  const [first, second] = [0, 1, 2].filter((b) => b !== action) as [number, number];
  let [low, high] = [ZERO, ONE];
  for (const [s, payoff] of rows[action]!.entries()) {
    // t (p − q) ≥ payoff − q
    const slope = add(rows[first]![s]!, multiply(rational(-1n), rows[second]![s]!));
    const needed = add(payoff, multiply(rational(-1n), rows[second]![s]!));
    if (slope.numerator === 0n) {
      if (needed.numerator > 0n) return false;
      continue;
    }
    const end = rational(needed.numerator * slope.denominator, needed.denominator * slope.numerator);
    if (slope.numerator > 0n && compare(end, low) > 0) low = end;
    if (slope.numerator < 0n && compare(end, high) < 0) high = end;
  }
  if (compare(low, high) > 0) return false;
  const middle = multiply(add(low, high), rational(1n, 2n));
  const by = rows.map((_, b) =>
    b === action ? ZERO : b === first ? middle : add(ONE, multiply(rational(-1n), middle)),
  );
  return isDominatedBy(rows, action, by, kind);
};

const names = (by: readonly Rational[]): string => by.map(formatRational).join(' ');

describe('dominatedActions', () => {
  // Up pays 3, 0; middle 0, 3; down 1, 1: no single action dominates down, half up and half middle does.
  const mixedOnly = plainGame(
    [3, 2],
    [
      [3, 0, 0, 3, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ],
  );

  it('finds dominance by a mixture where no single action dominates', () => {
    const { dominated, complete } = dominatedActions(mixedOnly, 'strict');
    expect(complete).toBe(true);
    expect(dominated.map(({ player, action, by }) => [player, action, names(by)])).toEqual([[0, 2, '1/2 1/2 0']]);
  });

  it('is exact at the edge: 3/2 is weakly dominated and not strictly, a hair more is not dominated', () => {
    const game = (down: Rational) =>
      exactGame({
        players: ['row', 'column'],
        actions: [
          ['0', '1', '2'],
          ['0', '1'],
        ],
        payoffs: [
          [rational(3n), ZERO, ZERO, rational(3n), down, down],
          [ZERO, ZERO, ZERO, ZERO, ZERO, ZERO],
        ],
      });
    const hair = rational(1n, 10n ** 40n);
    const half = rational(3n, 2n);
    for (const kind of ['strict', 'weak'] as const) {
      expect(dominatedActions(game(half), kind).dominated).toEqual([]);
      expect(dominatedActions(game(add(half, hair)), kind).dominated).toEqual([]);
      expect(dominatedActions(game(add(half, multiply(hair, rational(-1n)))), kind).dominated).toHaveLength(1);
    }
    const uneven = plainGame([3, 3], [[3, 0, 1, 0, 3, 1, 1.5, 1.5, 0], new Array<number>(9).fill(0)]);
    expect(dominatedActions(uneven, 'strict').dominated).toEqual([]);
    expect(dominatedActions(uneven, 'weak').dominated.map(({ by }) => names(by))).toEqual(['1/2 1/2 0']);
  });

  it('says when the budget ended', () => {
    expect(dominatedActions(mixedOnly, 'strict', { work: 0 })).toEqual({
      dominated: [],
      complete: false,
      reason: 'the budget ended before 1 action could be decided',
    });
  });

  it.each(['strict', 'weak'] as const)('of three actions agrees with the intervals of mixtures: %s', (kind) => {
    const entry = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -1_000_000, max: 1_000_000 }));
    let seen = 0;
    fc.assert(
      fc.property(
        gamesOfShapes(
          [
            [3, 2],
            [3, 3],
            [3, 2, 2],
          ],
          entry,
        ),
        (game) => {
          const rows = rowsOf(game, 0);
          const found = dominatedActions(game, kind).dominated.filter(({ player }) => player === 0);
          for (const { action, by } of found) expect(isDominatedBy(rows, action, by, kind)).toBe(true);
          const expected = [0, 1, 2].filter((action) => dominatedByTwo(rows, action, kind));
          expect(found.map(({ action }) => action)).toEqual(expected);
          seen += found.length;
        },
      ),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});

describe('iteratedElimination', () => {
  it('leaves race, race of a pause dilemma, in one round', () => {
    const { steps, reduced, orderIndependent } = iteratedElimination(gameOf(oracleGame('pd')), 'strict');
    expect(shapeOf(reduced)).toEqual([1, 1]);
    expect(steps.map(({ round }) => round)).toEqual([1, 1]);
    expect(orderIndependent).toBe(true);
  });

  it('goes on round after round: the travellers of the oracle, weakly', () => {
    const { steps, kept, complete } = iteratedElimination(gameOf(oracleGame('travelers6')), 'weak');
    expect(complete).toBe(true);
    expect(Math.max(...steps.map(({ round }) => round))).toBeGreaterThan(1);
    expect(kept.map(({ length }) => length)).toEqual([1, 1]);
  });

  // Top 1,1 / 0,0; middle 1,1 / 2,1; bottom 0,0 / 2,1: middle weakly dominates both others. Without the top the left is
  // weakly dominated, without the bottom the right is.
  const disorderly = plainGame(
    [3, 2],
    [
      [1, 0, 1, 2, 0, 2],
      [1, 1, 0, 0, 1, 1],
    ],
  );

  it('does not vouch for the order where mixtures dominate, though nobody is ever indifferent between two actions', () => {
    // Against s1, s2, t: a 2, 0, 0; b 0, 2, 2; c 1, 1, 1/2. Half a, half b weakly dominates c, by t alone, and t is
    // strictly dominated. Whoever strikes out t first has to keep c, which pays the other unlike a and b.
    const game = plainGame(
      [3, 3],
      [
        [2, 0, 0, 0, 2, 2, 1, 1, 0.5],
        [0, 1, 3, 1, 0, 2, -5, -6, -7],
      ],
    );
    expect(indifferenceIsShared(game)).toBe(true);
    const all = [0, 1, 2];
    const found = iteratedElimination(game, 'weak');
    expect(found.kept).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(iteratedElimination(restrictGame(game, [all, [0, 1]]), 'weak').kept).toEqual([all, [0, 1]]);
    expect(found.orderIndependent).toBe(false);
  });

  it('says where the order of weak elimination may matter', () => {
    expect(iteratedElimination(disorderly, 'weak')).toMatchObject({ orderIndependent: false, kept: [[1], [0, 1]] });
    expect(iteratedElimination(disorderly, 'strict').orderIndependent).toBe(true);
    // Top first, or bottom first: two orders, two ends.
    const topFirst = iteratedElimination(
      restrictGame(disorderly, [
        [1, 2],
        [0, 1],
      ]),
      'weak',
    );
    const bottomFirst = iteratedElimination(
      restrictGame(disorderly, [
        [0, 1],
        [0, 1],
      ]),
      'weak',
    );
    expect(topFirst.reduced.actions[1]).toEqual(['1']);
    expect(bottomFirst.reduced.actions[1]).toEqual(['0']);
    expect(
      indifferenceIsShared(
        plainGame(
          [2, 2],
          [
            [1, 2, 3, 4],
            [1, 2, 3, 4],
          ],
        ),
      ),
    ).toBe(true);
  });

  it.each(['strict', 'weak'] as const)('each step holds in its round, and nothing dominated remains: %s', (kind) => {
    const shapes = [
      [2, 2],
      [3, 3],
      [4, 3],
      [2, 2, 2],
      [3, 2, 3],
    ];
    fc.assert(
      fc.property(gamesOfShapes(shapes, fc.integer({ min: -2, max: 2 })), (game) => {
        const { steps, kept, reduced } = iteratedElimination(game, kind);
        let left = shapeOf(game).map((count) => [...Array(count).keys()]);
        for (let round = 1; round <= (steps.at(-1)?.round ?? 0); round++) {
          const here = steps.filter((step) => step.round === round);
          const rows = restrictGame(game, left);
          for (const { player, action, by } of here) {
            const own = left[player]!;
            const inside = own.map((a) => by[a]!);
            expect(inside.reduce(add)).toEqual(ONE);
            expect(isDominatedBy(rowsOf(rows, player), own.indexOf(action), inside, kind)).toBe(true);
          }
          left = left.map((own, player) => own.filter((a) => !here.some((s) => s.player === player && s.action === a)));
        }
        expect(left).toEqual(kept);
        expect(dominatedActions(reduced, kind).dominated).toEqual([]);
        expect(kept.every((own) => own.length > 0)).toBe(true);
        // Every equilibrium of what remains is one of the game; of strict dominance the other way round too.
        const pure = new Set(pureNashProfiles(game).map((profile) => profile.join()));
        const remaining = pureNashProfiles(reduced).map((profile) => profile.map((a, i) => kept[i]![a]!).join());
        for (const profile of remaining) expect(pure).toContain(profile);
        if (kind === 'strict') expect(remaining).toHaveLength(pure.size);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps all equilibria of two players when strict', () => {
    fc.assert(
      fc.property(
        gamesOfShapes(
          [
            [3, 3],
            [4, 4],
          ],
          fc.integer({ min: -9, max: 9 }),
        ),
        (game) => {
          const { kept, reduced } = iteratedElimination(game, 'strict');
          const keys = (of: Game, at: readonly (readonly number[])[]): string[] =>
            extremeEquilibria(of)
              .equilibria.map(({ exact }) =>
                exact!
                  .map((row, i) =>
                    row.flatMap((p, a) => (p.numerator === 0n ? [] : `${at[i]![a]}:${formatRational(p)}`)).join(' '),
                  )
                  .join(' | '),
              )
              .sort();
          expect(keys(reduced, kept)).toEqual(
            keys(
              game,
              shapeOf(game).map((count) => [...Array(count).keys()]),
            ),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('restrictGame', () => {
  it('keeps payoffs, labels and exactness of what is kept', () => {
    const game = plainGame(
      [2, 3, 2],
      [0, 1, 2].map((player) => Array.from({ length: 12 }, (_, k) => 100 * player + k + 0.5)),
    );
    const { payoffs, exact, actions } = restrictGame(game, [[1], [0, 2], [1, 0]]);
    expect(actions).toEqual([['1'], ['0', '2'], ['1', '0']]);
    expect(payoffs.map((tensor) => [...tensor])).toEqual([
      [7.5, 6.5, 11.5, 10.5],
      [103.5, 102.5, 111.5, 110.5],
      [209.5, 211.5, 203.5, 205.5],
    ]);
    expect(exact[0]).toEqual({ numerators: [15n, 13n, 23n, 21n], denominator: 2n });
  });
});
