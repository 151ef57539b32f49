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
// of lexicographically feasible bases, decided by doubles with proven error bounds and, where these leave doubt, by whole
// numbers; coordinates are computed in whole numbers; pairs with all labels are matched; each is handed to
// `exactEquilibrium`, which recomputes its regret from the payoffs.
//
// Sources: Mangasarian (1964), Equilibrium points of bimatrix games, J. SIAM 12; Vorob'ev (1958) and Kuhn (1961), extreme
// equilibria; Avis, Rosenberg, Savani & von Stengel (2010), Enumeration of Nash equilibria for two-player games, Economic
// Theory 42; von Stengel (1999), New maximal numbers of equilibria in bimatrix games, Discrete & Computational Geometry 21.
//
// Cost: each basis about one pivot of m·n numbers and one ratio test per column, 10–20 µs at 12 × 12 (five times that
// where whole numbers decide). The number of bases grows exponentially with the smaller of m and n, polynomially with the
// larger; degeneracy multiplies it. Random games: 8,000 bases at 12 × 12, 100,000 at 15 × 15, 700,000 at 18 × 18.
//
// Limits: a budget of bases (default 2,000,000 in both polytopes, some 250 bytes each; fewer of games of hundreds of
// actions), and one of bases that wait. Met, it returns what has been found, with `complete: false`.

import type { Budget } from '../budget.ts';
import { type Equilibrium, type EquilibriumList, exactEquilibrium } from '../equilibrium.ts';
import { ONE, type Rational, rational, ZERO } from '../exact/rational.ts';
import { type ExactProfile, type Game, shapeOf } from '../game.ts';
import { asMixed, pureNashProfiles } from '../pure-equilibria.ts';
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

/** Words of label sets that so many bases may take, where that is less. */
const DEFAULT_WORDS = 33_554_432;

/** Most equilibria listed: beyond, a game has ties everywhere, and a list is no answer. */
export const MOST_EQUILIBRIA = 20_000;

/** Most probabilities in a list, where that leaves fewer equilibria. */
const MOST_PROBABILITIES = 2_000_000;

const METHOD = 'vertices of both best-reply polytopes over lexicographically feasible bases, in whole numbers';

/** So many equilibria found are certified whatever the time. */
const UNTIMED = 200;

const LONG = 1n << 256n;

/** Bases visited in one polytope before the other has its turn and the time is looked at. */
const TURN = 256;

/** Whether payoffs have so many digits that one basis may take as long as thousands of usual ones. */
const hasLongNumbers = (game: Game): boolean =>
  game.exact.some(({ numerators }) => numerators.some((value) => value >= LONG || value <= -LONG));

