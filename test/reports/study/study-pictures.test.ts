// Pictures and pages of sensitivity analyses and searches for a threshold.

import { beforeAll, describe, expect, it } from 'vitest';
import { type Figure, PLOT_INSET } from '../../../reports/figure.ts';
import { renderBrief, renderFigure } from '../../../reports/index.ts';
import { a4 } from '../../../reports/page/a4.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { headlines } from '../../../reports/page/prose.ts';
import { readProvenance } from '../../../reports/provenance.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { Results, StudyFacts } from '../../../reports/results.ts';
import { figures } from '../../../reports/subjects/index.ts';
import { words } from '../layout-checks.ts';
import { blemishesOf } from './blemishes.ts';
import { effect, index, morrisOf, sobolOf, studied, studies } from './studies.ts';

let measure: Measure = () => 0;
const all: Record<string, StudyFacts> = await studies();
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const resultsOf = (name: string, given: Partial<Results> = {}): Results =>
  drawableCopy(studied(all[name] as StudyFacts, given));

const finding = (name: string): string => headlines(resultsOf(name), figures(resultsOf(name)))[0];

const figureOf = (name: string, stem: string): Figure => {
  const found = figures(resultsOf(name)).find((figure) => figure.name === stem);
  if (found === undefined) throw new Error(`${name}: no figure ${stem}`);
  return found;
};

/** Where most has to find room; the others are laid out in the long tests. */
const FULL = ['many effects', 'effects with long names', 'several crossings', 'many flips', 'long names'];

describe.each(FULL)('the pictures of %s, by themselves and on both pages', (name) => {
  it('have nothing that lies on anything', () => {
    expect(blemishesOf(resultsOf(name), measure)).toEqual([]);
  });
});

describe.each(Object.keys(all))('the pictures of %s', (name) => {
  it('are plain data with numbers, a text and a table of the same', () => {
    const results = resultsOf(name);
    for (const figure of figures(results)) {
      for (const { configuration } of figure.plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        expect(configuration.options?.layout?.padding).toBe(PLOT_INSET);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(figure.altText).toContain('in this model');
      expect(figure.altText).not.toMatch(/undefined|NaN|Infinity/);
      expect(figure.csv.split('\n').length).toBeGreaterThan(2);
    }
    expect(figures(results)).toEqual(figures(results));
  });
});

/** A figure with its numbers rounded and few rows of its table. */
const rounded = ({ csv, ...rest }: Figure): unknown =>
  JSON.parse(
    JSON.stringify({ ...rest, csv: csv.split('\n').slice(0, 3) }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(4)) : value,
    ),
  );

describe('the configurations', () => {
  it.each([
    ['few effects', 'sensitivity'],
    ['few indices', 'sensitivity'],
    ['whole numbers', 'threshold'],
    ['few flips', 'flips'],
    ['few flips', 'ends'],
  ])('of %s, %s, stay as they are', (name, stem) => {
    expect(rounded(figureOf(name, stem))).toMatchSnapshot();
  });
});

describe('what is said of a sensitivity', () => {
  it('names the one that matters most only where its interval lies above all others', () => {
    expect(finding('few effects')).toBe(
      'In this model, “Agreement held” depends on “Input 0”, more than on any other parameter (30 percentage points over its range, 95 % interval 27–33)',
    );
    const near = studied(morrisOf([effect(0.3, 0, 0.1), effect(0, 0.25, 0.1)]));
    expect(headlines(near, [])[0]).toContain(
      'depends most on “Input 0” and “Input 1”; which of them matters most is not clear',
    );
    const only = studied(sobolOf([index(0.9, 0.9), index(0.02, 0, 0.05), index(0, 0, 0, false)]));
    expect(headlines(only, [])[0]).toContain('depends on “Input 0”, the only one of 3 parameters (90 % of what');
  });

  it('says that noise hides all, or why there is no answer', () => {
    expect(finding('effects all lost in noise')).toContain(
      'no effect on “Agreement held” is clear of noise at 4,000 runs',
    );
    expect(finding('no indices')).toContain('no effect on “Gap” is clear of noise');
    expect(finding('no answer')).toContain('cannot be told: too few rows are complete');
    for (const name of ['no effects', 'no indices', 'no answer']) expect(figures(resultsOf(name))).toEqual([]);
  });

  it('draws what is lost in noise last, dashed and without a fill, and what changed nothing not at all', () => {
    const facts = morrisOf([effect(0.9, 0, 0.5, false), effect(0.1, 0), effect(0, 0, 0, false)]);
    const [figure] = figures(studied(facts)) as [Figure];
    const [{ axes, configuration, barLabels }] = figure.plots;
    expect(axes.y.labels.map(({ text, detail }) => [text, detail])).toEqual([
      ['Input 1', 'lever'],
      ['Input 0', 'assumption'],
    ]);
    expect(barLabels?.map(({ detail }) => detail)).toEqual(['raises it', 'not told from noise']);
    const of = (path: string) =>
      configuration.data.datasets.filter(({ label = '' }) => label.startsWith(`${path}, raises`));
    expect(of('labs.input_0').every(({ fill, borderDash }) => fill === false && borderDash?.toString() === '4,3')).toBe(
      true,
    );
    // Split along the middle: two filled halves.
    expect(of('labs.input_1').filter(({ fill }) => fill === '+1')).toHaveLength(2);
    expect(figure.csv).toContain('labs.input_2,Input 2,assumption,1,none,0,');
  });

  it('has bars as long as the mean absolute effect, divided as the mean effect divides it', () => {
    const [figure] = figures(studied(morrisOf([effect(0.3, 0.1)]))) as [Figure];
    const ends = figure.plots[0].configuration.data.datasets.flatMap(({ label = '', data, fill }) =>
      fill === '+1' && /raises|lowers/.test(label) ? data.map(({ x }) => Math.round(1e9 * x) / 1e9) : [],
    );
    expect([Math.min(...ends), Math.max(...ends)]).toEqual([-10, 30]);
  });
});

