// Elimination in doubles: several times as fast as with exponents and orders of its own, for chains whose rates and weights
// keep well inside what a double can hold. Whoever leaves that range is told so and takes `leading-terms.ts`.

import type { Budget } from '../../budget.ts';
import { type BandedChain, type Elimination, outOfTime, UNREACHABLE } from './chain.ts';
import { magnitudeToNumber } from './magnitude.ts';

/** Two factors of at least this size have a product that is exact to the last bit; of at most its inverse, a finite one. */
const SMALLEST = 1e-140;
const LARGEST = 1e140;

const isSafe = (x: number): boolean => x >= SMALLEST && x <= LARGEST;

const bandOf = ({ chain, positions, width }: BandedChain<number>): Float64Array | undefined => {
  const band = new Float64Array(chain.states * (2 * width + 1));
  for (const { from, to, rate, order } of chain.transitions) {
    if (from === to) continue;
    const value = magnitudeToNumber(rate);
    if (order !== 0 || !isSafe(value)) return undefined;
    const row = positions[from]!;
    const cell = row * (2 * width + 1) + width + positions[to]! - row;
    band[cell] = band[cell]! + value;
  }
  return band;
};

/** Takes state k out, its exits normalised in place. @returns its exit rate, or undefined when a number leaves the range */
const eliminate = (band: Float64Array, states: number, width: number, k: number): number | undefined => {
  const span = 2 * width + 1;
  const diagonal = k * span + width;
  const reach = Math.min(states - 1 - k, width);
  let exit = 0;
  for (let distance = 1; distance <= reach; distance++) exit += band[diagonal + distance]!;
  if (exit === 0) return 0;
  for (let distance = 1; distance <= reach; distance++) {
    const rate = band[diagonal + distance]!;
    if (rate === 0) continue;
    const share = rate / exit;
    if (!isSafe(share)) return undefined;
    band[diagonal + distance] = share;
  }
  for (let i = 1; i <= reach; i++) {
    const into = diagonal + i * (span - 1);
    const rate = band[into]!;
    if (rate === 0) continue;
    if (!isSafe(rate)) return undefined;
    // Column k + distance of row k + i. Its own column is the diagonal, which nobody reads.
    for (let distance = 1; distance <= reach; distance++) {
      band[into + distance] = band[into + distance]! + rate * band[diagonal + distance]!;
    }
  }
  return exit;
};

const weigh = (band: Float64Array, exits: Float64Array, width: number): Float64Array | undefined => {
  const states = exits.length;
  const weights = new Float64Array(states);
  weights[states - 1] = 1;
  for (let k = states - 2; k >= 0; k--) {
    let sum = 0;
    for (let i = 1; i <= Math.min(states - 1 - k, width); i++) {
      sum += weights[k + i]! * band[k * (2 * width + 1) + width + i * 2 * width]!;
    }
    const weight = sum / exits[k]!;
    if (!isSafe(weight)) return undefined;
    weights[k] = weight;
  }
  return weights;
};

/** The weights of the states in their order, the last one's 1; undefined when doubles do not serve. */
export const doubles = (banded: BandedChain<number>, budget: Budget): Elimination<Float64Array> | undefined => {
  const { width } = banded;
  const { states } = banded.chain;
  const band = bandOf(banded);
  if (band === undefined) return undefined;
  const exits = new Float64Array(states);
  for (let k = 0; k < states - 1; k++) {
    if (k % 16 === 0 && budget.expired?.() === true) return { reason: outOfTime(k, states) };
    const exit = eliminate(band, states, width, k);
    if (exit === undefined) return undefined;
    if (exit === 0) return { reason: UNREACHABLE };
    exits[k] = exit;
  }
  const weights = weigh(band, exits, width);
  return weights && { weights };
};
