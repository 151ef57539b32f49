import { expect, it } from 'vitest';
import {
  baseUnit,
  isKnown,
  isSame,
  product,
  pure,
  quotient,
  resolved,
  toPower,
  type Unit,
  type Unknown,
  unify,
  unitInWords,
  unitText,
} from '../../../../engine/language/check/units/unit.ts';

const span = { source: { name: 'a', text: 'a' }, start: 0, end: 1 };
const [oom, year] = [baseUnit('OOM'), baseUnit('year')];
const unknown = (label?: string, local = false): Unknown => ({ label, local, solution: undefined, since: undefined });
const unitOf = (one: Unknown): Unit => new Map([[one, 1]]);

it('powers add in products, and what cancels is gone', () => {
  expect(unitText(product(oom, year))).toBe('OOM year');
  expect(quotient(oom, oom)).toEqual(pure);
  expect(unitText(toPower(year, 0.5))).toBe('year^0.5');
  expect(isSame(product(toPower(year, 0.5), toPower(year, 0.5)), year)).toBe(true);
  // A third three times is one, whatever the last bit says.
  expect(isSame(toPower(toPower(year, 1 / 3), 3), year)).toBe(true);
});

it('is told in words', () => {
  expect(unitInWords(pure)).toBe('a pure number');
  expect(unitInWords(quotient(oom, year))).toBe('in OOM/year');
  expect(unitText(product(oom, unitOf(unknown('effort'))))).toBe('OOM [effort]');
  expect(unitText(unitOf(unknown()))).toBe('?');
});

it('two known units are the same or not', () => {
  expect(unify(oom, baseUnit('OOM'), span)).toBe(true);
  expect(unify(oom, year, span)).toBe(false);
});

it('an unknown is found out, and what hangs on it', () => {
  const [a, b] = [unknown('a'), unknown('b')];
  expect(unify(product(unitOf(a), unitOf(b)), oom, span)).toBe(true);
  expect(unify(unitOf(b), year, span)).toBe(true);
  expect(unitText(unitOf(a))).toBe('OOM/year');
  expect(unify(unitOf(a), oom, span)).toBe(false);
});

it('a root is undone by a square', () => {
  const a = unknown('a');
  expect(unify(toPower(unitOf(a), 0.5), quotient(oom, year), span)).toBe(true);
  expect(unitText(unitOf(a))).toBe('OOM^2/year^2');
});

it("a definition's own unknown is found out before one of the model, a number's before one with a name", () => {
  const [ofModel, ofDefinition] = [unknown('effort'), unknown('c', true)];
  unify(unitOf(ofModel), unitOf(ofDefinition), span);
  expect(ofModel.solution).toBeUndefined();
  expect(ofDefinition.solution).toBeDefined();
  const number = unknown();
  unify(unitOf(ofModel), unitOf(number), span);
  expect(ofModel.solution).toBeUndefined();
  expect(number.since).toBe(span);
});

it('is known once all in it is', () => {
  const a = unknown('a');
  const unit = product(oom, unitOf(a));
  expect(isKnown(resolved(unit))).toBe(false);
  unify(unitOf(a), year, span);
  expect(isKnown(resolved(unit))).toBe(true);
});
