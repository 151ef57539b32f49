import { expect, test } from 'vitest';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { textOf } from '../../../engine/language/source.ts';
import { scalarOf } from './scalar.ts';

/** A formula in the habit of another language: the one problem, what it underlines, what to write. */
const table: readonly (readonly [text: string, code: string, underlined: string, hint: string])[] = [
  ['20% * x', 'percent', '%', 'write 0.2 for 20 %'],
  ['0.5 %', 'percent', '%', 'write 0.005 for 0.5 %'],
  ['if a == b then c else d', 'word-operator', 'if', 'write if(condition, then, otherwise)'],
  ['c if a == b else d', 'word-operator', 'if', 'write if(condition, then, otherwise)'],
  [
    '2026-06',
    'number-form',
    '2026-06',
    'write the tick, as in at: 12; time: {start: 2026-01} says which month tick 0 is',
  ],
  [
    'x + 2026-10-31',
    'number-form',
    '2026-10-31',
    'write the tick, as in at: 12; time: {start: 2026-01} says which month tick 0 is',
  ],
  ['1 OOM', 'implicit-multiplication', 'OOM', 'write 1 * OOM to multiply; a unit is no part of a formula'],
  ['labs[0].capability', 'member-form', '.', 'read it of a player by name: Leader.x'],
  ['effort# of labs', 'comment', '#', 'a YAML comment begins with a space: write " # "'],
  ['cos.constructor("x")("y")', 'reserved-name', 'constructor', 'choose another name'],
];

test.each(table)('%s', (text, code, underlined, hint) => {
  const { problems } = parseFormula(scalarOf(text));
  expect(problems.map((problem) => [problem.code, problem.span && textOf(problem.span), problem.hint])).toEqual([
    [code, underlined, hint],
  ]);
});

test('years and months are still numbers that can be subtracted', () => {
  for (const text of ['2026 - 10', '2026-13', '1500-10', '2026-1', '2026-10.5', '12026-10'])
    expect(parseFormula(scalarOf(text)).problems, text).toEqual([]);
});
