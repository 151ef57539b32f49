import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Slot } from '../compile/graph/node.ts';
import { qualified } from '../compile/lower/slots.ts';
import type { Model, Parameter } from '../language/model.ts';
import { pooledColumns, runColumns } from '../run/columns.ts';
import type { Instance } from '../run/instance.ts';
import { playLanes, type Reader, readerOf } from '../run/simulate.ts';
import type { Moments } from './moments.ts';
import { QUANTILE_RUNS } from './quantiles.ts';
import { createTickSummary, type TickSamples, type TickSummary } from './tick-summary.ts';

/** Runs per shard: fixed, so that sums do not depend on who computes them or how many runs are asked for. */
export const SHARD_RUNS = 1024;

/** After so many runs others get their turn: signals, progress. */
const BREATH_RUNS = 64;

/** A parameter of one player that differs between runs: drawn, or computed from what is drawn. */
export type DrawnParameter = {
  readonly parameter: Parameter;
  readonly player: number;
  /** `parameter.growth.rate`, `parameter.labs.caution.Leader`. */
  readonly name: string;
  readonly slot: Slot;
};

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
};

/** Plays shards on one kernel. */
export type ShardPlayer = {
  readonly reader: Reader;
  readonly summary: TickSummary;
  readonly drawn: readonly DrawnParameter[];
};

export const drawnParameters = (instance: Instance): readonly DrawnParameter[] => {
  const { model, program, layout } = instance.kernel;
  return model.parameters.flatMap((parameter) => {
    const slot = program.slots.parameter(parameter);
    if (!layout.has(slot.name)) return [];
    return parameter.values.flatMap((value, player) => {
      const member = parameter.owner?.members[player]?.name;
      const name = ['parameter', qualified(parameter), member].filter((part) => part !== undefined).join('.');
      return value.kind === 'number' ? [] : [{ parameter, player, name, slot }];
    });
  });
};

export const createShardPlayer = (instance: Instance): ShardPlayer => {
  const reader = readerOf(instance);
  return { reader, summary: createTickSummary(reader), drawn: drawnParameters(instance) };
};

/** Told now and then how the runs played so far ended; may throw to stop. */
export type Breath = (first: number, outcomes: Int32Array, played: number) => void;

/**
 * Plays the runs of a shard: a function of its number and of how many runs there are, of nothing else.
 *
 * @param index shards count from 0
 * @param runs of the whole batch; the last shard may be shorter
 * @param samples receives the per-tick values of the first runs, for quantiles
 */
export const playShard = (
  player: ShardPlayer,
  index: number,
  runs: number,
  samples: TickSamples | undefined,
  breath: Breath,
): Promise<Shard> => {
  const first = index * SHARD_RUNS;
  const sampled = first < QUANTILE_RUNS ? samples : undefined;
  return playRuns(player, first, Math.min(SHARD_RUNS, runs - first), sampled, breath);
};

/** Plays the runs first … first + count − 1. */
export const playRuns = async (
  player: ShardPlayer,
  first: number,
  count: number,
  samples: TickSamples | undefined,
  breath: Breath,
): Promise<Shard> => {
  const { reader, summary, drawn } = player;
  const { instance } = reader;
  const shard = emptyShard(instance.kernel.model, player, first, count);
  for (let played = 0; played < count; ) {
    const some = Math.min(instance.lanes, count - played);
    const results = playLanes(reader, first + played, some, [summary]);
    summary.commit(some, samples);
    for (const [lane, { ticks, measures, pooled }] of results.entries()) {
      const at = played + lane;
      shard.outcomes[at] = instance.numbers[reader.outcome + lane] as number;
      shard.endTicks[at] = ticks;
      for (const [column, value] of measures.entries()) (shard.measures[column] as Float64Array)[at] = value;
      for (const [column, value] of pooled.entries()) (shard.pooled[column] as Float64Array)[at] = value;
      for (const [column, { slot, player: of }] of drawn.entries())
        (shard.parameters[column] as Float64Array)[at] = instance.numbers[instance.place(slot, of) + lane] as number;
    }
    played += some;
    if (played % BREATH_RUNS === 0 || played === count) {
      await nextTurn();
      breath(first, shard.outcomes, played);
    }
  }
  return { ...shard, ticks: summary.take() };
};

const emptyShard = (model: Model, player: ShardPlayer, first: number, count: number): Omit<Shard, 'ticks'> => {
  const { slots } = player.reader.instance.kernel.program;
  const missing = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  return {
    first,
    count,
    outcomes: new Int32Array(count),
    endTicks: new Int32Array(count),
    parameters: player.drawn.map(missing),
    measures: runColumns(model, slots).map(missing),
    pooled: pooledColumns(model, slots).flatMap(() => [missing(), missing()]),
  };
};
