import { wilson } from '../engine/analysis/wilson.ts';
import { numberWords as say } from './wording/numbers.ts';

/**
 * Numbers as text, the same in every locale. A space stands before %, ranges take an en dash, a minus is U+2212,
 * thousands are parted by commas.
 */

/** `12345` → `12,345`. */
export function formatCount(n: number): string {
  return Math.round(n)
    .toFixed(0)
    .replace(/^-/, '−')
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The number of decimals that shows differences of `step`: 0.25 → 2, 0.1 → 1, 5 → 0; at most 12. */
export function decimalsOf(step: number): number {
  let decimals = 0;
  for (let x = Math.abs(step); decimals < 12 && Math.abs(x - Math.round(x)) > 1e-6 * x; x *= 10) decimals++;
  return decimals;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: string): string {
  return exponent
    .replace(/[-+]/, (sign) => (sign === '-' ? '⁻' : ''))
    .replace(/\d/g, (d) => SUPERSCRIPTS[Number(d)] ?? d);
}

/** A number with fixed decimals; very large and very small ones as `1.2 × 10⁷`; no negative zero. */
export function formatNumber(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'not a number' : x > 0 ? '∞' : '−∞';
  const size = Math.abs(x);
  if (size >= 1e7 || (size > 0 && size < 1e-4)) {
    const [mantissa = '', exponent = ''] = size.toExponential(2).split('e');
    return `${x < 0 ? '−' : ''}${mantissa.replace(/\.?0+$/, '')} × 10${superscript(exponent)}`;
  }
  const [whole = '0', fraction] = size.toFixed(decimals).split('.');
  const text = formatCount(Number(whole)) + (fraction === undefined ? '' : `.${fraction}`);
  return x < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** `"OOM"` → ` OOM`; nothing for the plain number `"1"`. */
export function unitSuffix(unit: string): string {
  return unit === '1' || unit === '' ? '' : ` ${unit}`;
}

/** Per cent with fixed decimals, for axes and tables where 0 % is a place and not a finding. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(100 * share, decimals)} %`;
}

/** Runs of which only a count is worth saying: a per cent of seven runs pretends too much. */
const FEW_RUNS = 30;

/** Decimals for a share in per cent: none, unless at least 1,000 runs and an interval within ± one point carry one. */
function percentDecimals(n: number, lo: number, hi: number): 0 | 1 {
  return n >= 1000 && hi - lo < 0.02 ? 1 : 0;
}

/** A share in per cent without the sign, with more decimals where it would round to a 0 or 100 that it is not. */
function percentText(share: number, decimals: number): string {
  const percent = 100 * share;
  const margin = Math.min(percent, 100 - percent);
  let needed = 0;
  for (let unit = 1; margin > 0 && needed < 6 && margin < unit * 0.95; unit /= 10) needed++;
  return formatNumber(percent, margin > 0 ? Math.max(decimals, needed) : 0);
}

/**
 * A share of runs, short, as for the end of a line: `29 %`. Below 1,000 runs whole per cents; where they would say 0
 * or 100, and for few runs, the count itself: `0 of 400`, `399 of 400`.
 */
export function formatShare(count: number, n: number): string {
  if (n === 0) return say.noRuns;
  const { lo, hi } = wilson(count, n);
  const whole = Math.round((100 * count) / n);
  const byCount = n < FEW_RUNS || count === 0 || count === n || (n < 1000 && (whole === 0 || whole === 100));
  if (byCount) return say.of(formatCount(count), formatCount(n));
  return `${n < 1000 ? whole : percentText(count / n, percentDecimals(n, lo, hi))} %`;
}

/** An interval of shares: `25–34 %`; near 0 and 1 with the decimals it needs: `0.4–2.5 %`. */
export function formatInterval(lo: number, hi: number, n: number): string {
  const close = Math.min(lo, 1 - hi) < 0.0095 && hi - lo < 0.05;
  const decimals = close ? 1 : percentDecimals(n, lo, hi);
  return `${percentText(lo, decimals)}–${percentText(hi, decimals)} %`;
}

/** How many of how many runs. */
export type Count = { readonly count: number; readonly n: number };

/** What frequencies are said in: tenths, hundredths, or the runs themselves. */
export type Denominator = 10 | 100 | 'runs';

function isPlain({ count, n }: Count): boolean {
  return n < FEW_RUNS || count === 0 || count === n;
}

/** Whether rounding to so many parts changes a share, and the share of the other runs, by at most 15 %. */
function fits({ count, n }: Count, denominator: 10 | 100): boolean {
  const share = count / n;
  const rounded = Math.round(denominator * share) / denominator;
  const least = Math.min(share, 1 - share);
  return Math.abs(share - rounded) <= Math.min(0.03, 0.15 * least) + 1e-9 && (denominator === 10 || least >= 0.01);
}

/**
 * The one denominator in which all these shares are said, so that they can be compared: tenths where every share is
 * close to one, else hundredths, else, below 200 runs, the counts. Shares that are counts whatever happens (few runs,
 * none, all) have no say.
 */
export function denominatorOf(counts: readonly Count[]): Denominator {
  const said = counts.filter((one) => !isPlain(one));
  if (said.every((one) => fits(one, 10))) return 10;
  return said.every(({ n }) => n >= 200) ? 100 : 'runs';
}

/** A share of runs in a given denominator; the plain count where it does not fit (near 0 and 1, few runs). */
export function frequencyIn(denominator: Denominator, count: number, n: number): string {
  const runs = n === 1 ? say.run : say.runs;
  if (denominator === 'runs' || isPlain({ count, n }) || !fits({ count, n }, denominator)) {
    return count === n && n > 1 ? say.allRuns(formatCount(n)) : say.ofRuns(formatCount(count), formatCount(n), runs);
  }
  return say.about(Math.round((denominator * count) / n), denominator);
}

/**
 * Shares of the same runs as natural frequencies, all in one denominator: `about 3 in 10 runs`, or for all of them
 * `about 18 in 100 runs` where one share is not close to a tenth, and the plain count for few runs and near 0 and 1:
 * `2 of 7 runs`, `0 of 400 runs`, `all 400 runs`.
 *
 * @param counts how many of the n runs, each in 0 … n
 */
export function naturalFrequencies(counts: readonly number[], n: number): string[] {
  const denominator = denominatorOf(counts.map((count) => ({ count, n })));
  return counts.map((count) => frequencyIn(denominator, count, n));
}

/** One share by itself as a natural frequency; see `naturalFrequencies` for several that are read together. */
export function naturalFrequency(count: number, n: number): string {
  return frequencyIn(denominatorOf([{ count, n }]), count, n);
}

/**
 * What stands in brackets after a natural frequency: `29 %, 95 % interval 25–34 %, 400 runs`, without the runs where
 * the frequency is a plain count and names them; for 0 of n and n of n the one bound that the runs give (Wilson):
 * `upper bound 1.0 %`.
 */
export function formatEvidence(
  count: number,
  n: number,
  denominator: Denominator = denominatorOf([{ count, n }]),
): string {
  const { lo, hi } = wilson(count, n);
  if (count === 0) return say.upperBound(percentText(hi, n < 20 ? 0 : 1));
  if (count === n) return say.lowerBound(percentText(lo, n < 20 ? 0 : 1));
  const share = formatShare(count, n);
  const interval = say.interval(formatInterval(lo, hi, n));
  if (!share.includes('%')) return interval;
  const runs = frequencyIn(denominator, count, n).startsWith('about') ? say.evidenceRuns(formatCount(n)) : '';
  return say.evidence(share, interval, runs);
}
