// All zeros of the system of a support, by branch and prune: a box in which some difference of payoffs is nowhere what
// it must be is dropped, one in which the system is nearly linear is contracted by the Krawczyk operator and in the end
// proven to hold one zero, all others are bisected.

import { type Box, bisect, hull, tighten, wholeBox, widest } from './box.ts';
import { type CertifiedZero, certifyZero } from './certified-zero.ts';
import { cutBlock } from './knapsack-cut.ts';
import {
  boundContraction,
  boundSlopes,
  completePoint,
  evaluate,
  imageRadius,
  invert,
  type KrawczykRoom,
  krawczykRoom,
  newtonStep,
} from './krawczyk.ts';
import { boundCoefficients, boundForm, type MultilinearForm } from './multilinear-form.ts';
import type { SupportSystem } from './support-system.ts';
import type { WorkMeter } from './work-meter.ts';

export interface SupportSearch {
  readonly zeros: readonly CertifiedZero[];
  /** The smallest box that holds all boxes in which nothing could be proven; undefined when there is none. */
  readonly unresolved: Box | undefined;
}

/** Boxes are not bisected below this width: what is so small and still open is a tie, or too near to one. */
const LEAST_WIDTH = 1e-7;
/**
 * So many open boxes of a support mean more than one isolated trouble; then only zeros of good condition are looked
 * for.
 */
const MOST_UNRESOLVED = 32;
const COARSE_WIDTH = 0.06;
/** Most boxes of a support after that. */
const COARSE_BOXES = 500;

/** Cuts a player's block to where a condition can hold; false when it can hold nowhere. */
const cutAlong = ({ bounds, knapsack }: SupportSystem, form: MultilinearForm, zero: boolean, box: Box): boolean => {
  boundCoefficients(form, box, bounds);
  const block = form.blocks[0]!;
  knapsack.bound = 2 * form.slack;
  for (let c = 0; c < block.count; c++) knapsack.values[c] = bounds.low[c]!;
  if (!cutBlock(knapsack, box, block)) return false;
  if (!zero) return true;
  for (let c = 0; c < block.count; c++) knapsack.values[c] = -bounds.high[c]!;
  return cutBlock(knapsack, box, block);
};

/**
 * Cuts the box in place to where all conditions can hold; false when that is nowhere. Boxes here lie within the
 * simplices, so their mass is 1.
 */
const cut = (system: SupportSystem, box: Box): boolean => {
  const { bounds, blocks } = system;
  for (const { form, zero, turned } of system.conditions) {
    if (turned.length === 0) {
      boundForm(form, box, bounds);
      if (bounds.low[0]! > form.slack || (zero && bounds.high[0]! < -form.slack)) return false;
    }
    for (const face of turned) {
      if (!cutAlong(system, face, zero, box) || !tighten(box, face.blocks.slice(0, 1))) return false;
    }
  }
  return tighten(box, blocks);
};

const isWithin = ({ variables }: SupportSystem, inner: Box, outer: Box): boolean =>
  variables.every((c) => outer.low[c]! <= inner.low[c]! && inner.high[c]! <= outer.high[c]!);

/** Whether two enclosures are of one zero: one lies where the other's is the only one. */
const isSameZero = (system: SupportSystem, a: CertifiedZero, b: CertifiedZero): boolean =>
  isWithin(system, a.enclosure, b.region) || isWithin(system, b.enclosure, a.region);

const overlap = ({ variables }: SupportSystem, a: Box, b: Box): boolean =>
  variables.every((c) => a.low[c]! <= b.high[c]! && b.low[c]! <= a.high[c]!);

/** Takes note of a zero, once; false where it cannot be told from another. */
const record = (system: SupportSystem, zeros: CertifiedZero[], zero: CertifiedZero): boolean => {
  if (zeros.some((known) => isSameZero(system, known, zero))) return true;
  if (zeros.some((known) => overlap(system, known.enclosure, zero.enclosure))) return false;
  zeros.push(zero);
  return true;
};

type Outcome = 'empty' | 'open' | 'regular';

/** One application of the Krawczyk operator with slopes; the box becomes smaller in place. */
const contract = (system: SupportSystem, room: KrawczykRoom, box: Box): Outcome => {
  const { variables, blocks } = system;
  const { center, radius } = room;
  for (let c = 0; c < center.length; c++) center[c] = box.low[c]! / 2 + box.high[c]! / 2;
  completePoint(center, blocks);
  boundSlopes(system, room, box, true);
  if (!invert(room)) return 'open';
  evaluate(system, room);
  newtonStep(room);
  boundContraction(room);
  for (const [v, c] of variables.entries()) {
    radius[v] = Math.max(box.high[c]! - center[c]!, center[c]! - box.low[c]!) * (1 + 1e-15);
  }
  let regular = true;
  for (const [v, c] of variables.entries()) {
    const image = imageRadius(room, v);
    const middle = center[c]! - room.step[v]!;
    if (!Number.isFinite(image + middle)) return 'open';
    const slack = 4e-16 * (1 + Math.abs(middle));
    if (image > 0.5 * radius[v]! + 1e-13) regular = false;
    box.low[c] = Math.max(box.low[c]!, middle - image - slack);
    box.high[c] = Math.min(box.high[c]!, middle + image + slack);
    if (box.low[c]! > box.high[c]!) return 'empty';
    radius[v] = Math.max(box.high[c]! - center[c]!, center[c]! - box.low[c]!) * (1 + 1e-15);
  }
  return regular ? 'regular' : 'open';
};

/** Contraction while it pays. */
const narrow = (system: SupportSystem, room: KrawczykRoom, box: Box): Outcome => {
  if (!tighten(box, system.blocks)) return 'empty';
  for (let round = 0; round < 10; round++) {
    if (!cut(system, box)) return 'empty';
    const c = widest(box);
    const before = box.high[c]! - box.low[c]!;
    const outcome = contract(system, room, box);
    if (outcome !== 'open') return outcome;
    if (!tighten(box, system.blocks)) return 'empty';
    const after = widest(box);
    if (box.high[after]! - box.low[after]! > 0.7 * before) return 'open';
  }
  return 'open';
};

/**
 * All zeros of a support's system that could be equilibria.
 *
 * Cost: one unit of work per box; each box O(m² · profiles of the support) for m variables.
 */
export const searchSupport = (system: SupportSystem, meter: WorkMeter): SupportSearch => {
  const room = krawczykRoom(system);
  const zeros: CertifiedZero[] = [];
  const stack: Box[] = [wholeBox(system.coordinates)];
  let unresolved: Box | undefined;
  let open = system.vacuous ? MOST_UNRESOLVED : 0;
  let coarse = 0;
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    const spent = !meter.spend() || (open >= MOST_UNRESOLVED && ++coarse > COARSE_BOXES);
    if (spent) {
      unresolved = [...stack, box].reduce(hull, unresolved ?? box);
      break;
    }
    if (zeros.some(({ region }) => isWithin(system, box, region))) continue;
    const outcome = narrow(system, room, box);
    if (outcome === 'empty') continue;
    if (outcome === 'regular') {
      const zero = certifyZero(system, room, box);
      if (zero !== undefined && record(system, zeros, zero)) continue;
    }
    const c = widest(box);
    const least = open >= MOST_UNRESOLVED ? COARSE_WIDTH : LEAST_WIDTH;
    if (box.high[c]! - box.low[c]! > least) stack.push(...bisect(box, c));
    else {
      open++;
      unresolved = hull(box, unresolved ?? box);
    }
  }
  return { zeros, unresolved };
};
