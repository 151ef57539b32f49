import { compile } from '../compile/compile.ts';
import type { Slot } from '../compile/graph/node.ts';
import { type PayoffTerm, payoffTerms } from '../compile/lower/payoff-terms.ts';
import { PROBABILITY_SLACK } from '../compile/lower/program.ts';
import { qualified } from '../compile/lower/slots.ts';
import { lineSlot, lineValueSlot } from '../compile/lower/story-sinks.ts';
import type { Decision, Draw, Model, RuleUse, StoryLine } from '../language/model.ts';
import { readsPayoff } from '../language/reads-payoff.ts';
import { storyValues } from '../language/story-values.ts';
import { pooledColumns, runColumns, tickColumns } from './columns.ts';
import type { Fixed } from './image.ts';
import { type Instance, instantiate } from './instance.ts';
import { outcomeName } from './simulate.ts';

/** One decision of one player in one tick, with all that a referee needs to redo it. */
export type DecisionStory = {
  readonly decision: Decision;
  readonly player: string;
  /** False in a tick in which the last choice stands: no payoffs then, and the option taken has all the weight. */
  readonly decides: boolean;
  /** Payoff of each option; empty where the decision has none. */
  readonly payoffs: readonly number[];
  readonly probabilities: readonly number[];
  readonly weights: readonly number[];
  /** The number drawn, in [0, 1). */
  readonly uniform: number;
  readonly choice: number;
  /** Whether the player's rule weighs these payoffs; one that an event brings in counts if all rules do. */
  readonly weighs: boolean;
  /** The option that others saw. */
  readonly seen: number;
  /** What the payoff is the sum of, with a number per option; empty where it is one part. */
  readonly terms: readonly { readonly label: string; readonly values: readonly number[] }[];
};

/** A line of the story for one player, or the world. */
export type LineStory = {
  readonly line: StoryLine;
  readonly player: string | undefined;
  readonly holds: boolean;
  /** Of the formulas in its sentences, in the order of `storyValues`. */
  readonly values: readonly number[];
};

export type DrawStory = {
  readonly draw: Draw;
  readonly arguments: readonly number[];
  readonly uniform: number;
  readonly value: number;
};

/** A tick of one run. Lists per player have one number for the world's. */
export type TickStory = {
  /** Completed ticks after this one. */
  readonly tick: number;
  readonly decisions: readonly DecisionStory[];
  readonly draws: readonly (DrawStory & { readonly player: string | undefined })[];
  readonly events: readonly { readonly name: string; readonly active: boolean }[];
  readonly lines: readonly LineStory[];
  /** After the tick. */
  readonly states: Readonly<Record<string, readonly number[]>>;
  readonly measures: Readonly<Record<string, number>>;
};

export type Failure = {
  readonly kind: 'payoff' | 'weights' | 'draw' | 'state';
  readonly name: string;
  readonly player: string | undefined;
  readonly option: string | undefined;
  readonly value: number;
};

/** One run in full. */
export type Story = {
  readonly run: number;
  readonly outcome: string;
  readonly ticks: number;
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  /** Of parameters that were drawn: the share of worlds in which they are smaller, in [0, 1). */
  readonly quantiles: Readonly<Record<string, readonly number[]>>;
  readonly initial: {
    readonly states: Readonly<Record<string, readonly number[]>>;
    readonly measures: Readonly<Record<string, number>>;
  };
  readonly rows: readonly TickStory[];
  readonly measures: Readonly<Record<string, number>>;
  /** Both sums of each pooled measure. */
  readonly pooled: Readonly<Record<string, readonly [number, number]>>;
  /** What was not as it must be, for a failed run. */
  readonly failure: Failure | undefined;
};

/**
 * Plays one run again and keeps everything: the same bits as in any batch, since a run depends on its number only.
 */
