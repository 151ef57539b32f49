import type { Model } from '../../engine/language/model.ts';
import type { Move } from '../../engine/run/move.ts';
import { type Streams, streamsOf } from './draws.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { type EventTick, type LastFired, untilAtStart } from './events.ts';
import { type Columns, type FoldRow, foldRow, foldRun, poolRun, tickMeasures } from './measure.ts';
import { afterMoment, rowZeroMoment, type Start, type World } from './moments.ts';
import { type Declared, keyOf, plainScope, type Table, tabulate } from './scope.ts';
import { initialWorld, startRun } from './start.ts';
import { type LineRow, storyRows } from './story-lines.ts';
import { type Failure, playTick, type TickOutcome, type Turn } from './tick.ts';

/** Numbers per player, by key: `class.id`, or the id alone for the world's and global ones. */
export type Values = Record<string, readonly number[]>;

export type EventRow = { readonly active: boolean; readonly fires: boolean; readonly in: number };

/** A tick that was played to its end; states and measures are those after it. */
export type Row = {
  readonly t: number;
  readonly decisions: Record<string, readonly Turn[]>;
  readonly draws: Values;
  readonly states: Values;
  readonly events: Record<string, EventRow>;
  readonly measures: Columns;
  readonly lines: readonly LineRow[];
};

/** One run, told in full. */
export type Story = {
  /** Name of the end, or `horizon`; undefined for a run that failed. */
  readonly outcome: string | undefined;
  /** Ticks played to their end. */
  readonly endTick: number;
  readonly failure: Failure | undefined;
  readonly parameters: Values;
  readonly perRunDraws: Values;
  readonly row0: { readonly t: 0; readonly choices: Values; readonly states: Values; readonly measures: Columns };
  readonly rows: readonly Row[];
  /** By `measure@fold` and column; empty for a run that failed. */
  readonly folds: Columns;
  /** Both sums of each pooled measure; empty for a run that failed. */
  readonly pooled: Record<string, readonly [number, number]>;
};

export type InterpretOptions = {
  readonly seed: string;
  readonly run: number;
  /** Ends the run earlier than the model's horizon. */
  readonly ticks?: number;
  /** Base values of parameters by key, one per player, instead of the model's. */
  readonly overrides?: Values;
  readonly moves?: readonly Move[];
};

const byKey = <Thing extends Declared, Value>(table: ReadonlyMap<Thing, Value>): Record<string, Value> =>
  Object.fromEntries([...table].map(([thing, value]) => [keyOf(thing), value]));

const eventRows = (events: EventTick): Record<string, EventRow> =>
  Object.fromEntries([...events.standings].map(([event, standing]) => [event.name, standing]));

const startOf = (model: Model, options: InterpretOptions, streams: ReturnType<typeof streamsOf>): Start => {
  const overrides = model.parameters.flatMap((parameter): [typeof parameter, readonly number[]][] => {
    const values = options.overrides?.[keyOf(parameter)];
    return values ? [[parameter, values]] : [];
  });
  return startRun(model, streams, new Map(overrides));
};

const endOf = (model: Model, after: ReturnType<typeof afterMoment>, last: boolean): string | undefined =>
  model.ends.find((end) => isTrue(evaluate(end.when, plainScope(model, after, undefined))))?.name ??
  (last ? 'horizon' : undefined);

const rowOf = (played: TickOutcome, measures: Columns, lines: readonly LineRow[]): Row => ({
  t: played.tick.t + 1,
  decisions: byKey(played.turns),
  draws: byKey(played.draws),
  states: byKey(played.world.states),
  events: eventRows(played.events),
  measures,
  lines,
});

const openingOf = (start: Start, world: World): Pick<Story, 'parameters' | 'perRunDraws' | 'row0'> => {
  const { model } = start;
  const drawn = model.parameters.filter((parameter) => !parameter.schedule);
  const perRun = model.draws.filter((draw) => draw.per === 'run');
  const moment = rowZeroMoment(start, world, untilAtStart(start, world));
  const table = (values: Table<Declared>): Values => byKey(values);
  return {
    parameters: byKey(tabulate(drawn, start.parameter)),
    perRunDraws: byKey(tabulate(perRun, start.perRunDraw)),
    row0: {
      t: 0,
      choices: table(world.choices),
      states: table(world.states),
      measures: tickMeasures(model, moment),
    },
  };
};

const withMoves = (streams: Streams, moves: readonly Move[]): Streams => ({
  ...streams,
  move: (decision, player, t) => {
    const move = moves.findLast(
      (one) => one.tick === t + 1 && one.player === player?.name && one.decision === decision.name,
    );
    return move && decision.options.indexOf(move.option);
  },
});

/**
 * One run of a model, by the letter of docs/meaning.md: the reference for the compiler, which must agree bit for bit.
 *
 * Walks the trees of the formulas; nothing is shared with the compiler but elementary functions, quantiles and streams.
 *
 * @param model a checked model
 * @param options seed and number of the run
 * @returns everything that happened
 */
export const interpret = (model: Model, options: InterpretOptions): Story => {
  const streams = withMoves(streamsOf(options.seed, options.run), options.moves ?? []);
  const start = startOf(model, options, streams);
  let world = initialWorld(start);
  const opening = openingOf(start, world);
  const horizon = options.ticks ?? model.time.horizon;
  const rows: Row[] = [];
  const foldRows: FoldRow[] = [];
  let fired: LastFired = new Map();
  let outcome: string | undefined;
  for (let k = 0; outcome === undefined; k += 1) {
    const played = playTick(start, streams, k, world, fired);
    if (played.failure) {
      return { ...opening, outcome, endTick: k, failure: played.failure, rows, folds: {}, pooled: {} };
    }
    world = played.world;
    fired = played.events.lastFired;
    const after = afterMoment(start, played.tick, world);
    rows.push(rowOf(played, tickMeasures(model, after), storyRows(model, after)));
    foldRows.push(foldRow(model, after));
    outcome = endOf(model, after, k + 1 === horizon);
  }
  return {
    ...opening,
    outcome,
    endTick: rows.length,
    failure: undefined,
    rows,
    folds: foldRun(model, foldRows),
    pooled: poolRun(model, foldRows),
  };
};
