import { describe, expect, it } from 'vitest';
import { readPublished } from './read-published.ts';

const head = 'source: A. Author (1999)\nkind: exact\ncommand: solve\ntolerance: 1e-6\n';
const row = '{quantity: value, at: [value], published: 1}';

describe('a file of published results', () => {
  it('holds rows, each with what the file says of all where it says nothing itself', () => {
    const read = readPublished(
      'a.yaml',
      `${head}set: {n: 2}
rows:
  - ${row}
  - {quantity: share, at: [stationary, 0], published: "1/3", tolerance: 0, set: {m: 3}, deviation: rounded, command: evolve}
`,
    );
    expect(read.file).toBe('a.yaml');
    expect(read.rows).toMatchObject([
      { command: 'solve', set: { n: 2 }, published: 1, tolerance: { kind: 'relative', share: 1e-6 } },
      { command: 'evolve', set: { n: 2, m: 3 }, published: '1/3', deviation: 'rounded' },
    ]);
  });

  it('holds tables, of which every stated cell is a row', () => {
    const read = readPublished(
      'a.yaml',
      `${head}tables:
  - settings: [n]
    set: {e: 1}
    quantities: [{quantity: none, at: [none]}, {quantity: all, at: [all, {k: 1}, size]}]
    values: [[2, 0.5, ~], [3, 0.25, [1, 2]]]
`,
    );
    expect(read.rows.map(({ set, quantity, published }) => ({ set, quantity, published }))).toEqual([
      { set: { e: 1, n: 2 }, quantity: 'none', published: 0.5 },
      { set: { e: 1, n: 3 }, quantity: 'none', published: 0.25 },
      { set: { e: 1, n: 3 }, quantity: 'all', published: [1, 2] },
    ]);
  });

  it('holds tables of which a column says where the others stand', () => {
    const read = readPublished(
      'a.yaml',
      `${head}tables:
  - places: [k]
    quantities: [{quantity: "payoff of $k", at: [table, $k, payoff]}]
    values: [[2, 0.5], [3, 0.25]]
`,
    );
    expect(read.rows.map(({ set, quantity, at }) => ({ set, quantity, at }))).toEqual([
      { set: {}, quantity: 'payoff of 2', at: ['table', 2, 'payoff'] },
      { set: {}, quantity: 'payoff of 3', at: ['table', 3, 'payoff'] },
    ]);
  });

  it('states a tolerance of a simulation in its standard errors', () => {
    const read = readPublished(
      'a.yaml',
      head.replace('1e-6', '{standardErrors: 4, at: [a, b]}').concat(`rows: [${row}]`),
    );
    expect(read.rows[0]?.tolerance).toEqual({ kind: 'standard errors', times: 4, at: ['a', 'b'] });
  });

  it.each([
    [
      'rows: [{quantity: value, at: [], published: 1}]',
      'a.yaml.rows[0].at: expected a path of at least one step, got []',
    ],
    ['rows: [{quantity: value, at: [value], published: ~}]', 'a.yaml.rows[0].published: expected a number or a text'],
    ['rows: [{quantitty: value}]', 'a.yaml.rows[0]: expected one of command, set'],
    ['rows: []', 'a.yaml: expected at least one row'],
    [`rows: [${row.replace('}', ', tolerance: -1}')}]`, 'expected a relative tolerance from 0 to below 1, got -1'],
    [`rows: [${row.replace('}', ', tolerance: {standardErrors: 9, at: [a]}}')}]`, 'at most 4, got 9'],
    ['tables: [{settings: [n], quantities: [{quantity: v, at: [v]}], values: [[1]]}]', 'values[0]: expected 2 values'],
  ])('is refused where %s', (rows, message) => {
    expect(() => readPublished('a.yaml', `${head}${rows}\n`)).toThrow(message);
  });

  it('is refused without a kind that there is', () => {
    expect(() => readPublished('a.yaml', `${head.replace('exact', 'guess')}rows: [${row}]`)).toThrow(
      'a.yaml.kind: expected closed form or exact or simulation, got "guess"',
    );
  });
});
