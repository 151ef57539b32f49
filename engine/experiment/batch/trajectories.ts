import type { Machine } from '../../run/image.ts';
import type { TickWatcher } from '../../run/simulate.ts';
import type { ShardProgram } from './shard-program.ts';

/** Keeps every traced number of every tick of the lanes being played. */
export type TrajectoryRecorder = TickWatcher & {
  /** Puts the run of a lane behind each other into `to`, from `at` on: tick after tick, in a tick number after number. */
  readonly copy: (lane: number, to: Float64Array, at: number) => void;
};

export const createTrajectoryRecorder = ({ numbers, lanes }: Machine, program: ShardProgram): TrajectoryRecorder => {
  const { rows, trace } = program;
  const columns = trace.places.length;
  const kept = new Float64Array(rows * columns * lanes);
  return {
    row: (tick) => {
      for (const [column, place] of trace.places.entries())
        kept.set(numbers.subarray(place, place + lanes), (tick * columns + column) * lanes);
    },
    copy: (lane, to, at) => {
      for (let cell = 0; cell < rows * columns; cell++) {
        const value = kept[cell * lanes + lane] as number;
        to[at + cell] = Number.isNaN(value) ? Number.NaN : value;
      }
    },
  };
};
