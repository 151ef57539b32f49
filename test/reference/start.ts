import type { Model, Parameter } from '../../engine/language/model.ts';
import { drawValue, parameterValue, type Streams } from './draws.ts';
import { evaluate } from './evaluate.ts';
import { untilAtStart } from './events.ts';
import { initialMemory } from './learn.ts';
import { rowZeroMoment, type Start, startMoment, type World } from './moments.ts';
import { lazily, type Player, placeOf, plainScope, tabulate } from './scope.ts';

/** Base values given instead of the model's, one per player. */
export type Overrides = ReadonlyMap<Parameter, readonly number[]>;

/** Parameters and per-run draws, each computed when something first reads it. */
export const startRun = (model: Model, streams: Streams, overrides: Overrides): Start => {
  const scopeOf = (player: Player) => plainScope(model, startMoment(start), player);
  const parameter = lazily<Parameter>((wanted, player) => {
    const given = overrides.get(wanted)?.[placeOf(player)];
    if (given !== undefined) return given;
    const value = wanted.values[placeOf(player)];
    switch (value?.kind) {
      case undefined:
        throw new RangeError(`${wanted.id} has no value`);
      case 'number':
        return value.value;
      case 'formula':
        return evaluate(value.formula, scopeOf(player));
      case 'distribution':
        return parameterValue(value.distribution, wanted.range, streams.perRun('parameter', wanted.id, player));
    }
  });
  const perRunDraw: Start['perRunDraw'] = lazily((draw, player) => {
    const parameters = draw.arguments.map((argument) => evaluate(argument, scopeOf(player)));
    return drawValue(draw.distribution, parameters, streams.perRun('draw', draw.id, player));
  });
  const start: Start = { model, parameter, perRunDraw };
  return start;
};

/** Initial states, cut to their bounds, and initial choices. The bounds are read as in row 0, on the states before any is cut. */
export const initialWorld = (start: Start): World => {
  const { model } = start;
  const choices = tabulate(model.decisions, (decision, player) => decision.initial[placeOf(player)] as number);
  const given = tabulate(model.states, (state, player) => {
    const formula = state.initial[placeOf(player)];
    if (!formula) throw new RangeError(`${state.id} has no initial value`);
    return evaluate(formula, plainScope(model, startMoment(start), player));
  });
  const decided = tabulate(model.decisions, () => 0);
  const memories = initialMemory(start);
  const uncut = { states: given, choices, decided, inForce: new Set<never>(), memories, pasts: [] };
  const moment = rowZeroMoment(start, uncut, untilAtStart(start, uncut));
  const states = tabulate(model.states, (state, player) => {
    const scope = plainScope(model, moment, player);
    const low = state.min ? evaluate(state.min, scope) : -Infinity;
    const high = state.max ? evaluate(state.max, scope) : Infinity;
    return Math.min(Math.max(given.get(state)?.[placeOf(player)] as number, low), high);
  });
  const world = { ...uncut, states };
  const row0 = rowZeroMoment(start, world, untilAtStart(start, world));
  const pasts = tabulate(model.pasts, (past, player) => evaluate(past.formula, plainScope(model, row0, player)));
  return { ...world, pasts: [pasts] };
};
