type Arc = { readonly from: string; readonly to: string; readonly weight: number };

const weightOf = (arcs: readonly Arc[], isMeant: (arc: Arc) => boolean): number =>
  arcs.reduce((sum, arc) => sum + (isMeant(arc) ? arc.weight : 0), 0);

/**
 * An order in which few arcs go backwards: those that do close the loops of a graph. Each step takes a node that
 * nothing leads to, or that leads nowhere, or the one with most going out against coming in.
 *
 * Source: Eades, Lin and Smyth 1993, "A fast and effective heuristic for the feedback arc set problem".
 *
 * @param nodes equal ones are taken in this order
 */
export const loopOrder = (nodes: readonly string[], arcs: readonly Arc[]): readonly string[] => {
  const first: string[] = [];
  const last: string[] = [];
  let left = nodes;
  while (left.length > 0) {
    const within = arcs.filter(({ from, to }) => from !== to && left.includes(from) && left.includes(to));
    const out = (node: string): number => weightOf(within, ({ from }) => from === node);
    const into = (node: string): number => weightOf(within, ({ to }) => to === node);
    const sink = left.findLast((node) => out(node) === 0 && into(node) > 0);
    const surplus = (node: string): number => (into(node) === 0 ? Number.POSITIVE_INFINITY : out(node) - into(node));
    const taken = sink ?? left.reduce((best, node) => (surplus(node) > surplus(best) ? node : best));
    if (sink === undefined) first.push(taken);
    else last.unshift(taken);
    left = left.filter((node) => node !== taken);
  }
  return [...first, ...last];
};

/** Says of an arc whether it goes backwards in an order. */
export const backwardsIn = (order: readonly string[]): ((from: string, to: string) => boolean) => {
  const places = new Map(order.map((node, k) => [node, k]));
  return (from, to) => (places.get(from) ?? 0) > (places.get(to) ?? 0);
};
