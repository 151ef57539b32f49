// The Krawczyk operator (Krawczyk 1969; Moore 1977; Neumaier 1990, Interval methods for systems of equations, ch. 5).
//
//     K(X) = y − C F(y) + (I − C S)(X − y)
//
// y is a point, C an approximate inverse, S holds all slopes of F between y and the points of X: then every zero of F
// in X lies in K(X). With S the derivatives over all of X instead, K(X) in the interior of X proves one zero in X and
// no second. F is multilinear in the players' probabilities, so slopes are derivatives with the players before at y and
// the players after in X, which is narrower than derivatives over X. In midpoint and radius form, rounding accounted
// for.

import { type Block, type Box, copyBox } from './box.ts';
import { boundForm, massOf } from './multilinear-form.ts';
import { ABOVE, ROUNDOFF, SMALLEST } from './rounding.ts';
import type { SupportSystem } from './support-system.ts';

/** The operator's room, of m variables. */
export interface KrawczykRoom {
  /** y, one number per coordinate; each player's first action takes what is left. */
  readonly center: Float64Array;
  /** |X − y| per variable. */
  readonly radius: Float64Array;
  /** Middles and radii of S, then of I − C S in `contraction`; m × m, row by row. */
  readonly middle: Float64Array;
  readonly spread: Float64Array;
  readonly inverse: Float64Array;
  readonly contraction: Float64Array;
  /** F(y) and a bound of its error. */
  readonly value: Float64Array;
  readonly error: Float64Array;
  /** C F(y) and a bound of its error. */
  readonly step: Float64Array;
  readonly stepError: Float64Array;
  readonly lu: Float64Array;
}

export const krawczykRoom = ({ coordinates, variables: { length: m } }: SupportSystem): KrawczykRoom => {
  const vector = (length: number) => new Float64Array(length);
  return {
    center: vector(coordinates),
    radius: vector(m),
    middle: vector(m * m),
    spread: vector(m * m),
    inverse: vector(m * m),
    contraction: vector(m * m),
    value: vector(m),
    error: vector(m),
    step: vector(m),
    stepError: vector(m),
    lu: vector(m * m),
  };
};

/** Gives each player's first action what the others leave. */
export const completePoint = (point: Float64Array, blocks: readonly Block[]): void => {
  for (const { first, count } of blocks) {
    let rest = 1;
    for (let c = first + 1; c < first + count; c++) rest -= point[c]!;
    point[first] = rest;
  }
};

/** F(y) into `value`, with a bound of its error. */
export const evaluate = (system: SupportSystem, room: KrawczykRoom): void => {
  const { equations, bounds, blocks } = system;
  const point: Box = { low: room.center, high: room.center };
  const mass = massOf(point, blocks);
  for (const [e, { form }] of equations.entries()) {
    boundForm(form, point, bounds);
    const low = bounds.low[0]!;
    const high = bounds.high[0]!;
    room.value[e] = low / 2 + high / 2;
    room.error[e] = (high - low + form.slack * mass + SMALLEST) * ABOVE;
  }
};

/**
 * S into `middle` and `spread`.
 *
 * @param slopes true: between `center` and the box; false: all derivatives over the box
 */
export const boundSlopes = (system: SupportSystem, room: KrawczykRoom, box: Box, slopes: boolean): void => {
  const { equations, blocks, blockOfVariable, bounds } = system;
  const m = blockOfVariable.length;
  const hybrid = slopes ? copyBox(box) : box;
  const mass = slopes
    ? massOf(box, blocks) * massOf({ low: room.center, high: room.center }, blocks)
    : massOf(box, blocks);
  for (let v = 0; v < m; v++) {
    const block = blockOfVariable[v]!;
    if (slopes && v > 0 && block !== blockOfVariable[v - 1]) {
      const { first, count } = blocks[block - 1]!;
      for (let c = first; c < first + count; c++) hybrid.low[c] = hybrid.high[c] = room.center[c]!;
    }
    for (let e = 0; e < m; e++) {
      const form = equations[e]!.slopes[v];
      if (form === undefined) {
        room.middle[e * m + v] = 0;
        room.spread[e * m + v] = 0;
        continue;
      }
      boundForm(form, hybrid, bounds);
      const low = bounds.low[0]!;
      const high = bounds.high[0]!;
      room.middle[e * m + v] = low / 2 + high / 2;
      room.spread[e * m + v] = ((high - low) / 2 + form.slack * mass + SMALLEST) * ABOVE + 2 * ROUNDOFF * Math.abs(low);
    }
  }
};