/** Visits both polytopes by turns. @returns why it broke off, or nothing */
const visitAll = (
  searches: readonly VertexSearch[],
  most: number,
  turn: number,
  expired: () => boolean,
): string | undefined => {
  const open = new Set(searches);
  const visited = (): number => searches.reduce((sum, { bases }) => sum + bases.size, 0);
  while (open.size > 0) {
    if (expired()) return `the time was up after ${visited()} bases`;
    for (const search of open) {
      const left = most - visited();
      const isLeft = search.visit(Math.min(left, turn));
      if (search.isOverfull()) return `more bases to visit than memory is set aside for, after ${visited()} bases`;
      if (!isLeft) open.delete(search);
      else if (left <= turn) return `more than the ${most} bases allowed`;
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

/** The two searches with what turns their vertices into mixed actions. */
interface Searched {
  readonly first: VertexSearch;
  readonly second: VertexSearch;
  /** The actions that take part. */
  readonly kept: readonly (readonly number[])[];
}

/** The pairs of vertices that have all labels, as probabilities, until there are more than `most` or `stop` says so. */
const matchedProfiles = (game: Game, { first, second, kept }: Searched, most: number, stop: () => boolean) => {
  const [m, n] = shapeOf(game) as [number, number];
  const [rows, columns] = [kept[0]!.length, kept[1]!.length];
  const firstAt = remembered((vertex) => mixedActions(first, vertex, 0, kept[0]!, m));
  const secondAt = remembered((vertex) => mixedActions(second, vertex, rows, kept[1]!, n));
  const profiles: ExactProfile[] = [];
  const matched = forEachComplementaryPair(
    first.vertices,
    second.vertices,
    rows + columns,
    [rows, columns],
    () => profiles.length > most || stop(),
    (u, v) => {
      // Vertex 0 of each is the point 0: it has all labels together with the other's 0, and with nothing else.
      if (u !== 0 && v !== 0 && profiles.length <= most) profiles.push([firstAt(u), secondAt(v)]);
    },
  );
  if (profiles.length > most) return { profiles, reason: `more than ${most} extreme equilibria` };
  return { profiles, reason: matched ? undefined : 'the time was up while vertices were matched' };
};

/** What was found and pure equilibria, which are extreme and cheap, `most` of them, whether found or not. */
const withPure = (game: Game, found: readonly ExactProfile[], most: number): ExactProfile[] => {
  const known = new Set(found.map(profileKey));
  const pure = pureNashProfiles(game)
    .slice(0, most)
    .map((profile) => asMixed(shapeOf(game), profile).map((row) => row.map((p) => (p === 1 ? ONE : ZERO))));
  return [...pure.filter((profile) => !known.has(profileKey(profile))), ...found];
};

/** Profiles with payoffs and regret recomputed, all or until the time is up. */
const certify = (game: Game, profiles: readonly ExactProfile[], expired: () => boolean): Equilibrium[] => {
  const equilibria: Equilibrium[] = [];
  for (const profile of profiles) {
    if (equilibria.length >= UNTIMED && expired()) break;
    equilibria.push(exactEquilibrium(game, profile));
  }
  return equilibria;
};

/**
 * All extreme equilibria of a game of two players, in rationals: pure ones first, then by the number of actions played,
 * then by which, then by their probabilities.
 *
 * @param game of two players
 * @param budget `work`: bases in both polytopes, default `DEFAULT_BASES`
 * @returns the list, each certified exact; never empty when complete; when not, with the pure equilibria all the same
 * @throws RangeError when the game has another number of players
 */
export const extremeEquilibria = (game: Game, budget: Budget = {}): ExtremeEquilibria => {
  checkTwoPlayers(game);
  const [m, n] = shapeOf(game) as [number, number];
  const expired = budget.expired ?? (() => false);
  const kept = undominatedActions(game);
  const first = vertexSearch(bestReplyPolytope(game, 1, kept));
  const second = vertexSearch(bestReplyPolytope(game, 0, kept));
  const most = budget.work ?? Math.min(DEFAULT_BASES, Math.floor(DEFAULT_WORDS / first.bases.words));
  const unvisited = visitAll([first, second], most, hasLongNumbers(game) ? 1 : TURN, expired);

  const longest = Math.min(MOST_EQUILIBRIA, Math.floor(MOST_PROBABILITIES / (m + n)));
  // Time that was up before does not keep what was visited from being matched.
  const stop = unvisited === undefined ? expired : () => false;
  const { profiles, reason: unmatched } = matchedProfiles(game, { first, second, kept }, longest, stop);
  const missing = unvisited ?? unmatched;
  const listed = missing === undefined ? profiles : withPure(game, profiles, longest);
  const equilibria = certify(game, listed.sort(compareProfiles).slice(0, longest), expired);
  const uncertified =
    equilibria.length < Math.min(listed.length, longest)
      ? `the time was up after ${equilibria.length} of ${listed.length} equilibria were certified`
      : undefined;

  const reason = missing ?? uncertified;
  const common = { equilibria, complete: reason === undefined, method: METHOD };
  const bases = first.bases.size + second.bases.size;
  return reason === undefined ? { ...common, bases } : { ...common, reason, bases };
};
