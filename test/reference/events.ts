import type { Decision, ModelEvent, Parameter, State } from '../../engine/language/model.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { eventMoment, type Settled, type Start, type World } from './moments.ts';
import { type Player, placeOf, plainScope, playersOf, type Table } from './scope.ts';

/** What `in` reads where an event is not ahead. */
export const never = 1e9;

/** How one event stands in one tick. */
export type Standing = { readonly active: boolean; readonly fires: boolean; readonly in: number };

/** The tick in which each `when` event last fired; absent if it never has. */
export type LastFired = ReadonlyMap<ModelEvent, number>;

export type EventTick = Settled & {
  readonly standings: ReadonlyMap<ModelEvent, Standing>;
  readonly lastFired: LastFired;
  /** States as committed, with what the events that fire have set. */
  readonly states: Table<State>;
  readonly forced: (decision: Decision, player: Player) => number | undefined;
};

type Evaluate = (expression: ModelEvent['duration'], me: Player) => number | undefined;

const standingAt = (event: ModelEvent, t: number, fired: number | undefined, value: Evaluate): Standing => {
  const duration = value(event.duration, undefined);
  const lasts = (from: number): boolean => duration === undefined || t < from + duration;
  if (event.trigger.kind === 'at') {
    const date = value(event.trigger.tick, undefined) as number;
    const active = t >= date && lasts(date);
    return { active, fires: t >= date && t < date + 1, in: t <= date ? date - t : never };
  }
  const holds = isTrue(value(event.trigger.condition, undefined) as number);
  const free = event.once ? fired === undefined : fired === undefined || !lasts(fired);
  const fires = holds && free;
  const from = fires ? t : fired;
  return { active: from !== undefined && lasts(from), fires, in: fires ? 0 : never };
};

/** What the events that `counts` says do set, by target and place; what is later in the file wins. */
const settings = <Target extends Parameter | Decision | State>(
  events: readonly ModelEvent[],
  kind: Target['kind'],
  counts: (event: ModelEvent) => boolean,
  value: Evaluate,
): Map<Target, Map<number, number>> => {
  const result = new Map<Target, Map<number, number>>();
  for (const set of events.filter(counts).flatMap((event) => event.sets)) {
    if (set.target.kind !== kind) continue;
    const target = set.target as Target;
    const places = result.get(target) ?? new Map<number, number>();
    result.set(target, places);
    for (const player of set.member ? [set.member] : playersOf(target.owner)) {
      places.set(placeOf(player), value(set.value, player) as number);
    }
  }
  return result;
};

/** The events of tick t: docs/meaning.md, "Tick k", point 2. */
export const settleEvents = (start: Start, t: number, committed: World, before: LastFired): EventTick => {
  const { events } = start.model;
  const standings = new Map<ModelEvent, Standing>();
  const standing = (event: ModelEvent): Standing => {
    const known = standings.get(event) ?? standingAt(event, t, before.get(event), value);
    standings.set(event, known);
    return known;
  };
  const isSo = (event: ModelEvent, field: 'active' | 'changed'): boolean =>
    field === 'active' ? standing(event).active : standing(event).active !== committed.inForce.has(event);
  const read: Settled['event'] = (event, field) => (field === 'in' ? standing(event).in : isSo(event, field) ? 1 : 0);
  const moment = eventMoment(start, t, committed, read);
  const value: Evaluate = (formula, me) => formula && evaluate(formula, plainScope(start.model, moment, me));

  const active = (event: ModelEvent): boolean => standing(event).active;
  const fires = (event: ModelEvent): boolean => standing(event).fires;
  const parameters = settings<Parameter>(events, 'parameter', active, value);
  const decisions = settings<Decision>(events, 'decision', active, value);
  const states = settings<State>(events, 'state', fires, value);
  const stateAfterEvents = (state: State, places: readonly number[]): number[] =>
    places.map((committedValue, place) => states.get(state)?.get(place) ?? committedValue);
  return {
    standings,
    event: read,
    lastFired: new Map([...before, ...events.filter(fires).map((event): [ModelEvent, number] => [event, t])]),
    setParameter: (parameter, player) => parameters.get(parameter)?.get(placeOf(player)),
    forced: (decision, player) => decisions.get(decision)?.get(placeOf(player)),
    states: new Map([...committed.states].map(([state, places]) => [state, stateAfterEvents(state, places)])),
  };
};

/** `in` as it reads in row 0: as at t = 0 for a date, never for a condition. */
export const untilAtStart =
  (start: Start, world: World) =>
  (event: ModelEvent): number => {
    if (event.trigger.kind === 'when') return never;
    const moment = eventMoment(start, 0, world, () => 0);
    return standingAt(
      event,
      0,
      undefined,
      (formula, me) => formula && evaluate(formula, plainScope(start.model, moment, me)),
    ).in;
  };
