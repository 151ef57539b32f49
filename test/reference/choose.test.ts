import { expect, test } from 'vitest';
import type { RuleExpression } from '../../engine/language/model.ts';
import type { Span } from '../../engine/language/source.ts';
import { areWeights, choiceFrom, ruleValues } from './choose.ts';
import { type Moment, plainScope } from './scope.ts';
import { twoLabsByHand } from './two-labs-by-hand.ts';

const span: Span = { source: { name: 'by hand', text: '' }, start: 0, end: 0 };

const silent: Moment = {
  t: 3,
  parameter: () => Number.NaN,
  state: () => Number.NaN,
  choice: () => Number.NaN,
  draw: () => Number.NaN,
  event: () => Number.NaN,
  hasDecided: () => false,
  past: () => Number.NaN,
  realised: () => Number.NaN,
  remembered: () => Number.NaN,
};

const nothing = (): never => {
  throw new Error('nobody asks');
};

const weigh = (rule: RuleExpression, payoffs: readonly number[]): readonly number[] => {
  const scope = plainScope(twoLabsByHand(), silent, undefined);
  return ruleValues(rule, {
    scope,
    payoffs: () => payoffs,
    foregone: nothing,
    probability: nothing,
    options: payoffs.length,
  });
};

const payoff: RuleExpression = { kind: 'payoff', span };
const number = (value: number): RuleExpression => ({
  kind: 'scalar',
  span,
  formula: { kind: 'number', value, span },
});

test('the choice is the number of cumulated weights that u times their sum has reached', () => {
  // Cumulated 1, 3, 4: of four quarters the first is 0, the next two are 1, the last is 2.
  expect([0, 0.24, 0.25, 0.74, 0.75, 0.999].map((u) => choiceFrom([1, 2, 1], u))).toEqual([0, 0, 1, 1, 2, 2]);
  expect(choiceFrom([0, 0, 1], 0)).toBe(2);
  expect(choiceFrom([1, 0, 0], 0.999)).toBe(0);
});

test('softmax shifts by the largest and divides by the sum, boltzmann does not divide', () => {
  // e^0, e^(-ln 2), e^(-ln 4) are 1, 1/2, 1/4.
  const [a, b, c] = weigh({ kind: 'boltzmann', span, vector: payoff }, [800, 800 - Math.LN2, 800 - 2 * Math.LN2]);
  expect(a).toBe(1);
  expect(b).toBeCloseTo(0.5, 12);
  expect(c).toBeCloseTo(0.25, 12);
  const shares = weigh({ kind: 'softmax', span, vector: payoff }, [800, 800 - Math.LN2, 800 - 2 * Math.LN2]);
  expect(shares).toEqual([1, b, c].map((weight) => (weight as number) / (1 + (b as number) + (c as number))));
});

test('argmax shares ties, argmax-first does not', () => {
  expect(weigh({ kind: 'argmax', span, vector: payoff }, [1, 3, 3])).toEqual([0, 1, 1]);
  expect(weigh({ kind: 'argmax-first', span, vector: payoff }, [1, 3, 3])).toEqual([0, 1, 0]);
  expect(weigh({ kind: 'one', span, option: { kind: 'best', span, vector: payoff } }, [1, 3, 3])).toEqual([0, 1, 0]);
});

test('normalise divides by the sum, and is even where the sum is 0', () => {
  expect(weigh({ kind: 'normalise', span, vector: payoff }, [1, 2, 5])).toEqual([0.125, 0.25, 0.625]);
  expect(weigh({ kind: 'normalise', span, vector: payoff }, [1, -1])).toEqual([0.5, 0.5]);
});

test('numbers out of numbers per option, and back', () => {
  expect(weigh({ kind: 'total', span, vector: payoff }, [1, 2, 5])).toEqual([8, 8, 8]);
  const picked = (index: number): RuleExpression => ({
    kind: 'pick_option',
    span,
    vector: payoff,
    option: number(index),
  });
  expect(weigh(picked(1), [1, 2, 5])).toEqual([2, 2, 2]);
  // No option has the number 7 or 1.5: the last one's value.
  expect(weigh(picked(7), [1, 2, 5])).toEqual([5, 5, 5]);
  expect(weigh(picked(1.5), [1, 2, 5])).toEqual([5, 5, 5]);
  expect(weigh({ kind: 'option', span }, [9, 9, 9])).toEqual([0, 1, 2]);
  const mixed: RuleExpression = {
    kind: 'mix',
    span,
    weight: number(0.25),
    first: payoff,
    second: { kind: 'option', span },
  };
  // 0.25 v + 0.75 index
  expect(weigh(mixed, [4, 8, 12])).toEqual([1, 2.75, 4.5]);
});

test('weights one can choose by', () => {
  expect(areWeights([0, 1])).toBe(true);
  for (const bad of [
    [0, 0],
    [-1, 2],
    [Number.NaN, 1],
    [1, Infinity],
    [1e308, 1e308],
  ])
    expect(areWeights(bad)).toBe(false);
});
