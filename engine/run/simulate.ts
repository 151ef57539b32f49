import { type CompileOptions, compile, type Kernel } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import type { Model } from '../language/model.ts';
import { pooledColumns, runColumns } from './columns.ts';
import { type Fixed, type Instance, instantiate } from './instance.ts';

/** How one run went. */
export type RunResult = {
  readonly run: number;
  /** Name of the end, `horizon`, or `failed` where a value was not as it must be. */
  readonly outcome: string;
  /** Completed ticks; for a failed run the one in which it failed counts. */
  readonly ticks: number;
  /** Numbers per run, in the order of `runColumns`; NaN where missing. Empty for a failed run. */
  readonly measures: readonly number[];
  /** Sums of pooled measures, numerator and denominator in turn. */
  readonly pooled: readonly number[];
};

/** Told about every tick of a batch of lanes: the numbers stand in the instance. */
export type TickWatcher = {
  /**
   * @param tick completed ticks, 0 for row 0
   * @param lanes how many lanes are runs that were asked for
   */
  readonly row: (instance: Instance, tick: number, lanes: number, firstRun: number) => void;
};

/** What a lane ended as: 0 while going, −1 failed, else the place of the end from 1 on. */
export const outcomeName = (model: Model, code: number): string => {
  if (code === -1) return 'failed';
  return model.ends[code - 1]?.name ?? 'horizon';
};

/** Everything about a kernel that reading results needs, worked out once. */
export type Reader = {
  readonly instance: Instance;
  readonly outcome: number;
  readonly endTick: number;
  readonly measures: readonly { readonly place: number; readonly mean: boolean }[];
  readonly pooled: readonly number[];
};

export const readerOf = (instance: Instance): Reader => {
  const { kernel } = instance;
  const { slots } = kernel.program;
  const place = (slot: Slot): number => instance.place(slot);
  return {
    instance,
    outcome: place(slots.outcome),
    endTick: place(slots.endTick),
    measures: runColumns(kernel.model, slots).map((column) => ({
      place: place(column.slot),
      mean: column.fold === 'mean',
    })),
    pooled: pooledColumns(kernel.model, slots).flatMap((column) => [
      place(column.numerator),
      place(column.denominator),
    ]),
  };
};

const canonical = (value: number): number => (Number.isNaN(value) ? Number.NaN : value);

/**
 * Plays the runs first … first + count − 1, which must fit the lanes, to their ends.
 *
 * @returns one result per run, in run order
 */
export const playLanes = (
  reader: Reader,
  first: number,
  count: number,
  watchers: readonly TickWatcher[] = [],
): readonly RunResult[] => {
  const { instance } = reader;
  const { model } = instance.kernel;
  instance.start(first);
  for (const watcher of watchers) watcher.row(instance, 0, count, first);
  for (let t = 0, going = true; going; t++) {
    going = instance.tick(t);
    for (const watcher of watchers) watcher.row(instance, t + 1, count, first);
  }
  return Array.from({ length: count }, (_, lane) => resultOf(reader, model, first, lane));
};

const resultOf = (reader: Reader, model: Model, first: number, lane: number): RunResult => {
  const { numbers } = reader.instance;
  const at = (place: number): number => canonical(numbers[place + lane] as number);
  const code = at(reader.outcome);
  const ticks = at(reader.endTick);
  const failed = code === -1;
  return {
    run: first + lane,
    outcome: outcomeName(model, code),
    ticks,
    measures: failed ? [] : reader.measures.map(({ place, mean }) => (mean ? at(place) / ticks : at(place))),
    pooled: failed ? [] : reader.pooled.map(at),
  };
};

export type SimulateOptions = {
  /** Any text; default "1". */
  readonly seed?: string;
  /** Default 1000. */
  readonly runs?: number;
  /** Number of the first run; run r is the same whatever comes before it. */
  readonly from?: number;
  readonly fixed?: readonly Fixed[];
  readonly lanes?: NonNullable<CompileOptions['lanes']>;
  readonly signal?: AbortSignal;
};

/**
 * Simulates a model, run by run, in run order.
 *
 * @throws the signal's reason when it is aborted
 * @example
 * for await (const run of simulate(model, { seed: '1', runs: 100 })) console.log(run.outcome);
 */
export async function* simulate(model: Model, options: SimulateOptions = {}): AsyncGenerator<RunResult, void, void> {
  const { seed = '1', runs = 1000, from = 0, fixed = [], signal } = options;
  signal?.throwIfAborted();
  const kernel: Kernel = compile(model, options.lanes === undefined ? {} : { lanes: options.lanes });
  const reader = readerOf(await instantiate(kernel, seed, fixed));
  for (let first = from; first < from + runs; first += kernel.layout.lanes) {
    signal?.throwIfAborted();
    yield* playLanes(reader, first, Math.min(kernel.layout.lanes, from + runs - first));
  }
}
