import { type Machine, openImage } from '../../run/image.ts';
import { nextTurn } from '../../run/next-turn.ts';
import { canonical, playLanes } from '../../run/simulate.ts';
import type { Moments } from './moments.ts';
import { QUANTILE_RUNS } from './quantiles.ts';
import type { ShardProgram } from './shard-program.ts';
import type { TickSamples } from './tick-samples.ts';
import { createTickSummary, type TickSummary } from './tick-summary.ts';
import { createTrajectoryRecorder, type TrajectoryRecorder } from './trajectories.ts';

/** Runs per shard: fixed, so that sums do not depend on who computes them or how many runs are asked for. */
export const SHARD_RUNS = 512;

/** After so many runs others get their turn: signals, progress. */
const BREATH_RUNS = 64;

/** What the runs of a shard came to: plain arrays, one element per run. */
export type Shard = {
  readonly first: number;
  readonly count: number;
  /** −1 failed, else the place of the end from 1 on; after the last the horizon. */
  readonly outcomes: Int32Array;
  /** Completed ticks. */
  readonly endTicks: Int32Array;
  readonly parameters: readonly Float64Array[];
  /** In the order of `runColumns`; NaN where missing, and for failed runs. */
  readonly measures: readonly Float64Array[];
  /** Numerators and denominators in turn; NaN for failed runs. */
  readonly pooled: readonly Float64Array[];
  /** Per cell of the tick table. */
  readonly ticks: Moments;
  /** Trajectories of the first runs: `[run][tick][number]`, rows after the end of a run hold nothing. */
  readonly trace: Float64Array;
  /** Runs that end whoever plays them: left out, and failed. */
  readonly poison: readonly number[];
};

/** Plays shards on a machine of its own. */
export type ShardPlayer = {
  readonly program: ShardProgram;
  readonly machine: Machine;
  readonly summary: TickSummary;
  readonly recorder: TrajectoryRecorder;
};

export const createShardPlayer = async (program: ShardProgram): Promise<ShardPlayer> => {
  const machine = await openImage(program.image);
  return {
    program,
    machine,
    summary: await createTickSummary(machine, program),
    recorder: createTrajectoryRecorder(machine, program),
  };
};

/** Consecutive runs to be played. */
export type ShardJob = {
  readonly first: number;
  readonly count: number;
  /** Parameters held at numbers: what a design point sets. */
  readonly held?: Float64Array;
  /** Receives the per-tick values of the first runs, for quantiles. */
  readonly samples?: TickSamples;
  /** Runs that are known to end whoever plays them. */
  readonly poison?: readonly number[];
};

/** The runs of shard `index` of a batch; the last shard may be shorter. */
export const shardRuns = (index: number, runs: number): { readonly first: number; readonly count: number } => ({
  first: index * SHARD_RUNS,
  count: Math.min(SHARD_RUNS, runs - index * SHARD_RUNS),
});

/** How many shards the quantiles are taken of. */
export const sampledShards = (runs: number): number => Math.ceil(Math.min(runs, QUANTILE_RUNS) / SHARD_RUNS);

/** Told now and then how the runs played so far ended; may throw to stop. */
export type Breath = (outcomes: Int32Array, played: number) => void;

/** Plays the runs of a job: a function of it, whoever plays it. */
export const playShard = async (player: ShardPlayer, job: ShardJob, breath: Breath): Promise<Shard> => {
  const { machine, summary, recorder, program } = player;
  const { first, count, poison = [] } = job;
  const shard = emptyShard(program, job);
  machine.hold(job.held);
  const traced = shard.trace.length > 0;
  const watchers = traced ? [summary, recorder] : [summary];
  summary.take();
  for (let played = 0; played < count; ) {
    const until = poison.map((run) => run - first).find((at) => at >= played) ?? count;
    if (until === played) {
      shard.outcomes[played] = -1;
      played += 1;
      continue;
    }
    const some = Math.min(machine.lanes, until - played);
    playLanes(machine, program.places, first + played, watchers);
    summary.commit(first + played, some, job.samples);
    readNumbers(player, shard, some, played);
    const before = played;
    played += some;
    if (Math.floor(before / BREATH_RUNS) === Math.floor(played / BREATH_RUNS) && played < count) continue;
    await nextTurn();
    breath(shard.outcomes, played);
  }
  return { ...shard, ticks: summary.take() };
};

/** Notes how the `count` runs just played went, as runs `first` and on of the shard: column by column. */
const readNumbers = (player: ShardPlayer, shard: Omit<Shard, 'ticks'>, count: number, first: number): void => {
  const { machine, program, recorder } = player;
  const { places, drawn, rows, trace } = program;
  const { numbers, laneOf } = machine;
  const note = (column: Float64Array | Int32Array, place: number): void => {
    for (let index = 0; index < count; index++)
      column[first + index] = canonical(numbers[place + (laneOf[index] as number)] as number);
  };
  note(shard.outcomes, places.outcome);
  note(shard.endTicks, places.endTick);
  for (const [column, place] of drawn.entries()) note(shard.parameters[column] as Float64Array, place);
  for (const [column, place] of places.pooled.entries()) note(shard.pooled[column] as Float64Array, place);
  for (const [column, { place, mean }] of places.measures.entries()) {
    const measures = shard.measures[column] as Float64Array;
    note(measures, place);
    if (!mean) continue;
    for (let run = first; run < first + count; run++)
      measures[run] = (measures[run] as number) / (shard.endTicks[run] as number);
  }
  for (let run = first; run < first + count; run++)
    if (shard.outcomes[run] === -1) for (const column of [...shard.measures, ...shard.pooled]) column[run] = Number.NaN;
  const size = rows * trace.places.length;
  for (let index = 0; index < count && (first + index + 1) * size <= shard.trace.length; index++)
    recorder.copy(index, shard.trace, (first + index) * size);
};

const emptyShard = (program: ShardProgram, { first, count, poison = [] }: ShardJob): Omit<Shard, 'ticks'> => {
  const { places, drawn, rows, trace } = program;
  const missing = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const traced = Math.max(0, Math.min(count, trace.runs - first));
  return {
    first,
    count,
    outcomes: new Int32Array(count),
    endTicks: new Int32Array(count),
    parameters: drawn.map(missing),
    measures: places.measures.map(missing),
    pooled: places.pooled.map(missing),
    trace: new Float64Array(traced * rows * trace.places.length).fill(Number.NaN),
    poison,
  };
};
