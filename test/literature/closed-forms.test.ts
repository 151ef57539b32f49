// What the commands print of the games of scenarios/literature, for any parameters, against closed forms written here.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, say } from '../bin/command-line.ts';
import * as fc from '../properties/seeded.ts';

const printed = async (command: string, file: string, set: object, more: readonly string[] = []) => {
  const settings = Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const line = [command, join(root, 'scenarios/literature', `${file}.yaml`), ...settings, ...more, '--json'];
  const { code, out, err } = await say(line);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

const within = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });

/** The integral of f from 0 to `to`, by Simpson's rule. */
const integral = (f: (x: number) => number, to: number): number => {
  const [steps, h] = [2000, to / 2000];
  let sum = f(0) + f(to);
  for (let k = 1; k < steps; k++) sum += (k % 2 === 1 ? 4 : 2) * f(k * h);
  return (sum * h) / 3;
};

describe('the race to the precipice', () => {
  const any = fc.record({ n: fc.integer({ min: 2, max: 60 }), mu: within(0.05, 20), e: within(0.01, 1) });

  it('is as safe as the closed forms say, whatever is known', () =>
    fc.assert(
      fc.asyncProperty(any, async ({ n, mu, e }) => {
        const { regimes } = await printed('solve', 'precipice', { n, mu, e });
        const k = e * (n - 1) + 1;
        expect(regimes.none.action).toBeCloseTo(Math.min(1, mu / (n * e)), 10);
        expect(regimes.none.risk).toBeCloseTo(1 - Math.min(1, mu / (n * e)), 10);
        expect(regimes.private.risk).toBeCloseTo(mu <= k ? 1 - (n * mu) / ((n + 1) * k) : (k / mu) ** n / (n + 1), 10);
        const kept = e <= mu ? 1 - (1 - e / mu) ** (n + 1) : 1;
        expect(regimes.public.risk).toBeCloseTo(1 - (mu / ((n + 1) * e)) * kept, 10);
        for (const { type, action } of regimes.private.strategy) expect(action).toBeCloseTo(Math.min(1, type / k), 10);
        for (const { lead, action } of regimes.public.strategy) expect(action).toBeCloseTo(Math.min(1, lead / e), 10);
      }),
      { numRuns: 8 },
    ));

  it('without enmity is the limit of little enmity', async () => {
    const [none, little] = await Promise.all([0, 1e-9].map((e) => printed('solve', 'precipice', { n: 3, mu: 0.8, e })));
    for (const one of ['none', 'private', 'public'])
      expect(none.regimes[one].risk).toBeCloseTo(little.regimes[one].risk, 7);
  });

  it('with Beta(2, 2) types is the integral of F^a over F^a', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 8 }), within(0.1, 1), async (n, e) => {
        const { regimes } = await printed('solve', 'precipice-beta', { n, e });
        // The a-th power of F is smooth at 0 in u with c = u²: its lowest power is 2a, a may be a fraction.
        const [a, F] = [e * (n - 1), (c: number): number => 3 * c ** 2 - 2 * c ** 3];
        for (const { type, action } of regimes.private.strategy.filter((_: unknown, k: number) => k % 8 === 0 && k > 0))
          expect(action).toBeCloseTo(integral((u) => 2 * u * F(u * u) ** a, Math.sqrt(type)) / F(type) ** a, 5);
      }),
      { numRuns: 6 },
    ));
});

describe('the inspection game', () => {
  const choose = (n: number, k: number): bigint => {
    let found = 1n;
    for (let i = 1; i <= k; i++) found = (found * BigInt(n - k + i)) / BigInt(i);
    return k > n ? 0n : found;
  };
  const reduced = (numerator: bigint, denominator: bigint): string => {
    let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
    while (b > 0n) [a, b] = [b, a % b];
    return denominator === a ? `${numerator / a}` : `${numerator / a}/${denominator / a}`;
  };

  it('has the value −C(n−1, m) / Σ C(n, i) b^(m−i), exactly', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        async (n, m, b) => {
          const { value } = await printed('solve', 'inspection', { n, m, b });
          let sum = 0n;
          for (let i = 0; i <= m; i++) sum += choose(n, i) * BigInt(b) ** BigInt(m - i);
          expect(value.inspector).toBe(reduced(-choose(n - 1, m), sum));
          expect(value.numbers.inspector).toBeCloseTo(-Number(choose(n - 1, m)) / Number(sum), 14);
        },
      ),
      { numRuns: 12 },
    ));
});

