import { studentFrom } from '../../engine/analysis/mean-interval.ts';
import { normalQuantile } from '../../engine/compile/elementary/quantiles/normal.ts';
import { scalarAlgebra } from '../../engine/compile/elementary/scalar.ts';
import type { PlayedDocument } from '../../engine/experiment/solutions/coalition-document.ts';

/** Whether somebody gains by moving: beyond what the runs leave open, or not. */
export type Moves = 'somebody' | 'nobody' | 'unclear';

/** What the runs say of one coalition. */
export type Holds = {
  readonly leave: Moves;
  readonly join: Moves;
  readonly stable: boolean;
  readonly unclear: boolean;
};

/** In this share of resamples an agreement must be stable, or must not be, for that to be said. */
export const CLEAR = 0.95;

type Row = PlayedDocument['table'][number];

/** With fewer runs a difference this far out is told from none only roughly: nothing is clear. */
const LEAST_RUNS = 20;

/** How many different gains from moving there are: to leave a coalition is to join it, backwards. */
export function comparisons({ players }: Pick<PlayedDocument, 'players'>): number {
  return players.length * 2 ** (players.length - 1);
}

/** Half of an interval in standard errors that holds for all comparisons at once (Bonferroni), 95 %. */
function width(document: PlayedDocument): number {
  const runs = document.runs - document.failedRuns;
  if (runs < LEAST_RUNS) return Number.POSITIVE_INFINITY;
  return studentFrom(normalQuantile(scalarAlgebra, 1 - 0.025 / comparisons(document), 0, 1), runs - 1);
}

/** Of these players together. */
function together(each: readonly Moves[]): Moves {
  if (each.includes('somebody')) return 'somebody';
  return each.every((one) => one === 'nobody') ? 'nobody' : 'unclear';
}

/** Whether moving pays one player; an exact tie is read as the rules of membership say. */
function moveOf(gain: { readonly mean: number; readonly se: number } | undefined, wide: number, onTie: boolean): Moves {
  if (gain === undefined) return 'unclear';
  const { mean, se } = gain;
  if (mean === 0 && se === 0) return onTie ? 'somebody' : 'nobody';
  // A difference that is the same in every run.
  const error = se === 0 && Number.isFinite(wide) ? 0 : wide * se;
  if (!(Math.abs(mean) > error)) return 'unclear';
  return mean > 0 ? 'somebody' : 'nobody';
}

/** Whether a coalition holds, from paired differences over the runs, widened for all that are looked at. */
export function holdsOf(document: PlayedDocument, row: Row): Holds {
  const { players, membership } = document;
  const wide = width(document);
  const moves = (inside: boolean, onTie: boolean): Moves =>
    together(
      players.flatMap((player, k) =>
        row.members.includes(player) === inside ? [moveOf(row.moving?.[k], wide, onTie)] : [],
      ),
    );
  const leave = moves(true, membership.ties === 'out');
  const wish = moves(false, membership.ties === 'in');
  // Who gains by joining may be refused, which these differences do not tell.
  const join = wish === 'somebody' && membership.membership === 'exclusive' ? 'unclear' : wish;
  const stable = leave === 'nobody' && join === 'nobody' && row.share >= CLEAR;
  return { leave, join, stable, unclear: !stable && leave !== 'somebody' && join !== 'somebody' };
}
