import type { NamedAxis } from '../../engine/experiment/study/sweep-facts.ts';
import type { GridAxis, GridCell, GridQuantity } from '../../engine/experiment/study/swept-grid.ts';
import { formatEvidence, formatInterval, formatNumber, formatPercent, formatShare } from '../format.ts';
import { axisValue, axisWord } from '../plane/names.ts';
import type { Results } from '../results.ts';
import { decimalsFor, rangeOf } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { numberWords } from '../wording/sweep.ts';
import { clipped, plain } from '../words.ts';
import { isNumbers } from './grids.ts';

type Clock = Pick<Results['scenario'], 'tick'>;

/** In a sentence: `labs stance`, `Starter pack`. */
export function axisName(axis: NamedAxis | GridAxis): string {
  return isNumbers(axis) ? axisWord(axis) : axisWord({ ...axis, levels: [] });
}

/** How many values an axis has. */
export function sizeOf(axis: NamedAxis | GridAxis): number {
  return isNumbers(axis) ? axis.levels.length : axis.names.length;
}

/** A value of an axis by its number: `0.2 per year`, `best-reply`. */
export function valueName(axis: NamedAxis | GridAxis, k: number, clock: Clock, longest = 40): string {
  return isNumbers(axis)
    ? axisValue(axis, axis.levels[k] ?? Number.NaN, clock)
    : clipped(plain(axis.names[k] ?? ''), longest);
}

/** A number with its interval: `50 % (45–55 %)`, `0 of 400 (upper bound 1.0 %)`, `3.0 (2.9–3.1) points`. */
export function cellWords(quantity: GridQuantity, { estimate, lo95, hi95, n, count }: GridCell, clock: Clock): string {
  if (!Number.isFinite(estimate)) return numberWords.none;
  if (quantity.isShare && count !== undefined) {
    if (n === 1) return formatShare(count, n);
    const bounded = count === 0 || count === n;
    return `${formatShare(count, n)} (${bounded ? formatEvidence(count, n) : formatInterval(lo95, hi95, n)})`;
  }
  return amountWords(quantity, { estimate, lo95, hi95 }, clock, false);
}

type Estimated = { readonly estimate: number; readonly lo95: number; readonly hi95: number };

/** A difference with its interval: `−12 (−18 to −6) points`, `+0.3 (0.1–0.5) OOM`. */
export function differenceWords(quantity: GridQuantity, difference: Estimated, clock: Clock): string {
  return Number.isFinite(difference.estimate) ? amountWords(quantity, difference, clock, true) : numberWords.none;
}

function amountWords(
  { isShare, unit }: GridQuantity,
  { estimate, lo95, hi95 }: Estimated,
  clock: Clock,
  isDifference: boolean,
): string {
  const by = isShare ? 100 : 1;
  const unitText = isShare ? (isDifference ? numberWords.points : ' %') : behind(unit, clock);
  const isKnown = Number.isFinite(lo95) && Number.isFinite(hi95);
  const decimals = isKnown ? decimalsFor({ lo95: by * lo95, hi95: by * hi95 }) : 2;
  const text = (value: number): string =>
    formatNumber(by * value, isShare && isDifference ? Math.min(1, decimals) : decimals);
  const sign = isDifference && estimate > 0 && /[1-9]/.test(text(estimate)) ? '+' : '';
  const interval = isKnown && text(lo95) !== text(hi95) ? ` (${rangeOf(text(lo95), text(hi95))})` : '';
  return `${sign}${text(estimate)}${interval}${unitText}`;
}

/** Labels of an axis of the quantity. */
export function tickText({ isShare }: GridQuantity, value: number, decimals: number): string {
  return isShare ? formatPercent(value, decimals) : formatNumber(value, decimals);
}
