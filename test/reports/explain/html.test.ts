// The page of HTML: one file that a browser reads without script and without a network, in which every name is told.

import temml from 'temml';
import { describe, expect, it, test } from 'vitest';
import { check } from '../../../engine/language/check/check.ts';
import { load } from '../../../engine/language/load.ts';
import type { Explanation } from '../../../reports/explain/document.ts';
import { explain } from '../../../reports/explain/explain.ts';
import { html } from '../../../reports/explain/html/html.ts';
import { mathFont } from '../../../reports/explain/html/math-font.ts';
import { filesOfTexts } from '../../properties/files-of-texts.ts';
import { randomModel } from '../../properties/random-model.ts';
import * as fc from '../../properties/seeded.ts';
import { formulasIn } from './latex-mistakes.ts';
import { markupMistakes } from './markup-mistakes.ts';
import { explained, readScenario, readTexts } from './reading.ts';

const font = mathFont();

/** What a browser would fetch: links are followed by readers only. */
const fetched = (page: string): readonly string[] =>
  [
    ...page.matchAll(
      /(?:\b(?:src|srcset|data|action)="|<link\b|<script\b|<iframe\b|@import|url\((?!'data:))[^>]{0,60}/g,
    ),
  ].map(([found]) => found);

const sectionOf = (page: string, id: string): string =>
  new RegExp(`<section id="${id}">[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';

const deadLinks = (page: string): readonly string[] => {
  const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  return [...page.matchAll(/href="([^"]*)"/g)].flatMap(([, to = '']) =>
    to.startsWith('#') && ids.has(to.slice(1)) ? [] : [to],
  );
};

/** What Temml cannot read. */
const unread = (of: Explanation): readonly string[] =>
  [...formulasIn(of), ...of.notation].flatMap(({ latex }) => {
    try {
      temml.renderToString(latex, { throwOnError: true, strict: true });
      return [];
    } catch (error) {
      return [`${latex}: ${error}`];
    }
  });

/** All of decisions, their rules, and modules. */
const formulasShown = (of: Explanation): number => formulasIn(of.decisions).length + formulasIn(of.modules).length;

describe.each(['frontier', 'pause-verified', 'tutorial'])('the page of %s', async (name) => {
  const read = await readScenario(name);
  const document = explained(read);
  const page = html(document, font);

  it('is well formed, whole, and fetches nothing', () => {
    expect(markupMistakes(page)).toEqual([]);
    expect(fetched(page)).toEqual([]);
    expect(deadLinks(page)).toEqual([]);
    expect(page).not.toMatch(/undefined|NaN|\[object|temml-error|\*\*/);
    expect(page).toContain(`base64,${font}`);
  });

  it('sets every equation, and Temml can read them all', () => {
    expect(unread(document)).toEqual([]);
    expect(page.match(/<div class="math">/g)).toHaveLength(formulasShown(document));
  });

  it('tells every name in its place', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const places = document.influences.nodes.map(({ id }) => id.replaceAll(' ', '-'));
    expect(places.filter((id) => !ids.has(id))).toEqual([]);
    for (const member of document.classes.flatMap(({ members }) => members)) expect(page).toContain(member.name);
    for (const limit of read.model.limits) expect(page).toContain(limit.slice(0, 20));
  });

  it('has every parameter in one register: with its unit, range, value, and whether it is sourced', () => {
    const tables = { lever: sectionOf(page, 'levers'), assumption: sectionOf(page, 'assumptions') };
    const rows = (table: string): number => (table.match(/<tr id="parameter-/g) ?? []).length;
    expect(rows(tables.lever) + rows(tables.assumption)).toBe(document.counts.total);
    for (const { name: id, role, sourced, unit, range } of document.parameters) {
      const row = new RegExp(`<tr id="parameter-${id}">.*</tr>`).exec(tables[role])?.[0] ?? '';
      expect(row, id).toContain(sourced ? '>sourced<' : '>assumed<');
      if (unit !== '1') expect(row).toContain(`<td>${unit}</td>`);
      if (range) expect(row).toContain(' to ');
    }
  });
});

describe('the page of a model', () => {
  it('keeps odd names apart from HTML and TeX', async () => {
    const document = explained(
      await readTexts({
        'main.yaml': `detente: 1
title: "A <b> & \\"c\\" $ x"
description: "One </p><script>alert(1)</script>\\n\\n\\n\`a < b\` & more"
limits: ["<img src=x onerror=y>"]
time: {tick: year, horizon: 1}
players: {labs: [{name: "Größe & Co <i>"}]}
parameters: {rate: {unit: "a\\"b", default: 1, doc: "<b>bold</b>", source: "Smith & Sons"}}
state: {world: {stock: {unit: "1", initial: 0}}}
flow:
  world: {stock: "if(stock < rate, 1, 2)"}
`,
      }),
    );
    const page = html(document, font);
    expect(markupMistakes(page)).toEqual([]);
    expect(fetched(page)).toEqual([]);
    expect(page).toContain('<h1>A &lt;b&gt; &amp; &quot;c&quot; $ x</h1>');
    expect(page).toContain('<code>a &lt; b</code> &amp; more');
    expect(page).toContain('Größe &amp; Co &lt;i&gt;');
  });

  it('links each name of a formula to where it is told, with what it is', async () => {
    const page = html(explained(await readScenario('tutorial')), font);
    expect(page).toMatch(/<a href="#parameter-rate" title="rate: [^"]+">rate<\/a>/);
  });
});

const seed = 20260103;
const count = 25;

test(`pages of random models are well formed (seed ${seed})`, async () => {
  let shown = 0;
  for (const files of fc.sample(randomModel, { numRuns: count, seed })) {
    const { loaded } = await load('random', filesOfTexts(files));
    const model = loaded && check(loaded).model;
    if (!loaded || !model) continue;
    shown += 1;
    const document = explain(model, loaded);
    const page = html(document, '');
    expect(markupMistakes(page)).toEqual([]);
    expect(deadLinks(page)).toEqual([]);
    expect(unread(document)).toEqual([]);
    expect(page.match(/<div class="math">/g) ?? []).toHaveLength(formulasShown(document));
  }
  expect(shown).toBeGreaterThan(0.9 * count);
}, 60_000);
