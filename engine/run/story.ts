import { compile } from '../compile/compile.ts';
import { qualified } from '../compile/lower/slots.ts';
import type { Decision, Draw, Model, StoryLine } from '../language/model.ts';
import { pooledColumns, runColumns } from './columns.ts';
import type { Fixed } from './image.ts';
import { type Instance, instantiate } from './instance.ts';
import { type Move, type ReadMove, readMoves } from './move.ts';
import { outcomeName } from './simulate.ts';
import { failureOf } from './story-failure.ts';
import { measuresOf, numberIn, statesOf, termsOf, tickStory, valuesOf } from './tick-story.ts';

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
  /** A move of the host put it there, whatever the weights are. */
  readonly byHand: boolean;
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
  /** False where the telling stopped before the run did: then there is no outcome, and nothing is counted. */
  readonly ended: boolean;
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

export type TellOptions = {
  /** Any text. */
  readonly seed: string;
  readonly run: number;
  /** Parameters held at a number. */
  readonly fixed?: readonly Fixed[];
  /** Choices made by hand; of two for the same, the later. Chance is the same with them and without. */
  readonly moves?: readonly Move[];
  /** Where to stop before the run ends. */
  readonly ticks?: number;
};

/** A model compiled so that its runs can be told, as often as one likes. */
export type Teller = { readonly tell: (options: TellOptions) => Promise<Story> };

export const openTeller = (model: Model): Teller => {
  const kernel = compile(model, { lanes: 2, trace: true });
  const terms = termsOf(model);
  return {
    tell: async (options) => {
      const moves = readMoves(model, options.moves ?? []);
      const instance = await instantiate(kernel, options.seed, options.fixed);
      instance.start(options.run);
      const start = { ...parametersOf(instance, options.fixed ?? []), initial: rowOf(instance) };
      const rows: TickStory[] = [];
      const last = options.ticks ?? Number.POSITIVE_INFINITY;
      for (let t = 0; t < last && numberIn(instance, kernel.program.slots.outcome) === 0; t++) {
        forceMoves(instance, moves, t + 1);
        instance.tick(t);
        rows.push(tickStory(instance, terms, t + 1));
      }
      return { run: options.run, ...start, rows, ...endOf(instance, rows) };
    },
  };
};

/**
 * Plays one run again and keeps everything: the same bits as in any batch, since a run depends on its number only.
 *
 * @throws RangeError where the model does not have what a move names
 */
export const tellRun = (model: Model, options: TellOptions): Promise<Story> => openTeller(model).tell(options);

const rowOf = (instance: Instance): Story['initial'] => ({
  states: statesOf(instance),
  measures: measuresOf(instance),
});

/** Whoever was forced in the tick before is free again. */
const forceMoves = ({ kernel, force }: Instance, moves: readonly ReadMove[], tick: number): void => {
  const { slots } = kernel.program;
  for (const { decision, player } of moves.filter((move) => move.tick === tick - 1))
    force(slots.forced(decision), player, 0, -1);
  for (const { decision, player, option } of moves.filter((move) => move.tick === tick))
    force(slots.forced(decision), player, 0, option);
};

const parametersOf = (instance: Instance, fixed: readonly Fixed[]): Pick<Story, 'parameters' | 'quantiles'> => {
  const { model, layout, program } = instance.kernel;
  const { slots } = program;
  return {
    parameters: Object.fromEntries(
      model.parameters
        .filter((parameter) => parameter.schedule === undefined && layout.has(slots.parameter(parameter).name))
        .map((parameter) => [qualified(parameter), valuesOf(instance, slots.parameter(parameter))]),
    ),
    quantiles: Object.fromEntries(
      model.parameters
        .filter((parameter) => layout.has(slots.parameterUniform(parameter).name))
        .filter((parameter) => !fixed.some((held) => held.parameter === parameter))
        .map((parameter) => [qualified(parameter), valuesOf(instance, slots.parameterUniform(parameter))]),
    ),
  };
};

type End = Pick<Story, 'ended' | 'outcome' | 'ticks' | 'measures' | 'pooled' | 'failure'>;

const endOf = (instance: Instance, rows: readonly TickStory[]): End => {
  const { model, program } = instance.kernel;
  const { slots } = program;
  const code = numberIn(instance, slots.outcome);
  const nothing = { measures: {}, pooled: {}, failure: undefined };
  if (code === 0) return { ended: false, outcome: 'ongoing', ticks: rows.length, ...nothing };
  const outcome = outcomeName(model, code);
  const ticks = numberIn(instance, slots.endTick);
  const ended = { ended: true, outcome, ticks };
  if (outcome === 'failed') return { ...ended, ...nothing, failure: failureOf(model, rows.at(-1) as TickStory) };
  const folds = runColumns(model, slots).map((column) => {
    const value = numberIn(instance, column.slot);
    return [column.key, column.fold === 'mean' ? value / ticks : value] as const;
  });
  const pooled = pooledColumns(model, slots).map(
    ({ key, numerator, denominator }) =>
      [key, [numberIn(instance, numerator), numberIn(instance, denominator)]] as const,
  );
  return { ...ended, measures: Object.fromEntries(folds), pooled: Object.fromEntries(pooled), failure: undefined };
};
