// Intervals of a paired difference of shares that pairedProportions was chosen from.

import { pairedProportions } from '../../../engine/analysis/paired-proportions.ts';
import { wilson, Z95 } from '../../../engine/analysis/wilson.ts';
import type { Interval } from './interval.ts';

export type Discordant = { readonly onlyA: number; readonly onlyB: number; readonly n: number };
export type PairedMethod = (counts: Discordant) => Interval;

/** Wald's interval after `added` pairs a discordant cell; `added` = ½ is Agresti and Min 2005. */
const wald =
  (added: number): PairedMethod =>
  ({ onlyA, onlyB, n }) => {
    const total = n + (added > 0 ? 2 : 0);
    const centre = (onlyB - onlyA) / total;
    const half = Z95 * Math.sqrt(((onlyA + onlyB + 2 * added) / total - centre * centre) / total);
    return { estimate: (onlyB - onlyA) / n, lo95: centre - half, hi95: centre + half };
  };

/** Score statistic of the hypothesis p_b − p_a = difference; falls with the difference. Tango 1998. */
const score = ({ onlyA, onlyB, n }: Discordant, difference: number): number => {
  const b = -onlyA - onlyB + (2 * n - onlyB + onlyA) * difference;
  const c = -onlyA * difference * (1 - difference);
  const ofA = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
  const variance = n * (2 * ofA + difference * (1 - difference));
  const excess = onlyB - onlyA - n * difference;
  return variance > 0 ? excess / Math.sqrt(variance) : Math.sign(excess) * Number.POSITIVE_INFINITY;
};

const crossing = (counts: Discordant, level: number, from: number, to: number): number => {
  let [lo, hi] = [from, to];
  for (let step = 0; step < 40; step++) {
    const middle = (lo + hi) / 2;
    if (score(counts, middle) > level) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
};

export const tango: PairedMethod = (counts) => {
  const estimate = (counts.onlyB - counts.onlyA) / counts.n;
  return {
    estimate,
    lo95: estimate <= -1 ? -1 : crossing(counts, Z95, -1, estimate),
    hi95: estimate >= 1 ? 1 : crossing(counts, -Z95, estimate, 1),
  };
};

export const bonettPrice: PairedMethod = ({ onlyA, onlyB, n }) =>
  pairedProportions({ both: 0, onlyA, onlyB, neither: n - onlyA - onlyB });

export const rivals: Readonly<Record<string, PairedMethod>> = {
  'Bonett and Price 2012': bonettPrice,
  'Tango 1998': tango,
  'Agresti and Min 2005': wald(0.5),
  Wald: wald(0),
};

const correlation = (both: number, onlyA: number, onlyB: number, neither: number): number => {
  const margins = (both + onlyB) * (onlyA + neither) * (both + onlyA) * (onlyB + neither);
  if (margins === 0) return 0;
  const product = both * neither - onlyA * onlyB;
  const half = (both + onlyA + onlyB + neither) / 2;
  return (product > half ? product - half : Math.min(product, 0)) / Math.sqrt(margins);
};

/** Newcombe 1998, method 10: Wilson's intervals of both arms, put together with their correlation. */
export const newcombe = ({ onlyA, onlyB, n }: Discordant, both: number): Interval => {
  const ofA = wilson(both + onlyA, n);
  const ofB = wilson(both + onlyB, n);
  const phi = correlation(both, onlyA, onlyB, n - both - onlyA - onlyB);
  const side = (one: number, other: number): number => Math.sqrt(one * one - 2 * phi * one * other + other * other);
  const estimate = (onlyB - onlyA) / n;
  return {
    estimate,
    lo95: estimate - side(ofB.estimate - ofB.lo, ofA.hi - ofA.estimate),
    hi95: estimate + side(ofB.hi - ofB.estimate, ofA.estimate - ofA.lo),
  };
};