/** Slopes below this are nothing to divide by. */
const NEGLIGIBLE = 1e-200;
/** A pivot smaller than this part of its matrix's largest entry is none. */
const SINGULAR = 1e-12;

/** The inverse of `middle` by Gauss and Jordan with row pivots; false when it has none to speak of. */
export const invert = (room: KrawczykRoom): boolean => {
  const { lu, inverse, value } = room;
  const m = value.length;
  lu.set(room.middle);
  inverse.fill(0);
  let largest = 0;
  for (let k = 0; k < lu.length; k++) largest = Math.max(largest, Math.abs(lu[k]!));
  if (!(largest > NEGLIGIBLE)) return false;
  for (let k = 0; k < m; k++) inverse[k * m + k] = 1;
  for (let column = 0; column < m; column++) {
    let pivot = column;
    for (let row = column + 1; row < m; row++) {
      if (Math.abs(lu[row * m + column]!) > Math.abs(lu[pivot * m + column]!)) pivot = row;
    }
    const size = lu[pivot * m + column]!;
    if (!(Math.abs(size) > SINGULAR * largest)) return false;
    for (let k = 0; k < m; k++) {
      const x = lu[pivot * m + k]! / size;
      const z = inverse[pivot * m + k]! / size;
      lu[pivot * m + k] = lu[column * m + k]!;
      inverse[pivot * m + k] = inverse[column * m + k]!;
      lu[column * m + k] = x;
      inverse[column * m + k] = z;
    }
    for (let row = 0; row < m; row++) {
      const factor = lu[row * m + column]!;
      if (row === column || factor === 0) continue;
      for (let k = column; k < m; k++) lu[row * m + k]! -= factor * lu[column * m + k]!;
      for (let k = 0; k < m; k++) inverse[row * m + k]! -= factor * inverse[column * m + k]!;
    }
  }
  return true;
};

/** C F(y) into `step`, with a bound of its error. */
export const newtonStep = ({ inverse, value, error, step, stepError }: KrawczykRoom): void => {
  const m = value.length;
  for (let v = 0; v < m; v++) {
    let sum = 0;
    let size = 0;
    let slack = 0;
    for (let e = 0; e < m; e++) {
      const c = inverse[v * m + e]!;
      sum += c * value[e]!;
      size += Math.abs(c * value[e]!);
      slack += Math.abs(c) * error[e]!;
    }
    step[v] = sum;
    stepError[v] = (slack + (m + 2) * ROUNDOFF * size + SMALLEST) * ABOVE;
  }
};

/** Upper bounds of |I − C S| into `contraction`. */
export const boundContraction = ({ inverse, middle, spread, contraction, value }: KrawczykRoom): void => {
  const m = value.length;
  for (let v = 0; v < m; v++) {
    for (let w = 0; w < m; w++) {
      let sum = v === w ? -1 : 0;
      let size = v === w ? 1 : 0;
      let slack = 0;
      for (let e = 0; e < m; e++) {
        const c = inverse[v * m + e]!;
        const product = c * middle[e * m + w]!;
        sum += product;
        size += Math.abs(product);
        slack += Math.abs(c) * spread[e * m + w]!;
      }
      contraction[v * m + w] = (Math.abs(sum) + slack + (m + 3) * ROUNDOFF * size + SMALLEST) * ABOVE;
    }
  }
};

/** |I − C S| r plus the error of the step, an upper bound: the radius of K(X) in variable v. */
export const imageRadius = ({ contraction, radius, stepError }: KrawczykRoom, v: number): number => {
  const m = radius.length;
  let sum = stepError[v]!;
  for (let w = 0; w < m; w++) sum += contraction[v * m + w]! * radius[w]!;
  return sum * ABOVE;
};
