import type { GridCell } from '../../engine/experiment/study/swept-grid.ts';

/** On which side of a level a number lies, as far as its 95 % interval tells. */
export type Side = 'above' | 'below' | 'not known';

export function sideOf({ estimate, lo95, hi95 }: GridCell, level: number): Side {
  if (!Number.isFinite(estimate)) return 'not known';
  if (lo95 > level) return 'above';
  return hi95 < level ? 'below' : 'not known';
}

/** What a level is to a line of cells. */
export type Course =
  /** The estimates lie on one side throughout. */
  | { readonly kind: 'above' | 'below' }
  /** They change sides once. */
  | {
      readonly kind: 'once';
      readonly rises: boolean;
      /** Where, in places of the axis. */
      readonly at: number;
      /** Levels by number between which it is, as far as the intervals tell; undefined: beyond the first or last. */
      readonly after: number | undefined;
      readonly before: number | undefined;
    }
  /** They change sides more than once, or some are missing. */
  | { readonly kind: 'mixed' };

/**
 * How a line of cells lies to a level: by estimates, interpolated straight between places.
 *
 * @param places ascending, one per cell
 */
export function courseOf(cells: readonly GridCell[], places: readonly number[], level: number): Course {
  if (cells.some(({ estimate }) => !Number.isFinite(estimate))) return { kind: 'mixed' };
  const isAbove = cells.map(({ estimate }) => estimate >= level);
  const turns = isAbove.flatMap((above, k) => (k > 0 && above !== isAbove[k - 1] ? [k] : []));
  const [turn] = turns;
  if (turn === undefined) return { kind: isAbove[0] ? 'above' : 'below' };
  if (turns.length > 1) return { kind: 'mixed' };
  const rises = isAbove[turn] as boolean;
  const [a, b] = [cells[turn - 1]?.estimate ?? 0, cells[turn]?.estimate ?? 0];
  const [from, to] = [places[turn - 1] as number, places[turn] as number];
  const sides = cells.map((cell) => sideOf(cell, level));
  const [first, last] = rises ? (['below', 'above'] as const) : (['above', 'below'] as const);
  const after = sides.lastIndexOf(first);
  const before = sides.indexOf(last);
  return {
    kind: 'once',
    rises,
    at: from + ((level - a) / (b - a)) * (to - from),
    after: after < 0 ? undefined : after,
    before: before < 0 ? undefined : before,
  };
}
