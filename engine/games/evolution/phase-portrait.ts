// What a deterministic dynamic does among two or three strategies, from everywhere: the direction of change, the rest
// points, and where paths from a grid of starts end.
//
// The starts are the middles of the cells into which the simplex is divided evenly: 100 stretches of a line, or the 144
// small triangles of a triangle. Cost: a path each (`evolve.ts`).

import { evolve } from './evolve.ts';
import type { PopulationGame } from './population-game.ts';
import { bestReplies, type PathDynamic, sharesChange } from './shares-change.ts';
import { CHANGES, isNear, restPointsOf, type StableOrNot } from './stability.ts';
import { payoffRange } from './start.ts';

/**
 * Where starts end: at a rest point, at ever other mixes of some strategies, or nowhere. `several`: at the start several
 * replies are best, and more than one path leads away.
 */
export type PortraitEnd =
  | { readonly kind: 'point'; readonly point: number; readonly starts: number }
  | { readonly kind: 'mixes'; readonly strategies: readonly string[]; readonly starts: number }
  | { readonly kind: 'moving'; readonly time: number; readonly starts: number }
  | { readonly kind: 'several'; readonly starts: number };

export interface PhasePortrait {
  readonly dynamic: PathDynamic;
  /** Shares, and their change. */
  readonly field: readonly { readonly shares: readonly number[]; readonly change: readonly number[] }[];
  readonly rest: readonly StableOrNot[];
  /** Whether these are proven to be all; why not, in words. */
  readonly complete: boolean;
  readonly reason?: string;
  /** Parts of each side of the simplex. */
  readonly divisions: number;
  /** The middle of each cell, row by row (`cellMiddles`), and the place of its end in `ends`. */
  readonly starts: readonly { readonly shares: readonly number[]; readonly end: number }[];
  /** Of the most starts first. */
  readonly ends: readonly PortraitEnd[];
}

/** Parts of each side: cells of starts, and of arrows. In threes, so that none stands in the middle, where games that treat all alike rest. */
const DIVISIONS = { line: 100, triangle: 12, arrows: 6 };
/** A cell's colour does not hang on the tenth digit of its path. */
const FOLLOWED = { samples: 50, tolerance: 1e-8 };
/** In units of one over the range of payoffs, and of logit and best reply, whose pace payoffs do not change. */
const HORIZON = { replicator: 500, other: 100 };
/** A path this near to what attracts ends there. */
const NEAR = 1e-3;
const NEAR_CYCLES = 5e-3;
const PLAYED = 1e-6;

/**
 * Middles of the cells of a simplex whose sides are divided: of a line from the first strategy's share 0 to 1; of a
 * triangle row by row from the third strategy's share 0, in a row by the second's, cells that point up and down in turn.
 */
export const cellMiddles = (strategies: 2 | 3, divisions: number): number[][] => {
  if (strategies === 2)
    return Array.from({ length: divisions }, (_, k) => {
      const share = (2 * k + 1) / (2 * divisions);
      return [share, 1 - share];
    });
  return Array.from({ length: divisions }, (_, row) =>
    Array.from({ length: 2 * (divisions - row) - 1 }, (__, k): number[] => {
      const isDown = k % 2 === 1;
      const column = (k - (k % 2)) / 2;
      const left = divisions - row - column - (isDown ? 2 : 1);
      const part = isDown ? 2 : 1;
      return [left, column, row].map((whole) => (3 * whole + part) / (3 * divisions));
    }),
  ).flat();
};

type Unplaced = PortraitEnd extends infer End ? (End extends PortraitEnd ? Omit<End, 'starts'> : never) : never;

/** Ends apart by name. */
const nameOf = (end: Unplaced): string => JSON.stringify(end);

/** Whether some who do worse have a choice of best replies. */
const isTorn = (game: PopulationGame, start: readonly number[]): boolean => {
  const best = bestReplies(game, start);
  return best.length > 1 && start.some((share, k) => share > 0 && !best.includes(k));
};

/** Where a path from a start ends. */
const endOf = (
  game: PopulationGame,
  portrait: Pick<PhasePortrait, 'dynamic' | 'rest'>,
  precision: number,
  start: readonly number[],
): Unplaced => {
  const { dynamic, rest } = portrait;
  if (dynamic === 'best-reply' && isTorn(game, start)) return { kind: 'several' };
  const range = payoffRange(game);
  const horizon = dynamic === 'replicator' && range > 0 ? HORIZON.replicator / range : HORIZON.other;
  const budget = dynamic === 'best-reply' ? { work: CHANGES } : {};
  const path = evolve(game, { dynamic, selection: precision, start, horizon, ...FOLLOWED, budget });
  const last = path.complete ? path.stationary : path.trajectory!.at(-1)!.shares;
  const within = dynamic === 'best-reply' ? NEAR_CYCLES : NEAR;
  const point = rest.findIndex(
    ({ shares, stability }) => (path.complete || stability === 'attracting') && isNear(shares, last, within),
  );
  if (point >= 0) return { kind: 'point', point };
  if (!path.complete) return { kind: 'moving', time: path.trajectory!.at(-1)!.time };
  return { kind: 'mixes', strategies: game.strategies.filter((_, k) => last[k]! > PLAYED) };
};

/** Ends with how many starts each has, the most first, and the place of each start's among them. */
const gathered = (all: readonly Unplaced[]): { ends: PortraitEnd[]; places: number[] } => {
  const counts = new Map<string, { end: Unplaced; starts: number }>();
  // Those that move are one, whenever their paths stop.
  const keyOf = (end: Unplaced): string => (end.kind === 'moving' ? end.kind : nameOf(end));
  for (const end of all) {
    const known = counts.get(keyOf(end)) ?? { end, starts: 0 };
    counts.set(keyOf(end), { end: known.end, starts: known.starts + 1 });
  }
  const order = [...counts].sort(([, a], [, b]) => b.starts - a.starts);
  const place = new Map(order.map(([key], k) => [key, k]));
  return {
    ends: order.map(([, { end, starts }]) => ({ ...end, starts }) as PortraitEnd),
    places: all.map((end) => place.get(keyOf(end))!),
  };
};

/**
 * The portrait of a dynamic of a large population.
 *
 * @param precision λ of logit
 * @returns undefined of a game of one or more than three strategies
 */
export const phasePortrait = (game: PopulationGame, dynamic: PathDynamic, precision = 1): PhasePortrait | undefined => {
  const count = game.strategies.length;
  if (count !== 2 && count !== 3) return undefined;
  const divisions = count === 2 ? DIVISIONS.line : DIVISIONS.triangle;
  const starts = cellMiddles(count, divisions);
  const { points: rest, ...known } = restPointsOf(game, dynamic, precision, starts);
  const arrows = count === 2 ? starts : cellMiddles(count, DIVISIONS.arrows);
  const { ends, places } = gathered(starts.map((start) => endOf(game, { dynamic, rest }, precision, start)));
  return {
    dynamic,
    field: arrows.map((shares) => ({ shares, change: sharesChange(game, dynamic, precision, shares) })),
    ...{ rest, ...known, divisions },
    starts: starts.map((shares, k) => ({ shares, end: places[k]! })),
    ends,
  };
};
