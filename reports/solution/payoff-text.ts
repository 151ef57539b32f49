import { formatNumber } from '../format.ts';

/** Digits of the largest of the numbers that are compared. */
const DIGITS = 3;
const MOST_DECIMALS = 8;

/** How many decimals show all of these alike, the largest in at most three digits, and none that are all zeros. */
export function payoffDecimals(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  const largest = Math.max(0, ...finite.map(Math.abs));
  if (largest === 0) return 0;
  const digits = DIGITS - 1 - Math.floor(Math.log10(largest) + 1e-12);
  let decimals = Math.min(MOST_DECIMALS, Math.max(0, digits));
  const same = (fewer: number): boolean =>
    finite.every((value) => Number(value.toFixed(fewer)) === Number(value.toFixed(decimals)));
  while (decimals > 0 && same(decimals - 1)) decimals--;
  return decimals;
}

/** Payoffs that are compared with each other, in the same decimals. */
export function payoffTexts(values: readonly number[]): string[] {
  const decimals = payoffDecimals(values);
  return values.map((value) => formatNumber(value, decimals));
}
