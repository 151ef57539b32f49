// Every answer of the exact simplex method brings its own proof: primal and dual of equal value, a Farkas multiplier, or
// a ray. The proofs are checked here by multiplication alone, so a wrong answer cannot pass.

import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import { compare, equal, type Rational, rational, ZERO } from '../../engine/games/exact/rational.ts';
import { readRational } from '../../engine/games/exact/read-rational.ts';
import {
  dot,
  type LinearProgram,
  type LinearRow,
  type LinearSolution,
  solveLinear,
} from '../../engine/games/linear/lexicographic-simplex.ts';
import * as fc from '../properties/seeded.ts';

const numbers = (text: string): Rational[] => text.split(' ').map((entry) => readRational(entry)!);
const row = (coefficients: string, relation: LinearRow['relation'], bound: string): LinearRow => ({
  coefficients: numbers(coefficients),
  relation,
  bound: readRational(bound)!,
});

const column = (program: LinearProgram, j: number): Rational[] => program.rows.map((r) => r.coefficients[j]!);
const bounds = (program: LinearProgram): Rational[] => program.rows.map(({ bound }) => bound);

const keeps = ({ relation }: LinearRow, left: Rational, right: Rational): boolean =>
  relation === '=' ? equal(left, right) : compare(left, right) * (relation === '<=' ? 1 : -1) <= 0;

const isFeasible = ({ rows }: LinearProgram, x: readonly Rational[]): boolean =>
  x.every((value) => value.numerator >= 0n) && rows.every((r) => keeps(r, dot(r.coefficients, x), r.bound));

/** y_i ≥ 0 of ≤, ≤ 0 of ≥. */
const hasSigns = ({ rows }: LinearProgram, y: readonly Rational[]): boolean =>
  rows.every(({ relation }, i) => relation === '=' || compare(y[i]!, ZERO) * (relation === '<=' ? 1 : -1) >= 0);

const proves = (program: LinearProgram, solution: LinearSolution): boolean => {
  const { objective, rows } = program;
  const homogeneous = { objective, rows: rows.map((r) => ({ ...r, bound: ZERO })) };
  switch (solution.status) {
    case 'optimal':
      return (
        isFeasible(program, solution.primal) &&
        hasSigns(program, solution.dual) &&
        objective.every((cost, j) => compare(dot(solution.dual, column(program, j)), cost) >= 0) &&
        equal(dot(objective, solution.primal), solution.value) &&
        equal(dot(solution.dual, bounds(program)), solution.value)
      );
    case 'infeasible':
      return (
        hasSigns(program, solution.farkas) &&
        objective.every((_, j) => dot(solution.farkas, column(program, j)).numerator >= 0n) &&
        dot(solution.farkas, bounds(program)).numerator < 0n
      );
    case 'unbounded':
      return (
        isFeasible(program, solution.primal) &&
        isFeasible(homogeneous, solution.ray) &&
        dot(objective, solution.ray).numerator > 0n
      );
    default:
      return false;
  }
};

const programs = (entry: fc.Arbitrary<Rational>): fc.Arbitrary<LinearProgram> =>
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 })).chain(([n, m]) => {
    const vector = fc.array(entry, { minLength: n, maxLength: n });
    const oneRow = fc.record({
      coefficients: vector,
      relation: fc.constantFrom('<=' as const, '=' as const, '>=' as const),
      bound: entry,
    });
    return fc.record({ objective: vector, rows: fc.array(oneRow, { minLength: m, maxLength: m }) });
  });

const small = fc.integer({ min: -2, max: 2 }).map((x) => rational(BigInt(x)));
const wide = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));

describe('solveLinear', () => {
  it('solves a textbook program: 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18', () => {
    const program: LinearProgram = {
      objective: numbers('3 5'),
      rows: [row('1 0', '<=', '4'), row('0 2', '<=', '12'), row('3 2', '<=', '18')],
    };
    const solution = solveLinear(program);
    if (solution.status !== 'optimal') throw new Error(solution.status);
    expect(solution.primal.map(formatRational)).toEqual(['2', '6']);
    expect(solution.dual.map(formatRational)).toEqual(['0', '3/2', '1']);
    expect(formatRational(solution.value)).toBe('36');
  });

  it("ends on Beale's program, where the plain rule goes round in a circle", () => {
    const program: LinearProgram = {
      objective: numbers('3/4 -20 1/2 -6'),
      rows: [row('1/4 -8 -1 9', '<=', '0'), row('1/2 -12 -1/2 3', '<=', '0'), row('0 0 1 0', '<=', '1')],
    };
    const solution = solveLinear(program);
    expect(solution).toMatchObject({ status: 'optimal', value: readRational('5/4') });
    expect(proves(program, solution)).toBe(true);
  });

  it('says so when rows contradict each other, and when nothing bounds the objective', () => {
    const contradiction = { objective: numbers('1 1'), rows: [row('1 1', '<=', '1'), row('1 1', '>=', '2')] };
    const open = { objective: numbers('1 1'), rows: [row('1 -1', '=', '0')] };
    expect(solveLinear(contradiction).status).toBe('infeasible');
    expect(solveLinear(open).status).toBe('unbounded');
    expect(proves(contradiction, solveLinear(contradiction))).toBe(true);
    expect(proves(open, solveLinear(open))).toBe(true);
  });

  it('takes rows that repeat one another, as equations always may', () => {
    const program = {
      objective: numbers('1 2 3'),
      rows: [row('1 1 1', '=', '1'), row('2 2 2', '=', '2'), row('0 0 0', '=', '0'), row('-1 -1 -1', '>=', '-1')],
    };
    expect(solveLinear(program)).toMatchObject({ status: 'optimal', value: readRational('3') });
    expect(proves(program, solveLinear(program))).toBe(true);
  });

  it('stops where the budget ends and says after how many pivots', () => {
    const program = { objective: numbers('3 5'), rows: [row('1 0', '<=', '4'), row('0 2', '<=', '12')] };
    expect(solveLinear(program, { work: 1 })).toEqual({
      status: 'limit',
      reason: 'stopped after 1 pivots of the simplex method',
      pivots: 1,
    });
    expect(solveLinear(program, { expired: () => true })).toMatchObject({ status: 'limit', pivots: 0 });
  });

  it('refuses rows of another length', () => {
    expect(() => solveLinear({ objective: numbers('1 2'), rows: [row('1', '<=', '4')] })).toThrow(RangeError);
  });

  it.each([
    ['small whole numbers, nearly all degenerate', small, 1500],
    ['wide rationals', wide, 300],
  ])('proves every answer: %s', (_, entry, numRuns) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(programs(entry), (program) => {
        const solution = solveLinear(program, { work: 10_000 });
        seen.add(solution.status);
        expect(proves(program, solution)).toBe(true);
      }),
      { numRuns },
    );
    expect([...seen].sort()).toEqual(['infeasible', 'optimal', 'unbounded']);
  });
});
