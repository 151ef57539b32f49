// The value of an agreement against the theory of repeated games: T for violating in secret, R for complying and P for a
// race of all are given as numbers, so that the module `deterrence` must come to what the textbook says, term by term.

import { describe, expect, it, test } from 'vitest';
import type { Model, Parameter } from '../../engine/language/model.ts';
import { simulate } from '../../engine/run/simulate.ts';
import { tellRun } from '../../engine/run/story.ts';
import * as fc from '../properties/seeded.ts';
import { modelOfText } from '../reference/model-of-text.ts';

const LABS = 12;
const FOREVER = 1e9;
const DT = 1 / 12;

const textbook = (horizon: number): Promise<Model> =>
  modelOfText(`
detente: 1
title: A promise among equals
time: {tick: month, horizon: ${horizon}}
use: [growth, alignment, hazard, market, lab-payoff, treaty, covert, verification, deterrence]
players:
  labs:
    - {name: Lab, count: ${LABS}}
parameters:
  labs:
    T: {unit: utility/year, range: [-1e3, 1e3], default: 5, doc: worth of violating in secret, source: textbook}
    R: {unit: utility/year, range: [-1e3, 1e3], default: 3, doc: worth of complying, source: textbook}
    P: {unit: utility/year, range: [-1e3, 1e3], default: 1, doc: worth of a race of all, source: textbook}
  deterrence.suspicion: 0
  verification.conceal: 0
  verification.inspect: 1
  treaty.start: 0
  hazard.peak: 0
decisions:
  labs:
    stance:
      rule: {fixed: {play: pause}}
define:
  lab_payoff.worth(a, o, v, w): if(w == 2, P, if(v, T, R))
measures:
  kept: {unit: "1", mean: agreement.active}
`);

/** One promise: chances per month of proof and of a false alarm, lag L, suspension K, planning horizon, penalty. */
type Terms = {
  readonly q: number;
  readonly f: number;
  readonly L: number;
  readonly K: number;
  readonly tau: number;
  readonly penalty: number;
};

type Worths = { readonly T: number; readonly R: number; readonly P: number };

const model = textbook(1);

const parameterOf = (read: Model, id: string): Parameter => {
  const found = read.parameters.find((one) => `${one.owner?.name ?? ''}.${one.id}` === id);
  if (found === undefined) throw new Error(`expected a parameter ${id}`);
  return found;
};

/** What pausing and racing are worth to each lab, as the module says. */
const told = async (terms: Terms, worths: readonly Worths[]): Promise<readonly { pause: number; race: number }[]> => {
  const read = await model;
  const parameter = (id: string) => parameterOf(read, id);
  const world = (id: string, value: number) => ({ parameter: parameter(`.${id}`), member: undefined, value });
  const fixed = [
    world('verification.power', terms.q),
    world('verification.false_alarms', terms.f),
    world('verification.lag', terms.L),
    world('treaty.snap_back', terms.K),
    world('lab_payoff.tau', terms.tau),
    world('treaty.penalty', terms.penalty),
    ...worths.flatMap((worth, member) =>
      (['T', 'R', 'P'] as const).map((name) => ({ parameter: parameter(`labs.${name}`), member, value: worth[name] })),
    ),
  ];
  const story = await tellRun(read, { seed: '1', run: 0, fixed });
  return worths.map((_, index) => {
    const [pause, , race] = story.rows[0]?.decisions[index]?.payoffs ?? [];
    return { pause: pause as number, race: race as number };
  });
};

const discount = (tau: number): number => 1 / (1 + DT / tau);

/** Discounted sum over the months, by walking through them: standing, alarmed, suspended; in units of a year. */
const walked = (worth: number, ended: number, alarm: number, proof: number, terms: Terms): number => {
  const { L, K, tau, penalty } = terms;
  const d = discount(tau);
  const length = K === FOREVER ? 1 : K;
  // Chance of standing, of each month of the lag that is left, of each month of suspension that is left.
  let standing = 1;
  let lag = new Array<number>(L).fill(0);
  let suspended = new Array<number>(length).fill(0);
  let sum = 0;
  for (let weight = 1; weight > 1e-15; weight *= d) {
    const due = L === 0 ? standing * alarm : (lag[0] as number);
    const open = standing + lag.reduce((total, chance) => total + chance, 0);
    const away = suspended.reduce((total, chance) => total + chance, 0);
    sum += weight * (open * worth * DT + away * ended * DT - due * (alarm > 0 ? proof / alarm : 0) * penalty);
    const back = K === FOREVER ? 0 : (suspended[0] as number);
    suspended = K === FOREVER ? [away + due] : [...suspended.slice(1), due];
    lag = L === 0 ? [] : [...lag.slice(1), standing * alarm];
    standing = standing * (1 - alarm) + back;
  }
  return (sum * (1 - d)) / DT;
};

const worths = fc.record({
  T: fc.double({ min: -5, max: 8, noNaN: true }),
  R: fc.double({ min: -5, max: 8, noNaN: true }),
  P: fc.double({ min: -5, max: 8, noNaN: true }),
});

const terms = fc.record({
  q: fc.double({ min: 0, max: 1, noNaN: true }),
  f: fc.double({ min: 0, max: 0.1, noNaN: true }),
  L: fc.integer({ min: 0, max: 24 }),
  K: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(FOREVER)),
  tau: fc.double({ min: 0.5, max: 20, noNaN: true }),
  penalty: fc.double({ min: 0, max: 50, noNaN: true }),
});

