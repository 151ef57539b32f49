import { expect, it } from 'vitest';
import { fittedTable } from '../../bin/terminal/fitted-table.ts';

const rows = [
  ['name', 'number', 'much text'],
  ['a', '1', 'more'],
];

it('leaves columns out, the first of the spare ones first, until the table fits', () => {
  expect(fittedTable(rows, [2, 1], 100)).toEqual(['  name   number   much text', '  a      1        more']);
  expect(fittedTable(rows, [2, 1], 26)).toEqual(['  name   number', '  a      1']);
  expect(fittedTable(rows, [1, 2], 26)).toEqual(['  name   much text', '  a      more']);
  expect(fittedTable(rows, [2, 1], 10, '  ')).toEqual(['    name', '    a']);
  expect(fittedTable(rows, [2, 1], 3)).toEqual(['  name', '  a']);
});
