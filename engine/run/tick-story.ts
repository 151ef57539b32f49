import type { Slot } from '../compile/graph/node.ts';
import { type PayoffTerm, payoffTerms } from '../compile/lower/payoff-terms.ts';
import { qualified } from '../compile/lower/slots.ts';
import { lineSlot, lineValueSlot } from '../compile/lower/story-sinks.ts';
import type { Decision, Draw, Model, RuleUse, StoryLine } from '../language/model.ts';
import { readsPayoff } from '../language/reads-payoff.ts';
import { storyValues } from '../language/story-values.ts';
import { tickColumns } from './columns.ts';
import type { Instance } from './instance.ts';
import type { DecisionStory, LineStory, TickStory } from './story.ts';

/** Lane 0 of a player's slot. */
export const numberIn = (instance: Instance, slot: Slot, player = 0): number => {
  const value = instance.numbers[instance.place(slot, player)] as number;
  return Number.isNaN(value) ? Number.NaN : value;
};

/** A number per member, or the world's. */
export const valuesOf = (instance: Instance, slot: Slot): readonly number[] =>
  (slot.class?.members ?? [undefined]).map((_, player) => numberIn(instance, slot, player));

export const statesOf = (instance: Instance): Readonly<Record<string, readonly number[]>> => {
  const { model, program } = instance.kernel;
  return Object.fromEntries(
    model.states.map((state) => [qualified(state), valuesOf(instance, program.slots.state(state))]),
  );
};

export const measuresOf = (instance: Instance): Readonly<Record<string, number>> => {
  const { model, program } = instance.kernel;
  return Object.fromEntries(
    tickColumns(model, program.slots).map((column) => [column.key, numberIn(instance, column.slot)]),
  );
};

/** The tick that an instance of a kernel compiled with `trace` has just played. */
export const tickStory = (instance: Instance, terms: Terms, tick: number): TickStory => {
  const { model, program } = instance.kernel;
  const { slots } = program;
  return {
    tick,
    decisions: model.decisions.flatMap((decision) =>
      decision.owner.members.map((_, player) => decisionStory(instance, terms, decision, player)),
    ),
    draws: model.draws.filter((draw) => draw.per === 'tick').flatMap((draw) => drawStories(instance, draw)),
    events: model.events.map((event) => ({ name: event.name, active: numberIn(instance, slots.active(event)) !== 0 })),
    lines: model.story.lines.flatMap((line) => lineStories(instance, line)),
    states: statesOf(instance),
    measures: measuresOf(instance),
  };
};

const lineStories = (instance: Instance, line: StoryLine): readonly LineStory[] => {
  const { slots } = instance.kernel.program;
  return (line.owner?.members ?? [undefined]).map((member, player) => ({
    line,
    player: member?.name,
    holds: numberIn(instance, lineSlot(slots, line), player) !== 0,
    values: storyValues(line).map((_, place) => numberIn(instance, lineValueSlot(slots, line, place), player)),
  }));
};

const decisionStory = (instance: Instance, terms: Terms, decision: Decision, player: number): DecisionStory => {
  const { slots } = instance.kernel.program;
  const number = (slot: Slot): number => numberIn(instance, slot, player);
  const traced = (what: string): readonly number[] =>
    decision.options.map((_, option) => number(slots.traced(decision, `${what}/${option}`)));
  const choice = number(slots.choice(decision));
  const decides = decision.when === undefined || number(slots.traced(decision, 'decides')) !== 0;
  const weights = decides ? traced('weight') : decision.options.map((_, option) => (option === choice ? 1 : 0));
  const total = weights.reduce((sum, weight) => sum + weight);
  return {
    decision,
    player: decision.owner.members[player]?.name ?? '',
    decides,
    payoffs: decides && decision.payoff !== undefined ? traced('payoff') : [],
    weights,
    probabilities: decides ? weights.map((weight) => weight / total) : weights,
    uniform: number(slots.uniform(decision)),
    choice,
    byHand: numberIn(instance, slots.forced(decision), player) >= 0,
    weighs: weighsPayoffs(instance, decision, player),
    seen: number(slots.traced(decision, 'seen')),
    terms: decides
      ? (terms.get(decision) ?? []).map(({ label }, term) => ({ label, values: traced(`term/${term}`) }))
      : [],
  };
};

/** Some rules look at no payoffs, and those with beliefs at expected ones. */
const weighsPayoffs = ({ kernel, numbers, place }: Instance, decision: Decision, player: number): boolean => {
  const { rules, ruleChoice } = decision;
  const weighs = ({ choose, believe }: RuleUse): boolean => believe === undefined && readsPayoff(choose);
  const slot = kernel.program.slots.parameter(ruleChoice);
  const changes = kernel.model.events.some(({ sets }) => sets.some(({ target }) => target === ruleChoice));
  if (changes || !kernel.layout.has(slot.name)) return rules.every(weighs);
  const rule = rules[numbers[place(slot, player)] as number];
  return rule !== undefined && weighs(rule);
};

export type Terms = ReadonlyMap<Decision, readonly PayoffTerm[]>;

/** What payoffs are the sum of. */
export const termsOf = (model: Model): Terms =>
  new Map(
    model.decisions.map((decision) => [
      decision,
      decision.payoff === undefined ? [] : payoffTerms(decision.payoff, model.story.reasons),
    ]),
  );

const drawStories = (instance: Instance, draw: Draw): TickStory['draws'] => {
  const { slots } = instance.kernel.program;
  return (draw.owner?.members ?? [undefined]).map((member, player) => ({
    draw,
    player: member?.name,
    arguments: draw.arguments.map((_, index) => numberIn(instance, slots.traced(draw, `argument/${index}`), player)),
    uniform: numberIn(instance, slots.uniform(draw), player),
    value: numberIn(instance, slots.traced(draw, 'value'), player),
  }));
};
