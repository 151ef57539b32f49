import type { NamedAxis, PolicyDifference, SweptLayout } from '../../engine/experiment/study/sweep-facts.ts';
import type { GridAxis, GridCell } from '../../engine/experiment/study/swept-grid.ts';
import type { Plane } from '../plane/finding.ts';
import type { SweepFacts, SweptNumber } from '../results.ts';

type LayoutOf<Kind extends SweptLayout['kind']> = Extract<SweptLayout, { readonly kind: Kind }>;

/** Items in rows of so many. */
export function inRows<Item>(all: readonly Item[], width: number): readonly (readonly Item[])[] {
  const rows = Math.ceil(all.length / Math.max(1, width));
  return Array.from({ length: rows }, (_, row) => all.slice(row * width, (row + 1) * width));
}

/**
 * One number over two parameters.
 *
 * @param policy of a layout with policies: of which the plane is
 */
export function planeOf(
  { held, runs }: SweepFacts,
  { x, y }: { readonly x: GridAxis; readonly y: GridAxis },
  { quantity, cells }: SweptNumber,
  policy = 0,
): Plane {
  const size = x.levels.length * y.levels.length;
  return {
    quantity,
    x,
    y,
    held,
    runs,
    cells: inRows(cells.slice(policy * size, (policy + 1) * size), x.levels.length),
  };
}

/** What came of a policy in a world, and by how much it is above the first policy. */
export type InWorld = { readonly cell: GridCell; readonly difference: PolicyDifference | undefined };

/** `worlds[w][p]`: of a number, by world and policy. */
export function byWorld(
  { policy }: LayoutOf<'worlds'>,
  { cells, differences = [] }: SweptNumber,
): readonly InWorld[][] {
  const worlds = cells.length / policy.names.length;
  return Array.from({ length: worlds }, (_, world) =>
    policy.names.map(
      (_, p): InWorld => ({
        cell: cells[p * worlds + world] as GridCell,
        difference: p === 0 ? undefined : differences[(p - 1) * worlds + world],
      }),
    ),
  );
}

export function isNumbers(axis: NamedAxis | GridAxis): axis is GridAxis {
  return 'levels' in axis;
}

/** Where a difference lies, as far as its 95 % interval tells. */
export type Sign = 'raised' | 'lowered' | 'not clear';

export function signOf({ estimate, lo95, hi95 }: PolicyDifference): Sign {
  if (!Number.isFinite(estimate)) return 'not clear';
  if (lo95 > 0) return 'raised';
  return hi95 < 0 ? 'lowered' : 'not clear';
}

/** In how many a difference is clearly above zero, clearly below, neither; and of how many there is no number. */
export type Signs = {
  readonly raised: number;
  readonly lowered: number;
  readonly unclear: number;
  readonly missing: number;
  readonly all: number;
};

export function countSigns(differences: readonly PolicyDifference[]): Signs {
  const known = differences.filter(({ estimate }) => Number.isFinite(estimate));
  const count = (sign: Sign): number => known.filter((one) => signOf(one) === sign).length;
  return {
    raised: count('raised'),
    lowered: count('lowered'),
    unclear: count('not clear'),
    missing: differences.length - known.length,
    all: differences.length,
  };
}

/** So many clear differences of so many would chance alone make in 1 of 20 sweeps at most, if they were independent. */
export function mostByChance(n: number): number {
  const mean = 0.05 * n;
  return Math.floor(mean + 1.645 * Math.sqrt(0.95 * mean));
}
