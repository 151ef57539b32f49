import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { privateRegret } from '../../../engine/games/race/deviations.ts';
import { privateStrategy } from '../../../engine/games/race/private-information.ts';
import { INFORMATION, type RankContest, valueOn } from '../../../engine/games/race/rank-contest.ts';
import { solveRace } from '../../../engine/games/race/solve-race.ts';
import { betaTypes, type TypeDistribution, uniformTypes } from '../../../engine/games/race/type-distribution.ts';
import { seedKey } from '../../../engine/run/random/key.ts';
import { nextUniform, type StreamState, streamState } from '../../../engine/run/random/stream.ts';
import * as fc from '../../properties/seeded.ts';
import { precipice } from './race-contests.ts';

interface Row {
  readonly n: number;
  readonly mu: number;
  readonly e: number;
  readonly s_none: number;
  readonly risk_none: number;
  readonly risk_private: number;
  readonly risk_public: number;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL('../../oracles/precipice.json', import.meta.url), 'utf8'));

/** x³ (10 − 15 x + 6 x²), Beta(3, 3): a smooth distribution written down, not computed. */
const cumulativeOf33 = (x: number): number => x * x * x * (10 - 15 * x + 6 * x * x);

/** 3 x² − 2 x³, Beta(2, 2). */
const cumulativeOf22 = (x: number): number => x * x * (3 - 2 * x);

/** ∫_0^c (F(u) / F(c))^a du by the midpoint rule, Richardson extrapolated: the closed form for type c. */
const closedForm = (cumulative: (x: number) => number, a: number, c: number): number => {
  const midpoint = (cells: number): number => {
    let sum = 0;
    for (let cell = 0; cell < cells; cell++) sum += (cumulative(((cell + 0.5) / cells) * c) / cumulative(c)) ** a;
    return (sum * c) / cells;
  };
  const [coarse, middle, fine] = [midpoint(500), midpoint(1000), midpoint(2000)];
  const [first, second] = [(4 * middle - coarse) / 3, (4 * fine - middle) / 3];
  return (16 * second - first) / 15;
};

/** Beta(2, 2) as the median of three. */
const drawBeta22 = (stream: StreamState): number =>
  [nextUniform(stream), nextUniform(stream), nextUniform(stream)].sort((a, b) => a - b)[1]!;

