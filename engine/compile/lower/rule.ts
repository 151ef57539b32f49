import type { RuleExpression } from '../../language/model.ts';
import { expFlushed } from '../elementary/exp-flushed.ts';
import type { Node } from '../graph/node.ts';
import type { Lowering } from './expression.ts';
import type { Scope } from './moment.ts';

/** A number, or one number per option. */
type Value = Node | readonly Node[];

const isVector = (value: Value): value is readonly Node[] => Array.isArray(value);

/**
 * The weights that a rule gives to the options of a decision, in option order.
 *
 * @param payoffs - Payoff of each own option; its length is the number of options.
 * @param scope - Moment *decide* of the deciding player, without a hypothesis.
 */
export const lowerRule = (
  lowering: Lowering,
  choose: RuleExpression,
  payoffs: readonly Node[],
  options: number,
  scope: Scope,
): readonly Node[] => {
  const { graph } = lowering;
  const { algebra } = graph;
  const indices = Array.from({ length: options }, (_, option) => algebra.constant(option));
  const vector = (of: RuleExpression): readonly Node[] => {
    const result = value(of);
    return isVector(result) ? result : indices.map(() => result);
  };
  const scalar = (of: RuleExpression): Node => {
    const result = value(of);
    return isVector(result) ? (result[0] as Node) : result;
  };
  // A NaN payoff fails the run whatever its weights are, so the cheaper maximum serves.
  const largest = (of: readonly Node[]): Node => of.reduce(algebra.pmax);
  const total = (of: readonly Node[]): Node => of.reduce(algebra.add);
  const boltzmann = (of: readonly Node[]): readonly Node[] => {
    const best = largest(of);
    return of.map((one) => expFlushed(algebra, algebra.sub(one, best)));
  };
  const divided = (of: readonly Node[], by: Node): readonly Node[] => of.map((one) => algebra.div(one, by));
  const isBest = (of: readonly Node[]): readonly Node[] => {
    const best = largest(of);
    return of.map((one) => algebra.eq(one, best));
  };
  const firstOnly = (holds: readonly Node[]): readonly Node[] =>
    holds.map((one, option) =>
      holds.slice(0, option).reduce((still, earlier) => algebra.and(still, algebra.not(earlier)), one),
    );

  const elementwise = (of: RuleExpression & { kind: 'elementwise' }): Value => {
    const values = of.arguments.map(value);
    const apply = (option: number): Node =>
      lowering.number(of.formula, {
        ...scope,
        args: values.map((one) => (isVector(one) ? (one[option] as Node) : one)),
      });
    return values.some(isVector) ? indices.map((_, option) => apply(option)) : apply(0);
  };

  const value = (of: RuleExpression): Value => {
    switch (of.kind) {
      case 'scalar':
        return lowering.number(of.formula, scope);
      case 'payoff':
        return payoffs;
      case 'option':
        return indices;
      case 'per-option':
        return of.parameters.map((parameter) => lowering.reading.read(parameter, scope.me, false, scope));
      case 'elementwise':
        return elementwise(of);
      case 'boltzmann':
        return boltzmann(vector(of.vector));
      case 'softmax': {
        const weights = boltzmann(vector(of.vector));
        return divided(weights, total(weights));
      }
      case 'argmax':
        return isBest(vector(of.vector)).map(graph.number);
      case 'argmax-first':
        return firstOnly(isBest(vector(of.vector))).map(graph.number);
      case 'normalise': {
        const weights = vector(of.vector);
        const sum = total(weights);
        const even = algebra.constant(1 / options);
        const zero = algebra.eq(sum, algebra.constant(0));
        return weights.map((one) => algebra.select(zero, even, algebra.div(one, sum)));
      }
      case 'one': {
        const chosen = scalar(of.option);
        return indices.map((index) => graph.number(algebra.eq(chosen, index)));
      }
      case 'pick_option': {
        const [values, chosen] = [vector(of.vector), scalar(of.option)];
        return values.reduceRight((rest, one, option) =>
          option === values.length - 1 ? one : algebra.select(algebra.eq(chosen, algebra.constant(option)), one, rest),
        );
      }
      case 'total':
        return total(vector(of.vector));
      case 'best': {
        const first = firstOnly(isBest(vector(of.vector))).map(graph.number);
        return total(first.map((one, option) => algebra.mul(one, algebra.constant(option))));
      }
      case 'mix': {
        const weight = scalar(of.weight);
        const rest = algebra.sub(algebra.constant(1), weight);
        const [first, second] = [vector(of.first), vector(of.second)];
        return first.map((one, option) =>
          algebra.add(algebra.mul(weight, one), algebra.mul(rest, second[option] as Node)),
        );
      }
    }
  };
  return vector(choose);
};
