import type { Algebra } from '../elementary/algebra.ts';
import { scalarAlgebra } from '../elementary/scalar.ts';
import {
  BINARY_OPERATIONS,
  type BinaryOperation,
  COMPARISONS,
  type ComparisonOperation,
  type Node,
  UNARY_OPERATIONS,
  type UnaryOperation,
} from './node.ts';

/** How nodes are made. */
type Makers = {
  readonly constant: (value: number) => Node;
  readonly truth: (value: boolean) => Node;
  readonly operation: (op: string, type: 'number' | 'mask', args: readonly Node[]) => Node;
};

/** The algebra of nodes. Operations on constants are done here and now; beyond that, only what keeps every bit. */
export const createAlgebra = ({ constant, truth, operation }: Makers): Algebra<Node, Node> => {
  const unary =
    (op: UnaryOperation) =>
    (a: Node): Node =>
      a.op === 'constant' ? constant(scalarAlgebra[op](a.value)) : operation(op, 'number', [a]);
  const binary =
    (op: BinaryOperation) =>
    (a: Node, b: Node): Node =>
      a.op === 'constant' && b.op === 'constant'
        ? constant(scalarAlgebra[op](a.value, b.value))
        : (simplified(op, a, b) ?? operation(op, 'number', [a, b]));
  const isConstant = (node: Node, value: number): boolean => node.op === 'constant' && Object.is(node.value, value);
  const isTruth = (node: Node): boolean => node.op === 'toNumber';
  const negated = (node: Node): Node | undefined => (node.op === 'neg' ? node.args[0] : undefined);
  /** Only what keeps every bit: x · 1, x ÷ 1, x − 0 (x + 0 would lose the sign of −0), 0 + 1 or 0. */
  const simplified = (op: BinaryOperation, a: Node, b: Node): Node | undefined => {
    switch (op) {
      case 'mul':
        return isConstant(b, 1) ? a : isConstant(a, 1) ? b : withoutSigns(op, a, b);
      case 'div':
        return isConstant(b, 1) ? a : withoutSigns(op, a, b);
      case 'add':
        if (isConstant(a, 0) && isTruth(b)) return b;
        return isConstant(b, 0) && isTruth(a) ? a : differences(a, b);
      case 'sub': {
        const taken = negated(b);
        return isConstant(b, 0) ? a : taken && binary('add')(a, taken);
      }
      case 'min':
      case 'max':
        return a.op === 'constant' ? bounded(op, b, a) : b.op === 'constant' ? bounded(op, a, b) : undefined;
      default:
        return undefined;
    }
  };
  /** (−x) (−y) = x y; (−x) c = x (−c). */
  const withoutSigns = (op: 'mul' | 'div', a: Node, b: Node): Node | undefined => {
    const [x, y] = [negated(a), negated(b)];
    if (x && y) return binary(op)(x, y);
    if (x && b.op === 'constant') return binary(op)(x, constant(-b.value));
    return y && a.op === 'constant' ? binary(op)(constant(-a.value), y) : undefined;
  };
  /** x + (−y) = x − y. */
  const differences = (a: Node, b: Node): Node | undefined => {
    const [x, y] = [negated(a), negated(b)];
    if (y) return binary('sub')(a, y);
    return x && binary('sub')(b, x);
  };
  /**
   * `min` and `max` are seven instructions for the sake of NaN and −0, `pmin` and `pmax` one. Beside a number they give the
   * same, with x in front, for NaN stays; only max(−0, 0) is 0, which adding 0 makes of either.
   */
  const bounded = (op: 'min' | 'max', x: Node, bound: Node & { op: 'constant' }): Node | undefined => {
    if (Number.isNaN(bound.value) || Object.is(bound.value, -0)) return undefined;
    const taken = operation(op === 'min' ? 'pmin' : 'pmax', 'number', [x, bound]);
    return op === 'max' && bound.value === 0 ? operation('add', 'number', [taken, bound]) : taken;
  };
  const comparison =
    (op: ComparisonOperation) =>
    (a: Node, b: Node): Node =>
      a.op === 'constant' && b.op === 'constant'
        ? truth(scalarAlgebra[op](a.value, b.value))
        : operation(op, 'mask', [a, b]);

  const and = (a: Node, b: Node): Node => {
    if (a.op === 'truth') return a.value ? b : a;
    if (b.op === 'truth') return b.value ? a : b;
    return a === b ? a : operation('and', 'mask', [a, b]);
  };
  const or = (a: Node, b: Node): Node => {
    if (a.op === 'truth') return a.value ? a : b;
    if (b.op === 'truth') return b.value ? b : a;
    return a === b ? a : operation('or', 'mask', [a, b]);
  };
  const not = (a: Node): Node => {
    if (a.op === 'truth') return truth(!a.value);
    return a.op === 'not' ? (a.args[0] as Node) : operation('not', 'mask', [a]);
  };
  const select = (condition: Node, whenTrue: Node, whenFalse: Node): Node => {
    if (condition.op === 'truth') return condition.value ? whenTrue : whenFalse;
    if (condition.op === 'not') return select(condition.args[0] as Node, whenFalse, whenTrue);
    return whenTrue === whenFalse ? whenTrue : operation('select', 'number', [condition, whenTrue, whenFalse]);
  };

  return {
    constant,
    ...Object.fromEntries(UNARY_OPERATIONS.map((op) => [op, unary(op)])),
    ...Object.fromEntries(BINARY_OPERATIONS.map((op) => [op, binary(op)])),
    ...Object.fromEntries(COMPARISONS.map((op) => [op, comparison(op)])),
    and,
    or,
    not,
    select,
  } as Algebra<Node, Node>;
};