describe('racing to the precipice', () => {
  it(`has the published safety and risks under all three states of information (${rows.length} rows)`, () => {
    expect(rows).toHaveLength(21);
    for (const { n, mu, e, ...row } of rows) {
      const contest = precipice(n, e, uniformTypes(0, mu));
      const [none, own, all] = INFORMATION.map((information) => solveRace(contest, information));
      const where = `n ${n}, mu ${mu}, e ${e}`;
      expect(none?.action, where).toBeCloseTo(row.s_none, 13);
      expect(none?.risk, where).toBeCloseTo(row.risk_none, 13);
      expect(own?.risk, where).toBeCloseTo(row.risk_private, 13);
      expect(all?.risk, where).toBeCloseTo(row.risk_public, 13);
      for (const solution of [none, own, all]) expect(solution?.certificate, where).toBe('equilibrium');
    }
  });

  it('has the closed forms of uniform types for any n, mu, e', () => {
    const numbers = fc.record({
      n: fc.integer({ min: 2, max: 60 }),
      mu: fc.double({ min: 0.05, max: 20, noNaN: true }),
      e: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(numbers, ({ n, mu, e }) => {
        const contest = precipice(n, e, uniformTypes(0, mu));
        const k = e * (n - 1) + 1;
        const privately = solveRace(contest, 'private');
        const wanted = mu <= k ? 1 - (n * mu) / ((n + 1) * k) : (k / mu) ** n / (n + 1);
        expect(privately.risk).toBeCloseTo(wanted, 11);
        for (const share of [0.01, 0.3, 0.7, 1])
          expect(privately.actionAt(share * mu)).toBeCloseTo(Math.min(1, (share * mu) / k), 11);
        const publicly = solveRace(contest, 'public');
        const rest = e <= mu ? 1 - (1 - e / mu) ** (n + 1) : 1;
        expect(publicly.risk).toBeCloseTo(1 - (mu / ((n + 1) * e)) * rest, 11);
        expect(solveRace(contest, 'none').action).toBeCloseTo(Math.min(1, mu / (n * e)), 11);
        for (const { certificate } of [privately, publicly]) expect(certificate).toBe('equilibrium');
      }),
      { numRuns: 25 },
    );
  });
});

describe('a race with other types', () => {
  it.each([
    ['Beta(2, 2)', betaTypes(2, 2), cumulativeOf22, 2, 0.5],
    ['Beta(2, 2)', betaTypes(2, 2), cumulativeOf22, 6, 0.8],
    ['Beta(3, 3)', betaTypes(3, 3), cumulativeOf33, 4, 1],
    ['Beta(3, 3)', betaTypes(3, 3), cumulativeOf33, 3, 0],
  ] as const)('of %s is the integral of F^a / F(c)^a', (_, types, cumulative, n, e) => {
    const { at } = privateStrategy(precipice(n, e, types));
    for (const c of [0.05, 0.2, 0.5, 0.8, 1])
      expect(at(c)).toBeCloseTo(Math.min(1, closedForm(cumulative, e * (n - 1), c)), 8);
  });

  it('finds the corner inside a step: Beta(2, 2) on [0, 4]', () => {
    const [n, e] = [3, 0.5];
    const { at, corners } = privateStrategy(precipice(n, e, betaTypes(2, 2, 0, 4)));
    expect(4 * closedForm(cumulativeOf22, e * (n - 1), corners[1] / 4)).toBeCloseTo(1, 8);
    expect(at(corners[1])).toBe(1);
    expect(at(corners[1] - 1e-6)).toBeLessThan(1);
    expect(at(3.9)).toBe(1);
  });

  it('with the same F in other units: twice the types, half their worth', () => {
    const single = solveRace(precipice(4, 0.6, betaTypes(2, 3, 0, 1)), 'private');
    const contest = { ...precipice(4, 0.6, betaTypes(2, 3, 5, 7)), score: { type: 1, action: 2 } };
    for (const information of INFORMATION)
      expect(solveRace(contest, information).risk).toBeCloseTo(
        solveRace(precipice(4, 0.6, betaTypes(2, 3, 0, 1)), information).risk,
        11,
      );
    expect(solveRace(contest, 'private').actionAt(6)).toBeCloseTo(single.actionAt(0.5), 11);
  });

  it('is as risky as simulated, within 4 standard errors', () => {
    const [n, e, runs] = [3, 0.7, 20_000];
    const contest = precipice(n, e, betaTypes(2, 2, 0, 2));
    const stream = streamState(seedKey('a race simulated'), 0, [1, 2]);
    const [privately, publicly] = [solveRace(contest, 'private'), solveRace(contest, 'public')];
    const disasters = [0, 0];
    for (let run = 0; run < runs; run++) {
      const drawn = Array.from({ length: n }, () => 2 * drawBeta22(stream)).sort((a, b) => b - a) as [number, number];
      const scores = drawn.map((type) => type - privately.actionAt(type));
      const winner = drawn[scores.indexOf(Math.max(...scores))]!;
      if (nextUniform(stream) >= privately.actionAt(winner)) disasters[0]! += 1;
      if (nextUniform(stream) >= publicly.actionAt(drawn[0] - drawn[1])) disasters[1]! += 1;
    }
    for (const [place, { risk }] of [privately, publicly].entries()) {
      const error = Math.sqrt((risk * (1 - risk)) / runs);
      expect(error).toBeLessThan(0.005);
      expect(Math.abs(disasters[place]! / runs - risk)).toBeLessThan(4 * error);
    }
  });
});

/**
 * What the best of many actions would gain a player of a type against strategies as they are: the chance to win is summed
 * over a fine grid of the strongest rival score, without any equation of the solver.
 */
const bestGain = (contest: RankContest, actionAt: (type: number) => number, type: number): number => {
  const { types, players, win, lose } = contest;
  const rate = contest.score.type / contest.score.action;
  const cells = 1500;
  const rivals = Array.from({ length: cells }, (_, cell) => {
    const from = types.low + ((types.high - types.low) * cell) / cells;
    const to = types.low + ((types.high - types.low) * (cell + 1)) / cells;
    const middle = (from + to) / 2;
    const weight = types.cumulative(to) ** (players - 1) - types.cumulative(from) ** (players - 1);
    return { score: rate * middle - actionAt(middle), weight, loss: valueOn(lose, actionAt(middle)) };
  });
  const value = (action: number): number => {
    const score = rate * type - action;
    return rivals.reduce(
      (sum, rival) => sum + rival.weight * (score > rival.score ? valueOn(win, action) : rival.loss),
      0,
    );
  };
  const own = value(actionAt(type) - 1e-9);
  let best = 0;
  for (let step = 0; step <= 200; step++) best = Math.max(best, value(step / 200) - own);
  return best;
};

describe('an equilibrium of a race', () => {
  it('leaves no action that gains, on a grid; another strategy does', () => {
    const prized: RankContest = {
      ...precipice(3, 0.5, betaTypes(2, 2, 0, 2)),
      // Winning is worth something by itself: low types are held at no safety.
      win: { base: 0.3, slope: 0.7 },
      lose: { base: 0.1, slope: 0.4 },
    };
    for (const contest of [precipice(2, 0.5), precipice(5, 1, betaTypes(3, 1, 0, 2)), prized]) {
      const { actionAt, certificate } = solveRace(contest, 'private');
      expect(certificate).toBe('equilibrium');
      const { low, high } = contest.types;
      for (const share of [0.05, 0.3, 0.6, 0.9, 1]) {
        const type = low + share * (high - low);
        expect(bestGain(contest, actionAt, type)).toBeLessThan(2e-3);
      }
    }
    const timid = (type: number): number => Math.min(1, 0.9 * type);
    expect(bestGain(precipice(2, 0.5), timid, 0.9)).toBeGreaterThan(0.02);
  });

  it('holds low types in the lowest corner where winning is worth something by itself', () => {
    const contest: RankContest = {
      ...precipice(3, 0.5, uniformTypes(0, 2)),
      win: { base: 0.2, slope: 0.8 },
      lose: { base: 0, slope: 0.8 },
    };
    const { at, corners } = privateStrategy(contest);
    // Stakes 0.2 / 0.8 times (n − 1) / c fall to 1 at c = 1/2; then s' = 1 − (1/2) / c, so s = c − 1/2 − ln(2 c) / 2.
    expect(corners[0]).toBeCloseTo(0.5, 12);
    expect(at(0.4)).toBe(0);
    for (const c of [0.6, 1, 1.5, 2]) expect(at(c)).toBeCloseTo(c - 0.5 - Math.log(2 * c) / 2, 12);
  });

  it('is told from what is none by its regret', () => {
    const contest = precipice(3, 0.6, betaTypes(2, 2));
    const found = privateStrategy(contest);
    expect(privateRegret(contest, found)).toBeLessThan(1e-13);
    expect(privateRegret(contest, { ...found, at: (type) => 0.9 * found.at(type) })).toBeGreaterThan(1e-3);
  });

  it('that is one of first order only is called what it is', () => {
    // Types are weak or strong, hardly any between: a leap gains what no small change does.
    const types: TypeDistribution = {
      low: 0,
      high: 1,
      cumulative: (x) => 0.5 + 4 * (x - 0.5) ** 3,
      density: (x) => 12 * (x - 0.5) ** 2,
      pressure: (x) => (12 * (x - 0.5) ** 2) / (0.5 + 4 * (x - 0.5) ** 3),
    };
    const { action, regret, certificate } = solveRace(precipice(2, 1, types), 'none');
    expect(action).toBeCloseTo(1 / 3.6, 13);
    expect(certificate).toBe('epsilon-equilibrium');
    expect(regret).toBeGreaterThan(0.01);
  });

  it('is one for any shapes, players and stakes', () => {
    const numbers = fc.record({
      n: fc.integer({ min: 2, max: 100 }),
      a: fc.integer({ min: 1, max: 100 }),
      b: fc.integer({ min: 1, max: 100 }),
      width: fc.double({ min: 0.01, max: 20, noNaN: true }),
      e: fc.double({ min: 0, max: 1, noNaN: true }),
      prize: fc.constantFrom(0, 0, 0.01, 1),
    });
    fc.assert(
      fc.property(numbers, ({ n, a, b, width, e, prize }) => {
        const contest = { ...precipice(n, e, betaTypes(a, b, -1, width - 1)), win: { base: prize, slope: 1 } };
        for (const information of INFORMATION) {
          const { certificate, risk, strategy } = solveRace(contest, information);
          expect(certificate).toBe('equilibrium');
          expect(Math.abs(risk - 0.5)).toBeLessThanOrEqual(0.5 + 1e-12);
          for (const { action } of strategy) expect(Math.abs(action - 0.5)).toBeLessThanOrEqual(0.5);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('has more risk with more enmity, under any information', () => {
    for (const information of INFORMATION) {
      const risks = [0, 0.25, 0.5, 0.75, 1].map(
        (e) => solveRace(precipice(4, e, betaTypes(2, 2, 0, 1.5)), information).risk,
      );
      for (const [place, risk] of risks.slice(1).entries()) expect(risk).toBeGreaterThanOrEqual(risks[place]! - 1e-12);
    }
  });

  it.each([
    [{ players: 1 }, 'players'],
    [{ actions: [0, 2] }, 'actions'],
    [{ score: { type: 1, action: -1 } }, 'score'],
    [{ win: { base: 1, slope: 0 } }, 'rise'],
    [{ lose: { base: 0.5, slope: 0.6 } }, 'never worse'],
  ] as const)('is refused where the contest is another: %j', (change, said) => {
    expect(() => solveRace({ ...precipice(2, 0.5), ...change }, 'private')).toThrow(said);
  });
});
