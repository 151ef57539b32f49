// What an explanation holds: of the shipped scenarios everything, once, and equations that TeX can read.

import { describe, expect, it } from 'vitest';
import { markdown } from '../../../reports/explain/markdown.ts';
import { formulasIn, mistakesIn } from './latex-mistakes.ts';
import { explained, readScenario, readTexts, shippedScenarios } from './reading.ts';

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

describe.each(shippedScenarios)('the explanation of %s', async (name) => {
  const understood = await readScenario(name);
  const { model, loaded } = understood;
  const document = explained(understood);
  const page = markdown(document);

  it('has every parameter, decision, state, end and measure exactly once', () => {
    const ids = (some: readonly { readonly id: string }[]): readonly string[] => sorted(some.map(({ id }) => id));
    const names = (some: readonly { readonly name: string }[]): readonly string[] => some.map((one) => one.name);
    expect(ids(document.parameters)).toEqual(
      ids(model.parameters.filter(({ origin }) => origin === 'declared' || origin === 'rule')),
    );
    expect(document.parameters).toHaveLength(document.counts.total);
    expect(document.parameters.filter(({ sourced }) => sourced)).toHaveLength(document.counts.sourced);
    expect(document.decisions.map(({ id }) => id)).toEqual(model.decisions.map(({ id }) => id));
    expect(document.states.map(({ id }) => id)).toEqual(model.states.map(({ id }) => id));
    expect(names(document.ends)).toEqual(names(model.ends));
    expect(names(document.measures)).toEqual(names(model.measures));
    expect(names(document.events)).toEqual(names(model.events));
  });

  it('has every let, draw, flow, next value and end as one equation of one module', () => {
    const equations = document.modules.flatMap((section) => section.equations);
    const of = (kind: string): readonly string[] =>
      sorted(equations.filter((one) => one.kind === kind).map(({ id }) => id));
    const ids = (some: readonly { readonly id: string }[]): readonly string[] => sorted(some.map(({ id }) => id));
    expect(of('let')).toEqual(ids(model.lets));
    expect(of('draw')).toEqual(ids(model.draws));
    expect(of('flow')).toEqual(ids(model.states.flatMap((state) => state.flows.map(() => state))));
    expect(of('next')).toEqual(ids(model.states.filter(({ next }) => next !== undefined)));
    expect(of('seen')).toEqual(ids(model.states.filter(({ seen }) => seen !== undefined)));
    expect(of('end')).toEqual(sorted(model.ends.map((end) => end.name)));
    expect([...new Set(of('measure'))]).toEqual(sorted(model.measures.map((measure) => measure.name)));
    const defines = equations.filter((one) => one.kind === 'define').map(({ place }) => `${place.file}:${place.line}`);
    expect(new Set(defines).size).toBe(defines.length);
    expect(document.modules.flatMap(({ module }) => module ?? [])).toEqual(loaded.modules.map((used) => used.name));
  });

  it('has places where that name stands', () => {
    const lines = new Map(loaded.sources.map(({ source }) => [source.name, source.text.split('\n')]));
    for (const { name: title, place } of [...document.parameters, ...document.states, ...document.ends])
      expect(lines.get(place.file)?.[place.line - 1], title).toContain(title.split('.').at(-1));
  });

  it('has equations that TeX and Markdown read', () => {
    const formulas = formulasIn(document);
    expect(formulas.length).toBeGreaterThanOrEqual(10);
    const wrong = formulas.flatMap(({ text, latex }) =>
      mistakesIn(latex).map((what) => `${what} in ${text}: ${latex}`),
    );
    expect(wrong).toEqual([]);
    expect(document.notation.flatMap(({ latex }) => mistakesIn(latex))).toEqual([]);
    const shown = [...formulasIn(document.decisions), ...formulasIn(document.modules)];
    expect(page.match(/^\$\$$/gm)).toHaveLength(2 * shown.length);
  });

  it('shows each parameter and each equation on its page', () => {
    const [levers = '', assumptions = ''] = ['## Levers\n', '## Assumption register\n'].map((heading) => {
      const from = page.indexOf(heading);
      return from < 0 ? '' : page.slice(from, page.indexOf('\n## ', from));
    });
    for (const { name: title, role, headline } of document.parameters) {
      const row = `| ${headline ? '**' : ''}\`${title}\``;
      expect([levers.split(row).length - 1, assumptions.split(row).length - 1], title).toEqual(
        role === 'lever' ? [1, 0] : [0, 1],
      );
    }
    for (const { latex } of formulasIn(document.modules)) expect(page).toContain(`$$\n${latex}\n$$`);
    for (const limit of model.limits) expect(page).toContain(limit.slice(0, 20));
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('an explanation', () => {
  const texts = {
    'rules/fixed.yaml': 'rule: fixed\nsummary: Always the same.\nchoose: one(0)\n',
    'main.yaml': `detente: 1
title: "Odd | names * and _signs_"
description: |
  1. not a list

  second <b>paragraph</b>
limits: ["- no list either", "a \`code\` & more"]
time: {tick: year, horizon: 1}
players:
  labs: [{name: Team, count: 8}, {name: "Größe & Co", caution: 2}]
parameters:
  labs:
    caution: {unit: "1", range: [0, 9], default: 1, doc: "weight | bar", source: "Smith_1999 <p. 3>", role: lever}
    mood: {of: labs.stance, default: {dist: choice, values: [0, 1], weights: [1, 3]}, source: assumption}
decisions:
  labs:
    stance: {options: [go, stop], rule: fixed, seen: "if(mood == go, go, stance)"}
state:
  labs: {stock: {unit: "1", initial: caution}}
flow:
  labs: {stock: "-caution * stock / Größe___Co.caution"}
`,
  };

  it('keeps odd names apart from Markdown and TeX', async () => {
    const read = await readTexts({ ...texts, 'main.yaml': texts['main.yaml'].replace('Größe___Co', 'Team_1') });
    const document = explained(read);
    const page = markdown(document);
    expect(formulasIn(document).flatMap(({ latex }) => mistakesIn(latex))).toEqual([]);
    expect(page).toContain('# Odd \\| names \\* and \\_signs\\_');
    expect(page).toContain('1\\. not a list\n\nsecond \\<b\\>paragraph\\</b\\>');
    expect(page).toContain('* \\- no list either\n* a `code` \\& more');
    expect(page).toContain('| weight \\| bar | sourced | Smith\\_1999 \\<p. 3\\> |');
    expect(page).toContain('`go` with 25 %, `stop` with 75 % (drawn for each member by itself)');
  });

  it('tells alike members of a large class in one row', async () => {
    const { classes } = explained(
      await readTexts({ ...texts, 'main.yaml': texts['main.yaml'].replace('Größe___Co', 'Team_1') }),
    );
    expect(classes[0]?.members.map(({ name, count }) => [name, count])).toEqual([
      ['Team 1 … Team 8', 8],
      ['Größe & Co', 1],
    ]);
  });

  it('is the same for the same files', async () => {
    const [first, second] = [await readScenario('tutorial'), await readScenario('tutorial')].map(explained);
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });
});
