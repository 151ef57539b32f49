import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fermi } from '../../../engine/games/evolution/fermi.ts';
import { fullChain } from '../../../engine/games/evolution/full-chain.ts';
import { moran } from '../../../engine/games/evolution/moran.ts';
import { populationGame, populationOfGame } from '../../../engine/games/evolution/population-game.ts';
import { logPairFixation, selectionGradient, smallMutation } from '../../../engine/games/evolution/small-mutation.ts';
import type { UpdateRule } from '../../../engine/games/evolution/update-rule.ts';
import * as fc from '../../properties/seeded.ts';
import { gameOf, oracleGame } from '../oracle-games.ts';

interface RaceRow {
  readonly b: number;
  readonly c: number;
  readonly B: number;
  readonly W: number;
  readonly s: number;
  readonly p_r: number;
  readonly p_fo: number;
  readonly beta: number;
  readonly Z: number;
  readonly strategies: readonly string[];
  readonly payoffs: readonly (readonly number[])[];
  readonly stationary: readonly number[];
}

const race: {
  readonly dsair: readonly RaceRow[];
  readonly dsair_thresholds: readonly {
    readonly s: number;
    readonly W: number;
    readonly pfo: number;
    readonly society: number;
    readonly risk_dominance: number;
  }[];
} = JSON.parse(readFileSync(new URL('../../oracles/dsair.json', import.meta.url), 'utf8'));

/** Per-round payoffs of always safe, always unsafe and conditionally safe development (Han et al. 2020). */
const racePayoffs = ({
  b,
  c,
  B,
  W,
  s,
  p_r,
  p_fo,
}: Omit<RaceRow, 'beta' | 'Z' | 'strategies' | 'payoffs' | 'stationary'>) => {
  const p = 1 - p_r;
  const p11 = b / 2 - c;
  const p12 = ((1 - p_fo) * b) / (s + 1) + p_fo * b - c;
  const p21 = ((1 - p_fo) * s * b) / (s + 1);
  const p22 = ((1 - p_fo * p_fo) * b) / 2;
  const safe = B / (2 * W) + p11;
  return [
    [safe, p12, safe],
    [p * ((s * B) / W + p21), p * ((s * B) / (2 * W) + p22), p * ((s * B) / W + (s / W) * p21 + (1 - s / W) * p22)],
    [safe, (s / W) * p12 + (1 - s / W) * p22, safe],
  ];
};

const rows = fc.integer({ min: 2, max: 3 }).chain((count) =>
  fc.array(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: count, maxLength: count }), {
    minLength: count,
    maxLength: count,
  }),
);
const gameFrom = (matrix: readonly (readonly number[])[]) =>
  populationGame({ strategies: matrix.map((_, k) => `s${k}`), rows: matrix });

const rules: readonly (readonly [string, (scale: number) => UpdateRule])[] = [
  ['pairwise comparison', (scale) => fermi(1 / scale)],
  ['Moran, exponential', (scale) => moran(1 / scale, 'exponential')],
  ['Moran, linear', (scale) => moran(0.5 / scale, 'linear')],
];

