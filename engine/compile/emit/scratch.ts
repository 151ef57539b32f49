import type { Node } from '../graph/node.ts';
import type { Plan } from './plan.ts';

/** Where kept values stand in the scratch of a pair of lanes. */
export type ScratchPlaces = {
  /** How many values stand there. */
  readonly scratchPairs: number;
  readonly scratchPlace: ReadonlyMap<Node, number>;
};

/** Every kept value has a place of its own. */
export const scratchPlaces = ({ kept }: Plan): ScratchPlaces => {
  const scratchPlace = new Map<Node, number>();
  let scratchPairs = 0;
  for (const node of kept) {
    scratchPlace.set(node, scratchPairs);
    scratchPairs += node.axes[0]?.class.members.length ?? 1;
  }
  return { scratchPairs, scratchPlace };
};
