import { type CompileOptions, compile, type Kernel } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import type { Model } from '../language/model.ts';
import { pooledColumns, runColumns } from './columns.ts';
import { closeRanks } from './exchange-lanes.ts';
import { type Fixed, heldNumbers, imageOf, type Machine, openImage, placeIn } from './image.ts';
import { nextTurn } from './next-turn.ts';

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

/** Told about every tick of a batch of lanes: the numbers stand in the machine. */
export type TickWatcher = {
  /** @param tick completed ticks, 0 for row 0 */
  readonly row: (tick: number) => void;
};

/** What a lane ended as: 0 while going, −1 failed, else the place of the end from 1 on. */
export const outcomeName = (model: Model, code: number): string => {
  if (code === -1) return 'failed';
  return model.ends[code - 1]?.name ?? 'horizon';
};

/** Where the numbers of a run stand in a machine: first lanes. */
export type RunPlaces = {
  readonly outcome: number;
  readonly endTick: number;
  /** In the order of `runColumns`; a mean is kept as a sum over ticks. */
  readonly measures: readonly { readonly place: number; readonly mean: boolean }[];
  /** Numerators and denominators in turn. */
  readonly pooled: readonly number[];
};

export const runPlaces = (kernel: Kernel): RunPlaces => {
  const { slots } = kernel.program;
  const place = (slot: Slot): number => placeIn(kernel, slot);
  return {
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

/** Plays as many runs as there are lanes, from run `first` on, to their ends. */
export const playLanes = (
  machine: Machine,
  { outcome }: RunPlaces,
  first: number,
  watchers: readonly TickWatcher[] = [],
): void => {
  machine.start(first);
  for (const watcher of watchers) watcher.row(0);
  for (let t = 0, before = machine.lanes; before > 0; t++) {
    const going = machine.tick(t);
    for (const watcher of watchers) watcher.row(t + 1);
    if (going < before) closeRanks(machine, outcome);
    before = going;
  }
};

/** The numbers of a run that has ended. */
export type RunNumbers = {
  /** −1 failed, else the place of the end from 1 on; after the last the horizon. */
  readonly code: number;
  readonly ticks: number;
  readonly measures: readonly number[];
  readonly pooled: readonly number[];
};

/** There is one NaN in results. */
export const canonical = (value: number): number => (Number.isNaN(value) ? Number.NaN : value);

/** @param index its place in the batch that was played */
export const readRun = ({ numbers, laneOf }: Machine, places: RunPlaces, index: number): RunNumbers => {
  const lane = laneOf[index] as number;
  const at = (place: number): number => canonical(numbers[place + lane] as number);
  const code = at(places.outcome);
  const ticks = at(places.endTick);
  if (code === -1) return { code, ticks, measures: [], pooled: [] };
  return {
    code,
    ticks,
    measures: places.measures.map(({ place, mean }) => (mean ? at(place) / ticks : at(place))),
    pooled: places.pooled.map(at),
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

/** After so many runs others get their turn. */
const BREATH_RUNS = 512;

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
  const places = runPlaces(kernel);
  const machine = await openImage(await imageOf(kernel, seed));
  machine.hold(heldNumbers(kernel, fixed));
  for (let first = from; first < from + runs; first += machine.lanes) {
    if (signal !== undefined && (first - from) % BREATH_RUNS === 0) await nextTurn();
    signal?.throwIfAborted();
    playLanes(machine, places, first);
    for (let index = 0; index < Math.min(machine.lanes, from + runs - first); index++) {
      const { code, ...result } = readRun(machine, places, index);
      yield { run: first + index, outcome: outcomeName(model, code), ...result };
    }
  }
}
