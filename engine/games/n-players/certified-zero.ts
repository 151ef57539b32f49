// From a small box to the one zero in it: Newton's method to a point, then a box around it, larger than the one it came
// from (inflated, after Rump 1983), that the Krawczyk operator maps into its interior.

import { around, type Box } from './box.ts';
import {
  boundContraction,
  boundSlopes,
  completePoint,
  evaluate,
  imageRadius,
  invert,
  type KrawczykRoom,
  newtonStep,
} from './krawczyk.ts';
import { boundForm, type MultilinearForm, massOf } from './multilinear-form.ts';
import { ABOVE, nextDown, nextUp } from './rounding.ts';
import type { SupportSystem } from './support-system.ts';

/** What a zero of the system of a support is, as far as its enclosure tells. */
export type Verdict =
  /** All probabilities are positive, all actions off the support strictly worse. */
  | 'equilibrium'
  /** A probability is negative or an action off the support better. */
  | 'none'
  /** The enclosure does not tell: a probability that may be 0, an action that may be as good. */
  | 'tie';

export interface CertifiedZero {
  /** It is the only zero in here, in the variables; a player's first action is left to follow. */
  readonly region: Box;
  /** It lies in here. */
  readonly enclosure: Box;
  /** The middle of the enclosure. */
  readonly point: Float64Array;
  readonly verdict: Verdict;
}

const NEWTON_STEPS = 20;

/** The derivative at `center` and the step from there; false when it is singular. */
const linearise = (system: SupportSystem, room: KrawczykRoom): boolean => {
  boundSlopes(system, room, { low: room.center, high: room.center }, false);
  if (!invert(room)) return false;
  evaluate(system, room);
  newtonStep(room);
  return true;
};

/** Newton's method from `center`, in place; false when it does not settle. */
const settle = (system: SupportSystem, room: KrawczykRoom): boolean => {
  let before = Infinity;
  for (let k = 0; k < NEWTON_STEPS; k++) {
    if (!linearise(system, room)) return false;
    let size = 0;
    for (const [v, c] of system.variables.entries()) {
      room.center[c]! -= room.step[v]!;
      size = Math.max(size, Math.abs(room.step[v]!));
    }
    completePoint(room.center, system.blocks);
    if (!(size < 10)) return false;
    if (size < 1e-14 || (size < 1e-9 && size >= before)) return true;
    before = size;
  }
  return before < 1e-9;
};

/** The box of the given radii around `center`. */
const boxAround = ({ blocks, variables, coordinates }: SupportSystem, { center, radius }: KrawczykRoom): Box => {
  const box = { low: new Float64Array(coordinates), high: new Float64Array(coordinates) };
  for (const [v, c] of variables.entries()) [box.low[c], box.high[c]] = around(center[c]!, radius[v]!);
  for (const { first, count } of blocks) {
    let sum = 0;
    for (let c = first + 1; c < first + count; c++) sum += (box.high[c]! - box.low[c]!) / 2;
    [box.low[first], box.high[first]] = around(center[first]!, (sum + 4 * count * 2.3e-16) * ABOVE);
  }
  return box;
};

/** Radii that hold the box, half as much again, none of them tiny beside the others. */
const inflate = ({ variables }: SupportSystem, { center, radius }: KrawczykRoom, box: Box): void => {
  let largest = 0;
  for (const [v, c] of variables.entries()) {
    radius[v] = 1.1 * Math.max(box.high[c]! - center[c]!, center[c]! - box.low[c]!) + 1e-12;
    largest = Math.max(largest, radius[v]!);
  }
  for (let v = 0; v < radius.length; v++) radius[v] = Math.max(radius[v]!, 0.05 * largest);
};

/** The farthest that a box reaches from `center` in a variable, an upper bound. */
const reach = ({ low, high }: Box, center: number, c: number): number =>
  nextUp(Math.max(high[c]! - center, center - low[c]!));

/** Whether K maps the box into its interior: one zero there, and no second. `radius` is what fits into the box. */
const isMappedInside = (system: SupportSystem, room: KrawczykRoom, box: Box): boolean => {
  const { radius, center, step } = room;
  const inner = radius.slice();
  for (const [v, c] of system.variables.entries()) radius[v] = reach(box, center[c]!, c);
  boundSlopes(system, room, box, false);
  boundContraction(room);
  return inner.every((r, v) => (Math.abs(step[v]!) + imageRadius(room, v)) * ABOVE < r);
};

/** Shrinks the radii around `center` as far as doubles go, the contraction being proven for larger ones. */
const shrink = (room: KrawczykRoom): void => {
  const { radius, step } = room;
  for (let k = 0; k < 60; k++) {
    const next = radius.map((_, v) => (Math.abs(step[v]!) + imageRadius(room, v)) * ABOVE);
    const smaller = next.some((r, v) => r < 0.9 * radius[v]!);
    for (let v = 0; v < radius.length; v++) radius[v] = Math.min(radius[v]!, next[v]!);
    if (!smaller) return;
  }
};

/** Bounds of a form over a box, rounding included. */
const rangeOf = ({ bounds, blocks }: SupportSystem, form: MultilinearForm, box: Box): readonly [number, number] => {
  boundForm(form, box, bounds);
  const slack = form.slack * massOf(box, blocks) * ABOVE;
  return [nextDown(bounds.low[0]! - slack), nextUp(bounds.high[0]! + slack)];
};

const verdictOn = (system: SupportSystem, box: Box): Verdict => {
  if (box.high.some((x) => x < 0)) return 'none';
  const outside = system.outside.map((form) => rangeOf(system, form, box));
  if (outside.some(([low]) => low > 0)) return 'none';
  return box.low.every((x) => x > 0) && outside.every(([, high]) => high < 0) ? 'equilibrium' : 'tie';
};

/**
 * The zero whose region holds the box, if there is one and it can be proven.
 *
 * @param box a box in which the system is nearly linear
 */
export const certifyZero = (system: SupportSystem, room: KrawczykRoom, box: Box): CertifiedZero | undefined => {
  for (let c = 0; c < box.low.length; c++) room.center[c] = (box.low[c]! + box.high[c]!) / 2;
  completePoint(room.center, system.blocks);
  if (!settle(system, room) || !linearise(system, room)) return undefined;
  inflate(system, room, box);
  const region = boxAround(system, room);
  if (!isMappedInside(system, room, region)) return undefined;
  shrink(room);
  // Once more with the derivatives over the small box, which say less about their change and more about the zero.
  boundSlopes(system, room, boxAround(system, room), false);
  boundContraction(room);
  shrink(room);
  const enclosure = boxAround(system, room);
  return { region, enclosure, point: room.center.slice(), verdict: verdictOn(system, enclosure) };
};
