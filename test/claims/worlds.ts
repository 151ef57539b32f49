import { latinHypercube } from '../../engine/designs/latin-hypercube.ts';
import type { Claim, Plan } from './claim.ts';
import type { Move } from './moves.ts';

/** What is moved at the points of a claim, and by how much: one share for each point. */
export type Moved = { readonly path: string; readonly own: Move['own']; readonly shares: readonly number[] };

/** Parameters that stand differently in two arms. */
const compared = (arms: readonly ReadonlyMap<string, Move>[]): ReadonlySet<string> => {
  const standing = new Map<string, string>();
  const found = new Set<string>();
  for (const move of arms.flatMap((moves) => [...moves.values()])) {
    if ((standing.get(move.parameter) ?? move.standing) !== move.standing) found.add(move.parameter);
    standing.set(move.parameter, move.standing);
  }
  return found;
};

/**
 * The points of a claim: a Latin hypercube over all assumptions that are numbers. Levers stay as the scenarios say, and
 * so does what the arms set differently: that is what is compared. Each path has a stream of its own, so that a further
 * parameter leaves the others where they were.
 */
export const worldsOf = (
  claim: Pick<Claim, 'move' | 'keep'>,
  arms: readonly ReadonlyMap<string, Move>[],
  points: number,
  { seed, spread }: Plan,
): readonly Moved[] => {
  const paths = [...new Set(arms.flatMap((moves) => [...moves.keys()]))];
  const differing = compared(arms);
  return paths.flatMap((path) => {
    const { own, role, parameter } = arms.map((moves) => moves.get(path)).find((move) => move !== undefined) as Move;
    const isMoved = role === 'assumption' ? !claim.keep.includes(path) : claim.move.includes(path);
    if (!isMoved || differing.has(parameter)) return [];
    const strata = latinHypercube(points, 1, `${seed}/${path}`);
    return [{ path, own, shares: strata.map(([u]) => spread * (2 * (u as number) - 1)) }];
  });
};
