import { expect, test } from 'vitest';
import { type Element, reduce } from './reduce.ts';

const element = (value: number, holds = true, key = 0): Element => ({ holds, value, key });
const all = (...elements: readonly Element[]) => [{ before: elements, after: [] }];
const numbers = (...values: readonly number[]) => all(...values.map((value) => element(value)));

test('a sum adds from the left, the others after me from the last one down', () => {
  // In doubles 0.1 + 0.2 + 0.3 is 0.6000000000000001, 0.3 + 0.2 + 0.1 is 0.6.
  expect(reduce('sum', numbers(0.1, 0.2, 0.3), undefined)).toBe(0.6000000000000001);
  const [first, second, third] = [element(0.1), element(0.2), element(0.3)];
  expect(reduce('sum', [{ before: [], after: [first, second, third] }], undefined)).toBe(0.6);
  expect(reduce('sum', [{ before: [first], after: [second, third] }], undefined)).toBe(0.6);
  // 0.1 + (0.3 + 0.2)
  expect(reduce('mean', [{ before: [first], after: [second, third] }], undefined)).toBe(0.6 / 3);
});

test('classes are summed by themselves and then added', () => {
  const parts = [...numbers(0.1, 0.2), ...numbers(0.3, 0.4)];
  expect(reduce('sum', parts, undefined)).toBe(0.1 + 0.2 + (0.3 + 0.4));
  expect(reduce('mean', parts, undefined)).toBe((0.1 + 0.2 + (0.3 + 0.4)) / 4);
  expect(reduce('max', parts, undefined)).toBe(0.4);
  expect(reduce('count', parts, undefined)).toBe(4);
});

test('who is left out adds nothing, not even NaN', () => {
  const elements = all(element(Number.NaN, false), element(2), element(4), element(-9, false));
  expect(reduce('sum', elements, undefined)).toBe(6);
  expect(reduce('mean', elements, 0)).toBe(3);
  expect(reduce('min', elements, 0)).toBe(2);
  expect(reduce('share', elements, undefined)).toBe(1);
});

test('true is what is not 0', () => {
  expect(reduce('count', numbers(0, 1, -0, Number.NaN, -3), undefined)).toBe(3);
  expect(reduce('share', numbers(0, 1, 1, 0), undefined)).toBe(0.5);
  expect(reduce('any', numbers(0, 0), undefined)).toBe(0);
  expect(reduce('any', numbers(0, 2), undefined)).toBe(1);
  expect(reduce('all', numbers(1, 2), undefined)).toBe(1);
  expect(reduce('all', numbers(1, 0), undefined)).toBe(0);
});

test('min and max give NaN if any is NaN, and tell the zeros apart', () => {
  expect(reduce('max', numbers(1, Number.NaN, 3), undefined)).toBeNaN();
  expect(reduce('min', numbers(0, -0), undefined)).toBe(-0);
  expect(reduce('max', numbers(-0, 0), undefined)).toBe(0);
});

test('pick takes the first of the largest keys, and a later one only if strictly larger', () => {
  const pick = (...keys: readonly number[]) =>
    reduce('pick', all(...keys.map((key, value) => element(value, true, key))), undefined);
  expect(pick(1, 3, 2)).toBe(1);
  expect(pick(3, 3, 3)).toBe(0);
  expect(pick(Number.NaN, 3)).toBe(0);
  expect(reduce('pick', all(element(7, false, 9), element(8, true, 1)), undefined)).toBe(8);
});

test('over nobody', () => {
  const nobody = all(element(5, false));
  for (const kind of ['sum', 'count', 'any', 'share'] as const) expect(reduce(kind, nobody, undefined)).toBe(0);
  expect(reduce('all', nobody, undefined)).toBe(1);
  for (const kind of ['mean', 'min', 'max', 'pick'] as const) {
    expect(reduce(kind, nobody, 42)).toBe(42);
    expect(() => reduce(kind, nobody, undefined)).toThrow(`${kind} over nobody`);
  }
});