describe('an agreement is worth what a walk through its months comes to', () => {
  it('for any terms: proof and false alarms, lag, suspension, penalty', async () => {
    await fc.assert(
      fc.asyncProperty(terms, fc.array(worths, { minLength: LABS, maxLength: LABS }), async (one, labs) => {
        const values = await told(one, labs);
        const alarm = 1 - (1 - one.q) * (1 - one.f);
        for (const [index, { T, R, P }] of labs.entries()) {
          const { pause, race } = values[index] as { pause: number; race: number };
          expect(pause).toBeCloseTo(walked(R, P, one.f, 0, one), 8);
          expect(race).toBeCloseTo(walked(T, P, alarm, one.q, one), 8);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

/** For one lab alike in all places. */
const gain = async (one: Terms, worth: Worths): Promise<number> => {
  const [first] = await told(one, new Array<Worths>(LABS).fill(worth));
  return (first?.race as number) - (first?.pause as number);
};

// T > R > P; each bound is worked out by hand from the formula that stands beside it.
const prisoner: Worths = { T: 5, R: 3, P: 1 };
const bare = { f: 0, L: 0, K: FOREVER, tau: 3, penalty: 0 } as const;

describe('where complying becomes worth it', () => {
  test.each([
    [0, 0],
    [0, 6],
    [1, 0],
    [7, 6],
  ])('lag %i, penalty %i: q* = (dt / tau) k / (d^L - k), k = (T - R) / (T - P + penalty / tau)', async (L, penalty) => {
    const k = (prisoner.T - prisoner.R) / (prisoner.T - prisoner.P + penalty / bare.tau);
    const q = ((DT / bare.tau) * k) / (discount(bare.tau) ** L - k);
    expect(await gain({ ...bare, L, penalty, q }, prisoner)).toBeCloseTo(0, 10);
    expect(await gain({ ...bare, L, penalty, q: q * 1.01 }, prisoner)).toBeLessThan(0);
    expect(await gain({ ...bare, L, penalty, q: q * 0.99 }, prisoner)).toBeGreaterThan(0);
  });

  test.each([0, 3, 12])('grim, lag %i: d^(L + 1) q / (1 - d (1 - q)) = (T - R) / (T - P)', async (L) => {
    const d = discount(bare.tau);
    const q = 0.2;
    const share = (d ** (L + 1) * q) / (1 - d * (1 - q));
    const R = prisoner.T - share * (prisoner.T - prisoner.P);
    expect(await gain({ ...bare, L, q }, { ...prisoner, R })).toBeCloseTo(0, 10);
  });

  test.each([0.002, 0.02])('false alarms of %d: d = (T - R) / ((T - P)(1 - f) - (R - P)(1 - x))', async (f) => {
    // x: alarm of a violator, proof or false. The benefit is the whole of it: R is high, so that patience is needed.
    const { T, P } = prisoner;
    const R = 4.6;
    const q = 0.05;
    const x = 1 - (1 - q) * (1 - f);
    const d = (T - R) / ((T - P) * (1 - f) - (R - P) * (1 - x));
    const tau = DT / (1 / d - 1);
    expect(tau).toBeGreaterThan(0.1);
    expect(await gain({ ...bare, q, f, tau }, { T, R, P })).toBeCloseTo(0, 10);
  });

  test.each([
    [6, 0],
    [24, 0.01],
  ])(
    'back after %i months, false alarms of %d: T - R = d (x - f) (1 - d^K) (R - P) / (1 - d + d f (1 - d^K))',
    async (K, f) => {
      const d = discount(bare.tau);
      const q = 0.3;
      const x = 1 - (1 - q) * (1 - f);
      const { R, P } = prisoner;
      const T = R + (d * (x - f) * (1 - d ** K) * (R - P)) / (1 - d + d * f * (1 - d ** K));
      expect(await gain({ ...bare, q, f, K }, { T, R, P })).toBeCloseTo(0, 10);
    },
  );

  it('a member that would rather have a race of all is bound by the penalty alone', async () => {
    const weary = { T: 5, R: 1, P: 3 };
    for (const q of [0.01, 0.1, 0.5, 1]) expect(await gain({ ...bare, q }, weary)).toBeGreaterThan(0);
    expect(await gain({ ...bare, q: 0.5, penalty: 10 }, weary)).toBeLessThan(0);
  });

  it('weights sum to one: with T = R = P and no penalty every option is worth the same', async () => {
    for (const q of [0, 0.3, 1])
      expect(await gain({ ...bare, q, f: 0.01, L: 2, K: 9 }, { T: 2, R: 2, P: 2 })).toBeCloseTo(0, 12);
  });
});

test('kept by all, it is in force (1 + f L) / (1 + f L + f K) of the time, f the chance of an alarm by any', async () => {
  const read = await textbook(4000);
  const [alarm, L, K] = [0.004, 3, 18];
  const held = { 'verification.false_alarms': alarm, 'verification.lag': L, 'treaty.snap_back': K };
  const fixed = Object.entries(held).map(([id, value]) => ({
    parameter: parameterOf(read, `.${id}`),
    member: undefined,
    value,
  }));
  const shares: number[] = [];
  for await (const run of simulate(read, { seed: '1', runs: 64, fixed })) shares.push(run.measures.at(-1) as number);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  const error = Math.sqrt(squares / (shares.length - 1) / shares.length);
  const f = 1 - (1 - alarm) ** LABS;
  expect(Math.abs(mean - (1 + f * L) / (1 + f * L + f * K))).toBeLessThan(4 * error);
  expect(error).toBeLessThan(0.005);
});
