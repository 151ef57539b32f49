import type { Decision, Draw, Expression, State } from '../../engine/language/model.ts';
import { expectedPayoffs } from './believe.ts';
import { areWeights, choiceFrom, ruleValues } from './choose.ts';
import { drawValue, isDraw, type Streams } from './draws.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { type EventTick, type LastFired, settleEvents } from './events.ts';
import { learned } from './learn.ts';
import { type Start, type Tick, tickMoment, type World } from './moments.ts';
import {
  type Declared,
  entry,
  keyOf,
  lazily,
  type Player,
  placeOf,
  plainScope,
  playerName,
  playersOf,
  type Scope,
  type Table,
  tabulate,
} from './scope.ts';

/** How one member decided. */
export type Turn = {
  /** False where the last choice stands: then nothing is weighed, and the option taken has all the weight. */
  readonly decides: boolean;
  readonly payoffs: readonly number[];
  readonly weights: readonly number[];
  readonly uniform: number;
  readonly choice: number;
  /** An event in force made the choice. */
  readonly forced: boolean;
};

export type Failure = {
  readonly tick: number;
  readonly kind: 'payoff' | 'weights' | 'draw' | 'state';
  /** Key of the decision, draw or state. */
  readonly name: string;
  readonly player: string;
  readonly option?: number;
};

export type TickOutcome = {
  readonly events: EventTick;
  readonly turns: ReadonlyMap<Decision, readonly Turn[]>;
  readonly draws: Table<Draw>;
  readonly tick: Tick;
  readonly world: World;
  readonly failure: Failure | undefined;
};

const never = (): never => {
  throw new RangeError('a rule reads what is known once all have chosen');
};

type Sight = Pick<Scope, 'moment' | 'me' | 'viewer' | 'stage'>;

const decide = (
  start: Start,
  tick: Tick,
  events: EventTick,
  decision: Decision,
  player: Player,
  uniform: number,
  { pick, move }: Pick<Streams, 'pick' | 'move'>,
): Turn => {
  if (!player) throw new RangeError(`${decision.id} has no owner`);
  const moment = tickMoment(start, tick);
  const sight: Sight = { moment, me: player, viewer: player, stage: decision.stage };
  const scope: Scope = { ...plainScope(start.model, moment, player), ...sight };
  const { payoff, when } = decision;
  const forced = move?.(decision, player, tick.t) ?? events.forced(decision, player);
  if (when && !isTrue(evaluate(when, scope))) {
    const choice = forced ?? entry(tick.lastChoices, decision, player);
    const weights = decision.options.map((_, option) => (option === choice ? 1 : 0));
    return { decides: false, payoffs: [], weights, uniform, choice, forced: forced !== undefined };
  }
  const rule = decision.rules[moment.parameter(decision.ruleChoice, player)];
  if (!rule) throw new RangeError(`${decision.id} of ${playerName(player)} follows no rule`);
  const weigh = (option: number): number =>
    payoff ? evaluate(payoff, { ...scope, hypothesis: { player, decision, option } }) : Number.NaN;
  const expected = rule.believe && expectedPayoffs(decision, rule.believe, scope);
  const payoffs = expected ?? (payoff ? decision.options.map((_, option) => weigh(option)) : []);
  const weights = ruleValues(rule.choose, {
    scope,
    payoffs: () => payoffs,
    foregone: never,
    probability: never,
    options: decision.options.length,
  });
  const choice = forced ?? pick?.(weights) ?? choiceFrom(weights, uniform);
  return { decides: true, payoffs, weights, uniform, choice, forced: forced !== undefined };
};

/** Stage by stage; those of one stage do not see each other's choices of this tick. */
const decideAll = (start: Start, streams: Streams, tick: Tick, events: EventTick): Map<Decision, Turn[]> => {
  const turns = new Map<Decision, Turn[]>();
  for (const decision of start.model.decisions) {
    const taken = playersOf(decision.owner).map((player) => {
      const uniform = streams.perTick('decision', decision.id, player, tick.t);
      return decide(start, tick, events, decision, player, uniform, streams);
    });
    turns.set(decision, taken);
    tick.taken.set(
      decision,
      taken.map((turn) => turn.choice),
    );
  }
  return turns;
};

