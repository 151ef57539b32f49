import type { PairedDifference } from '../../analysis/paired-difference.ts';
import { pairedMeans, type ValueMoments } from '../../analysis/paired-means.ts';
import { type PairCounts, pairedProportions } from '../../analysis/paired-proportions.ts';
import { mergedRatioMoments, noRatioPairs, pairedRatios, ratioMomentsOf } from '../../analysis/paired-ratios.ts';
import { countPairs, momentsOfPairs } from '../../analysis/pairs.ts';
import type { Kind, Values } from './arm-runs.ts';

/** A paired difference with the two numbers that it is of, over the same pairs. */
export type FoldedDifference = PairedDifference & {
  readonly inBaseline: number;
  readonly inArm: number;
  /** Of shares: that of the pairs in which the arms do not agree. */
  readonly discordant?: number;
};

/** Takes the same runs of both arms, group after group. */
export type PairFold = {
  readonly add: (baseline: Values, arm: Values) => void;
  readonly finish: () => FoldedDifference;
};

const only = ([values = new Float64Array()]: Values): Float64Array => values;

const foldShares = (): PairFold => {
  let total: PairCounts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  return {
    add: (baseline, arm) => {
      const some = countPairs(only(baseline), only(arm));
      total = {
        both: total.both + some.both,
        onlyA: total.onlyA + some.onlyA,
        onlyB: total.onlyB + some.onlyB,
        neither: total.neither + some.neither,
      };
    },
    finish: () => {
      const difference = pairedProportions(total);
      const { n } = difference;
      return {
        ...difference,
        inBaseline: (total.both + total.onlyA) / n,
        inArm: (total.both + total.onlyB) / n,
        discordant: (total.onlyA + total.onlyB) / n,
      };
    },
  };
};

/** Source: Chan, Golub and LeVeque 1983, doi 10.1080/00031305.1983.10483115, equations 2.1. */
const merged = (a: ValueMoments, b: ValueMoments): ValueMoments => {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a;
  const n = a.n + b.n;
  const delta = b.mean - a.mean;
  return { n, mean: a.mean + (delta * b.n) / n, m2: a.m2 + b.m2 + (delta * delta * a.n * b.n) / n };
};

const NONE: ValueMoments = { n: 0, mean: 0, m2: 0 };

const foldMeans = (): PairFold => {
  let total = { difference: NONE, a: NONE, b: NONE };
  return {
    add: (baseline, arm) => {
      const { difference, a, b } = momentsOfPairs(only(baseline), only(arm));
      total = { difference: merged(total.difference, difference), a: merged(total.a, a), b: merged(total.b, b) };
    },
    finish: () => {
      const isKnown = total.difference.n > 0;
      const [inBaseline, inArm] = isKnown ? [total.a.mean, total.b.mean] : [Number.NaN, Number.NaN];
      return { ...pairedMeans(total), inBaseline, inArm };
    },
  };
};

const foldRatios = (): PairFold => {
  let total = noRatioPairs();
  return {
    add: (baseline, arm) => {
      total = mergedRatioMoments(total, ratioMomentsOf([...baseline, ...arm]));
    },
    finish: () => {
      const [xa = 0, ya = 0, xb = 0, yb = 0] = total.means;
      return { ...pairedRatios(total), inBaseline: xa / ya, inArm: xb / yb };
    },
  };
};

export const createPairFold = (kind: Kind): PairFold => {
  if (kind === 'pooled') return foldRatios();
  return kind === 'mean' ? foldMeans() : foldShares();
};
