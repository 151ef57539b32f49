import { describe, expect, it } from 'vitest';
import { readTable } from '../../engine/designs/table.ts';
import { csvLines } from '../../engine/experiment/tables/csv.ts';
import { position } from '../../engine/language/source.ts';
import * as fc from '../properties/seeded.ts';

const read = (text: string) => {
  const { table, problems } = readTable({ name: 'plan.csv', text });
  const said = problems.map(({ code, message, span }) => {
    const place = span && position(span);
    return `${place ? `${place.line}:${place.column} ` : ''}${code}: ${message}`;
  });
  return { columns: table?.columns, rows: table?.rows, lines: table?.spans.map((span) => position(span).line), said };
};

describe('readTable', () => {
  it('reads columns and rows', () => {
    const { columns, rows, lines, said } = read('rate,labs.skill\n0.1,2\n0.2,3\n');
    expect(said).toEqual([]);
    expect(columns).toEqual(['rate', 'labs.skill']);
    expect(rows).toEqual([
      ['0.1', '2'],
      ['0.2', '3'],
    ]);
    expect(lines).toEqual([2, 3]);
  });

  it.each([
    ['without a line end at the end', 'a,b\n1,2'],
    ['with CRLF', 'a,b\r\n1,2\r\n'],
    ['with a byte order mark', '\uFEFFa,b\n1,2\n'],
    ['with blank lines at the end', 'a,b\n1,2\n\n  \n'],
    ['with spaces around cells', 'a, b\n 1 ,2\n'],
    ['with quotes', '"a","b"\r\n"1","2"\r\n'],
  ])('reads the same table %s', (_, text) => {
    const { columns, rows, said } = read(text);
    expect(said).toEqual([]);
    expect(columns).toEqual(['a', 'b']);
    expect(rows).toEqual([['1', '2']]);
  });

  it('keeps commas, quotes, line breaks and spaces in quotes, empty cells too', () => {
    const { rows, lines, said } = read('a,b\n"x, ""y""\r\nz"," "\n,\n"",last\n');
    expect(said).toEqual([]);
    expect(rows).toEqual([
      ['x, "y"\r\nz', ' '],
      ['', ''],
      ['', 'last'],
    ]);
    expect(lines).toEqual([2, 4, 5]);
  });

  it('reads back what is written as CSV', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r\n', ';', 'ö') })
      .map((text) => `x${text}x`);
    const width = fc.integer({ min: 1, max: 5 });
    const rows = width.chain((k) =>
      fc.array(fc.array(cell, { minLength: k, maxLength: k }), { minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(rows, (given) => {
        const header = (given[0] as string[]).map((_, index) => `column "${index}", of all`);
        const found = read(csvLines([header, ...given]));
        expect(found.said).toEqual([]);
        expect(found.columns).toEqual(header);
        expect(found.rows).toEqual(given);
      }),
    );
  });

  it.each([
    ['', ['empty-file: the table is empty']],
    ['\uFEFF', ['empty-file: the table is empty']],
    ['\n\n', ['empty-file: the table is empty']],
    ['a,b\n', ['1:1 empty-file: the table has columns and no rows']],
    [
      'a,b\n1,2\n3\n4,5,6\n',
      [
        '3:1 wrong-length: the row has 1 cell, the table 2 columns',
        '4:1 wrong-length: the row has 3 cells, the table 2 columns',
      ],
    ],
    ['a,b\n1,2\n\n3,4', ['3:1 wrong-length: the row has 1 cell, the table 2 columns']],
    ['a,,a\n1,2,3', ['1:3 bad-name: column 2 has no name', '1:4 declared-twice: columns 1 and 3 are both "a"']],
    ['a;b\n1;2', ['1:1 value-form: the columns are not separated by commas']],
    ['a,b\n1,"2\n3,4\n', ['2:3 unbalanced: this quote is not closed']],
    ['a,b\n1,"2" x\n', ['2:6 value-form: text after the closing quote of a cell']],
    ['a,b\n1,2"3\n', ['2:4 value-form: a quote inside a cell that does not begin with one']],
  ])('refuses %j', (text, expected) => {
    const { columns, said } = read(text);
    expect(columns).toBeUndefined();
    expect(said).toEqual(expected);
  });

  it('stops at twenty problems and at a million cells', () => {
    expect(read(`a,b\n${'1\n'.repeat(100)}`).said).toHaveLength(20);
    const row = `${'1,'.repeat(999)}1\n`;
    const header = `${Array.from({ length: 1000 }, (_, index) => `c${index}`).join(',')}\n`;
    expect(read(header + row.repeat(999)).rows).toHaveLength(999);
    expect(read(header + row.repeat(1000)).said).toEqual([
      '1001:1 file-too-large: the table has more than 1,000,000 cells',
    ]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '\uFEFF', ';') }), (text) => {
        const { table, problems } = readTable({ name: 'plan.csv', text });
        expect(table === undefined).toBe(problems.length > 0);
        for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length as number);
      }),
      { numRuns: 1000 },
    );
  });
});
