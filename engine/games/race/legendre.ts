// Nodes and weights on [0, 1], computed when loaded: Gauss–Legendre for quadrature, Radau (right end included) for
// collocation. The three-term recurrence gives the Legendre polynomials, bisection their roots to the last bit.

/** P_0(x) … P_degree(x) by (k+1) P_{k+1} = (2k+1) x P_k − k P_{k−1}. */
const legendre = (degree: number, x: number): number[] => {
  const values = [1, x];
  for (let k = 1; k < degree; k++) values.push(((2 * k + 1) * x * values[k]! - k * values[k - 1]!) / (k + 1));
  return values.slice(0, degree + 1);
};

const bisect = (f: (x: number) => number, low: number, high: number): number => {
  let [left, right] = [low, high];
  const sign = Math.sign(f(left));
  for (;;) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) return middle;
    if (Math.sign(f(middle)) === sign) left = middle;
    else right = middle;
  }
};

/** Sign changes of f on a fine grid of [−1, 1], located. */
const roots = (f: (x: number) => number): number[] => {
  const cells = 997;
  const at = (cell: number): number => -1 + (2 * cell) / cells;
  const found: number[] = [];
  for (let cell = 0; cell < cells; cell++)
    if (f(at(cell)) * f(at(cell + 1)) < 0) found.push(bisect(f, at(cell), at(cell + 1)));
  return found;
};

export interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** The Gauss–Legendre rule of so many nodes on [0, 1]; exact to degree 2m − 1. */
export const gaussRule = (m: number): Rule => {
  const found = roots((x) => legendre(m, x)[m]!);
  const weights = found.map((x) => {
    const previous = legendre(m, x)[m - 1]!;
    return (1 - x * x) / (m * previous * (m * previous));
  });
  return { nodes: found.map((x) => (1 + x) / 2), weights };
};

/** Nodes of the Radau rule on [0, 1]: roots of P_m − P_{m−1}, of which 1 is one. */
export const radauNodes = (m: number): readonly number[] => {
  const found = roots((x) => {
    const values = legendre(m, x);
    return (values[m]! - values[m - 1]!) / (1 - x || 1);
  });
  return [...found.slice(0, m - 1).map((x) => (1 + x) / 2), 1];
};

/** ℓ_j(x): 1 at node j, 0 at the others. */
export const lagrange = (nodes: readonly number[], j: number, x: number): number =>
  nodes.reduce((product, node, i) => (i === j ? product : (product * (x - node)) / (nodes[j]! - node)), 1);
