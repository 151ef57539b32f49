// Evolutionary stability: whether a population at x drives out every small group of mutants, whatever mixture they play.
//
// Definition: x is an equilibrium, and xᵀA y > yᵀA y for every other best reply y to x (J. Maynard Smith, G. R. Price 1973,
// The logic of animal conflict, Nature 246).
//
// Method: with S the strategies that x plays and B ⊇ S its best replies, −zᵀA z must be positive for all z = y − x ≠ 0 on B with
// z_i ≥ 0 outside S. One z_k, k in S, is eliminated (Σ z = 0); the rest of S may have either sign and is eliminated by positive
// pivots; what remains must be strictly copositive (A. Abakuks 1980, Conditions for evolutionarily stable strategies, Journal
// of Applied Probability 17), that is: at every isolated point of the simplex at which all used rows of the form are equal
// their value must be positive. All in rationals.
// Cost: 2^|B∖S| small linear systems; nearly always B = S.

import { add, compare, divide, multiply, negate, type Rational, subtract, ZERO } from '../exact/rational.ts';
import { exactPopulationGame, type PopulationGame } from './population-game.ts';
import { restPoints } from './rest-points.ts';

const dot = (row: readonly Rational[], shares: readonly Rational[]): Rational =>
  row.reduce((sum, value, k) => add(sum, multiply(value, shares[k]!)), ZERO);

const isPositive = ({ numerator }: Rational): boolean => numerator > 0n;

/** Takes out the first variable, which may have either sign, by its positive pivot; undefined when the pivot is not. */
const withoutFirst = (form: readonly (readonly Rational[])[]): Rational[][] | undefined => {
  const [first, ...others] = form;
  const pivot = first![0]!;
  if (!isPositive(pivot)) return undefined;
  return others.map((row) =>
    row.slice(1).map((value, j) => subtract(value, divide(multiply(row[0]!, first![j + 1]!), pivot))),
  );
};

const isStrictlyCopositive = (form: readonly (readonly Rational[])[]): boolean => {
  if (form.length === 0) return true;
  const { points } = restPoints(exactPopulationGame({ strategies: form.map((_, k) => `${k}`), rows: form }));
  return points.every(({ exact }) =>
    isPositive(
      dot(
        form.map((row) => dot(row, exact)),
        exact,
      ),
    ),
  );
};

/**
 * Whether shares of strategies are evolutionarily stable.
 *
 * @param exact shares, shape m, that sum to 1; rest points come with them
 * @returns false also where they are no equilibrium
 * @throws RangeError when there are more than 12 best replies that nobody plays
 */
export const isEvolutionarilyStable = (game: PopulationGame, exact: readonly Rational[]): boolean => {
  const count = game.strategies.length;
  const rows = game.strategies.map((_, own) =>
    game.exact.numerators
      .slice(own * count, (own + 1) * count)
      .map((numerator): Rational => ({ numerator, denominator: 1n })),
  );
  const earned = rows.map((row) => dot(row, exact));
  const mean = dot(earned, exact);
  if (earned.some((value) => compare(value, mean) > 0)) return false;
  const played = [...exact.keys()].filter((k) => isPositive(exact[k]!));
  if (played.some((k) => compare(earned[k]!, mean) < 0)) return false;
  const [one, ...others] = played as [number, ...number[]];
  const idle = [...exact.keys()].filter((k) => !played.includes(k) && compare(earned[k]!, mean) === 0);
  if (idle.length > 12) {
    throw new RangeError(`isEvolutionarilyStable: expected at most 12 idle best replies, got ${idle.length}`);
  }
  const variables = [...others, ...idle];
  const at = (i: number, j: number): Rational => rows[i]![j]!;
  /** The coefficient of z_i z_j in −zᵀA z without z_one. */
  const coefficient = (i: number, j: number): Rational =>
    add(add(at(one, j), at(i, one)), negate(add(at(i, j), at(one, one))));
  let form = variables.map((i) => variables.map((j) => add(coefficient(i, j), coefficient(j, i))));
  for (let k = 0; k < others.length; k++) {
    const smaller = withoutFirst(form);
    if (smaller === undefined) return false;
    form = smaller;
  }
  return isStrictlyCopositive(form);
};