describe('fixation', () => {
  it('of pairwise comparison: 0.8641155742462664 for [[-.5, 2], [0, 0]], Z = 100, β = 1', () => {
    const game = populationGame({
      strategies: ['A', 'B'],
      rows: [
        [-0.5, 2],
        [0, 0],
      ],
    });
    const { fixation } = smallMutation(game, { population: 100, rule: fermi(1) });
    expect(Math.abs(fixation![1]![0]! / 0.8641155742462664 - 1)).toBeLessThan(4e-16);
    expect(fixation![0]![0]).toBe(0.01);
  });

  it.each([1.001, 1.1, 2, 10, 0.5, 0.9])('of a mutant of fitness r = %f is (1 − 1/r)/(1 − r^−N)', (r) => {
    for (const population of [2, 3, 10, 100]) {
      // Linear fitness with w = 1 is the payoff itself.
      const game = populationGame({
        strategies: ['mutant', 'resident'],
        rows: [
          [r, r],
          [1, 1],
        ],
      });
      const found = Math.exp(logPairFixation(game, moran(1, 'linear'), population, 0, 1));
      expect(found / ((1 - 1 / r) / (1 - r ** -population))).toBeCloseTo(1, 10);
      const exponential = populationGame({
        strategies: ['mutant', 'resident'],
        rows: [
          [Math.log(r), Math.log(r)],
          [0, 0],
        ],
      });
      expect(Math.exp(logPairFixation(exponential, moran(1), population, 0, 1)) / found).toBeCloseTo(1, 10);
    }
  });

  it('of a mutant that differs in nothing is 1/Z, for every rule', () => {
    const game = gameFrom([
      [3, 3],
      [3, 3],
    ]);
    for (const [, rule] of rules)
      for (const population of [2, 7, 100])
        expect(Math.exp(logPairFixation(game, rule(1), population, 0, 1)) * population).toBeCloseTo(1, 12);
  });

  it.each(rules)('by %s solves the linear equations of absorption', (_, ruleOf) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 12 }), (matrix, population) => {
        const game = gameFrom(matrix);
        const rule = ruleOf(1e6);
        // φ_k = T⁺ φ_{k+1} + T⁻ φ_{k−1} + (1 − T⁺ − T⁻) φ_k, φ_0 = 0, φ_Z = 1, by shooting from φ_1 = 1.
        const values = [0, 1];
        const moves = new Float64Array(4);
        for (let k = 1; k < population; k++) {
          const own = ((k - 1) * matrix[0]![0]! + (population - k) * matrix[0]![1]!) / (population - 1);
          const other = (k * matrix[1]![0]! + (population - k - 1) * matrix[1]![1]!) / (population - 1);
          rule.moves([k, population - k], [own, other], 0, moves);
          values.push(values[k]! + (moves[1]! / moves[2]!) * (values[k]! - values[k - 1]!));
        }
        const found = Math.exp(logPairFixation(game, rule, population, 0, 1));
        expect(found * values[population]!).toBeCloseTo(1, 10);
      }),
    );
  });

  it('survives payoffs that overflow every exponential', () => {
    const game = gameFrom([
      [0, 1e6],
      [-1e6, 0],
    ]);
    const { fixation, stationary, complete } = smallMutation(game, { population: 1000, rule: fermi(10) });
    expect({ fixation, stationary, complete }).toEqual({
      fixation: [
        [0.001, 0],
        [1, 0.001],
      ],
      stationary: [1, 0],
      complete: true,
    });
    expect(logPairFixation(game, fermi(10), 1000, 1, 0) / -1e10).toBeCloseTo(1, 12);
  });
});

describe('the race for supremacy (Han, Pereira, Santos, Lenaerts 2020)', () => {
  for (const row of race.dsair) {
    it(`${row.strategies.join(' ')}, s = ${row.s}, W = ${row.W}, risk ${row.p_r}, found out ${row.p_fo}`, () => {
      const count = row.strategies.length;
      const matrix = racePayoffs(row)
        .slice(0, count)
        .map((line) => line.slice(0, count));
      for (const [own, line] of row.payoffs.entries())
        for (const [other, payoff] of line.entries()) expect(matrix[own]![other]! - payoff).toBeCloseTo(0, 11);
      const game = populationGame({ strategies: row.strategies, rows: row.payoffs });
      const found = smallMutation(game, { population: row.Z, rule: fermi(row.beta) });
      expect(found.complete).toBe(true);
      for (const [k, share] of row.stationary.entries())
        expect(Math.abs(found.stationary[k]! - share)).toBeLessThan(1e-9 * share + 1e-15);
    });
  }

  it('near the threshold all three coexist; well above it nobody is unsafe', () => {
    const at = (p_r: number) =>
      smallMutation(
        populationGame({
          strategies: ['AS', 'AU', 'CS'],
          rows: racePayoffs({ b: 4, c: 1, B: 1e4, W: 100, s: 1.5, p_r, p_fo: 0 }),
        }),
        { population: 100, rule: fermi(0.01) },
      ).stationary;
    for (const share of at(0.779)) expect(share).toBeGreaterThan(0.2);
    expect(at(0.9).map((share) => share.toFixed(6))).toEqual(['0.500000', '0.000000', '0.500000']);
  });

  it('thresholds: where safety is better for all, and where it is as hard to invade as to spread', () => {
    for (const { s, W, pfo, society, risk_dominance } of race.dsair_thresholds) {
      const at = (p_r: number) => racePayoffs({ b: 4, c: 1, B: 1e4, W, s, p_r, p_fo: pfo });
      const [safe, unsafe] = at(society) as [number[], number[]];
      expect(safe[0]! / unsafe[1]!).toBeCloseTo(1, 9);
      const [first, second] = at(risk_dominance) as [number[], number[]];
      expect((first[0]! + first[1]!) / (second[0]! + second[1]!)).toBeCloseTo(1, 9);
      // In a large population of weak selection equal risk dominance means equal fixation.
      const game = populationGame({
        strategies: ['AS', 'AU'],
        rows: at(risk_dominance)
          .slice(0, 2)
          .map((line) => line.slice(0, 2)),
      });
      const there = logPairFixation(game, fermi(1e-6), 1000, 0, 1);
      expect(Math.abs(there - logPairFixation(game, fermi(1e-6), 1000, 1, 0))).toBeLessThan(1e-3);
    }
  });
});

