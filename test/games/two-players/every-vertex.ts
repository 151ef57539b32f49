// Extreme equilibria a second way, for small games: straight from the definition, in rationals, from the payoffs as they
// are. Nothing here is shared with the engine but rational arithmetic.

import {
  compare,
  divide,
  equal,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../engine/games/exact/rational.ts';
import type { ExactProfile, Game } from '../../../engine/games/game.ts';

type Row = readonly Rational[];

/** The one solution of a square system, each row with its right-hand side last; nothing where there is not exactly one. */
const solve = (system: readonly Row[]): Rational[] | undefined => {
  const rows = system.map((row) => [...row]);
  const size = rows.length;
  for (let k = 0; k < size; k++) {
    const found = rows.findIndex((row, at) => at >= k && row[k]!.numerator !== 0n);
    if (found < 0) return undefined;
    [rows[k], rows[found]] = [rows[found]!, rows[k]!];
    const pivot = rows[k]![k]!;
    rows[k] = rows[k]!.map((entry) => divide(entry, pivot));
    for (let at = 0; at < size; at++) {
      const factor = rows[at]![k]!;
      if (at === k || factor.numerator === 0n) continue;
      rows[at] = rows[at]!.map((entry, column) => subtract(entry, multiply(factor, rows[k]![column]!)));
    }
  }
  return rows.map((row) => row[size]!);
};

function* subsets(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let k = from; k <= count - size; k++) for (const rest of subsets(count, size - 1, k + 1)) yield [k, ...rest];
}

interface Vertex {
  readonly x: Row;
  /** What is tight: i where x_i = 0, count + j where action j of the other is a best reply. */
  readonly tight: ReadonlySet<number>;
}

/**
 * The vertices of {(x, v): x ≥ 0, Σ x = 1, every action of the other pays at most v}, from all choices of as many tight
 * inequalities as x has entries.
 */
const verticesOf = (payoffsOfOther: readonly Row[], count: number): Vertex[] => {
  const inequalities = count + payoffsOfOther.length;
  const equation = (k: number): Rational[] => {
    if (k < count) return Array.from({ length: count + 2 }, (_, at) => (at === k ? ONE : ZERO));
    return [...payoffsOfOther[k - count]!, rational(-1n), ZERO];
  };
  const simplex = [...Array.from({ length: count }, () => ONE), ZERO, ONE];
  const found = new Map<string, Vertex>();
  for (const chosen of subsets(inequalities, count)) {
    const point = solve([simplex, ...chosen.map(equation)]);
    if (point === undefined) continue;
    const x = point.slice(0, count);
    const payoffs = payoffsOfOther.map((row) =>
      row.map((entry, at) => multiply(entry, x[at]!)).reduce((a, b) => subtract(a, subtract(ZERO, b))),
    );
    const best = point[count]!;
    if (x.some((entry) => entry.numerator < 0n) || payoffs.some((payoff) => compare(payoff, best) > 0)) continue;
    const tight = new Set<number>();
    x.forEach((entry, at) => {
      if (entry.numerator === 0n) tight.add(at);
    });
    payoffs.forEach((payoff, at) => {
      if (equal(payoff, best)) tight.add(count + at);
    });
    found.set(x.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join(' '), { x, tight });
  }
  return [...found.values()];
};

const rowsOf = (game: Game, player: number): Row[] => {
  const { numerators, denominator } = game.exact[player]!;
  const width = game.actions[1 - player]!.length;
  return game.actions[player]!.map((_, own) =>
    Array.from({ length: width }, (_, other) => rational(numerators[own * width + other]!, denominator)),
  );
};

/** All extreme equilibria, and whether the game is nondegenerate: no vertex has more tight inequalities than it needs. */
export const everyExtremeEquilibrium = (
  game: Game,
): { readonly profiles: ExactProfile[]; readonly nondegenerate: boolean } => {
  const [m, n] = game.actions.map((labels) => labels.length) as [number, number];
  const first = verticesOf(rowsOf(game, 1), m);
  const second = verticesOf(rowsOf(game, 0), n);
  const profiles: ExactProfile[] = [];
  for (const u of first) {
    for (const v of second) {
      const rowsDone = Array.from({ length: m }, (_, i) => u.tight.has(i) || v.tight.has(n + i));
      const columnsDone = Array.from({ length: n }, (_, j) => u.tight.has(m + j) || v.tight.has(j));
      if ([...rowsDone, ...columnsDone].every(Boolean)) profiles.push([u.x, v.x]);
    }
  }
  const nondegenerate = first.every(({ tight }) => tight.size === m) && second.every(({ tight }) => tight.size === n);
  return { profiles, nondegenerate };
};
