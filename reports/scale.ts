/** The extent and the tick distance of one axis. */
export type Scale = { readonly min: number; readonly max: number; readonly step: number };

/** The smallest of 1, 2, 2.5, 5 × 10^k that is at least `rough` (> 0). */
function niceStep(rough: number): number {
  let unit = 1;
  while (unit > rough) unit /= 10;
  while (unit * 10 <= rough) unit *= 10;
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * unit >= rough * (1 - 1e-9)) ?? 10;
  return factor * unit;
}

/** Removes what repeated division leaves behind: 0.30000000000000004 → 0.3. */
export function tidy(x: number): number {
  return Number(x.toPrecision(12));
}

/**
 * An axis with round ends around [lo, hi] and about `count` steps. It begins at zero where the values are of one sign
 * and the nearer end is within half the farther, so that a fan is not blown up for nothing.
 *
 * @param lo, hi finite, in either order; equal values get room around them
 */
export function niceScale(lo: number, hi: number, count = 5): Scale {
  let [low, high] = lo <= hi ? [lo, hi] : [hi, lo];
  if (low >= 0 && low < high / 2) low = 0;
  else if (high <= 0 && high > low / 2) high = 0;
  if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
    const room = Math.abs(low) / 2 || 1;
    [low, high] = low === 0 ? [0, 1] : [low - room, high + room];
  }
  const step = tidy(niceStep((high - low) / count));
  return { min: tidy(Math.floor(low / step + 1e-9) * step), max: tidy(Math.ceil(high / step - 1e-9) * step), step };
}

/** An axis of shares from 0 to just above `hi`, at most 1, in steps of round per cents. */
export function shareScale(hi: number): Scale {
  const steps = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
  const step = steps.find((candidate) => candidate * 6 >= hi) ?? 0.25;
  return { min: 0, max: Math.min(1, tidy(Math.max(1, Math.ceil(hi / step - 1e-9)) * step)), step };
}

/** The places of the labels: multiples of the step within the axis. */
export function tickValues(scale: Scale): number[] {
  const values: number[] = [];
  for (let k = Math.ceil(scale.min / scale.step - 1e-9); k * scale.step <= scale.max + scale.step * 1e-9; k++) {
    values.push(tidy(k * scale.step));
  }
  return values;
}
