// All extreme equilibria of a game of two players, exactly.
//
// Letters: m actions of the first player, n of the second; A (m × n) and B (n × m) their payoffs, own action first, here
// shifted and scaled to whole numbers ≥ 1.
//
// Definitions. P = {x ∈ R^m : x ≥ 0, B x ≤ 1} and Q = {y ∈ R^n : y ≥ 0, A y ≤ 1}. A point of P has label i where x_i = 0
// (an action not played) and label m + j where (B x)_j = 1 (a best reply of the second player); of Q likewise, label m + j
// where y_j = 0 and label i where (A y)_i = 1. A pair of points other than (0, 0) that has all m + n labels is, each
// divided by its sum, an equilibrium, and every equilibrium is such a pair. It is extreme when both points are vertices.
// The set of all equilibria is the union of the convex hulls of the maximal sets of exchangeable extreme ones
// (`maximal-nash-subsets.ts`), so these finitely many rational pairs say everything.
//
// Method. Actions strictly dominated by another are struck out; the vertices of P and of Q are enumerated over the graph
// of lexicographically feasible bases in whole numbers; pairs with all labels are matched; each is handed to
// `exactEquilibrium`, which recomputes its regret from the payoffs.
//
// Sources: Mangasarian (1964), Equilibrium points of bimatrix games, J. SIAM 12; Vorob'ev (1958) and Kuhn (1961), extreme
// equilibria; Avis, Rosenberg, Savani & von Stengel (2010), Enumeration of Nash equilibria for two-player games, Economic
// Theory 42; von Stengel (1999), New maximal numbers of equilibria in bimatrix games, Discrete & Computational Geometry 21.
//
// Cost: each basis one pivot of m·n whole numbers and one ratio test per column. The number of bases grows
// exponentially with the smaller of m and n, polynomially with the larger; degeneracy multiplies it.
//
// Limits: a budget of bases (default 2,000,000 in both polytopes, tens of bytes each). Met, it returns what has been
// found, with `complete: false`.

import type { Budget } from '../budget.ts';
import { type Equilibrium, type EquilibriumList, exactEquilibrium } from '../equilibrium.ts';
import { type Rational, rational, ZERO } from '../exact/rational.ts';
import { type ExactProfile, type Game, shapeOf } from '../game.ts';
import { pureEquilibria } from '../pure-equilibria.ts';
import { bestReplyPolytope } from './best-reply-polytope.ts';
import { forEachComplementaryPair } from './complementary-pairs.ts';
import { compareProfiles, profileKey } from './order-of-profiles.ts';
import { undominatedActions } from './undominated.ts';
import { type VertexSearch, vertexSearch } from './vertex-search.ts';

/** Extreme equilibria in a fixed order, and what finding them cost. */
export interface ExtremeEquilibria extends EquilibriumList {
  /** Bases visited in both polytopes. */
  readonly bases: number;
}

/** Most bases visited where the budget names no number. */
export const DEFAULT_BASES = 2_000_000;

const METHOD = 'vertices of both best-reply polytopes over lexicographically feasible bases, in whole numbers';

/** Bases visited in one polytope before the other has its turn and the time is looked at. */
const TURN = 256;

/** Visits both polytopes by turns. @returns why it broke off, or nothing */
const visitAll = (searches: readonly VertexSearch[], most: number, expired: () => boolean): string | undefined => {
  const open = new Set(searches);
  const visited = (): number => searches.reduce((sum, { bases }) => sum + bases.size, 0);
  while (open.size > 0) {
    if (expired()) return `the time was up after ${visited()} bases`;
    for (const search of open) {
      const left = most - visited();
      if (!search.visit(Math.min(left, TURN))) open.delete(search);
      else if (left <= TURN) return `more than the ${most} bases allowed`;
    }
  }
  return undefined;
};

/** The mixed actions of a player at a vertex of his polytope, over all his actions, those struck out at 0. */
const mixedActions = (
  search: VertexSearch,
  vertex: number,
  firstLabel: number,
  kept: readonly number[],
  count: number,
): Rational[] => {
  search.dictionary.goTo(search.bases.at(search.basisOf[vertex]!));
  const values = kept.map((_, k) => search.dictionary.value(firstLabel + k));
  const total = values.reduce((sum, value) => sum + value, 0n);
  const row = new Array<Rational>(count).fill(ZERO);
  kept.forEach((action, k) => {
    row[action] = rational(values[k]!, total);
  });
  return row;
};

/** The vertices that are in pairs as probabilities, each computed once. */
const remembered = (compute: (vertex: number) => Rational[]): ((vertex: number) => Rational[]) => {
  const known = new Map<number, Rational[]>();
  return (vertex) => {
    const row = known.get(vertex) ?? compute(vertex);
    known.set(vertex, row);
    return row;
  };
};

const checkTwoPlayers = (game: Game): void => {
  if (game.players.length !== 2) {
    throw new RangeError(`extremeEquilibria: expected a game of two players, got ${game.players.length}`);
  }
};

/**
 * All extreme equilibria of a game of two players, in rationals: pure ones first, then by the number of actions played,
 * then by which, then by their probabilities.
 *
 * @param game of two players
 * @param budget `work`: bases in both polytopes, default `DEFAULT_BASES`
 * @returns the list, each certified exact; never empty when complete
 * @throws RangeError when the game has another number of players
 */
export const extremeEquilibria = (game: Game, budget: Budget = {}): ExtremeEquilibria => {
  checkTwoPlayers(game);
  const [m, n] = shapeOf(game) as [number, number];
  const kept = undominatedActions(game);
  const [rows, columns] = [kept[0]!.length, kept[1]!.length];
  const expired = budget.expired ?? (() => false);
  const searches = [vertexSearch(bestReplyPolytope(game, 1, kept)), vertexSearch(bestReplyPolytope(game, 0, kept))];
  const [first, second] = searches as [VertexSearch, VertexSearch];
  let reason = visitAll(searches, budget.work ?? DEFAULT_BASES, expired);

  const firstAt = remembered((vertex) => mixedActions(first, vertex, 0, kept[0]!, m));
  const secondAt = remembered((vertex) => mixedActions(second, vertex, rows, kept[1]!, n));
  const profiles: ExactProfile[] = [];
  // Vertex 0 of each is the point 0: it has all labels together with the other's 0, and with nothing else.
  const matched = forEachComplementaryPair(
    first.vertices,
    second.vertices,
    rows + columns,
    [rows, columns],
    () => reason === undefined && expired(),
    (u, v) => {
      if (u !== 0 && v !== 0) profiles.push([firstAt(u), secondAt(v)]);
    },
  );
  if (!matched) reason = `the time was up while ${first.bases.size + second.bases.size} bases were matched`;
  profiles.sort(compareProfiles);
  const equilibria = profiles.map((profile) => exactEquilibrium(game, profile));
  const common = { method: METHOD, bases: first.bases.size + second.bases.size };
  if (reason === undefined) return { equilibria, complete: true, ...common };
  return { equilibria: withPure(game, equilibria), complete: false, reason, ...common };
};

/** What was found and the pure equilibria, which are extreme and cheap, whether found or not. */
const withPure = (game: Game, found: readonly Equilibrium[]): Equilibrium[] => {
  const known = new Set(found.map(({ exact }) => profileKey(exact!)));
  const pure = pureEquilibria(game).filter(({ exact }) => !known.has(profileKey(exact!)));
  return [...pure, ...found].sort((a, b) => compareProfiles(a.exact!, b.exact!));
};
