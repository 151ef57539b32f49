// The discounted value of keeping, and of cheating until the next breakdown, in rationals: the linear equations of the
// Markov chain of states are solved by elimination.

import { add, divide, multiply, ONE, type Rational, subtract, ZERO } from '../../../engine/games/exact/rational.ts';

export interface ExactAgreement {
  readonly T: Rational;
  readonly R: Rational;
  readonly P: Rational;
  readonly q: Rational;
  readonly f: Rational;
  readonly L: number;
  readonly K: number;
}

/** A state's payoff in this tick and where it leads; none of the chances is of cheating that pays a fine. */
type State = { readonly pay: Rational; readonly next: readonly (readonly [to: string, chance: Rational])[] };

/** Values V = pay + δ Σ chance · V, by Gaussian elimination. */
const solve = (states: ReadonlyMap<string, State>, delta: Rational): Map<string, Rational> => {
  const names = [...states.keys()];
  const rows = names.map((name) => {
    const row = names.map((other) => (other === name ? ONE : ZERO));
    for (const [to, chance] of states.get(name)!.next) {
      const at = names.indexOf(to);
      row[at] = subtract(row[at]!, multiply(delta, chance));
    }
    return [...row, states.get(name)!.pay];
  });
  for (const [pivot, row] of rows.entries()) {
    const scale = row[pivot]!;
    for (let column = 0; column < row.length; column++) row[column] = divide(row[column]!, scale);
    for (const other of rows) {
      const factor = other[pivot]!;
      if (other === row || factor.numerator === 0n) continue;
      for (let column = 0; column < row.length; column++)
        other[column] = subtract(other[column]!, multiply(factor, row[column]!));
    }
  }
  return new Map(names.map((name, at) => [name, rows[at]![names.length]!]));
};

/**
 * @param fine what is paid in a tick in which cheating raises an alarm
 * @returns the value of keeping and of cheating until the next breakdown, from a tick after a long peace
 */
export const valuesAfterLongPeace = (
  { T, R, P, q, f, L, K }: ExactAgreement,
  delta: Rational,
  fine: Rational = ZERO,
): { keeping: Rational; cheating: Rational } => {
  const states = new Map<string, State>();
  const rings = (chance: Rational, on: string): State['next'] => [
    ['broken 1', chance],
    [on, subtract(ONE, chance)],
  ];
  for (let tick = 1; tick <= K; tick++)
    states.set(`broken ${tick}`, { pay: P, next: [[tick === K ? 'kept 0' : `broken ${tick + 1}`, ONE]] });
  for (let kept = 0; kept < L; kept++) states.set(`kept ${kept}`, { pay: R, next: [[`kept ${kept + 1}`, ONE]] });
  states.set(`kept ${L}`, { pay: R, next: rings(f, `kept ${L}`) });
  const pay = subtract(T, multiply(q, fine));
  for (let cheated = 0; cheated < L; cheated++)
    states.set(`cheated ${cheated}`, { pay, next: rings(f, `cheated ${cheated + 1}`) });
  states.set(`cheated ${L}`, { pay, next: rings(q, `cheated ${L}`) });
  const values = solve(states, delta);
  return { keeping: values.get(`kept ${L}`)!, cheating: values.get('cheated 0')! };
};

/** The share of peace in the long run, from the stationary distribution of the chain of keeping. */
export const stationaryShare = ({ f, L, K }: Pick<ExactAgreement, 'f' | 'L' | 'K'>): Rational => {
  // Stationary weights in units of the weight of a tick of breakdown: each tick of a spell before its last state weighs
  // as much, and the last one 1 / f.
  let peace = divide(ONE, f);
  for (let tick = 0; tick < L; tick++) peace = add(peace, ONE);
  let all = peace;
  for (let tick = 0; tick < K; tick++) all = add(all, ONE);
  return divide(peace, all);
};
