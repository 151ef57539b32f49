/** Breadth-first levels from a start over a symmetric graph, the less connected neighbours first. */
const breadthFirst = (neighbours: readonly (readonly number[])[], start: number): number[] => {
  const seen = new Uint8Array(neighbours.length);
  const order = [start];
  seen[start] = 1;
  for (const node of order) {
    const next = neighbours[node]!.filter((other) => seen[other] === 0);
    next.sort((a, b) => neighbours[a]!.length - neighbours[b]!.length || a - b);
    for (const other of next) {
      seen[other] = 1;
      order.push(other);
    }
  }
  return order;
};

/**
 * An order of the nodes of a graph in which neighbours stand close together, so that elimination fills a narrow band.
 *
 * Reverse Cuthill–McKee: breadth first from a node far out (the last of a search from the last of a search), neighbours
 * by degree, turned round. Nodes that cannot be reached come last.
 *
 * Source: A. George (1971), Computer implementation of the finite element method, Stanford, report STAN-CS-71-208.
 *
 * @param neighbours of each node, symmetric, without itself
 * @returns the nodes in their new order
 */
export const bandOrder = (neighbours: readonly (readonly number[])[]): number[] => {
  if (neighbours.length === 0) return [];
  const far = breadthFirst(neighbours, breadthFirst(neighbours, 0).at(-1)!).at(-1)!;
  const order = breadthFirst(neighbours, far).reverse();
  const reached = new Set(order);
  return [...order, ...[...neighbours.keys()].filter((node) => !reached.has(node))];
};
