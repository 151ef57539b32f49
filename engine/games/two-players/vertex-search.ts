import { BoundedDictionary } from './bounded-dictionary.ts';
import type { Dictionary } from './dictionary.ts';
import { LabelSets, wordsFor } from './label-sets.ts';
import { WaitingBases } from './waiting-bases.ts';

/** The vertices of a polytope {x ≥ 0, C x ≤ 1}, found by walking from basis to basis. */
export interface VertexSearch {
  readonly dictionary: Dictionary;
  /** Lexicographically feasible bases visited, as sets of nonbasic labels. */
  readonly bases: LabelSets;
  /** Label set of each vertex found: the labels of all variables that are 0 there, more than `columns` where it is degenerate. */
  readonly vertices: LabelSets;
  /** `basisOf[vertex]`: one of its bases, as a number in `bases`. */
  readonly basisOf: number[];
  /** Of the bases visited, those that only whole numbers could decide. */
  readonly undecided: () => number;
  /** Whether bases were left out because too many waited for a visit. */
  readonly isOverfull: () => boolean;
  /** Visits up to `count` bases more. @returns whether bases are left */
  readonly visit: (count: number) => boolean;
}

const flip = (set: Uint32Array, label: number): void => {
  set[label >>> 5]! ^= 1 << (label & 31);
};

/**
 * Walks the graph of lexicographically feasible bases, depth first, each visited once. Neighbours not yet visited wait on
 * a stack; the dictionary goes from basis to basis by as many pivots as they differ in, mostly one. Doubles with error
 * bounds look first; where they leave doubt, whole numbers decide.
 *
 * @param dictionary at x = 0
 * @param options `bounded: false` has whole numbers decide everything
 */
export const vertexSearch = (dictionary: Dictionary, options: { readonly bounded?: boolean } = {}): VertexSearch => {
  const bounded = options.bounded === false ? undefined : BoundedDictionary.of(dictionary);
  const { rows, columns } = dictionary;
  const words = wordsFor(rows + columns);
  const bases = new LabelSets(words);
  const vertices = new LabelSets(words);
  const basisOf: number[] = [];
  const stack = new WaitingBases(bases);
  const basis = new Uint32Array(words);
  const key = new Uint32Array(words);
  for (const label of dictionary.nonbasic) flip(basis, label);
  stack.push(basis);

  const leaving = new Int32Array(columns);
  let undecided = 0;

  const noteVertex = (labels: Uint32Array): void => {
    if (vertices.add(labels)) basisOf.push(bases.size - 1);
  };
  const noteNeighbours = (basic: Int32Array, nonbasic: Int32Array): void => {
    key.set(basis);
    for (let column = columns - 1; column >= 0; column--) {
      const enters = nonbasic[column]!;
      const leaves = basic[leaving[column]!]!;
      flip(key, enters);
      flip(key, leaves);
      if (bases.indexOf(key) < 0) stack.push(key);
      flip(key, enters);
      flip(key, leaves);
    }
  };
  const lookExactly = (): void => {
    undecided++;
    dictionary.goTo(basis);
    key.set(basis);
    for (const label of dictionary.basic) if (dictionary.value(label) === 0n) flip(key, label);
    noteVertex(key);
    for (let column = 0; column < columns; column++) leaving[column] = dictionary.leavingRow(column);
    noteNeighbours(dictionary.basic, dictionary.nonbasic);
  };
  const visit = (count: number): boolean => {
    for (let left = count; stack.pop(basis); ) {
      if (bases.indexOf(basis) >= 0) continue;
      if (left-- === 0) {
        stack.push(basis);
        return true;
      }
      bases.add(basis);
      if (bounded?.look(basis, leaving)) {
        noteVertex(basis);
        noteNeighbours(bounded.basic, bounded.nonbasic);
      } else lookExactly();
    }
    return false;
  };
  return {
    dictionary,
    bases,
    vertices,
    basisOf,
    undecided: () => undecided,
    isOverfull: () => stack.isOverfull,
    visit,
  };
};
