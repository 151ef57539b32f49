import type { Expression, PlayerTerm } from '../../language/model.ts';
import { exp } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { logistic } from '../elementary/logistic.ts';
import { normcdf } from '../elementary/normcdf.ts';
import { pow } from '../elementary/pow.ts';
import { powi } from '../elementary/powi.ts';
import { tanh } from '../elementary/tanh.ts';
import type { Graph } from '../graph/graph.ts';
import type { Node, Player } from '../graph/node.ts';
import type { Lowering, Reading } from './lowering.ts';
import { type Scope, samePlayer } from './moment.ts';
import { lowerReduction } from './reduction.ts';

/** Exponents up to this size, written as whole numbers, are repeated products. */
const LARGEST_PRODUCT_EXPONENT = 64;

export const createLowering = (graph: Graph, readingOf: (lowering: Lowering) => Reading): Lowering => {
  const { algebra } = graph;
  const elementary = {
    exp: (x: Node) => exp(algebra, x),
    log: (x: Node) => log(algebra, x),
    tanh: (x: Node) => tanh(algebra, x),
    logistic: (x: Node) => logistic(algebra, x),
    normcdf: (x: Node) => normcdf(algebra, x),
    sqrt: algebra.sqrt,
    abs: algebra.abs,
    floor: algebra.floor,
    ceil: algebra.ceil,
  };
  const comparisons = { '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;

  const player = (term: PlayerTerm, scope: Scope): Player => {
    if (term.kind === 'me') return required(scope.me, 'a player');
    if (term.kind === 'element') return required(scope.elements.get(term.binder), 'an enclosing reduction');
    if (term.kind === 'member') return graph.player.member(term.member.class, term.member.index);
    return graph.player.reference(term.reference, player(term.of, scope));
  };

  const power = (expression: Expression & { kind: 'arithmetic' }, scope: Scope): Node => {
    const base = number(expression.left, scope);
    const exponent = literalOf(expression.right);
    if (exponent === 0.5) return algebra.sqrt(base);
    if (exponent !== undefined && Number.isInteger(exponent) && Math.abs(exponent) <= LARGEST_PRODUCT_EXPONENT) {
      return powi(algebra, base, exponent);
    }
    return pow(algebra, base, number(expression.right, scope));
  };

  const arithmetic = (expression: Expression & { kind: 'arithmetic' }, scope: Scope): Node => {
    if (expression.operator === '^') return power(expression, scope);
    const left = number(expression.left, scope);
    const right = number(expression.right, scope);
    switch (expression.operator) {
      case '+':
        return algebra.add(left, right);
      case '-':
        return algebra.sub(left, right);
      case '*':
        return algebra.mul(left, right);
      case '/':
        return algebra.div(left, right);
      case '%':
        return algebra.sub(left, algebra.mul(right, algebra.floor(algebra.div(left, right))));
    }
  };

  /** The value of the option with the index; at an index that is no option, the last one's. */
  const optionValue = (index: Node, values: readonly Node[]): Node =>
    values.reduceRight((rest, value, option) =>
      option === values.length - 1 ? value : algebra.select(algebra.eq(index, algebra.constant(option)), value, rest),
    );

  const inColumn = (of: Player, columns: readonly Expression[], scope: Scope): Node => {
    const values = columns.map((column) => number(column, scope));
    const isAt = (index: number): Node => samePlayer(graph, of, graph.player.member(of.class, index), scope);
    return values.reduceRight((rest, value, index) =>
      index === values.length - 1 ? value : algebra.select(isAt(index), value, rest),
    );
  };

  const expression = (of: Expression, scope: Scope): Node => {
    switch (of.kind) {
      case 'number':
        return algebra.constant(of.value);
      case 'read':
        return lowering.reading.read(
          of.of,
          of.player === undefined ? undefined : player(of.player, scope),
          of.seen,
          scope,
        );
      case 'argument':
        return required(scope.args[of.index], 'an argument');
      case 'apply':
        return expression(of.define.body, {
          ...scope,
          args: of.arguments.map((argument) => expression(argument, scope)),
        });
      case 'attribute':
        return optionValue(number(of.index, scope), of.attribute.values.map(algebra.constant));
      case 'negate':
        return algebra.neg(number(of.operand, scope));
      case 'not':
        return algebra.not(mask(of.operand, scope));
      case 'arithmetic':
        return arithmetic(of, scope);
      case 'logic':
        return algebra[of.operator](mask(of.left, scope), mask(of.right, scope));
      case 'compare':
        return algebra[comparisons[of.operator]](number(of.left, scope), number(of.right, scope));
      case 'same-player':
        return samePlayer(graph, player(of.left, scope), player(of.right, scope), scope);
      case 'if':
        return algebra.select(mask(of.condition, scope), number(of.then, scope), number(of.else, scope));
      case 'elementary':
        return elementary[of.function](number(of.argument, scope));
      case 'extremum':
        return of.arguments.map((argument) => number(argument, scope)).reduce((a, b) => algebra[of.function](a, b));
      case 'clamp':
        return algebra.min(algebra.max(number(of.value, scope), number(of.low, scope)), number(of.high, scope));
      case 'reduce':
        return lowerReduction(lowering, of, scope);
      case 'time':
        return lowering.reading.time(of.name, scope.moment);
      case 'place':
        return graph.place(player(of.player, scope));
      case 'realised':
        return lowering.reading.realised(of.decision, player(of.player, scope), scope.moment);
      case 'event':
        return lowering.reading.event(of.event, of.field, scope.moment);
      case 'delay':
        return lowering.reading.delay(of, scope);
      case 'first-decision':
        return lowering.reading.first(of.decision, required(scope.me, 'a player'));
      case 'pair':
        return inColumn(player(of.column, scope), of.columns, scope);
      case 'at':
        return expression(of.body, lowering.reading.whatIf(of, scope));
      case 'remembered': {
        const other = of.other === undefined ? undefined : player(of.other, scope);
        return lowering.reading.remembered(of.memory, scope.option ?? 0, required(scope.me, 'a player'), other);
      }
    }
  };
  const number = (of: Expression, scope: Scope): Node => graph.number(expression(of, scope));
  const mask = (of: Expression, scope: Scope): Node => graph.mask(expression(of, scope));

  const lowering: Lowering = {
    graph,
    expression,
    number,
    player,
    get reading() {
      return reading;
    },
  };
  const reading = readingOf(lowering);
  return lowering;
};

/** A literal number, possibly with a minus sign in front. */
const literalOf = (expression: Expression): number | undefined => {
  if (expression.kind === 'number') return expression.value;
  return expression.kind === 'negate' && expression.operand.kind === 'number' ? -expression.operand.value : undefined;
};

/** The checker has made sure of these; a miss is a defect of ours, never of a scenario. */
const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`compile: expected ${what} in scope, got none`);
  return value;
};
