import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatRational } from '../../engine/games/exact/format-rational.ts';
import {
  add,
  compare,
  larger,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from '../../engine/games/exact/rational.ts';
import { exactGame } from '../../engine/games/game.ts';
import { type InspectionStage, inspectionGame, inspectionValue } from '../../engine/games/inspection.ts';
import { solveLinear } from '../../engine/games/linear/lexicographic-simplex.ts';
import { solveZeroSum } from '../../engine/games/zero-sum.ts';
import * as fc from '../properties/seeded.ts';

interface Row {
  readonly b: number;
  readonly n: number;
  readonly m: number;
  readonly value: string;
}

const rows: readonly Row[] = JSON.parse(readFileSync(new URL('../oracles/inspection.json', import.meta.url), 'utf8'));

const whole = (x: number): Rational => rational(BigInt(x));
const text = formatRational;

/** The 2 × 2 game of a stage, with what follows as payoffs; the inspector inspects or not, the inspectee complies or acts. */
const stageGame = (inspected: InspectionStage, spared: InspectionStage, penalty: Rational) => {
  const inspector = [negate(inspected.inspectee), penalty, negate(spared.inspectee), negate(ONE)];
  return exactGame({
    players: ['inspector', 'inspectee'],
    actions: [
      ['inspect', 'spare'],
      ['comply', 'act'],
    ],
    payoffs: [inspector, [inspector[0]!, inspector[2]!, inspector[1]!, inspector[3]!].map(negate)],
  });
};

const fractions = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 100 }))
  .map(([a, b]) => rational(BigInt(a), BigInt(b)));

describe('inspectionGame', () => {
  it(`has the published values, by recursion and by closed form (${rows.length} rows)`, () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const { b, n, m, value } of rows) {
      const parts = { periods: n, inspections: m, penalty: whole(b) };
      expect(text(inspectionGame(parts).start.inspector), `I(${n}, ${m}), b = ${b}`).toBe(value);
      expect(text(inspectionValue(parts))).toBe(value);
    }
  });

  it('is the closed form for any penalty', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 16 }),
        fractions,
        (periods, inspections, penalty) => {
          const parts = { periods, inspections, penalty };
          expect(text(inspectionGame(parts).start.inspector)).toBe(text(inspectionValue(parts)));
        },
      ),
    );
  });

  it('plays at every stage the only equilibrium of the 2 × 2 game, as the linear program finds it', () => {
    for (const penalty of [rational(1n, 3n), ONE, whole(7)]) {
      const { stages } = inspectionGame({ periods: 7, inspections: 5, penalty });
      for (let n = 2; n <= 7; n++) {
        for (let m = 1; m < Math.min(n, 6); m++) {
          const stage = stages[n]![m]!;
          const solution = solveZeroSum(stageGame(stages[n - 1]![m - 1]!, stages[n - 1]![m]!, penalty));
          if (!('values' in solution)) throw new Error(solution.reason);
          expect(solution.optimal.map((vertices) => vertices.map((row) => row.map(text)))).toEqual([
            [[text(stage.inspect), text(add(ONE, negate(stage.inspect)))]],
            [[text(add(ONE, negate(stage.act))), text(stage.act)]],
          ]);
          expect(solution.values.map(text)).toEqual([text(stage.inspector), text(stage.inspectee)]);
        }
      }
    }
  });

  it('2 periods, 1 inspection, b = 1: inspects at first with 1/3, acts with 1/3', () => {
    // I' = I(1, 0) = −1, I'' = I(1, 1) = 0: p = 1/3, q = 1/3.
    const { start, leadership } = inspectionGame({ periods: 2, inspections: 1, penalty: ONE });
    expect([start.inspect, start.act, start.inspector, start.inspectee].map(text)).toEqual([
      '1/3',
      '1/3',
      '-1/3',
      '1/3',
    ]);
    // Caught in period 1 with 1/9; else, with 2/3: inspected (1/3), so he acts unseen; spared, so he complies.
    expect([start.caught, start.acts].map(text)).toEqual(['1/9', '5/9']);
    expect(text(leadership.gain)).toBe('0');
  });

  it('payoffs are those of the probabilities of acting and of being caught', () => {
    const parts = { periods: 9, inspections: 4, penalty: rational(5n, 2n), cost: rational(1n, 2n) };
    const { start, stages } = inspectionGame(parts);
    const unseen = add(start.acts, negate(start.caught));
    expect(text(start.inspectee)).toBe(text(add(unseen, multiply(negate(parts.penalty), start.caught))));
    expect(text(start.inspector)).toBe(text(negate(add(unseen, multiply(parts.cost, start.caught)))));
    for (const { inspect, act } of stages.flat()) {
      for (const probability of [inspect, act]) {
        expect(compare(probability, ZERO) >= 0 && compare(probability, ONE) <= 0).toBe(true);
      }
    }
  });

  it.each([
    [{ periods: -1, inspections: 0, penalty: ONE }],
    [{ periods: 1.5, inspections: 0, penalty: ONE }],
    [{ periods: 101, inspections: 0, penalty: ONE }],
    [{ periods: 3, inspections: Number.NaN, penalty: ONE }],
    [{ periods: 3, inspections: 1, penalty: negate(ONE) }],
    [{ periods: 3, inspections: 1, penalty: ONE, cost: ONE }],
  ])('refuses %o', (parts) => expect(() => inspectionGame(parts)).toThrow(RangeError));

  it('ends at the edges: no periods, no inspections, enough of them', () => {
    const value = (periods: number, inspections: number) =>
      text(inspectionGame({ periods, inspections, penalty: ONE }).start.inspector);
    expect([value(0, 0), value(0, 3), value(4, 0), value(4, 4), value(4, 9)]).toEqual(['0', '0', '-1', '0', '0']);
  });
});

