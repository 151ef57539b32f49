import type { Span } from '../../source.ts';

/** Something whose unit is found out from how it is used. */
export type Unknown = {
  /** What has the unit, as people call it; undefined for a number written in a formula. */
  readonly label: string | undefined;
  /** Belongs to one definition while it is read, so that each use of the definition has its own. */
  readonly local: boolean;
  solution: Unit | undefined;
  /** Where the solution comes from. */
  since: Span | undefined;
};

/** A product of powers of base units and unknowns; the empty one is a pure number. Exponents may be fractions. */
export type Unit = ReadonlyMap<string | Unknown, number>;

export const pure: Unit = new Map();

export const baseUnit = (name: string): Unit => new Map([[name, 1]]);

/** Exponents are sums and quotients of small numbers: below this, one is zero. */
const least = 1e-9;

/** a · b^power */
export const product = (a: Unit, b: Unit, power = 1): Unit => {
  const result = new Map(a);
  for (const [factor, exponent] of b) {
    const sum = (result.get(factor) ?? 0) + power * exponent;
    if (Math.abs(sum) < least) result.delete(factor);
    else result.set(factor, sum);
  }
  return result;
};

/** a / b */
export const quotient = (a: Unit, b: Unit): Unit => product(a, b, -1);

/** a^power */
export const toPower = (a: Unit, power: number): Unit => product(pure, a, power);

/** The same unit with everything put in that has been found out. */
export const resolved = (unit: Unit): Unit => {
  let result = unit;
  for (const [factor, exponent] of unit) {
    if (typeof factor === 'string' || !factor.solution) continue;
    const rest = new Map(result);
    rest.delete(factor);
    result = product(rest, resolved(factor.solution), exponent);
  }
  return result;
};

export const isKnown = (unit: Unit): boolean => {
  for (const factor of unit.keys()) if (typeof factor !== 'string') return false;
  return true;
};

/** Of two units without unknowns. */
export const isSame = (a: Unit, b: Unit): boolean => quotient(a, b).size === 0;

/** Which unknown an equation is solved for: those of a definition first, then those of numbers. */
const rankOf = ({ local, label }: Unknown): number => (local ? 2 : 0) + (label === undefined ? 1 : 0);

/**
 * Makes two units the same by finding out one unknown, if there is one in what sets them apart.
 *
 * Exponents being fractions, an equation with an unknown always has a solution.
 *
 * @param since where the equation stands
 * @returns false if they differ and nothing can be found out
 */
export const unify = (a: Unit, b: Unit, since: Span): boolean => {
  const difference = quotient(resolved(a), resolved(b));
  let chosen: Unknown | undefined;
  for (const factor of difference.keys()) {
    if (typeof factor === 'string' || (chosen && rankOf(factor) <= rankOf(chosen))) continue;
    chosen = factor;
  }
  if (!chosen) return difference.size === 0;
  const rest = new Map(difference);
  rest.delete(chosen);
  chosen.solution = toPower(rest, -1 / (difference.get(chosen) ?? 1));
  chosen.since = since;
  return true;
};

const factorText = (factor: string | Unknown, exponent: number): string => {
  const name = typeof factor === 'string' ? factor : factor.label === undefined ? '?' : `[${factor.label}]`;
  return exponent === 1 ? name : `${name}^${Math.floor(exponent * 1000 + 0.5) / 1000}`;
};

/** `OOM/year`, `1/year`, `OOM year`, `1`. */
export const unitText = (unit: Unit): string => {
  const factors = [...resolved(unit)];
  const above = factors
    .filter(([, exponent]) => exponent > 0)
    .map(([factor, exponent]) => factorText(factor, exponent));
  const below = factors
    .filter(([, exponent]) => exponent < 0)
    .map(([factor, exponent]) => factorText(factor, -exponent));
  return [above.length > 0 ? above.sort().join(' ') : '1', ...below.sort()].join('/');
};

/** `in OOM/year`, or `a pure number`. */
export const unitInWords = (unit: Unit): string => {
  const text = unitText(unit);
  return text === '1' ? 'a pure number' : `in ${text}`;
};
