import type { Node } from '../graph/node.ts';
import type { Plan } from './plan.ts';
import { computedAt } from './segments.ts';

/** Where kept values stand in the scratch of a pair of lanes. */
export type ScratchPlaces = {
  /** How many values stand there. */
  readonly scratchPairs: number;
  readonly scratchPlace: ReadonlyMap<Node, number>;
};

/** Values that are needed at different times share a place. */
export const scratchPlaces = (plan: Plan): ScratchPlaces => {
  const firstOf = (node: Node): number => computedAt(node, plan.levelOf);
  const scratchPlace = new Map<Node, number>();
  const free = new Map<number, { readonly place: number; readonly until: number }[]>();
  let scratchPairs = 0;
  for (const node of plan.kept.toSorted((a, b) => firstOf(a) - firstOf(b))) {
    const size = node.axes[0]?.class.members.length ?? 1;
    const places = free.get(size) ?? [];
    free.set(size, places);
    const found = places.findIndex(({ until }) => until < firstOf(node));
    const place = places[found]?.place ?? scratchPairs;
    if (found < 0) scratchPairs += size;
    else places.splice(found, 1);
    places.push({ place, until: plan.lastRead(node) });
    scratchPlace.set(node, place);
  }
  return { scratchPairs, scratchPlace };
};
