import type {
  Decision,
  Draw,
  EventField,
  Model,
  ModelEvent,
  Parameter,
  Past,
  State,
} from '../../engine/language/model.ts';
import { evaluate } from './evaluate.ts';
import { entry, type Memories, type Moment, type Player, placeOf, plainScope, type Table } from './scope.ts';

/** What a run has before its first tick: parameters at their base values and what is drawn once. */
export type Start = {
  readonly model: Model;
  readonly parameter: (parameter: Parameter, player: Player) => number;
  readonly perRunDraw: (draw: Draw, player: Player) => number;
};

/** The world between two ticks. */
export type World = {
  readonly states: Table<State>;
  readonly choices: Table<Decision>;
  /** 1 for who has decided once. */
  readonly decided: Table<Decision>;
  /** Of each delayed formula, by player: its value in row 0, then at evolve of every tick so far. */
  readonly pasts: Table<Past>[];
  /** Events that were in force in the tick before. */
  readonly inForce: ReadonlySet<ModelEvent>;
  readonly memories: Memories;
};

/** What the events of a tick come to, for all its moments. */
export type Settled = {
  readonly event: (event: ModelEvent, field: EventField) => number;
  /** The value an event in force gives to a parameter, if one does. */
  readonly setParameter: (parameter: Parameter, player: Player) => number | undefined;
};

const refuse = (what: string, moment: string) => (thing: { readonly id: string } | ModelEvent) => {
  const name = 'id' in thing ? thing.id : thing.name;
  throw new RangeError(`${what} ${name} cannot be read at the moment ${moment}`);
};

const never = (): boolean => false;

const baseParameter =
  (start: Start, t: number) =>
  (parameter: Parameter, player: Player): number => {
    const schedule = parameter.schedule?.[placeOf(player)];
    if (!schedule) return start.parameter(parameter, player);
    return schedule[Math.min(t, schedule.length - 1)] as number;
  };

const settledParameter =
  (start: Start, t: number, settled: Settled) =>
  (parameter: Parameter, player: Player): number =>
    settled.setParameter(parameter, player) ?? baseParameter(start, t)(parameter, player);

const drawWith =
  (start: Start, perTick: (draw: Draw, player: Player) => number) =>
  (draw: Draw, player: Player): number =>
    draw.per === 'run' ? start.perRunDraw(draw, player) : perTick(draw, player);

/** Parameters, per-run draws and the initial states' own formulas. */
export const startMoment = (start: Start): Moment => ({
  t: 0,
  parameter: baseParameter(start, 0),
  state: refuse('state', 'start'),
  choice: refuse('decision', 'start'),
  draw: drawWith(start, refuse('draw', 'start')),
  event: refuse('event', 'start'),
  past: () => Number.NaN,
  hasDecided: never,
  realised: refuse('payoff', 'start'),
  remembered: refuse('memory', 'start'),
});

/** In row 0 no event is in force, and those that have a date are that far away. */
export const rowZeroMoment = (start: Start, world: World, untilEvent: (event: ModelEvent) => number): Moment => ({
  t: 0,
  parameter: baseParameter(start, 0),
  state: (state, player) => entry(world.states, state, player),
  choice: (decision, player) => entry(world.choices, decision, player),
  draw: drawWith(start, () => 0),
  event: (event, field) => (field === 'in' ? untilEvent(event) : 0),
  past: (past, player) =>
    evaluate(past.formula, plainScope(start.model, rowZeroMoment(start, world, untilEvent), player)),
  hasDecided: never,
  realised: () => 0,
  remembered: refuse('memory', 'row 0'),
});

export const eventMoment = (start: Start, t: number, committed: World, event: Moment['event']): Moment => ({
  t,
  parameter: baseParameter(start, t),
  state: (state, player) => entry(committed.states, state, player),
  choice: (decision, player) => entry(committed.choices, decision, player),
  draw: drawWith(start, refuse('draw', 'event')),
  past: () => Number.NaN,
  hasDecided: never,
  event,
  realised: refuse('payoff', 'event'),
  remembered: refuse('memory', 'event'),
});

/** What the moments decide and evolve of a tick have in common. `taken` is filled stage by stage. */
export type Tick = {
  readonly t: number;
  readonly settled: Settled;
  /** As committed, but for what events have set. */
  readonly states: Table<State>;
  readonly lastChoices: Table<Decision>;
  readonly taken: Table<Decision>;
  readonly decided: Table<Decision>;
  readonly memories: Memories;
  readonly draw: (draw: Draw, player: Player) => number;
  readonly pasts: readonly Table<Past>[];
};

/** At evolve of tick j; before the first one as in row 0. */
const pastAt = (pasts: readonly Table<Past>[], past: Past, player: Player, j: number): number =>
  pasts[Math.max(0, j + 1)]?.get(past)?.[placeOf(player)] as number;

/** Decide where a stage is being decided, evolve where none is. */
export const tickMoment = (start: Start, tick: Tick): Moment => ({
  t: tick.t,
  parameter: settledParameter(start, tick.t, tick.settled),
  state: (state, player) => entry(tick.states, state, player),
  choice: (decision, player, stage) =>
    entry(stage === undefined || decision.stage < stage ? tick.taken : tick.lastChoices, decision, player),
  draw: drawWith(start, tick.draw),
  event: tick.settled.event,
  past: (past, player, ticks) => pastAt(tick.pasts, past, player, tick.t - ticks),
  hasDecided: (decision, player) => entry(tick.decided, decision, player) !== 0,
  realised: (decision, player) =>
    decision.payoff ? evaluate(decision.payoff, plainScope(start.model, tickMoment(start, tick), player)) : Number.NaN,
  remembered: (memory, player, other, option) => {
    const row = tick.memories.get(memory)?.[placeOf(player)]?.[memory.other ? placeOf(other) : 0];
    return row?.[memory.perOption ? option : 0] as number;
  },
});

/** @param world as the tick leaves it */
export const afterMoment = (
  start: Start,
  tick: Tick,
  { states: newStates, pasts }: Pick<World, 'states' | 'pasts'>,
): Moment => ({
  ...tickMoment(start, tick),
  t: tick.t + 1,
  past: (past, player, ticks) => pastAt(pasts, past, player, tick.t + 1 - ticks),
  parameter: settledParameter(start, tick.t + 1, tick.settled),
  state: (state, player) => entry(newStates, state, player),
});
