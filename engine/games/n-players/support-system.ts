import type { Block } from './box.ts';
import { type Knapsack, knapsackRoom } from './knapsack-cut.ts';
import { type Bounds, boundsRoom, type MultilinearForm, multilinearForm } from './multilinear-form.ts';
import { type PayoffDifferences, placesOfOthers } from './payoff-differences.ts';
import { ROUNDOFF, scaleToUnit } from './rounding.ts';
import type { Support } from './supports.ts';

/** An equation: a player who mixes is paid the same for an action of his support as for the first of it. */
export interface Equation {
  /** Whose, as the index of his block. */
  readonly owner: number;
  readonly form: MultilinearForm;
  /** `slopes[variable]`: its derivative; undefined where it does not depend on the variable. */
  readonly slopes: readonly (MultilinearForm | undefined)[];
}

/** What a difference of payoffs must be at an equilibrium. */
export interface Condition {
  readonly form: MultilinearForm;
  /** Of two actions of a support it is zero; of one off the support less one on it, not positive. */
  readonly zero: boolean;
  /** The same form with each of its axes in turn the first. */
  readonly turned: readonly MultilinearForm[];
}

/**
 * What a completely mixed profile of a support must fulfil. The variables are the probabilities of all but the first
 * action of each player who mixes, as many as there are equations.
 */
export interface SupportSystem {
  readonly support: Support;
  /** The players who mix. */
  readonly blocks: readonly Block[];
  /** Actions of all blocks together. */
  readonly coordinates: number;
  /** `variables[v]`: its coordinate; the player's first action takes what is left. */
  readonly variables: readonly number[];
  readonly blockOfVariable: readonly number[];
  readonly equations: readonly Equation[];
  readonly conditions: readonly Condition[];
  /** One per action off the support: an equilibrium is strict where all of these are negative. */
  readonly outside: readonly MultilinearForm[];
  /** Whether an equation holds everywhere, by equal payoffs: then equilibria are not isolated. */
  readonly vacuous: boolean;
  readonly bounds: Bounds;
  readonly knapsack: Knapsack;
}

const blocksOf = (support: Support): Block[] => {
  let first = 0;
  return support.flatMap((set, player) => {
    if (set.length < 2) return [];
    first += set.length;
    return [{ player, first: first - set.length, count: set.length }];
  });
};

/** Values are within u of what they stand for (units of their size), and underflow costs no more. */
const VALUE_ERROR = 2;

/** One difference of payoffs on a support, scaled to at most 1 by a power of two. */
const restrictedForm = (
  values: Float64Array,
  coarseness: number,
  places: readonly number[],
  blocks: readonly Block[],
): MultilinearForm => {
  const restricted = Float64Array.from(places, (place) => values[place]!);
  const largest = restricted.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (largest === 0) return multilinearForm(blocks, restricted, 0, 0);
  const scale = scaleToUnit(largest);
  for (let k = 0; k < restricted.length; k++) restricted[k]! *= scale;
  return multilinearForm(blocks, restricted, 1, VALUE_ERROR + (coarseness * scale) / ROUNDOFF);
};

/** The derivative with respect to an action of one axis, against the first action of that axis. */
const slopeOf = (form: MultilinearForm, axis: number, action: number): MultilinearForm => {
  const { count } = form.blocks[axis]!;
  const inner = form.blocks.slice(axis + 1).reduce((product, block) => product * block.count, 1);
  const values = new Float64Array(form.values.length / count);
  for (let k = 0; k < values.length; k++) {
    const start = (k - (k % inner)) * count + (k % inner);
    values[k] = form.values[start + action * inner]! - form.values[start]!;
  }
  // The errors of both, and the rounding of a difference of at most 2.
  return multilinearForm(form.blocks.toSpliced(axis, 1), values, 2, 2 * form.error + 2);
};

const equationOf = (form: MultilinearForm, owner: number, blocks: readonly Block[]): Equation => ({
  owner,
  form,
  slopes: blocks.flatMap((block) => {
    const axis = form.blocks.indexOf(block);
    return Array.from({ length: block.count - 1 }, (_, k) => (axis < 0 ? undefined : slopeOf(form, axis, k + 1)));
  }),
});

/** The same form with another axis first. */
const turn = (form: MultilinearForm, axis: number): MultilinearForm => {
  if (axis === 0) return form;
  const { count } = form.blocks[axis]!;
  const inner = form.blocks.slice(axis + 1).reduce((product, block) => product * block.count, 1);
  const outer = form.values.length / count / inner;
  const values = new Float64Array(form.values.length);
  for (let k = 0, to = 0; k < count; k++) {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) values[to++] = form.values[(o * count + k) * inner + i]!;
    }
  }
  return { ...form, blocks: [form.blocks[axis]!, ...form.blocks.toSpliced(axis, 1)], values };
};

const conditionOf = (form: MultilinearForm, zero: boolean): Condition => ({
  form,
  zero,
  turned: form.blocks.map((_, axis) => turn(form, axis)),
});

/** The forms of one player: pairs within his support, and each other action against each within. */
const formsOfPlayer = (differences: PayoffDifferences, support: Support, player: number, blocks: readonly Block[]) => {
  const count = differences.shape[player]!;
  const places = placesOfOthers(differences, player, support);
  const others = blocks.filter((block) => block.player !== player);
  const form = (a: number, b: number) =>
    restrictedForm(differences.values[player]![a * count + b]!, differences.coarseness[player]!, places, others);
  const set = support[player]!;
  const off = Array.from({ length: count }, (_, action) => action).filter((action) => !set.includes(action));
  return {
    equal: set.slice(1).map((a) => form(a, set[0]!)),
    others: set.slice(1).flatMap((a, k) => set.slice(1, k + 1).map((b) => form(a, b))),
    temptations: off.map((c) => set.map((a) => form(c, a))),
  };
};

/** Cost: O(m² · profiles of the support) numbers, m the number of variables. */
export const supportSystem = (differences: PayoffDifferences, support: Support): SupportSystem => {
  const blocks = blocksOf(support);
  const forms = support.map((_, player) => formsOfPlayer(differences, support, player, blocks));
  const equations = blocks.flatMap(({ player }, owner) =>
    forms[player]!.equal.map((form) => equationOf(form, owner, blocks)),
  );
  const ties = forms.flatMap(({ equal, others }) => [...equal, ...others]);
  const temptations = forms.flatMap((form) => form.temptations.flat());
  const largest = Math.max(1, ...[...ties, ...temptations].map(({ values }) => values.length));
  const widest = blocks.reduce((most, { count }) => Math.max(most, count), 0);
  const variables = blocks.flatMap(({ first, count }) => Array.from({ length: count - 1 }, (_, k) => first + k + 1));
  return {
    support,
    blocks,
    coordinates: blocks.reduce((sum, { count }) => sum + count, 0),
    variables,
    blockOfVariable: variables.map((c) => blocks.findIndex(({ first, count }) => c < first + count)),
    equations,
    conditions: [
      ...ties.map((form) => conditionOf(form, true)),
      ...temptations.map((form) => conditionOf(form, false)),
    ],
    outside: forms.flatMap((form) => form.temptations.map((row) => row[0]!)),
    vacuous: ties.some(({ values }) => values.every((x) => x === 0)),
    bounds: boundsRoom(largest, widest),
    knapsack: knapsackRoom(widest),
  };
};
