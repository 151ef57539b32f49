import { expect, it } from 'vitest';
import type { Algebra } from '../../../engine/compile/elementary/algebra.ts';
import { scalarAlgebra } from '../../../engine/compile/elementary/scalar.ts';
import { createAlgebra } from '../../../engine/compile/graph/algebra.ts';
import type { Node } from '../../../engine/compile/graph/node.ts';
import * as fc from '../../properties/seeded.ts';

/** Nodes of nobody: `x` and `y` stand for numbers that are known later. */
const node = (op: string, args: readonly Node[] = [], payload: object = {}): Node =>
  ({ id: 0, op, type: 'number', axes: [], args, ...payload }) as unknown as Node;
const graphAlgebra = createAlgebra({
  constant: (value) => node('constant', [], { value }),
  truth: (value) => node('truth', [], { value }),
  operation: (op, _, args) => node(op, args),
});

const evaluated = (of: Node, leaves: Readonly<Record<string, number>>): number => {
  if (of.op === 'constant') return of.value;
  if (of.op in leaves) return leaves[of.op] as number;
  const args = of.args.map((arg) => evaluated(arg, leaves));
  const operation = scalarAlgebra[of.op as 'add'] as (...args: readonly number[]) => number;
  return operation(...args);
};

const odd = fc.oneof(fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 5e-324), fc.double());
const operation = fc.constantFrom('add', 'sub', 'mul', 'div', 'min', 'max');

it.each(['a constant on the left', 'a constant on the right', 'no constant'])(
  'an operation that is written in another way keeps every bit: %s, either side negated or not',
  (where) => {
    fc.assert(
      fc.property(operation, odd, odd, fc.boolean(), fc.boolean(), (op, x, y, negateX, negateY) => {
        const built = <N, M>({ neg, ...algebra }: Algebra<N, M>, left: N, right: N): N =>
          algebra[op](negateX ? neg(left) : left, negateY ? neg(right) : right);
        const left = where.includes('left') ? graphAlgebra.constant(x) : node('x');
        const right = where.includes('right') ? graphAlgebra.constant(y) : node('y');
        expect(evaluated(built(graphAlgebra, left, right), { x, y })).toBe(built(scalarAlgebra, x, y));
      }),
      { numRuns: 3000 },
    );
  },
);

it('a bound that is a number costs one instruction, or two where the bound is 0', () => {
  const { constant, min, max } = graphAlgebra;
  expect(min(node('x'), constant(1)).op).toBe('pmin');
  expect(max(constant(2), node('x')).op).toBe('pmax');
  expect(max(node('x'), constant(0))).toMatchObject({ op: 'add', args: [{ op: 'pmax' }, { op: 'constant' }] });
  expect(max(node('x'), node('y')).op).toBe('max');
});
