import { formatNumber } from '../format.ts';
import type { ComparedQuantity, Difference, ScenarioFacts } from '../results.ts';
import { decimalsFor } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { NUMBERS } from '../wording/comparison.ts';
import { fromTo } from '../wording/lists.ts';
import { isClear } from './standing.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;
type Interval = Pick<Difference, 'lo95' | 'hi95'>;

/** More decimals say nothing that a difference of shares could carry. */
const MOST_DECIMALS = 3;

/** Decimals for percentage points: none, unless the interval is so narrow that whole points would hide it or its side. */
export function pointDecimals({ lo95, hi95 }: Interval): number {
  const width = 100 * (hi95 - lo95);
  const nearest = 100 * Math.min(Math.abs(lo95), Math.abs(hi95));
  let decimals = 0;
  for (let unit = 1; decimals < MOST_DECIMALS; unit /= 10) {
    const hidesSide = isClear({ lo95, hi95 }) && nearest < unit / 2;
    if (width >= 2 * unit && !hidesSide) break;
    decimals += 1;
  }
  return decimals;
}

/** By what differences are multiplied to be told: shares are told in percentage points. */
export function scaleOf({ isShare }: Pick<ComparedQuantity, 'isShare'>): number {
  return isShare ? 100 : 1;
}

/** ` points`, ` OOM year`, or nothing. */
export function differenceUnit(quantity: ComparedQuantity, clock: Clock): string {
  return quantity.isShare ? NUMBERS.points : behind(quantity.unit, clock);
}

function decimalsIn({ isShare }: ComparedQuantity, difference: Difference): number {
  if (isShare) return pointDecimals(difference);
  const { estimate, lo95, hi95 } = difference;
  const size = Math.max(...[estimate, lo95, hi95].filter(Number.isFinite).map(Math.abs));
  const wanted = decimalsFor(difference);
  // Nothing of a large number hangs on its decimals.
  return size >= 1000 ? 0 : wanted;
}

/** `+3`, `−12`, `0` */
export function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A difference and the ends of its interval as texts, all with the same decimals, without their unit. */
export type DifferenceTexts = { readonly value: string; readonly range: string | undefined };

/** `−11` and `−14 to −6`; no range where there is none. */
export function differenceTexts(quantity: ComparedQuantity, difference: Difference): DifferenceTexts {
  const by = scaleOf(quantity);
  const decimals = decimalsIn(quantity, difference);
  const { estimate, lo95, hi95 } = difference;
  const text = (value: number): string => signed(by * value, decimals);
  const isKnown = Number.isFinite(lo95) && Number.isFinite(hi95) && lo95 < hi95;
  return { value: text(estimate), range: isKnown ? fromTo(text(lo95), text(hi95)) : undefined };
}

/** The same of what is less in the arm: `11` and `6–14`, or `−2 to 5` where the ends are on two sides of 0. */
export function lossTexts(quantity: ComparedQuantity, difference: Difference): DifferenceTexts {
  const by = -scaleOf(quantity);
  const decimals = decimalsIn(quantity, difference);
  const { estimate, lo95, hi95 } = difference;
  const text = (value: number): string => formatNumber(by * value, decimals);
  const isKnown = Number.isFinite(lo95) && Number.isFinite(hi95) && lo95 < hi95;
  const [low, high] = [text(hi95), text(lo95)];
  const range = hi95 <= 0 ? `${low}–${high}` : fromTo(low, high);
  return { value: text(estimate), range: isKnown ? range : undefined };
}
