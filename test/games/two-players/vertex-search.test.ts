import { describe, expect, it } from 'vitest';
import { type Game, numericGame } from '../../../engine/games/game.ts';
import { bestReplyPolytope } from '../../../engine/games/two-players/best-reply-polytope.ts';
import type { LabelSets } from '../../../engine/games/two-players/label-sets.ts';
import { undominatedActions } from '../../../engine/games/two-players/undominated.ts';
import { vertexSearch } from '../../../engine/games/two-players/vertex-search.ts';
import * as fc from '../../properties/seeded.ts';
import { drawnGame, gameOfDrawn, names } from './drawn-games.ts';

const everything = 1_000_000;

const texts = (sets: LabelSets): string[] => Array.from({ length: sets.size }, (_, k) => sets.at(k).join()).sort();

const allActions = (game: Game): number[][] => game.actions.map((labels) => labels.map((_, action) => action));

/** Bases and vertices with and without doubles; how many bases the doubles left undecided. */
const bothWays = (game: Game): { readonly bases: number; readonly undecided: number } => {
  let bases = 0;
  let undecided = 0;
  for (const player of [0, 1]) {
    const exactly = vertexSearch(bestReplyPolytope(game, player, allActions(game)), { bounded: false });
    const filtered = vertexSearch(bestReplyPolytope(game, player, allActions(game)));
    expect(exactly.visit(everything)).toBe(false);
    expect(filtered.visit(everything)).toBe(false);
    expect(texts(filtered.bases)).toEqual(texts(exactly.bases));
    expect(texts(filtered.vertices)).toEqual(texts(exactly.vertices));
    expect(exactly.undecided()).toBe(exactly.bases.size);
    bases += filtered.bases.size;
    undecided += filtered.undecided();
  }
  return { bases, undecided };
};

describe('vertexSearch', () => {
  it('visits the same bases and finds the same vertices with doubles and with whole numbers alone', () => {
    let bases = 0;
    let undecided = 0;
    fc.assert(
      fc.property(drawnGame(6), (drawn) => {
        const seen = bothWays(gameOfDrawn(drawn));
        bases += seen.bases;
        undecided += seen.undecided;
      }),
    );
    expect(undecided).toBeGreaterThan(0);
    expect(undecided).toBeLessThan(bases);
  });

  it('leaves near-ties to the whole numbers: payoffs that differ by 1 in 2^60', () => {
    const near = fc.bigInt({ min: 2n ** 60n, max: 2n ** 60n + 3n });
    const payoffs = fc.array(near, { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(payoffs, payoffs, fc.bigInt({ min: 0n, max: 2n ** 61n }), (first, second, outlier) => {
        const spread = (matrix: readonly bigint[]): bigint[] => matrix.map((x, k) => (k === 5 ? outlier : x));
        const game = numericGame({
          players: ['a', 'b'],
          actions: [names(4), names(4)],
          payoffs: [new Array(16).fill(0), new Array(16).fill(0)],
        });
        const exact = [spread(first), spread(second)].map((numerators) => ({ numerators, denominator: 1n }));
        expect(bothWays({ ...game, exact }).undecided).toBeGreaterThan(0);
      }),
      { numRuns: 30 },
    );
  });

  it('does without doubles where payoffs have none: 1e300 beside 1e-300', () => {
    const wide = fc.constantFrom(1e300, 1e-300, -1e300, 3e-300, 0, 1);
    const payoffs = fc.array(wide, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(payoffs, payoffs, (first, second) => {
        bothWays(numericGame({ players: ['a', 'b'], actions: [names(3), names(3)], payoffs: [first, second] }));
      }),
      { numRuns: 30 },
    );
  });

  it('is decided by doubles alone for a generic game', () => {
    const payoffs = Array.from({ length: 64 }, (_, k) => Math.imul(k + 1, 0x9e3779b1) >> 8);
    const game = numericGame({
      players: ['a', 'b'],
      actions: [names(8), names(8)],
      payoffs: [payoffs, payoffs.toReversed().map((x) => Math.imul(x, 0x85ebca6b) >> 8)],
    });
    expect(bothWays(game)).toMatchObject({ undecided: 0 });
  });
});

describe('undominatedActions', () => {
  it('strikes out again and again: of the traveller with few steps only the lowest claim may remain', () => {
    // Own action first: rows own. Each lower row is better once the highest column is gone.
    const first = [4, 4, 4, 5, 3, 3, 6, 4, 2];
    const game = numericGame({
      players: ['a', 'b'],
      actions: [names(3), names(3)],
      payoffs: [first, [3, 3, 3, 2, 2, 2, 1, 1, 1]],
    });
    expect(undominatedActions(game)).toEqual([[2], [0]]);
  });

  it('keeps what ties', () => {
    const game = numericGame({
      players: ['a', 'b'],
      actions: [names(2), names(2)],
      payoffs: [
        [1, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    });
    expect(undominatedActions(game)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});
