import type { Cells } from '../tables/table.ts';
import type { RunFoldState } from './run-summary.ts';
import type { TickFoldState } from './tick-fold.ts';

/** What whole shards were folded into: all that going on with later ones needs besides the tables. */
export type FoldState = {
  /** How many shards, from the first on. */
  readonly shards: number;
  readonly runs: RunFoldState;
  readonly ticks: TickFoldState;
};

/** Finished results of fewer runs, to go on from: their runs are not played again. */
export type Earlier = {
  readonly fold: FoldState;
  /** The rows of the folded shards, in pieces. */
  readonly rows: () => AsyncIterable<readonly Cells[]>;
  /** The trajectories as they are: those of the first runs are the same however many there are. */
  readonly trace: Uint8Array | undefined;
};
