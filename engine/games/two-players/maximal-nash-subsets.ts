// The set of all equilibria of a game of two players, as the union of its maximal Nash subsets.
//
// Definitions. Equilibria (x, y) and (x', y') are exchangeable when (x, y') and (x', y) are equilibria too. A Nash subset
// is a product X × Y of which every pair is an equilibrium. The maximal ones are products of two polytopes, whose vertices
// come from extreme equilibria; their union is the set of all equilibria, and those that share points make up its
// connected components (Millham 1974; Winkels 1979; Jansen 1981).
//
// Method. In the graph that joins x and y when (x, y) is an extreme equilibrium, maximal Nash subsets are the maximal
// bicliques (Avis, Rosenberg, Savani & von Stengel 2010, Economic Theory 42). They are the non-empty intersections of
// neighbourhoods, each with all x that are joined to all of it; the intersections are collected by adding one x after the
// other.
//
// Cost: (number of x) × (number of subsets) intersections of bit sets. Limits: the number of maximal bicliques may grow
// exponentially, so a budget of subsets ends the search (default 100,000).

import type { Budget } from '../budget.ts';
import type { Equilibrium } from '../equilibrium.ts';
import { formatRational } from '../exact/format-rational.ts';
import type { Rational } from '../exact/rational.ts';
import { onCommonDenominator } from '../game.ts';
import { LabelSets, wordsFor } from './label-sets.ts';
import { rankOf } from './rank.ts';

/** The probabilities of one player's actions. */
export type ExactRow = readonly Rational[];

/** Every mixture of `first` with every mixture of `second` is an equilibrium, and nothing can be added. */
export interface NashSubset {
  /** Vertices of the first player's part, at least one. */
  readonly first: readonly ExactRow[];
  /** Vertices of the second player's part, at least one. */
  readonly second: readonly ExactRow[];
  /** Dimension of the set of profiles: 0 a single equilibrium, 1 a segment, 2 or more a continuum of that dimension. */
  readonly dimension: number;
  /** Subsets of the same number, from 0, touch one another, directly or by others: one connected set of equilibria. */
  readonly component: number;
}

/** The maximal Nash subsets and whether they are all. */
export interface NashSubsets {
  readonly subsets: readonly NashSubset[];
  /** All maximal subsets of the extreme equilibria given. */
  readonly complete: boolean;
  /** Why not, in words; only where they are not. */
  readonly reason?: string;
}

/** Most subsets collected where the budget names no number. */
export const DEFAULT_SUBSETS = 100_000;

interface ExchangeGraph {
  readonly first: readonly ExactRow[];
  readonly second: readonly ExactRow[];
  /** `neighbours[x]`: bit set of the y that x is joined to. */
  readonly neighbours: readonly Uint32Array[];
}

const rowKey = (row: ExactRow): string => row.map(formatRational).join(' ');

/** Distinct rows in the order they come, and the number of each. */
const distinct = (rows: readonly ExactRow[]): { readonly rows: ExactRow[]; readonly numbers: number[] } => {
  const known = new Map<string, number>();
  const found: ExactRow[] = [];
  const numbers = rows.map((row) => {
    const key = rowKey(row);
    const number = known.get(key) ?? found.push(row) - 1;
    known.set(key, number);
    return number;
  });
  return { rows: found, numbers };
};

const exchangeGraph = (equilibria: readonly Equilibrium[]): ExchangeGraph => {
  const exact = equilibria.map((equilibrium) => {
    if (equilibrium.exact?.length !== 2) {
      throw new RangeError('maximalNashSubsets: expected exact equilibria of two players');
    }
    return equilibrium.exact;
  });
  const first = distinct(exact.map((profile) => profile[0]!));
  const second = distinct(exact.map((profile) => profile[1]!));
  const neighbours = first.rows.map(() => new Uint32Array(wordsFor(second.rows.length)));
  first.numbers.forEach((x, at) => {
    const y = second.numbers[at]!;
    neighbours[x]![y >>> 5]! |= 1 << (y & 31);
  });
  return { first: first.rows, second: second.rows, neighbours };
};

