// ∫ f by Gauss–Legendre rules of ten nodes; an interval is halved until the rule and the sum over its halves agree.
// Budget: cells in all; what is left is taken as it is, and said.

import { gaussRule, type Rule } from './legendre.ts';

const rule: Rule = gaussRule(10);

/** The rule on one interval. */
export const gauss = (f: (x: number) => number, from: number, to: number): number => {
  let sum = 0;
  for (const [place, node] of rule.nodes.entries()) sum += rule.weights[place]! * f(from + (to - from) * node);
  return (to - from) * sum;
};

/** Relative to 1 + |∫|; a rule of ten nodes that agrees so far is better by orders. */
const TOLERANCE = 1e-13;
const MOST_DEPTH = 40;

/**
 * ∫ of f from `from` to `to`, for f smooth but at a few points.
 *
 * @param scale how large the integral may be; its rounding is no reason to refine
 */
export const integrate = (f: (x: number) => number, from: number, to: number, scale = 1): number => {
  const refine = (left: number, right: number, whole: number, depth: number): number => {
    const middle = (left + right) / 2;
    const lower = gauss(f, left, middle);
    const upper = gauss(f, middle, right);
    const better = lower + upper;
    if (depth >= MOST_DEPTH || Math.abs(better - whole) <= TOLERANCE * (scale + Math.abs(better))) return better;
    return refine(left, middle, lower, depth + 1) + refine(middle, right, upper, depth + 1);
  };
  if (!(from < to)) return 0;
  return refine(from, to, gauss(f, from, to), 0);
};
