import { type LabelSets, wordsFor } from './label-sets.ts';

const bitCount = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

const sizeOf = (set: Uint32Array): number => set.reduce((size, word) => size + bitCount(word), 0);

/** For each label a bit set of the elements, given by number, that have it. */
const elementsByLabel = (sets: LabelSets, elements: readonly number[], labels: number): Uint32Array[] => {
  const words = wordsFor(elements.length);
  const having = Array.from({ length: labels }, () => new Uint32Array(words));
  elements.forEach((element, at) => {
    const set = sets.at(element);
    for (let label = 0; label < labels; label++) {
      if ((set[label >>> 5]! >>> (label & 31)) & 1) having[label]![at >>> 5]! |= 1 << (at & 31);
    }
  });
  return having;
};

/** Calls back with every one of `elements` that has all wanted labels. */
const forEachWith = (
  having: readonly Uint32Array[],
  wanted: readonly number[],
  elements: readonly number[],
  found: (element: number) => void,
): void => {
  const words = wordsFor(elements.length);
  for (let word = 0; word < words; word++) {
    let all = -1;
    for (let k = 0; k < wanted.length && all !== 0; k++) all &= having[wanted[k]!]![word]!;
    for (; all !== 0; all &= all - 1) {
      const at = 32 * word + 31 - Math.clz32(all & -all);
      if (at < elements.length) found(elements[at]!);
    }
  }
};

/**
 * All pairs (u, v) of a vertex of the first polytope and one of the second that together have every label.
 *
 * Where both are simple vertices, v is looked up as the complement of u. Degenerate ones have more labels than that; they
 * are found by intersecting, for the labels that are missing, the bit sets of the vertices that have them.
 *
 * Cost: one look-up per vertex, and per pair with a degenerate vertex about 1/32 of a few operations.
 *
 * @param labels number of labels, m + n
 * @param simple number of labels of a simple vertex: m of the first, n of the second
 * @param stop asked for every first vertex: whether to break off
 * @param found called with the numbers of u and v
 * @returns false where it broke off
 */
export const forEachComplementaryPair = (
  first: LabelSets,
  second: LabelSets,
  labels: number,
  simple: readonly [number, number],
  stop: () => boolean,
  found: (u: number, v: number) => void,
): boolean => {
  const numbers = Array.from({ length: second.size }, (_, v) => v);
  const degenerate = numbers.filter((v) => sizeOf(second.at(v)) > simple[1]);
  const havingAll = elementsByLabel(second, first.size === 0 ? [] : numbers, labels);
  const havingDegenerate = elementsByLabel(second, degenerate, labels);
  const missing = new Uint32Array(second.words);
  for (let u = 0; u < first.size; u++) {
    if (stop()) return false;
    const set = first.at(u);
    missing.fill(0);
    const wanted: number[] = [];
    for (let label = 0; label < labels; label++) {
      if ((set[label >>> 5]! >>> (label & 31)) & 1) continue;
      wanted.push(label);
      missing[label >>> 5]! |= 1 << (label & 31);
    }
    if (sizeOf(set) > simple[0]) {
      forEachWith(havingAll, wanted, numbers, (v) => found(u, v));
      continue;
    }
    const v = second.indexOf(missing);
    if (v >= 0) found(u, v);
    forEachWith(havingDegenerate, wanted, degenerate, (v) => found(u, v));
  }
  return true;
};
