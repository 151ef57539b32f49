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
  /** Only what keeps every bit: x · 1, x ÷ 1, x − 0 (x + 0 would lose the sign of −0). */
  const simplified = (op: BinaryOperation, a: Node, b: Node): Node | undefined => {
    if ((op === 'mul' || op === 'div') && isConstant(b, 1)) return a;
    if (op === 'mul' && isConstant(a, 1)) return b;
    return op === 'sub' && isConstant(b, 0) ? a : undefined;
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
