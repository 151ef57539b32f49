// Recursive inspection games: n periods, m inspections, one act that is forbidden.
//
// Definitions. In each period the inspector inspects or not, as long as he has inspections left, and the inspectee, who
// sees past inspections, complies or acts; he acts once at most. An act in a period without inspection pays the inspector
// −1 and the inspectee 1; one that is caught pays the inspectee −b (b ≥ 0) and the inspector b, so that all is zero-sum,
// unless a cost −a of a caught act is given (a < 1: catching beats missing). Compliance to the end pays 0.
//
// With I' = I(n−1, m−1) and I'' = I(n−1, m) for what follows an inspection and none:
//
//     I(n, 0) = −1 (n ≥ 1),   I(n, m) = 0 (m ≥ n),   I(n, m) = (I' + b I'') / (1 + b + I'' − I')
//     I(n, m) = −C(n−1, m) / Σ_{i ≤ m} C(n, i) b^{m−i}
//
// The inspector inspects with probability p = (1 + I'') / (1 + b + I'' − I'), which leaves the inspectee indifferent, and
// the inspectee acts with probability q = (J'' − J') / (1 − a + J'' − J'), which leaves the inspector indifferent; J is
// what the inspector gets, the same recursion with −a for b (so J = I where a = −b).
//
// Leadership. An inspector who can commit himself to that schedule, and is seen to, makes the inspectee comply as long as
// inspections are left, for he is indifferent; he acts when they have run out. The inspector then gets I(n, m), however
// little a caught act is worth to him: commitment is worth I − J ≥ 0.
//
// Cost: n · m rationals whose digits grow with n.
//
// Sources: Dresher, M. (1962), "A sampling inspection problem in arms control agreements: a game-theoretic analysis", RAND
// RM-2972; Maschler, M. (1966), "A price leadership method for solving the inspector's non-constant-sum game", Naval
// Research Logistics Quarterly 13; von Stengel, B. (2016), "Recursive inspection games", Mathematics of Operations Research
// 41.

