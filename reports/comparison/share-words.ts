import type { QuotientInterval } from '../../engine/analysis/paired-quotient.ts';
import { SHARES } from '../wording/comparison.ts';

/** Which words stand for which shares: the narrower before the wider. */
const WORDS: readonly { readonly words: string; readonly from: number; readonly to: number }[] = [
  { words: SHARES.nearlyAll, from: 0.9, to: 1.1 },
  { words: SHARES.threeQuarters, from: 0.67, to: 0.83 },
  { words: SHARES.twoThirds, from: 0.58, to: 0.75 },
  { words: SHARES.half, from: 0.42, to: 0.58 },
  { words: SHARES.third, from: 0.25, to: 0.41 },
  { words: SHARES.quarter, from: 0.17, to: 0.33 },
  { words: SHARES.fifth, from: 0.14, to: 0.26 },
  { words: SHARES.tenth, from: 0.05, to: 0.15 },
  { words: SHARES.most, from: 0.5, to: 1.1 },
  { words: SHARES.lessThanHalf, from: 0, to: 0.5 },
];

/** A share in words, only where its whole interval is within what the words mean; else undefined. */
export function shareWords(share: QuotientInterval | undefined): string | undefined {
  if (share === undefined) return undefined;
  const { estimate, lo95, hi95 } = share;
  const fitting = WORDS.filter(({ from, to }) => from <= lo95 && hi95 <= to);
  const narrowest = Math.min(...fitting.map(({ from, to }) => to - from)) + 0.02;
  const near = ({ from, to }: (typeof WORDS)[number]): number => Math.abs(estimate - (from + to) / 2);
  const [best] = fitting.filter(({ from, to }) => to - from <= narrowest).toSorted((a, b) => near(a) - near(b));
  return best?.words;
}
