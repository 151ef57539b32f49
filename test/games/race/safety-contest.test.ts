import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SafetyContest, solveSafetyContest } from '../../../engine/games/race/safety-contest.ts';
import * as fc from '../../properties/seeded.ts';

interface Row {
  readonly risk: 'winner' | 'mult';
  readonly n: number;
  readonly A: number;
  readonly alpha: number;
  readonly B: number;
  readonly beta: number;
  readonly theta: number;
  readonly d: number;
  readonly r: number;
  readonly sigma: number;
  readonly Xs: number;
  readonly Xp: number;
  readonly s: number;
  readonly p: number;
}

const rows: readonly Row[] = JSON.parse(
  readFileSync(new URL('../../oracles/safety-performance.json', import.meta.url), 'utf8'),
);

const contestOf = ({ risk, n, A, alpha, B, beta, theta, d, r }: Omit<Row, 'sigma' | 'Xs' | 'Xp' | 's' | 'p'>) =>
  ({
    players: n,
    risk: risk === 'mult' ? 'all' : 'winner',
    safety: { scale: A, power: alpha, burden: theta },
    performance: { scale: B, power: beta },
    disaster: d,
    price: r,
  }) satisfies SafetyContest;

const usual = { risk: 'winner', n: 2, A: 10, alpha: 0.5, B: 10, beta: 0.5, theta: 0.25, d: 1, r: 0.05 } as const;

/** The definition, written again: what player 0 gets of everybody's purchases. */
const payoff = (row: Omit<Row, 'sigma' | 'Xs' | 'Xp' | 's' | 'p'>, bought: readonly (readonly [number, number])[]) => {
  const p = bought.map(([, x]) => row.B * x ** row.beta);
  const sigma = bought.map(([x], i) => (x === 0 ? 0 : 1 - 1 / (1 + row.A * x ** row.alpha * p[i]! ** -row.theta)));
  const total = p.reduce((a, b) => a + b, 0);
  const q = p.map((one) => one / total);
  const spent = row.r * (bought[0]![0] + bought[0]![1]);
  if (row.risk === 'winner') {
    const safe = q.reduce((sum, chance, i) => sum + chance * sigma[i]!, 0);
    return q[0]! * sigma[0]! - row.d * (1 - safe) - spent;
  }
  const safe = sigma.reduce((a, b) => a * b, 1);
  return q[0]! * safe - row.d * (1 - safe) - spent;
};

describe('a contest of safety and performance', () => {
  it(`has the published equilibria (${rows.length} rows)`, () => {
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const [found, ...more] = solveSafetyContest(contestOf(row)).filter((one) => one.certificate === 'equilibrium');
      expect(more).toEqual([]);
      expect(found?.safe).toBeCloseTo(row.sigma, 12);
      expect(found?.bought.safety).toBeCloseTo(row.Xs, 11);
      expect(found?.bought.performance).toBeCloseTo(row.Xp, 11);
      expect(found?.safety).toBeCloseTo(row.s, 11);
      expect(found?.performance).toBeCloseTo(row.p, 10);
    }
  });

  it('leaves no purchase that gains, by the definition written again', () => {
    for (const row of [usual, { ...usual, n: 4 }, { ...usual, risk: 'mult', r: 0.02 }] as const) {
      const { bought, payoff: told, certificate } = solveSafetyContest(contestOf(row))[0]!;
      expect(certificate).toBe('equilibrium');
      const others = Array.from({ length: row.n - 1 }, () => [bought.safety, bought.performance] as const);
      const own = payoff(row, [[bought.safety, bought.performance], ...others]);
      expect(told).toBeCloseTo(own, 12);
      for (let i = 0; i <= 40; i++)
        for (let j = 0; j <= 40; j++) {
          const deviation = [bought.safety * 1.4 ** (i - 20), bought.performance * 1.4 ** (j - 20)] as const;
          expect(payoff(row, [deviation, ...others])).toBeLessThanOrEqual(own + 1e-12);
        }
    }
  });

  it('is told from one of first order, which dropping out beats', () => {
    // Where all must be safe, a third lab adds more danger than its chance to win is worth.
    const three = { ...usual, risk: 'mult', n: 3 } as const;
    const [third] = solveSafetyContest(contestOf(three));
    const held = [third!.bought.safety, third!.bought.performance] as const;
    expect(third?.certificate).toBe('first-order only');
    expect(third?.payoff).toBeCloseTo(payoff(three, [held, held, held]), 12);
    const out = -three.d * (1 - third!.safe ** 2);
    expect(out).toBeGreaterThan(third!.payoff + 0.005);
    expect(third?.droppingOut).toBeCloseTo(out - third!.payoff, 12);
    // Small changes gain nothing: by the definition, a flat top.
    for (const factor of [0.999, 1.001])
      for (const deviation of [
        [held[0] * factor, held[1]],
        [held[0], held[1] * factor],
      ] as const)
        expect(payoff(three, [deviation, held, held])).toBeLessThan(third!.payoff);
    // Performance with rising returns eats more than half of the prize up among five.
    const [found] = solveSafetyContest(contestOf({ ...usual, n: 5, beta: 1.3, d: 0 }));
    expect(found?.certificate).toBe('first-order only');
    expect(found?.payoff).toBeLessThan(0);
    expect(found?.droppingOut).toBeCloseTo(-found!.payoff, 14);
    expect(found?.regret).toBeGreaterThanOrEqual(found!.droppingOut);
  });

  it('gets safer with the price of compute where θ β > α, less safe where θ β < α', () => {
    const numbers = fc.record({
      n: fc.integer({ min: 2, max: 8 }),
      alpha: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
      beta: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
      theta: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(numbers, ({ n, alpha, beta, theta }) => {
        if (Math.abs(theta * beta - alpha) < 0.02) return;
        const at = (r: number) => solveSafetyContest(contestOf({ ...usual, n, alpha, beta, theta, d: 0, r, A: 30 }));
        const [cheap, dear] = [at(0.02), at(0.03)];
        if (cheap.length !== 1 || dear.length !== 1) return;
        expect(Math.sign(dear[0]!.safe - cheap[0]!.safe)).toBe(Math.sign(theta * beta - alpha));
      }),
      { numRuns: 15 },
    );
  });

  it.each([{ n: 1 }, { r: 0 }, { beta: -1 }, { theta: -0.1 }, { A: Number.POSITIVE_INFINITY }, { d: Number.NaN }])(
    'is refused out of its ranges: %j',
    (change) => {
      expect(() => solveSafetyContest(contestOf({ ...usual, ...change }))).toThrow(RangeError);
    },
  );
});
