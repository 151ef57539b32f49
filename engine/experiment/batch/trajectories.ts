import type { Machine } from '../../run/image.ts';
import type { TickWatcher } from '../../run/simulate.ts';
import type { ShardProgram } from './shard-program.ts';

/** Keeps every traced number of every tick of the runs being played. */
export type TrajectoryRecorder = TickWatcher & {
  /** Puts the numbers of a run behind each other into `to`, from `at` on: tick after tick, in a tick number after number. */
  readonly copy: (index: number, to: Float64Array, at: number) => void;
};

export const createTrajectoryRecorder = (
  { numbers, lanes, laneOf }: Machine,
  program: ShardProgram,
): TrajectoryRecorder => {
  const { rows, trace } = program;
  const columns = trace.places.length;
  const kept = new Float64Array(rows * columns * lanes);
  return {
    row: (tick) => {
      for (const [column, place] of trace.places.entries())
        for (let index = 0; index < lanes; index++)
          kept[(tick * columns + column) * lanes + index] = numbers[place + (laneOf[index] as number)] as number;
    },
    copy: (index, to, at) => {
      for (let cell = 0; cell < rows * columns; cell++) {
        const value = kept[cell * lanes + index] as number;
        to[at + cell] = Number.isNaN(value) ? Number.NaN : value;
      }
    },
  };
};
