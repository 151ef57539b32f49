import { student975 } from '../../engine/analysis/mean-interval.ts';
import { pairedProportions } from '../../engine/analysis/paired-proportions.ts';
import { countPairs } from '../../engine/analysis/pairs.ts';
import type { Contrast } from './contrast.ts';
import type { Sums } from './sums.ts';

/** What arms differ by at one point, from runs that met the same chances in all of them. */
export type Effect = {
  /** NaN where an arm has no such number in any run. */
  readonly estimate: number;
  readonly standardError: number;
  /** Half of the 95 % interval, about `centre`. */
  readonly centre: number;
  readonly half95: number;
  /** Runs of which all arms have a number. */
  readonly n: number;
  /** Of each arm, over those runs. */
  readonly levels: ReadonlyMap<string, number>;
};

type Question = {
  readonly contrast: Contrast;
  /** The arm by whose level the difference is divided. */
  readonly relative: string | undefined;
  /** Whether the output is yes or no in each run. */
  readonly isShare: boolean;
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The runs that count, of each arm. */
const complete = (arms: ReadonlyMap<string, Sums>, isLeftOut: (run: number) => boolean): readonly number[] => {
  const all = [...arms.values()];
  const runs = all[0]?.above.length ?? 0;
  return Array.from({ length: runs }, (_, run) => run).filter(
    (run) => !isLeftOut(run) && all.every(({ above, below }) => !Number.isNaN(above[run]) && !Number.isNaN(below[run])),
  );
};

/** Pairs of yes and no: the interval of Bonett and Price holds where differences are rare. */
const shareEffect = (from: Sums, to: Sums, runs: readonly number[]) => {
  const of = ({ above }: Sums): readonly number[] => runs.map((run) => above[run] as number);
  const { variance } = pairedProportions(countPairs(of(from), of(to)));
  return Math.sqrt(variance / (runs.length + 2));
};

/**
 * A contrast of arms at one point: E = Σ w_k R_k + c with R = Σx / Σy, divided by the level of an arm where the question
 * is relative, and its standard error by the delta method over runs:
 *
 *     z = Σ w_k (x_k − R_k y_kr) / ȳ_k,  s.e. = sd(z) / √n
 *
 * With y = 1 these are means over runs, and z their paired difference.
 *
 * @param arms those that the question names, as many runs each
 * @param isLeftOut runs that do not count, in any arm
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, chapter 6.
 */
export const effectOf = (
  arms: ReadonlyMap<string, Sums>,
  { contrast, relative, isShare }: Question,
  isLeftOut: (run: number) => boolean,
): Effect => {
  const runs = complete(arms, isLeftOut);
  const n = runs.length;
  const mean = (values: Float64Array): number => total(runs.map((run) => values[run] as number)) / n;
  const below = new Map([...arms].map(([arm, sums]) => [arm, mean(sums.below)]));
  const levels = new Map([...arms].map(([arm, sums]) => [arm, mean(sums.above) / (below.get(arm) as number)]));
  const difference =
    contrast.constant + total([...contrast.weights].map(([arm, weight]) => weight * (levels.get(arm) as number)));
  const divisor = relative === undefined ? 1 : (levels.get(relative) as number);
  const estimate = difference / divisor;
  const weights = new Map(contrast.weights);
  if (relative !== undefined) weights.set(relative, (weights.get(relative) ?? 0) - estimate);
  const deviations = runs.map((run) =>
    total(
      [...weights].map(([arm, weight]) => {
        const { above, below: under } = arms.get(arm) as Sums;
        const residual = (above[run] as number) - (levels.get(arm) as number) * (under[run] as number);
        return (weight * residual) / (below.get(arm) as number) / divisor;
      }),
    ),
  );
  const spread = Math.sqrt(total(deviations.map((value) => value * value)) / (n - 1) / n);
  const [from, to, ...others] = [...contrast.weights].sort(([, a], [, b]) => a - b);
  const isPlain = isShare && relative === undefined && from?.[1] === -1 && to?.[1] === 1 && others.length === 0;
  const standardError = isPlain ? shareEffect(arms.get(from[0]) as Sums, arms.get(to[0]) as Sums, runs) : spread;
  // Bonett and Price add one pair to each side, which draws the middle towards no difference.
  const centre = isPlain ? contrast.constant + ((estimate - contrast.constant) * n) / (n + 2) : estimate;
  return {
    estimate,
    standardError,
    centre,
    half95: n < 2 ? Number.POSITIVE_INFINITY : student975(n - 1) * standardError,
    n,
    levels,
  };
};
