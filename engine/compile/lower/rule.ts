import type { RuleExpression } from '../../language/model.ts';
import { boltzmannWeights } from '../elementary/boltzmann-weights.ts';
import type { Node } from '../graph/node.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './moment.ts';

/** A number, or one number per option. */
type Value = Node | readonly Node[];

const isVector = (value: Value): value is readonly Node[] => Array.isArray(value);

/** What a rule's formula reads besides names: payoffs when it chooses, what came of it when it learns. */
export type RuleValues = {
  /** Payoff of each own option. */
  readonly payoffs: () => readonly Node[];
  readonly foregone: () => readonly Node[];
  readonly probability: () => Node;
};

/**
 * A formula of a rule over the options of a decision, in option order: the weights of `choose`, or memory.
 *
 * @param scope - Moment *decide* or *after* (or *start*) of the player who follows the rule, without a hypothesis.
 */
export const lowerRule = (
  lowering: Lowering,
  formula: RuleExpression,
  values: RuleValues,
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
  // Where a NaN ends in a sum that fails the run, or loses every comparison all the same, the cheaper maximum serves.
  const largest = (of: readonly Node[]): Node => of.reduce(algebra.pmax);
  const total = (of: readonly Node[]): Node => of.reduce(algebra.add);
  const boltzmann = (of: readonly Node[]): readonly Node[] => boltzmannWeights(algebra, of);
  const divided = (of: readonly Node[], by: Node): readonly Node[] => of.map((one) => algebra.div(one, by));
  const equalTo = (of: readonly Node[], best: Node): readonly Node[] => of.map((one) => algebra.eq(one, best));
  // A payoff that is NaN fails the run; a NaN made from payoffs that are none must leave every weight 0.
  const isBest = (of: RuleExpression): readonly Node[] => {
    const given = vector(of);
    return equalTo(given, of.kind === 'payoff' ? largest(given) : given.reduce(algebra.max));
  };
  const firstOnly = (holds: readonly Node[]): readonly Node[] =>
    holds.map((one, option) =>
      holds.slice(0, option).reduce((still, earlier) => algebra.and(still, algebra.not(earlier)), one),
    );

  const elementwise = (of: RuleExpression & { kind: 'elementwise' }): Value => {
    const args = of.arguments.map(value);
    const apply = (option: number): Node =>
      lowering.number(of.formula, {
        ...scope,
        args: args.map((one) => (isVector(one) ? (one[option] as Node) : one)),
        option,
      });
    return args.some(isVector) ? indices.map((_, option) => apply(option)) : apply(0);
  };

  const value = (of: RuleExpression): Value => {
    switch (of.kind) {
      case 'scalar':
        return lowering.number(of.formula, scope);
      case 'payoff':
        return values.payoffs();
      case 'foregone':
        return values.foregone();
      case 'probability':
        return values.probability();
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
        return isBest(of.vector).map(graph.number);
      case 'argmax-first':
        return firstOnly(isBest(of.vector)).map(graph.number);
      case 'normalise': {
        const weights = vector(of.vector);
        const sum = total(weights);
        const even = algebra.constant(1 / options);
        const zero = algebra.eq(sum, algebra.constant(0));
        return weights.map((one) => algebra.select(zero, even, algebra.div(one, sum)));
      }
      case 'one': {
        const chosen = vector(of.option);
        return indices.map((index, option) => graph.number(algebra.eq(chosen[option] as Node, index)));
      }
      case 'pick_option': {
        const [given, chosen] = [vector(of.vector), scalar(of.option)];
        return given.reduceRight((rest, one, option) =>
          option === given.length - 1 ? one : algebra.select(algebra.eq(chosen, algebra.constant(option)), one, rest),
        );
      }
      case 'total':
        return total(vector(of.vector));
      case 'best': {
        const given = vector(of.vector);
        const first = firstOnly(equalTo(given, largest(given))).map(graph.number);
        return total(first.map((one, option) => algebra.mul(one, algebra.constant(option))));
      }
      case 'mix': {
        const [weights, first, second] = [vector(of.weight), vector(of.first), vector(of.second)];
        return first.map((one, option) => {
          const weight = weights[option] as Node;
          const rest = algebra.sub(algebra.constant(1), weight);
          return algebra.add(algebra.mul(weight, one), algebra.mul(rest, second[option] as Node));
        });
      }
    }
  };
  return vector(formula);
};
