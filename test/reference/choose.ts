import { expFlushed } from '../../engine/compile/elementary/exp-flushed.ts';
import { scalarAlgebra as scalar } from '../../engine/compile/elementary/scalar.ts';
import type { RuleExpression } from '../../engine/language/model.ts';
import { atOption, evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';

/** A number, or a number per option. */
type RuleValue = number | readonly number[];

/** What a rule knows: `scope` has its member as `me`, and supposes nothing; the rest is looked at where it is read. */
export type RuleScope = {
  readonly scope: Scope;
  readonly payoffs: () => readonly number[];
  readonly foregone: () => readonly number[];
  readonly probability: () => number;
  readonly options: number;
};

const perOption = (value: RuleValue, options: number): readonly number[] =>
  typeof value === 'number' ? new Array<number>(options).fill(value) : value;

const single = (value: RuleValue): number => {
  if (typeof value !== 'number') throw new RangeError('a rule has numbers per option where one number is wanted');
  return value;
};

const fromLeft = (values: readonly number[]): number => values.reduce((total, value) => total + value);

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value));

const bestOf = (values: readonly number[]): number => {
  let best = 0;
  values.forEach((value, option) => {
    if (value > (values[best] as number)) best = option;
  });
  return best;
};

const boltzmann = (values: readonly number[]): readonly number[] => {
  const most = largest(values);
  return values.map((value) => expFlushed(scalar, value - most));
};

const divided = (values: readonly number[], by: number): readonly number[] => values.map((value) => value / by);

const normalise = (values: readonly number[]): readonly number[] => {
  const total = fromLeft(values);
  return total === 0 ? values.map(() => 1 / values.length) : divided(values, total);
};

const elementwise = (rule: Extract<RuleExpression, { kind: 'elementwise' }>, within: RuleScope): RuleValue => {
  const values = rule.arguments.map((argument) => ruleValue(argument, within));
  const at = (option: number): number =>
    evaluate(rule.formula, {
      ...within.scope,
      option,
      arguments: values.map((value) => (typeof value === 'number' ? value : (value[option] as number))),
    });
  if (values.every((value) => typeof value === 'number')) return at(0);
  return Array.from({ length: within.options }, (_, option) => at(option));
};

/** The value of a rule's formula: docs/meaning.md, "Rule verbs". */
const ruleValue = (rule: RuleExpression, within: RuleScope): RuleValue => {
  const { scope, options } = within;
  const vector = (part: RuleExpression): readonly number[] => perOption(ruleValue(part, within), options);
  switch (rule.kind) {
    case 'scalar':
      return evaluate(rule.formula, scope);
    case 'payoff':
      return within.payoffs();
    case 'foregone':
      return within.foregone();
    case 'probability':
      return within.probability();
    case 'option':
      return Array.from({ length: options }, (_, option) => option);
    case 'per-option':
      return rule.parameters.map((parameter) =>
        scope.moment.parameter(parameter, parameter.owner ? scope.me : undefined),
      );
    case 'elementwise':
      return elementwise(rule, within);
    case 'softmax': {
      const weights = boltzmann(vector(rule.vector));
      return divided(weights, fromLeft(weights));
    }
    case 'boltzmann':
      return boltzmann(vector(rule.vector));
    case 'argmax': {
      const values = vector(rule.vector);
      return values.map((value) => (value === largest(values) ? 1 : 0));
    }
    case 'argmax-first': {
      const values = vector(rule.vector);
      const first = values.indexOf(largest(values));
      return values.map((_, option) => (option === first ? 1 : 0));
    }
    case 'normalise':
      return normalise(vector(rule.vector));
    case 'one':
      return vector(rule.option).map((wanted, option) => (option === wanted ? 1 : 0));
    case 'pick_option':
      return atOption(vector(rule.vector), single(ruleValue(rule.option, within)));
    case 'total':
      return fromLeft(vector(rule.vector));
    case 'best':
      return bestOf(vector(rule.vector));
    case 'mix': {
      const [share, first, second] = [vector(rule.weight), vector(rule.first), vector(rule.second)];
      return share.map((a, option) => a * (first[option] as number) + (1 - a) * (second[option] as number));
    }
  }
};

/** A rule's formula over the options of its decision: the weights it gives them, or what it remembers of each. */
export const ruleValues = (rule: RuleExpression, within: RuleScope): readonly number[] =>
  perOption(ruleValue(rule, within), within.options);

/**
 * The option taken: cumulate the weights from the left, c_0 = w_0, c_k = c_(k-1) + w_k; with x = u c_last it is the
 * number of k before the last with x >= c_k.
 */
export const choiceFrom = (weights: readonly number[], uniform: number): number => {
  const cumulated: number[] = [];
  for (const weight of weights) cumulated.push(cumulated.length === 0 ? weight : (cumulated.at(-1) as number) + weight);
  const x = uniform * (cumulated.at(-1) as number);
  return cumulated.slice(0, -1).filter((c) => x >= c).length;
};

/** Weights one can choose by: none negative or not finite, their sum positive and finite. */
export const areWeights = (weights: readonly number[]): boolean => {
  const total = fromLeft(weights);
  return weights.every((weight) => weight >= 0 && Number.isFinite(weight)) && total > 0 && Number.isFinite(total);
};