describe('what is said of a threshold', () => {
  it('says where it is crossed, or that it is not, or several times', () => {
    expect(finding('one crossing')).toMatch(
      /^In this model, “Agreement held” in at least 50 % of runs: from “Detection” 0\.37 per month \(95 % interval 0\.345–0\.395\)$/,
    );
    expect(finding('no crossing')).toMatch(/: nowhere along “Detection” in 0–1 per month$/);
    expect(finding('several crossings')).toMatch(
      /the answer turns 4 times along “Detection”, near .*: no single threshold where these runs looked$/,
    );
    expect(finding('an open end')).toContain('up to “Detection” 0.1');
    expect(finding('an open end')).toContain('95 % interval');
    expect(finding('whole numbers')).toContain('from “Detection” 5 per month');
    expect(finding('a number missing')).toContain('a number is missing at');
    expect(finding('two numbers')).toContain('“held >= 0.5 and gap >= 2”: from “Detection” 0.5');
  });

  it('marks what is asked, the place and its interval, and where things stand', () => {
    const figure = figureOf('one crossing', 'threshold');
    const [{ events, endLabels, configuration }] = figure.plots;
    expect(events).toHaveLength(1);
    expect(events[0]?.text).toMatch(/^turns at 0\.37 \(0\.3/);
    expect(endLabels.map(({ text, value }) => [text, value])).toEqual([['asked: at least 50 %', 0.5]]);
    const shaded =
      configuration.data.datasets.find(({ label }) => label === 'not clear 1')?.data.map(({ x }) => x) ?? [];
    const place = events[0]?.from ?? Number.NaN;
    expect(shaded[0]).toBeLessThan(place);
    expect(shaded[1]).toBeGreaterThan(place);
    expect(configuration.data.datasets.find(({ label }) => label === 'as things stand')?.data).toEqual([
      { x: 0.1, y: 0.3 },
    ]);
    expect(figures(resultsOf('two numbers')).map((one) => one.name)).toEqual(['threshold', 'threshold-gap']);
    expect(figureOf('no crossing, none of the runs', 'threshold').altText).toContain('0 of 400 (upper bound');
  });

  it('signs the moves that turn the answer, the smallest first, and says what does not', () => {
    const figure = figureOf('few flips', 'flips');
    const [{ axes, barLabels, configuration }] = figure.plots;
    expect(axes.y.labels.map(({ text }) => text)).toEqual(['Peak (hazard)', 'Rule']);
    expect(barLabels?.map(({ text }) => text)).toEqual(['7 → 5.01', 'wait → race']);
    const bar = configuration.data.datasets.find(({ label }) => label === 'hazard.peak')?.data ?? [];
    expect(Math.min(...bar.map(({ x }) => x))).toBeCloseTo(-0.2, 2);
    expect(figure.title).toContain(
      '2 of 2 parameters, each moved alone, would change the answer, soonest “peak (hazard)” from 7 to 5.01 (20 % of its range)',
    );
    expect(finding('no flips')).toContain(
      'as things stand it does not hold, and none of 60 parameters, each moved alone, changes the answer',
    );
    expect(figures(resultsOf('no flips')).map(({ name }) => name)).toEqual(['ends']);
    expect(figures(resultsOf('nothing moves'))).toEqual([]);
  });
});

describe('pictures and pages', () => {
  it('say what they hang on, the limits, what to bear in mind, and how they are made again', async () => {
    const results = studied(all['many effects'] as StudyFacts);
    const said = words(a4(drawableCopy(results), measure)[0].layout);
    expect(said).toMatch(
      /parameters: \d+ sourced, \d+ assumed (· )?results hold under these assumptions; not a forecast/,
    );
    expect(said).toContain('ow often follows from the assumed hazard');
    expect(said).toContain('What this rests on and does not show');
    expect(said).toContain('runs 0–799, 100 of them at each of 40 points');
    expect(said).toContain('Repeat with: detente sensitivity race --runs 100');
    const [figure] = figures(results) as [Figure];
    const reading = readProvenance(await renderFigure(results, figure));
    expect(reading).toMatchObject({
      kind: 'ours',
      title: figure.title,
      provenance: { run: 'detente sensitivity race --runs 100' },
    });
    const [page] = await renderBrief(results, '16x9');
    expect(page?.altText).toContain('Panel a: Bar chart of the mean absolute change');
  });
});