describe('leadership', () => {
  it('no plan of the inspectee gains against the schedule, and compliance while it lasts is among the best', () => {
    const penalty = rational(3n, 2n);
    const { stages, leadership } = inspectionGame({ periods: 8, inspections: 3, penalty });
    // What the inspectee gets at best from each stage on, against the inspector's p; and what compliance gets him.
    const best: Rational[][] = [];
    const comply: Rational[][] = [];
    for (const [n, row] of stages.entries()) {
      best.push(
        row.map(({ inspect: p }, m) => {
          if (n === 0) return ZERO;
          const act = add(multiply(p, negate(penalty)), add(ONE, negate(p)));
          const after = [best[n - 1]![Math.max(m - 1, 0)]!, best[n - 1]![m]!];
          return larger(act, add(multiply(p, after[0]!), multiply(add(ONE, negate(p)), after[1]!)));
        }),
      );
      comply.push(
        row.map(({ inspect: p }, m) => {
          if (n === 0 || m >= n) return ZERO;
          if (m === 0) return ONE;
          return add(multiply(p, comply[n - 1]![m - 1]!), multiply(add(ONE, negate(p)), comply[n - 1]![m]!));
        }),
      );
    }
    expect(text(best[8]![3]!)).toBe(text(leadership.inspectee));
    expect(text(comply[8]![3]!)).toBe(text(leadership.acts));
    expect(text(leadership.inspector)).toBe(text(negate(leadership.acts)));
  });

  // 3 periods, 1 inspection, in the period s. A plan of the inspectee: at period 1 act or not; then, knowing whether it was
  // inspected, the period to act in, 4 for never. The inspector's best commitment by one linear program per plan (Conitzer
  // & Sandholm 2006), which knows nothing of recursion.
  it('is the best commitment there is: 3 periods, 1 inspection', () => {
    const penalty = rational(4n, 3n);
    const cost = rational(1n, 2n);
    const plans: ((inspection: number) => number)[] = [() => 1];
    for (const after1 of [2, 3, 4]) {
      plans.push((s) => (s === 1 ? after1 : 2));
      for (const after2 of [3, 4]) for (const spared of [3, 4]) plans.push((s) => [after1, after2, spared][s - 1]!);
    }
    const inspectee = (plan: number, s: number): Rational => {
      const period = plans[plan]!(s);
      return period === 4 ? ZERO : period === s ? negate(penalty) : ONE;
    };
    const inspector = (plan: number, s: number): Rational => {
      const period = plans[plan]!(s);
      return period === 4 ? ZERO : negate(period === s ? cost : ONE);
    };
    const schedule = [1, 2, 3];
    const values = plans.flatMap((_, plan) => {
      const solution = solveLinear({
        objective: schedule.map((s) => add(ONE, inspector(plan, s))),
        rows: [
          ...plans.map((_, other) => ({
            coefficients: schedule.map((s) => add(inspectee(plan, s), negate(inspectee(other, s)))),
            relation: '>=' as const,
            bound: ZERO,
          })),
          { coefficients: schedule.map(() => ONE), relation: '=' as const, bound: ONE },
        ],
      });
      return solution.status === 'optimal' ? [add(solution.value, negate(ONE))] : [];
    });
    const { leadership, start } = inspectionGame({ periods: 3, inspections: 1, penalty, cost });
    expect(text(values.reduce(larger))).toBe(text(leadership.inspector));
    expect(compare(leadership.inspector, start.inspector)).toBe(1);
    expect(text(leadership.gain)).toBe(text(add(leadership.inspector, negate(start.inspector))));
  });

  it('is worth more the less the inspector likes to catch, and nothing when all is zero-sum', () => {
    const gain = (cost?: Rational): Rational =>
      inspectionGame({ periods: 6, inspections: 2, penalty: ONE, ...(cost === undefined ? {} : { cost }) }).leadership
        .gain;
    const gains = [gain(), gain(ZERO), gain(rational(1n, 2n)), gain(rational(9n, 10n))];
    expect(text(gains[0]!)).toBe('0');
    for (let k = 1; k < gains.length; k++) expect(compare(gains[k]!, gains[k - 1]!)).toBe(1);
  });
});