describe('stationary distributions', () => {
  it.each(rules)('by %s do not depend on the order of the strategies, and sum to 1', (_, ruleOf) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 30 }), (matrix, population) => {
        const rule = ruleOf(1e6);
        const { stationary } = smallMutation(gameFrom(matrix), { population, rule });
        const turned = gameFrom(matrix.toReversed().map((line) => line.toReversed()));
        const other = smallMutation(turned, { population, rule }).stationary.toReversed();
        expect(stationary.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const [k, share] of stationary.entries()) expect(Math.abs(share - other[k]!)).toBeLessThan(1e-10);
      }),
    );
  });

  it('a strategy twice shares what it had alone; payoffs that all get as much more change nothing', () => {
    const game = gameFrom([
      [1, 5],
      [2, 3],
    ]);
    const rule = fermi(0.3);
    const { fixation } = smallMutation(game, { population: 50, rule });
    const shifted = smallMutation(
      gameFrom([
        [1001, 1005],
        [1002, 1003],
      ]),
      { population: 50, rule },
    );
    expect(shifted.fixation![0]![1]! / fixation![0]![1]!).toBeCloseTo(1, 10);
    const twice = smallMutation(
      gameFrom([
        [1, 5, 5],
        [2, 3, 3],
        [2, 3, 3],
      ]),
      { population: 50, rule },
    ).stationary;
    expect(twice[1]! / twice[2]!).toBeCloseTo(1, 12);
  });

  it.each(rules)(
    'over all compositions, by %s, is what a long product of transition matrices tends to',
    (_, ruleOf) => {
      const game = gameFrom([
        [1, 4, 0.5],
        [0.2, 2, 3],
        [3, 1, 1.5],
      ]);
      const population = 5;
      const { states } = fullChain(game, { population, rule: ruleOf(2), mutation: 0.05 });
      const index = new Map(states.map(({ counts }, k) => [counts.join(), k]));
      let shares = states.map(() => 1 / states.length);
      const payoffsOf = (counts: readonly number[]) =>
        counts.map((own, k) =>
          own === 0 ? 0 : counts.reduce((sum, n, l) => sum + (n - (k === l ? 1 : 0)) * game.payoffs[k * 3 + l]!, 0) / 4,
        );
      for (let step = 0; step < 1500; step++) {
        const next = states.map(() => 0);
        for (const [k, { counts }] of states.entries()) {
          const moves = new Float64Array(9);
          ruleOf(2).moves(counts, payoffsOf(counts), 0.05, moves);
          let stay = 1;
          for (let from = 0; from < 3; from++)
            for (let to = 0; to < 3; to++) {
              const probability = from === to ? 0 : moves[from * 3 + to]!;
              if (probability === 0) continue;
              const after = counts.map((n, l) => n + (l === to ? 1 : 0) - (l === from ? 1 : 0));
              next[index.get(after.join())!]! += shares[k]! * probability;
              stay -= probability;
            }
          next[k]! += shares[k]! * stay;
        }
        shares = next;
      }
      for (const [k, { probability }] of states.entries())
        expect(Math.abs(probability - shares[k]!)).toBeLessThan(1e-12);
    },
  );

  it('over all compositions tends to that of rare mutations', () => {
    const game = gameFrom([
      [1, 4, 0.5],
      [0.2, 2, 3],
      [3, 1, 1.5],
    ]);
    const rare = smallMutation(game, { population: 20, rule: fermi(0.5) }).stationary;
    const { stationary, states } = fullChain(game, { population: 20, rule: fermi(0.5), mutation: 1e-9 });
    for (const [k, share] of rare.entries()) expect(Math.abs(stationary[k]! - share)).toBeLessThan(1e-6);
    expect(states.length).toBe(231);
    for (const { drift } of states) expect(Math.abs(drift.reduce((a, b) => a + b))).toBeLessThan(1e-15);
  });

  it('over all compositions holds under selection so strong that whole regions are out of reach of doubles', () => {
    const game = gameFrom([
      [0, 0, 0],
      [0, 1e5, 0],
      [0, 0, 1e5],
    ]);
    const { stationary, complete } = fullChain(game, { population: 30, rule: fermi(1), mutation: 1e-12 });
    expect(complete).toBe(true);
    expect(stationary.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(stationary[1]! / stationary[2]!).toBeCloseTo(1, 9);
  });

  it('with certain mutation and no selection is the same for all strategies', () => {
    for (const [, ruleOf] of rules) {
      const { stationary } = fullChain(
        gameFrom([
          [1, 1],
          [1, 1],
        ]),
        { population: 9, rule: ruleOf(1), mutation: 0.5 },
      );
      for (const share of stationary) expect(share).toBeCloseTo(0.5, 12);
    }
  });

  it('says when there are too many compositions', () => {
    const strategies = ['a', 'b', 'c', 'd', 'e', 'f'];
    const game = populationGame({ strategies, rows: strategies.map(() => strategies.map(() => 1)) });
    const found = fullChain(game, { population: 100, rule: fermi(1), mutation: 0.1 });
    expect(found).toMatchObject({
      complete: false,
      stationary: [],
      reason: expect.stringMatching(/^too many compositions/),
    });
  });
});