const members = (set: Uint32Array, count: number): number[] => {
  const found: number[] = [];
  for (const [at, word] of set.entries()) {
    for (let left = word; left !== 0; left &= left - 1) {
      const element = 32 * at + 31 - Math.clz32(left & -left);
      if (element < count) found.push(element);
    }
  }
  return found;
};

const isWithin = (a: Uint32Array, b: Uint32Array): boolean => a.every((word, at) => (word & ~b[at]!) === 0);

/** The x that each y is joined to, ascending. */
const joinedTo = (neighbours: readonly Uint32Array[]): number[][] => {
  const joined = Array.from({ length: 32 * (neighbours[0]?.length ?? 0) }, (): number[] => []);
  for (const [x, set] of neighbours.entries()) for (const y of members(set, joined.length)) joined[y]!.push(x);
  return joined;
};

/** The number of the connected component of each x. */
const componentsOf = (neighbours: readonly Uint32Array[]): number[] => {
  const component = neighbours.map(() => -1);
  let count = 0;
  const joined = joinedTo(neighbours);
  const reached = joined.map(() => false);
  for (const start of neighbours.keys()) {
    if (component[start] !== -1) continue;
    const waiting = [start];
    component[start] = count;
    for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
      for (const y of members(neighbours[x]!, joined.length)) {
        if (reached[y]) continue;
        reached[y] = true;
        for (const other of joined[y]!) {
          if (component[other] !== -1) continue;
          component[other] = count;
          waiting.push(other);
        }
      }
    }
    count++;
  }
  return component;
};

/** All non-empty intersections of neighbourhoods, until there are more than allowed. @returns why it broke off */
const collect = (graph: ExchangeGraph, found: LabelSets, most: number, expired: () => boolean): string | undefined => {
  const meet = new Uint32Array(found.words);
  for (const set of graph.neighbours) {
    if (expired()) return `the time was up after ${found.size} sets of equilibria`;
    const before = found.size;
    found.add(set);
    for (let at = 0; at < before; at++) {
      const other = found.at(at);
      for (let word = 0; word < meet.length; word++) meet[word] = set[word]! & other[word]!;
      if (meet.some((word) => word !== 0)) found.add(meet);
      if (found.size > most) return `more than the ${most} sets of equilibria allowed`;
    }
  }
  return undefined;
};

/** The dimension of the hull of probability rows: one less than their rank, as each sums to 1. */
const dimensionOf = (rows: readonly ExactRow[]): number =>
  rankOf(rows.map((row) => onCommonDenominator(row).numerators)) - 1;

const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((x, k) => x !== b[k]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
};

/**
 * The maximal Nash subsets of extreme equilibria: the products of polytopes whose union is the set of all equilibria.
 *
 * Of a game with finitely many equilibria each is a subset of its own, of dimension 0.
 *
 * @param list of `extremeEquilibria`; where that is not complete, each subset is one of equilibria all the same, but may
 *   be part of a larger one
 * @param budget `work`: subsets, default `DEFAULT_SUBSETS`
 * @returns the subsets in the order in which their vertices come in the list
 * @throws RangeError when an equilibrium is not exact or not of two players
 */
export const maximalNashSubsets = (
  list: { readonly equilibria: readonly Equilibrium[] },
  budget: Budget = {},
): NashSubsets => {
  const graph = exchangeGraph(list.equilibria);
  const found = new LabelSets(wordsFor(graph.second.length));
  const reason = collect(graph, found, budget.work ?? DEFAULT_SUBSETS, budget.expired ?? (() => false));
  const components = componentsOf(graph.neighbours);
  const joined = joinedTo(graph.neighbours);
  const all = Array.from({ length: found.size }, (_, at) => {
    const set = found.at(at);
    const y = members(set, graph.second.length);
    return { x: joined[y[0]!]!.filter((x) => isWithin(set, graph.neighbours[x]!)), y };
  });
  const subsets = all
    .sort((a, b) => inOrder(a.x, b.x) || inOrder(a.y, b.y))
    .map(({ x, y }) => {
      const first = x.map((number) => graph.first[number]!);
      const second = y.map((number) => graph.second[number]!);
      return { first, second, dimension: dimensionOf(first) + dimensionOf(second), component: components[x[0]!]! };
    });
  return reason === undefined ? { subsets, complete: true } : { subsets, complete: false, reason };
};