const newState = (state: State, old: number, dt: number, value: (formula: Expression) => number): number => {
  let result = old;
  if (state.next) result = value(state.next);
  else if (state.flows.length > 0) result = old + dt * state.flows.map(value).reduce((total, flow) => total + flow);
  if (state.min) result = Math.max(result, value(state.min));
  if (state.max) result = Math.min(result, value(state.max));
  return result;
};

const failureOfDecision = (tick: number, decision: Decision, turns: readonly Turn[]): Failure | undefined => {
  for (const [place, { decides, payoffs, weights }] of turns.entries()) {
    if (!decides) continue;
    const who = { name: keyOf(decision), player: playerName(decision.owner.members[place]) };
    const option = payoffs.findIndex((payoff) => !Number.isFinite(payoff));
    if (option >= 0) return { tick, kind: 'payoff', ...who, option };
    if (!areWeights(weights)) return { tick, kind: 'weights', ...who };
  }
  return undefined;
};

const firstWrong = <Thing extends Declared>(
  things: readonly Thing[],
  isRight: (thing: Thing, player: Player) => boolean,
): { name: string; player: string } | undefined => {
  for (const thing of things) {
    for (const player of playersOf(thing.owner)) {
      if (!isRight(thing, player)) return { name: keyOf(thing), player: playerName(player) };
    }
  }
  return undefined;
};

/** Tick k: docs/meaning.md, "Tick k", points 1 to 6. */
export const playTick = (
  start: Start,
  streams: Streams,
  k: number,
  committed: World,
  fired: LastFired,
): TickOutcome => {
  const { decisions, draws, states, time } = start.model;
  const events = settleEvents(start, k, committed, fired);
  const at = (player: Player): Scope => plainScope(start.model, tickMoment(start, tick), player);
  const parametersOf = (draw: Draw, player: Player): number[] =>
    draw.arguments.map((argument) => evaluate(argument, at(player)));
  const drawOf = lazily<Draw>((draw, player) => {
    const uniform = streams.perTick('draw', draw.id, player, k);
    return drawValue(draw.distribution, parametersOf(draw, player), uniform);
  });
  const tick: Tick = {
    t: k,
    settled: events,
    states: events.states,
    lastChoices: committed.choices,
    taken: new Map(),
    decided: committed.decided,
    memories: committed.memories,
    pasts: committed.pasts,
    draw: drawOf,
  };
  const turns = decideAll(start, streams, tick, events);
  const perTick = draws.filter((draw) => draw.per === 'tick');
  const drawn = tabulate(perTick, drawOf);
  const newStates = tabulate(states, (state, player) => {
    const old = events.states.get(state)?.[placeOf(player)] as number;
    return newState(state, old, time.dt, (formula) => evaluate(formula, at(player)));
  });

  const decisionFailure = (): Failure | undefined => {
    for (const decision of decisions) {
      const failure = failureOfDecision(k, decision, turns.get(decision) ?? []);
      if (failure) return failure;
    }
    return undefined;
  };
  const wrongDraw = firstWrong(perTick, (draw, player) =>
    isDraw(draw.distribution, parametersOf(draw, player), drawOf(draw, player)),
  );
  const wrongState = firstWrong(states, (state, player) =>
    Number.isFinite(newStates.get(state)?.[placeOf(player)] as number),
  );
  const failure: Failure | undefined =
    decisionFailure() ??
    (wrongDraw && { tick: k, kind: 'draw', ...wrongDraw }) ??
    (wrongState && { tick: k, kind: 'state', ...wrongState });
  const decided = tabulate(decisions, (decision, player) =>
    turns.get(decision)?.[placeOf(player)]?.decides ? 1 : entry(committed.decided, decision, player),
  );
  const inForce = new Set(start.model.events.filter((event) => events.event(event, 'active') === 1));
  const now = tabulate(start.model.pasts, (past, player) => evaluate(past.formula, at(player)));
  const pasts = [...committed.pasts, now];
  const memories = learned(start, tick, turns, { states: newStates, pasts });
  const world: World = { pasts, states: newStates, choices: tick.taken, decided, inForce, memories };
  return { events, turns, draws: drawn, tick, world, failure };
};