describe('gradients of selection', () => {
  it('are k/Z (Z − k)/(Z − 1) tanh(β Δ / 2) for pairwise comparison', () => {
    const matrix = [
      [1, 4],
      [2, 3],
    ];
    const { values } = selectionGradient(gameFrom(matrix), fermi(0.7), 10, 0, 1);
    expect(values).toHaveLength(11);
    for (let k = 0; k <= 10; k++) {
      const difference = ((k - 1) * 1 + (10 - k) * 4 - (k * 2 + (9 - k) * 3)) / 9;
      const expected = (k / 10) * ((10 - k) / 9) * Math.tanh((0.7 * difference) / 2);
      expect(values[k]).toBeCloseTo(expected, 14);
    }
  });

  it('come for every pair when asked for', () => {
    const found = smallMutation(
      gameFrom([
        [1, 2, 3],
        [3, 2, 1],
        [2, 2, 2],
      ]),
      { population: 5, rule: moran(0.1), gradients: true },
    );
    expect(found.gradient!.map(({ mutant, resident }) => mutant + resident)).toEqual(['s0s1', 's0s2', 's1s2']);
  });
});

describe('population games', () => {
  it('come from symmetric games of two players', () => {
    const game = populationOfGame(gameOf(oracleGame('hawk_dove')));
    expect(game.strategies).toHaveLength(2);
    expect(() => populationOfGame(gameOf(oracleGame('matching_pennies')))).toThrow(/expected a symmetric game/);
  });

  it('refuse what makes no sense', () => {
    const game = gameFrom([
      [1, 2],
      [3, 4],
    ]);
    expect(() => populationGame({ strategies: ['a', 'b'], rows: [[1, 2]] })).toThrow(RangeError);
    expect(() => fermi(-1)).toThrow(RangeError);
    expect(() => moran(1.5, 'linear')).toThrow(RangeError);
    expect(() =>
      smallMutation(
        gameFrom([
          [-5, 0],
          [0, 0],
        ]),
        { population: 5, rule: moran(1, 'linear') },
      ),
    ).toThrow(/expected positive fitness/);
    for (const population of [1, 2.5, 1e6, Number.NaN])
      expect(() => smallMutation(game, { population, rule: fermi(1) })).toThrow(RangeError);
    for (const mutation of [0, -1, 1.1, Number.NaN])
      expect(() => fullChain(game, { population: 5, rule: fermi(1), mutation })).toThrow(RangeError);
  });
});
