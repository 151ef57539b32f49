import type { Dial } from '../../engine/experiment/memory/dials.ts';

/** Places of a slider. */
export const STEPS = 200;

type Scale = Pick<Dial, 'from' | 'to' | 'log' | 'whole'>;

/** Where a value stands on the slider, 0 … STEPS; values beyond its ends stand at them. */
export function positionOf({ from, to, log }: Scale, value: number): number {
  const share = log ? Math.log(Math.max(value, from) / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.round(STEPS * Math.min(1, Math.max(0, share)));
}

/** Digits in which a value of the scale is written: enough to tell one place from the next, no more. */
function digitsOf({ from, to, log }: Scale, value: number): number {
  const step = log ? Math.abs(value) * 0.02 : (to - from) / STEPS;
  return step <= 0 ? 0 : Math.min(12, Math.max(0, Math.ceil(-Math.log10(step))));
}

/** A value as it is shown beside the slider and written in commands. */
export function roundedValue(scale: Scale, value: number): number {
  if (scale.whole) return Math.round(value);
  return Number(value.toFixed(digitsOf(scale, value)));
}

/** The value of a place of the slider, rounded to what can be told apart; its ends are the scale's own. */
export function valueAt(scale: Scale, position: number): number {
  const { from, to, log } = scale;
  if (position <= 0) return from;
  if (position >= STEPS) return to;
  const share = position / STEPS;
  return roundedValue(scale, log ? from * (to / from) ** share : from + share * (to - from));
}