describe('the DSAI race', () => {
  // Played round by round: what each does, how fast he is, and who has W steps first.
  type Does = 'safe' | 'unsafe';
  type Race = Record<'b' | 'c' | 's' | 'p_r' | 'p_fo' | 'W' | 'B', number>;

  const does = (strategy: string, round: number, other: string): Does => {
    if (strategy === 'AU') return 'unsafe';
    return strategy === 'CS' && round > 0 && other === 'AU' ? 'unsafe' : 'safe';
  };

  /** A round's benefit is shared by speed; who is found out gets none of it, and the other all. */
  const ofRound = ({ b, c, s, p_fo }: Race, own: Does, other: Does): number => {
    const speed = { safe: 1, unsafe: s };
    const caught = { safe: 0, unsafe: p_fo };
    const share = (b * speed[own]) / (speed[own] + speed[other]);
    const freely = (1 - caught[own]) * ((1 - caught[other]) * share + caught[other] * b);
    return freely - (own === 'safe' ? c : 0);
  };

  /** Per round; the race is over when the faster has its steps. Who is always unsafe may lose everything. */
  const perRound = (race: Race, own: string, other: string): number => {
    const { s, W, B, p_r } = race;
    const unsafe = [own, other].filter((one) => one === 'AU').length;
    const rounds = unsafe > 0 ? W / s : W;
    let sum = 0;
    for (let round = 0; round < rounds; round++) sum += ofRound(race, does(own, round, other), does(other, round, own));
    const prize = unsafe === 1 ? (own === 'AU' ? B : 0) : B / 2;
    return ((own === 'AU' ? 1 - p_r : 1) * (sum + prize)) / rounds;
  };

  const any = fc
    .record({
      ...{
        b: fc.integer({ min: 0, max: 20 }),
        c: within(0, 5),
        p_r: within(0, 1),
        p_fo: within(0, 1),
        B: within(0, 1e4),
      },
      ...{ s: fc.constantFrom(1.25, 1.5, 2, 3, 5), laps: fc.integer({ min: 1, max: 5 }) },
    })
    .map(({ laps, ...race }): Race => ({ ...race, W: 15 * laps * (race.s === 1.25 ? 1 : race.s === 1.5 ? 1 : 2) }));

  it('pays per round what its rounds pay, played one by one', () =>
    fc.assert(
      fc.asyncProperty(any, async (race) => {
        const { strategies, payoffs } = await printed('evolve', 'dsair', race);
        for (const [i, own] of strategies.entries())
          for (const [j, other] of strategies.entries()) {
            const wanted = perRound(race, own, other);
            expect(Math.abs(payoffs[i][j] - wanted)).toBeLessThan(1e-9 * (1 + Math.abs(wanted)));
          }
      }),
      { numRuns: 8 },
    ));

  /** Chance that one b takes over Z − 1 of a, who copy whom they see doing better. */
  const takesOver = (paid: readonly (readonly number[])[], a: number, b: number, Z: number, beta: number): number => {
    let [sum, product] = [1, 1];
    for (let k = 1; k < Z; k++) {
      const mutant = ((k - 1) * paid[b]![b]! + (Z - k) * paid[b]![a]!) / (Z - 1);
      const resident = (k * paid[a]![b]! + (Z - k - 1) * paid[a]![a]!) / (Z - 1);
      product *= Math.exp(-beta * (mutant - resident));
      sum += product;
    }
    return 1 / sum;
  };

  it('visits two strategies in proportion to how often each is taken over by the other', () => {
    const setting = fc.record({ Z: fc.integer({ min: 2, max: 200 }), beta: within(0, 0.02), p_r: within(0.6, 0.95) });
    return fc.assert(
      fc.asyncProperty(setting, async ({ Z, beta, p_r }) => {
        const { payoffs, stationary } = await printed('evolve', 'dsair', { Z, beta, p_r }, ['--strategies', 'AS,AU']);
        const [leaving, coming] = [takesOver(payoffs, 0, 1, Z, beta), takesOver(payoffs, 1, 0, Z, beta)];
        expect(stationary[0]).toBeCloseTo(coming / (coming + leaving), 9);
      }),
      { numRuns: 8 },
    );
  });

  it('has the strategies change places at its thresholds', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(1.25, 1.5, 2, 3), within(10, 1000), within(0, 0.3), async (s, W, p_fo) => {
        const { values } = await printed('evolve', 'dsair', { s, W, p_fo });
        const sides = [
          ['society_prefers_AS_from', 'paysAll'],
          ['AS_risk_dominates_from', 'riskDominant'],
        ] as const;
        for (const [threshold, relation] of sides)
          for (const [step, better] of [
            [-1e-6, 'AU'],
            [1e-6, 'AS'],
          ] as const) {
            const set = { s, W, p_fo, p_r: values[threshold] + step };
            const { pairs } = await printed('evolve', 'dsair', set, ['--strategies', 'AS,AU']);
            expect(pairs).toMatchObject([{ strategies: ['AS', 'AU'], [relation]: better }]);
          }
      }),
      { numRuns: 4 },
    ));
});

describe('treaties', () => {
  it('of Barrett are what nobody would do otherwise: the first-order conditions hold at every size', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 25 }), within(0.02, 5), within(0.2, 5), async (N, c, b) => {
        const [a, { table }] = [100, await printed('coalition', 'barrett', { N, c, b })];
        for (const { size: k, values } of table.slice(0, -1)) {
          const { member_abates: qs, outsider_abates: qn, all_abate: Q } = values;
          // An outsider: marginal benefit b (a − Q) / N is marginal cost c q.
          expect(Math.abs((b * (a - Q)) / N - c * qn)).toBeLessThan(1e-8);
          // Members together, the others following: dQ / dq = k D' with followers' slope −(N − k) / (γ N + N − k).
          const slope = 1 - (N - k) / ((c / b) * N + N - k);
          if (k > 0) expect(Math.abs(((k * b * (a - Q)) / N) * slope - c * qs)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 6 },
    ));

  it('on pausing hold the fewest whom pausing pays', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        within(0.01, 0.99),
        async (N, b, share) => {
          // b < c < N b
          const c = b * (1 + share * (N - 1));
          const { stable } = await printed('coalition', 'pause-treaty', { N, b, c });
          const acting = stable.filter(({ idle }: { idle: boolean }) => !idle);
          expect(acting).toEqual([{ size: Math.ceil(c / b), idle: false }]);
        },
      ),
      { numRuns: 8 },
    ));
});
