import type { Machine } from '../../run/image.ts';
import type { TickWatcher } from '../../run/simulate.ts';
import { type LaneSums, PAIR_BYTES } from './lane-sums.ts';
import { createMoments, type Moments, momentsOfSums } from './moments.ts';
import type { ShardProgram } from './shard-program.ts';
import { layOutTicks } from './tick-layout.ts';
import type { TickSamples } from './tick-samples.ts';

/**
 * Statistics over runs of every per-tick measure, shard by shard.
 *
 * Rows are kept until their runs have ended, since a run that fails must not count in the ticks before; then they are
 * added run by run in run order, so that the number of lanes side by side leaves no trace in the bits.
 */
export type TickSummary = TickWatcher & {
  /** Adds the lanes just played: `count` runs from run `first` on. */
  readonly commit: (first: number, count: number, samples: TickSamples | undefined) => void;
  /** Moments of all that was added, per cell (tick after tick, in a tick column after column); starts anew. */
  readonly take: () => Moments;
};

const { BYTES_PER_ELEMENT: NUMBER_BYTES } = Float64Array;
const { BYTES_PER_ELEMENT: WORD_BYTES } = Int32Array;
const PAGE_BYTES = 65_536;

/** Row k of a run counts if the run was going at the start of tick k − 1; with `carry` its last value counts for ever. */
export const createTickSummary = async (machine: Machine, program: ShardProgram): Promise<TickSummary> => {
  const { numbers, lanes, laneOf } = machine;
  const { rows, ticks, places: run } = program;
  const columns = ticks.length;
  const layout = layOutTicks(program, lanes);
  const { from: rowFrom, to: rowTo, columnAt, pairs, going, sumsWidth, sumsAt } = layout;
  const width = rowTo - rowFrom;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.bytes / PAGE_BYTES) });
  const sums = new Float64Array(memory.buffer, layout.sums, rows * sumsWidth);
  const kept = new Float64Array(memory.buffer, layout.kept, rows * width);
  const until = new Float64Array(memory.buffer, layout.until, lanes);
  const carriedUntil = new Float64Array(memory.buffer, layout.carriedUntil, lanes);
  const order = new Int32Array(memory.buffer, layout.order, rows * lanes);
  const offsets = pairs.flat().map((column) => (columnAt[column] as number) * NUMBER_BYTES);
  new Int32Array(memory.buffer, layout.offsets, offsets.length).set(offsets);
  const { exports } = await WebAssembly.instantiate(program.sums, { host: { memory } });
  const { add } = exports as unknown as LaneSums;
  const now = numbers.subarray(rowFrom, rowTo);
  let lastRow = 0;

  const row = (tick: number): void => {
    lastRow = tick;
    kept.set(now, tick * width);
    for (let index = 0; index < lanes; index++) order[tick * lanes + index] = (laneOf[index] as number) * NUMBER_BYTES;
  };

  /** Adds a row of pairs from … to − 1; behind the last that was played, that one. */
  const addRow = (tick: number, from: number, to: number, limits: number, count: number): void => {
    if (from === to) return;
    const played = Math.min(tick, lastRow);
    add(
      layout.offsets + from * 2 * WORD_BYTES,
      layout.offsets + to * 2 * WORD_BYTES,
      layout.sums + tick * sumsWidth * NUMBER_BYTES + from * PAIR_BYTES,
      layout.kept + played * width * NUMBER_BYTES,
      layout.order + played * lanes * WORD_BYTES,
      limits,
      count,
      tick,
    );
  };

  const sample = (first: number, count: number, { from, to, room, values }: TickSamples): void => {
    for (let cell = from; cell < to; cell++) {
      const tick = Math.floor(cell / columns);
      const column = cell % columns;
      const limits = ticks[column]?.carried === true ? carriedUntil : until;
      const played = Math.min(tick, lastRow);
      const place = played * width + (columnAt[column] as number);
      const at = (cell - from) * room + first;
      for (let index = 0; index < count; index++)
        if (tick <= (limits[index] as number))
          values[at + index] = kept[place + (order[played * lanes + index] as number) / NUMBER_BYTES] as number;
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
      if (tick <= latest) addRow(tick, 0, going, layout.until, count);
      addRow(tick, going, pairs.length, layout.carriedUntil, count);
    }
    if (samples !== undefined) sample(first, count, samples);
  };

  const take = (): Moments => {
    const moments = createMoments(rows * columns);
    for (let cell = 0; cell < rows * columns; cell++) {
      const at = Math.floor(cell / columns) * sumsWidth + (sumsAt[cell % columns] as number);
      const n = sums[at] as number;
      const { mean, m2 } = momentsOfSums(n, sums[at + 2] as number, sums[at + 4] as number, sums[at + 6] as number);
      moments.n[cell] = n;
      moments.mean[cell] = mean;
      moments.m2[cell] = m2;
    }
    sums.fill(0);
    return moments;
  };

  return { row, commit, take };
};
