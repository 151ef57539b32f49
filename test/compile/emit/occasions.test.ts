import { expect, test } from 'vitest';
import { ALWAYS, needsOf, occasionBit } from '../../../engine/compile/emit/occasions.ts';
import { createGraph } from '../../../engine/compile/graph/graph.ts';

const { algebra, load, tick } = createGraph();
const { add, and, constant, eq, gt, mul, select } = algebra;
const value = (name: string) => load({ name, class: undefined }, undefined);

test('what a choice reads is needed where somebody decides, what else reads it always', () => {
  const [first, second] = [eq(tick(), constant(3)), eq(tick(), constant(6))];
  const [payoff, shared, both, fear] = [value('payoff'), value('shared'), value('both'), value('fear')];
  const chosen = add(mul(payoff, constant(2)), add(shared, both));
  const choice = select(first, chosen, value('before'));
  const other = select(second, mul(both, fear), value('other before'));
  const failed = and(second, gt(fear, constant(1)));
  const roots = [choice, other, failed, add(shared, constant(1))];
  const nodes = [...new Set(roots.flatMap(below))].sort((a, b) => a.id - b.id);
  const { of, crosses } = needsOf(nodes, roots, [first, second]);
  expect([of(payoff), of(chosen)]).toEqual([occasionBit(0), occasionBit(0)]);
  expect(of(shared)).toBe(ALWAYS);
  expect(of(both)).toBe(occasionBit(0) | occasionBit(1));
  expect(of(fear)).toBe(occasionBit(1));
  expect([of(first), of(choice), of(value('before'))]).toEqual([ALWAYS, ALWAYS, ALWAYS]);
  expect([crosses(choice, chosen), crosses(chosen, payoff), crosses(choice, first)]).toEqual([true, false, false]);
});

const below = (node: ReturnType<typeof tick>): readonly ReturnType<typeof tick>[] => [
  node,
  ...node.args.flatMap(below),
];
