import type { ChartOptions } from '../figure.ts';

/** Bars of parameters that one or two wide panels have room for. */
const ROOMY = [24, 12] as const;

/** More bars where a page has so few panels. */
export function roomyBars(count: number): ChartOptions | undefined {
  const bars = ROOMY[count - 1];
  return bars === undefined ? undefined : { bars };
}
