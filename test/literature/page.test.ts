import { expect, it } from 'vitest';
import type { Judged } from './judge-row.ts';
import { literatureOn, literaturePart, terminalLines, withLiterature } from './page.ts';
import type { Published, PublishedRow } from './published.ts';

const row: PublishedRow = {
  ...{ where: 'a.yaml.rows[0]', command: 'solve', set: { n: 2 }, options: {}, quantity: 'risk', deviation: undefined },
  ...{ at: ['risk'], published: 0.75, tolerance: { kind: 'relative', share: 1e-6 } },
};
const rows: readonly Judged[] = [
  { row, ours: 0.7500001, difference: 1.3e-7, verdict: 'agrees' },
  {
    row: { ...row, published: '-1/3', deviation: 'A rounding.' },
    ours: '-1/4',
    difference: 0.25,
    verdict: 'deviates, known',
  },
];
const published: Published = { name: 'a', source: 'A (1999)', kind: 'exact', file: 'b.yaml', rows: [] };
const source = { published, title: 'A game', rows };
const page =
  'x\n<!-- literature: written by npm run literature from scenarios/literature/published; change those, not this -->\nold\n<!-- end of literature -->\ny';

it('shows published beside ours, and why what deviates does', () => {
  const part = literaturePart([source]);
  expect(part).toContain(
    '| [A game](../scenarios/literature/b.yaml) | A (1999) | exact | [a](../scenarios/literature/published/a.yaml) | 1 of 2; 1 deviate, known | 1.3e−7 |',
  );
  expect(part).toContain('The first row: `detente solve scenarios/literature/b.yaml --set n=2 --json`');
  expect(part).toContain('| n 2 | risk | 0.75 | 0.7500001 | 1.3e−7 | agrees |');
  expect(part).toContain('| n 2 | risk | −1/3 | −1/4 | 2.5e−1 | deviates, known |');
  expect(part).toContain('Known deviations:\n\n* A rounding.');
});

it('is laid into the page between its marks, and found there', () => {
  const laid = withLiterature(page, 'new');
  expect(laid).toBe(page.replace('\nold\n', '\n\nnew\n\n'));
  expect(literatureOn(laid)).toContain('new');
  expect(() => withLiterature('x', 'new')).toThrow('expected the lines');
});

it('has a line for each row in the terminal', () => {
  expect(terminalLines(source)[1]).toBe('a       n 2       risk      0.75       0.7500001  1.3e−7      agrees');
});
