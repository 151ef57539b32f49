// What the scenario says to bear in mind of a level is told wherever the level is, once on a page.

import { beforeAll, describe, expect, it } from 'vitest';
import { cautionSentences } from '../../reports/cautions.ts';
import { cumulativeOutcome, type Figure, figures, outcomeBars } from '../../reports/index.ts';
import { a4 } from '../../reports/page/a4.ts';
import { briefText, registerText } from '../../reports/page/alt-text.ts';
import type { Layout, Measure } from '../../reports/page/marks.ts';
import { single } from '../../reports/page/single.ts';
import { wide } from '../../reports/page/wide.ts';
import { planePage } from '../../reports/plane/page.ts';
import { planeFigure } from '../../reports/plane/plane.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy } from '../../reports/render/glyphs.ts';
import type { Results } from '../../reports/results.ts';
import { register } from './any-results.ts';
import { cases } from './cases.ts';
import { collisions, outside, words } from './layout-checks.ts';
import { planes, sweptResults } from './plane/planes.ts';
import { raceResults } from './race.ts';

const caution = 'how often is set by the assumed hazard `peak`, for which there is no source';
const told = /how often is set by the assumed hazard peak, for which there is no source\./g;

/** The first end and the first measure of a race are cautioned. */
const withCaution = (given: Results): Results => ({
  ...given,
  outcomes: given.outcomes.map((one, k) => (k === 0 ? { ...one, caution } : one)),
  ticks: given.ticks.map((one) => (one.measure === given.ticks[0]?.measure ? { ...one, caution } : one)),
});

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

/** Lines of a layout as running text. */
const said = (layout: Layout): string => words(layout).replaceAll(/\s+/g, ' ');
const count = (text: string): number => text.match(told)?.length ?? 0;

const race = withCaution(raceResults());
const named = race.outcomes[0]?.label ?? '';

describe('a figure', () => {
  it('has the cautions of what it shows, also in its alternative text', () => {
    for (const figure of [cumulativeOutcome(race), outcomeBars(race)] as Figure[]) {
      expect(figure.cautions).toEqual([{ label: named, caution }]);
      expect(figure.altText).toBe(`${figure.panelText} ${named}: ${caution.replaceAll('`', '')}.`);
    }
    const [first] = race.ticks;
    const fans = figures(race).filter(({ name }) => name.endsWith(first?.measure ?? ''));
    expect(fans.length).toBeGreaterThan(0);
    for (const { altText } of fans) expect(count(altText)).toBe(1);
  });

  it('has none where nothing it shows has one', () => {
    for (const figure of figures(raceResults())) {
      expect(figure).not.toHaveProperty('cautions');
      expect(figure).not.toHaveProperty('panelText');
    }
  });

  it('by itself says it in full below the picture, however little room there is', () => {
    for (const figure of figures(race)) {
      const layout = single(drawableCopy(race), figure, measure);
      expect(count(said(layout)), figure.name).toBe(figure.cautions === undefined ? 0 : 1);
      expect(collisions(layout)).toEqual([]);
    }
  });
});

describe('a page', () => {
  it.each(['race', ...Object.keys(cases)])('%s says it once, in full, and so does its text', (name) => {
    const given = withCaution(drawableCopy(cases[name] ?? race));
    const results = { ...given, scenario: { ...given.scenario, register: register(40) } };
    if (results.outcomes.every(({ caution: one }) => one === undefined)) return;
    const [first] = a4(results, measure);
    for (const { layout, drawn } of [first, wide(results, measure)]) {
      const text = said(layout);
      expect(count(text), text).toBe(1);
      expect(collisions(layout)).toEqual([]);
      expect(outside(layout, 50)).toEqual([]);
      expect(count(briefText(results, drawn))).toBe(1);
    }
  });

  it('with definitions has a line for all that share it', () => {
    const lines = registerText(race).split('\n');
    const measured = race.ticks[0]?.label ?? '';
    expect(lines).toContain(
      `${named}, ${measured}: How often is set by the assumed hazard peak, for which there is no source.`,
    );
  });
});

describe('a plane', () => {
  it.each(Object.entries(planes))('%s says it beside the cells and in its text', (_, plane) => {
    const cautioned = { ...plane, quantity: { ...plane.quantity, caution } };
    const results = sweptResults(cautioned);
    const figure = planeFigure(results, cautioned);
    expect(figure.cautions).toEqual(cautionSentences([cautioned.quantity]));
    expect(count(figure.altText)).toBe(1);
    const layout = planePage(results, figure, measure);
    expect(count(said(layout)), said(layout)).toBe(1);
    expect(collisions(layout)).toEqual([]);
    expect(outside(layout, 50)).toEqual([]);
  });
});
