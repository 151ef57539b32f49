import type { Machine } from '../../run/image.ts';
import type { TickWatcher } from '../../run/simulate.ts';
import { createMoments, type Moments, momentsOfSums } from './moments.ts';
import { QUANTILE_RUNS } from './quantiles.ts';
import type { ShardProgram } from './shard-program.ts';

/**
 * Values of the first runs, to take exact quantiles of. Threads fill it together: each run has a place of its own.
 */
export type TickSamples = {
  /** Cells from … to − 1; the value of run r in a cell stands at `(cell − from) * room + r`, NaN where it does not count. */
  readonly from: number;
  readonly to: number;
  readonly room: number;
  readonly values: Float64Array;
};

/** Sums of the runs of one shard, one element per cell (tick after tick, in a tick column after column). */
type Sums = {
  readonly n: Int32Array;
  readonly shift: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
};

/**
 * Statistics over runs of every per-tick measure, shard by shard.
 *
 * Lanes are kept until their runs have ended, since a run that fails must not count in the ticks before; then they are
 * added one by one in run order, so that the number of lanes side by side leaves no trace in the bits.
 */
export type TickSummary = TickWatcher & {
  /** Adds the lanes just played: `count` runs from run `first` on. */
  readonly commit: (first: number, count: number, samples: TickSamples | undefined) => void;
  /** Moments of all that was added, per cell; starts anew. */
  readonly take: () => Moments;
};

/** Most bytes of samples held at once; models with more cells have their first runs played once more per part. */
const SAMPLE_BYTES = 128 * 1024 * 1024;

const sampleRoom = (runs: number): number => Math.min(runs, QUANTILE_RUNS);

/** Which cells are sampled together, as from … to − 1. */
export const sampleParts = (cells: number, runs: number, bytes = SAMPLE_BYTES): readonly [number, number][] => {
  const most = Math.max(1, Math.floor(bytes / (sampleRoom(runs) * Float64Array.BYTES_PER_ELEMENT)));
  return Array.from({ length: Math.ceil(cells / most) }, (_, part) => [
    part * most,
    Math.min(cells, (part + 1) * most),
  ]);
};

export const createSamples = ([from, to]: readonly [number, number], runs: number): TickSamples => {
  const room = sampleRoom(runs);
  const cells = (to - from) * room;
  const bytes = cells * Float64Array.BYTES_PER_ELEMENT;
  // Pages that are opened from a file have none; there one thread plays.
  const memory = typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
  const values = new Float64Array(memory).fill(Number.NaN);
  return { from, to, room, values };
};

/** Row k of a run counts if the run was going at the start of tick k − 1; with `carry` its last value counts for ever. */
export const createTickSummary = ({ numbers, lanes, laneOf }: Machine, program: ShardProgram): TickSummary => {
  const { rows, ticks, places: run } = program;
  const columns = ticks.length;
  const now = Int32Array.from(ticks, ({ place }) => place);
  const carried = Uint8Array.from(ticks, (column) => Number(column.carried));
  const kept = new Float64Array(rows * columns * lanes);
  const sums = createSums(rows * columns);
  /** The last row that counts, per lane: where a run's values stop, and where carried ones do; −1 for a failed run. */
  const until = new Int32Array(lanes);
  const carriedUntil = new Int32Array(lanes);
  let lastRow = 0;

  const row = (tick: number): void => {
    lastRow = tick;
    let at = tick * columns * lanes;
    for (let column = 0; column < columns; column++) {
      const place = now[column] as number;
      for (let run = 0; run < lanes; run++) kept[at++] = numbers[place + (laneOf[run] as number)] as number;
    }
  };

  const commit = (first: number, count: number, samples: TickSamples | undefined): void => {
    let latest = 0;
    for (let index = 0; index < count; index++) {
      const lane = laneOf[index] as number;
      const failed = numbers[run.outcome + lane] === -1;
      until[index] = failed ? -1 : (numbers[run.endTick + lane] as number);
      carriedUntil[index] = failed ? -1 : rows - 1;
      latest = Math.max(latest, until[index] as number);
    }
    for (let tick = 0; tick < rows; tick++) {
      const recorded = Math.min(tick, lastRow);
      for (let column = 0; column < columns; column++) {
        const isCarried = carried[column] === 1;
        if (tick > latest && !isCarried) continue;
        const limits = isCarried ? carriedUntil : until;
        const at = (recorded * columns + column) * lanes;
        const cell = tick * columns + column;
        addLanes(sums, cell, kept, at, count, tick, limits);
        if (samples !== undefined && cell >= samples.from && cell < samples.to)
          sampleLanes(samples, (cell - samples.from) * samples.room + first, kept, at, count, tick, limits);
      }
    }
  };

  return { row, commit, take: () => takeMoments(sums) };
};

const createSums = (cells: number): Sums => ({
  n: new Int32Array(cells),
  shift: new Float64Array(cells),
  sum: new Float64Array(cells),
  squares: new Float64Array(cells),
});

const addLanes = (
  sums: Sums,
  cell: number,
  kept: Float64Array,
  at: number,
  count: number,
  tick: number,
  limits: Int32Array,
): void => {
  let n = sums.n[cell] as number;
  let shift = sums.shift[cell] as number;
  let sum = sums.sum[cell] as number;
  let squares = sums.squares[cell] as number;
  for (let lane = 0; lane < count; lane++) {
    const value = kept[at + lane] as number;
    if (tick > (limits[lane] as number) || Number.isNaN(value)) continue;
    if (n === 0) shift = value;
    const deviation = value - shift;
    sum += deviation;
    squares += deviation * deviation;
    n += 1;
  }
  sums.n[cell] = n;
  sums.shift[cell] = shift;
  sums.sum[cell] = sum;
  sums.squares[cell] = squares;
};

const sampleLanes = (
  { values }: TickSamples,
  to: number,
  kept: Float64Array,
  at: number,
  count: number,
  tick: number,
  limits: Int32Array,
): void => {
  for (let lane = 0; lane < count; lane++)
    if (tick <= (limits[lane] as number)) values[to + lane] = kept[at + lane] as number;
};

const takeMoments = (sums: Sums): Moments => {
  const moments = createMoments(sums.n.length);
  for (let cell = 0; cell < sums.n.length; cell++) {
    const n = sums.n[cell] as number;
    const { mean, m2 } = momentsOfSums(
      n,
      sums.shift[cell] as number,
      sums.sum[cell] as number,
      sums.squares[cell] as number,
    );
    moments.n[cell] = n;
    moments.mean[cell] = mean;
    moments.m2[cell] = m2;
  }
  sums.n.fill(0);
  sums.sum.fill(0);
  sums.squares.fill(0);
  return moments;
};
