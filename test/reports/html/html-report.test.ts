import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../reports/figure.ts';
import { csvTable } from '../../../reports/html/csv-table.ts';
import { renderHtml } from '../../../reports/index.ts';
import { readProvenance } from '../../../reports/provenance.ts';
import type { Results } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import * as fc from '../../properties/seeded.ts';
import { cases } from '../cases.ts';

const race = cases.race as Results;

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html);

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Tags that are opened and not closed, or closed and not opened. */
const unbalanced = (html: string): string[] => {
  const open: string[] = [];
  const wrong: string[] = [];
  const empty = new Set(['meta', 'wbr', 'br']);
  const own = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<style>[\s\S]*?<\/style>/, '');
  for (const [, slash, name = '', rest = ''] of own.matchAll(/<(\/?)([a-zA-Z][\w]*)([^>]*)>/g)) {
    if (empty.has(name) || rest.endsWith('/')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
};

describe('a table read back', () => {
  it('is the one that was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', '1') });
    const tables = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(tables, ([columns = [], ...rows]) => {
        expect(csvTable(toCsv(columns, rows))).toEqual({ columns, rows });
      }),
    );
  });
});

describe('the report for a browser', () => {
  it('has every figure with its picture, its method and every number that is in its table', async () => {
    const html = await renderHtml(race);
    const all = figures(race);
    expect(all.length).toBeGreaterThan(3);
    for (const { name, title, csv } of all) {
      const [, section = ''] = new RegExp(`<section id="${name}">([\\s\\S]*?)</section>`).exec(html) ?? [];
      expect(unescaped(section)).toContain(`<h2>${title}</h2>`);
      expect(section.match(/<svg /g)).toHaveLength(1);
      const rows = Math.min(400, csvTable(csv).rows.length);
      expect(section.match(/<tr>/g)).toHaveLength(rows + 1);
    }
  });

  it('takes nothing from elsewhere, and runs nothing', async () => {
    const html = await renderHtml(race);
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\((?!#)|\ssrc=|\son\w+=/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].filter(([, to = '']) => !to.startsWith('#'))).toEqual([]);
  });

  it('says which results it is of, and whether it was changed', async () => {
    const html = await renderHtml(race);
    expect(await renderHtml(race)).toBe(html);
    const reading = readProvenance(bytes(html));
    expect(reading.kind === 'ours' && reading.provenance.resultsHash).toBe(race.provenance.resultsHash);
    expect(readProvenance(bytes(html.replace('Share of runs', 'Share of men'))).kind).toBe('damaged');
    expect(readProvenance(bytes(html.slice(0, html.length / 2))).kind).toBe('damaged');
  });

  it.each(['long texts', 'letters that no font has', 'a batch that failed', 'nothing at all'])(
    'is well formed whatever the words: %s',
    async (name) => {
      const results = cases[name] as Results;
      const hostile = { ...results, scenario: { ...results.scenario, title: 'A <b>"bold"</b> & risky <title>' } };
      const html = await renderHtml(hostile);
      expect(unbalanced(html)).toEqual([]);
      expect(html).toContain('A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; risky');
    },
  );
});