export const tellRun = async (
  model: Model,
  options: { seed: string; run: number; fixed?: readonly Fixed[] },
): Promise<Story> => {
  const kernel = compile(model, { lanes: 2, trace: true });
  const instance = await instantiate(kernel, options.seed, options.fixed);
  const { slots } = kernel.program;
  instance.start(options.run);
  const parameters = Object.fromEntries(
    model.parameters
      .filter((parameter) => parameter.schedule === undefined && kernel.layout.has(slots.parameter(parameter).name))
      .map((parameter) => [qualified(parameter), valuesOf(instance, slots.parameter(parameter))]),
  );
  const quantiles = Object.fromEntries(
    model.parameters
      .filter((parameter) => kernel.layout.has(slots.parameterUniform(parameter).name))
      .filter((parameter) => !options.fixed?.some((held) => held.parameter === parameter))
      .map((parameter) => [qualified(parameter), valuesOf(instance, slots.parameterUniform(parameter))]),
  );
  const initial = { states: statesOf(instance), measures: measuresOf(instance) };
  const rows: TickStory[] = [];
  const terms = termsOf(model);
  for (let t = 0; numberIn(instance, slots.outcome) === 0; t++) {
    instance.tick(t);
    rows.push(tickStory(instance, terms, t + 1));
  }
  const outcome = outcomeName(model, numberIn(instance, slots.outcome));
  const ticks = numberIn(instance, slots.endTick);
  const folds = runColumns(model, slots).map((column) => {
    const value = numberIn(instance, column.slot);
    return [column.key, column.fold === 'mean' ? value / ticks : value] as const;
  });
  const pooled = pooledColumns(model, slots).map(
    ({ key, numerator, denominator }) =>
      [key, [numberIn(instance, numerator), numberIn(instance, denominator)]] as const,
  );
  return {
    run: options.run,
    outcome,
    ticks,
    parameters,
    quantiles,
    initial,
    rows,
    measures: outcome === 'failed' ? {} : Object.fromEntries(folds),
    pooled: outcome === 'failed' ? {} : Object.fromEntries(pooled),
    failure: outcome === 'failed' ? failureOf(model, rows.at(-1) as TickStory) : undefined,
  };
};

const numberIn = (instance: Instance, slot: Slot, player = 0): number => {
  const value = instance.numbers[instance.place(slot, player)] as number;
  return Number.isNaN(value) ? Number.NaN : value;
};

const valuesOf = (instance: Instance, slot: Slot): readonly number[] =>
  (slot.class?.members ?? [undefined]).map((_, player) => numberIn(instance, slot, player));

const statesOf = (instance: Instance): Readonly<Record<string, readonly number[]>> => {
  const { model, program } = instance.kernel;
  return Object.fromEntries(
    model.states.map((state) => [qualified(state), valuesOf(instance, program.slots.state(state))]),
  );
};

const measuresOf = (instance: Instance): Readonly<Record<string, number>> => {
  const { model, program } = instance.kernel;
  return Object.fromEntries(
    tickColumns(model, program.slots).map((column) => [column.key, numberIn(instance, column.slot)]),
  );
};

const tickStory = (instance: Instance, terms: Terms, tick: number): TickStory => {
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

type Terms = ReadonlyMap<Decision, readonly PayoffTerm[]>;

const termsOf = (model: Model): Terms =>
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

/** The first value that is not as it must be, in the order of docs/meaning.md, "Tick k", 6. */
const failureOf = (model: Model, row: TickStory): Failure => {
  const candidates = [
    ...row.decisions.flatMap(decisionFailures),
    ...row.draws.flatMap(drawFailures),
    ...stateFailures(model, row),
  ];
  const [first] = candidates;
  if (first === undefined) throw new Error('run: expected a reason for a failed run, got none');
  return first;
};

const decisionFailures = (story: DecisionStory): readonly Failure[] => {
  const name = qualified(story.decision);
  const bad = story.payoffs.findIndex((payoff) => !Number.isFinite(payoff));
  const failure = (kind: 'payoff' | 'weights', option: number, value: number): Failure => ({
    kind,
    name,
    player: story.player,
    option: story.decision.options[option],
    value,
  });
  if (bad >= 0) return [failure('payoff', bad, story.payoffs[bad] as number)];
  const total = story.weights.reduce((sum, weight) => sum + weight);
  if (story.weights.every((weight) => weight >= 0) && total > 0 && Number.isFinite(total)) return [];
  const worst = Math.max(
    0,
    story.weights.findIndex((weight) => !(weight >= 0) || !Number.isFinite(weight)),
  );
  return [failure('weights', worst, story.weights[worst] as number)];
};

const drawFailures = (story: DrawStory & { readonly player: string | undefined }): readonly Failure[] => {
  const probability = story.arguments[0] as number;
  const bernoulli = story.draw.distribution === 'bernoulli';
  const good = bernoulli
    ? probability >= -PROBABILITY_SLACK && probability <= 1 + PROBABILITY_SLACK
    : !Number.isNaN(story.value);
  if (good) return [];
  return [
    {
      kind: 'draw',
      name: qualified(story.draw),
      player: story.player,
      option: undefined,
      value: bernoulli ? probability : story.value,
    },
  ];
};

const stateFailures = (model: Model, row: TickStory): readonly Failure[] =>
  model.states.flatMap((state) =>
    (row.states[qualified(state)] ?? []).flatMap((value, player): readonly Failure[] =>
      Number.isFinite(value)
        ? []
        : [
            {
              kind: 'state',
              name: qualified(state),
              player: state.owner?.members[player]?.name,
              option: undefined,
              value,
            },
          ],
    ),
  );
