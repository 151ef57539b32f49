import type { Dictionary } from './dictionary.ts';
import { LabelSets, wordsFor } from './label-sets.ts';

/** The vertices of a polytope {x ≥ 0, C x ≤ 1}, found by walking from basis to basis. */
export interface VertexSearch {
  readonly dictionary: Dictionary;
  /** Lexicographically feasible bases visited, as sets of nonbasic labels. */
  readonly bases: LabelSets;
  /** Label set of each vertex found: the labels of all variables that are 0 there, more than `columns` where it is degenerate. */
  readonly vertices: LabelSets;
  /** `basisOf[vertex]`: one of its bases, as a number in `bases`. */
  readonly basisOf: number[];
  /** Visits up to `count` bases more. @returns whether bases are left */
  readonly visit: (count: number) => boolean;
}

const flip = (set: Uint32Array, label: number): void => {
  set[label >>> 5]! ^= 1 << (label & 31);
};

/** A stack of bit sets in one flat array. */
const stackOf = (words: number) => {
  let items = new Uint32Array(64 * words);
  let size = 0;
  return {
    push: (key: Uint32Array): void => {
      if ((size + 1) * words > items.length) {
        const larger = new Uint32Array(2 * items.length);
        larger.set(items);
        items = larger;
      }
      items.set(key, size * words);
      size++;
    },
    /** Takes the last one off into `key`; false where there is none. */
    pop: (key: Uint32Array): boolean => {
      if (size === 0) return false;
      size--;
      for (let word = 0; word < words; word++) key[word] = items[size * words + word]!;
      return true;
    },
  };
};

/**
 * Walks the graph of lexicographically feasible bases, depth first, each visited once. Neighbours not yet visited wait on
 * a stack; the dictionary goes from basis to basis by as many pivots as they differ in, mostly one.
 *
 * @param dictionary at x = 0
 */
export const vertexSearch = (dictionary: Dictionary): VertexSearch => {
  const { rows, columns } = dictionary;
  const words = wordsFor(rows + columns);
  const bases = new LabelSets(words);
  const vertices = new LabelSets(words);
  const basisOf: number[] = [];
  const stack = stackOf(words);
  const basis = new Uint32Array(words);
  const key = new Uint32Array(words);
  for (const label of dictionary.nonbasic) flip(basis, label);
  stack.push(basis);

  const noteVertex = (): void => {
    key.set(basis);
    for (const label of dictionary.basic) if (dictionary.value(label) === 0n) flip(key, label);
    if (vertices.add(key)) basisOf.push(bases.size - 1);
  };
  const noteNeighbours = (): void => {
    key.set(basis);
    for (let column = columns - 1; column >= 0; column--) {
      const row = dictionary.leavingRow(column);
      if (row < 0) continue;
      const enters = dictionary.nonbasic[column]!;
      const leaves = dictionary.basic[row]!;
      flip(key, enters);
      flip(key, leaves);
      if (bases.indexOf(key) < 0) stack.push(key);
      flip(key, enters);
      flip(key, leaves);
    }
  };
  const visit = (count: number): boolean => {
    for (let left = count; stack.pop(basis); ) {
      if (bases.indexOf(basis) >= 0) continue;
      if (left-- === 0) {
        stack.push(basis);
        return true;
      }
      bases.add(basis);
      dictionary.goTo(basis);
      noteVertex();
      noteNeighbours();
    }
    return false;
  };
  return { dictionary, bases, vertices, basisOf, visit };
};