import {
  add,
  compare,
  divide,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from './exact/rational.ts';

/** Most periods: the table of stages has one entry per period and inspection, and 100 by 50 take seconds. */
export const MOST_PERIODS = 100;

export interface InspectionParts {
  /** n, a whole number from 0 to 100. */
  readonly periods: number;
  /** m, a whole number from 0; more than n are as good as n. */
  readonly inspections: number;
  /** b: what a caught act costs the inspectee, where an undetected one gains him 1. At least 0. */
  readonly penalty: Rational;
  /** a: what a caught act costs the inspector, where an undetected one costs him 1. Below 1; −b where left out. */
  readonly cost?: Rational;
}

/** What happens with so many periods and inspections left, from here to the end. */
export interface InspectionStage {
  readonly periods: number;
  readonly inspections: number;
  /** p: probability of an inspection in the first of these periods. */
  readonly inspect: Rational;
  /** q: probability that the inspectee acts in it, when both decide at once. */
  readonly act: Rational;
  /** J: what the inspector gets. */
  readonly inspector: Rational;
  /** What the inspectee gets, −I. */
  readonly inspectee: Rational;
  /** Probability that he acts at all. */
  readonly acts: Rational;
  /** Probability that he acts and is caught. */
  readonly caught: Rational;
}

export interface InspectionSolution {
  /** The whole game: all periods, all inspections. */
  readonly start: InspectionStage;
  /** `stages[periods][inspections]`, 0 … n by 0 … min(n, m). */
  readonly stages: readonly (readonly InspectionStage[])[];
  /** The inspector commits himself to the same schedule; the inspectee complies while inspections are left. */
  readonly leadership: {
    /** I(n, m): what the inspector gets. */
    readonly inspector: Rational;
    /** What the inspectee gets. */
    readonly inspectee: Rational;
    /** Probability that the inspections run out too early, and he acts. */
    readonly acts: Rational;
    /** What commitment is worth to the inspector. */
    readonly gain: Rational;
  };
}

const checkParts = ({ periods, inspections, penalty, cost }: InspectionParts): void => {
  for (const [name, count] of Object.entries({ periods, inspections })) {
    if (!Number.isSafeInteger(count) || count < 0 || (name === 'periods' && count > MOST_PERIODS)) {
      throw new RangeError(`inspectionGame: expected a whole number of ${name}, 0 to ${MOST_PERIODS}, got ${count}`);
    }
  }
  if (penalty.numerator < 0n)
    throw new RangeError('inspectionGame: expected a penalty of at least 0, got a negative one');
  if (cost !== undefined && compare(cost, ONE) >= 0) {
    throw new RangeError('inspectionGame: expected a caught act to cost the inspector less than 1, an undetected one');
  }
};

const ended = (periods: number, inspections: number, acts: Rational): InspectionStage => ({
  periods,
  inspections,
  inspect: acts.numerator === 0n && periods > 0 ? ONE : ZERO,
  act: acts,
  inspector: negate(acts),
  inspectee: acts,
  acts,
  caught: ZERO,
});

/** share · first + (1 − share) · second. */
const mix = (share: Rational, first: Rational, second: Rational): Rational =>
  add(multiply(share, first), multiply(subtract(ONE, share), second));

const stageFrom = (
  inspected: InspectionStage,
  spared: InspectionStage,
  penalty: Rational,
  cost: Rational,
): InspectionStage => {
  const evasion = subtract(ONE, spared.inspectee);
  const inspect = divide(evasion, add(evasion, add(penalty, inspected.inspectee)));
  const loss = subtract(spared.inspector, inspected.inspector);
  const act = divide(loss, add(loss, subtract(ONE, cost)));
  return {
    periods: spared.periods + 1,
    inspections: spared.inspections,
    inspect,
    act,
    inspector: mix(act, negate(ONE), spared.inspector),
    inspectee: mix(inspect, inspected.inspectee, spared.inspectee),
    acts: mix(act, ONE, mix(inspect, inspected.acts, spared.acts)),
    caught: mix(act, inspect, mix(inspect, inspected.caught, spared.caught)),
  };
};

/**
 * Solves a recursive inspection game exactly, from the last period backwards.
 *
 * @returns strategies and values at every stage, and what the inspector gains by committing himself
 * @throws RangeError when a part is out of its range
 */
export const inspectionGame = (parts: InspectionParts): InspectionSolution => {
  checkParts(parts);
  const { periods, penalty, cost = negate(penalty) } = parts;
  const most = Math.min(parts.inspections, periods);
  const stages: InspectionStage[][] = [];
  for (let left = 0; left <= periods; left++) {
    const row: InspectionStage[] = [];
    for (let inspections = 0; inspections <= most; inspections++) {
      if (inspections >= left) row.push(ended(left, inspections, ZERO));
      else if (inspections === 0) row.push(ended(left, 0, ONE));
      else row.push(stageFrom(stages[left - 1]![inspections - 1]!, stages[left - 1]![inspections]!, penalty, cost));
    }
    stages.push(row);
  }
  const start = stages[periods]![most]!;
  const committed = negate(start.inspectee);
  return {
    start,
    stages,
    leadership: {
      inspector: committed,
      inspectee: start.inspectee,
      acts: start.inspectee,
      gain: subtract(committed, start.inspector),
    },
  };
};

const binomial = (n: number, k: number): bigint => {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return k > n ? 0n : result;
};

/** I(n, m) by its closed form (von Stengel 2016); 0 where there are no periods. */
export const inspectionValue = ({ periods, inspections, penalty }: InspectionParts): Rational => {
  checkParts({ periods, inspections, penalty });
  if (inspections >= periods) return ZERO;
  let sum = ZERO;
  let power = ONE;
  for (let i = inspections; i >= 0; i--) {
    sum = add(sum, multiply(rational(binomial(periods, i)), power));
    power = multiply(power, penalty);
  }
  return divide(rational(-binomial(periods - 1, inspections)), sum);
};
