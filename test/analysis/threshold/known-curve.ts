import type { Comparison, Condition } from '../../../engine/analysis/condition.ts';
import type { ConditionName } from '../../../engine/analysis/condition-names.ts';
import type { Quantity } from '../../../engine/analysis/judge-condition.ts';
import { type Verdict, verdictOf } from '../../../engine/analysis/threshold/verdict.ts';
import type { Wording } from '../../../engine/analysis/threshold/verdict-words.ts';
import { wilson } from '../../../engine/analysis/wilson.ts';
import { seedKey } from '../../../engine/run/random/key.ts';
import { nameHash } from '../../../engine/run/random/name-hash.ts';
import { perRunUniform } from '../../../engine/run/random/stream.ts';

export const named = (key: string): ConditionName => ({ key, parts: [key], kind: 'share', isShare: true });

export const comparison = (key: string, operator: Comparison['operator'], bound: number): Comparison => ({
  ...{ kind: 'comparison', text: `${key} ${operator} ${bound}`, name: named(key), operator, bound },
});

export const shareOf = (count: number, n: number): Quantity => {
  const { estimate, lo, hi } = wilson(count, n);
  return { estimate, lo95: lo, hi95: hi, n, count };
};

/** A number with an interval of ± half around it. */
export const around = (estimate: number, half: number): Quantity => ({
  ...{ estimate, lo95: estimate - half, hi95: estimate + half, n: 1000 },
});

export const nothing: Quantity = { estimate: Number.NaN, lo95: -Infinity, hi95: Infinity, n: 0 };

/** `held >= bound` (or another condition) of one number. */
export const judged = (quantity: Quantity, condition: number | Condition = 0.5): Verdict =>
  verdictOf(typeof condition === 'number' ? comparison('held', '>=', condition) : condition, () => quantity);

/**
 * A batch with common random numbers whose runs are yes or no: run r holds where its own uniform number is below p(x).
 *
 * @returns the share of its n runs that hold, for any x
 */
export const bernoulliRuns = (seed: string, n: number, p: (x: number) => number): ((x: number) => Quantity) => {
  const key = seedKey(seed);
  const name = nameHash('draw/held');
  const uniforms = Float64Array.from({ length: n }, (_, run) => perRunUniform(key, run, name)).sort();
  return (x) => {
    const share = p(x);
    const above = uniforms.findIndex((uniform) => uniform >= share);
    return shareOf(above < 0 ? n : above, n);
  };
};

/** Answers rounds one value after another, and keeps what was asked. */
export const recorded = <X, V>(answer: (x: X) => V) => {
  const rounds: (readonly X[])[] = [];
  const playAll = async (values: readonly X[]): Promise<readonly V[]> => {
    rounds.push(values);
    return values.map(answer);
  };
  return { rounds, playAll };
};

const rounded = (x: number): string => String(Number(x.toFixed(2)));

const percent = (x: number): string => String(Math.round(100 * x));

export const plainWording: Wording = {
  value: (_, value) => (typeof value === 'number' ? rounded(value) : value),
  range: (_, lo, hi) => `${rounded(lo)}–${rounded(hi)}`,
  quantity: ({ quantity: { estimate, lo95, hi95 } }) => `${percent(estimate)} % (${percent(lo95)}–${percent(hi95)} %)`,
  share: (share) => `${percent(share)} %`,
};
