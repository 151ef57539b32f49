// Pictures and pages of comparisons: what is said only where the numbers allow it, and nothing on anything.

import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonLimits } from '../../../reports/comparison/limits.ts';
import { type Figure, PLOT_INSET } from '../../../reports/figure.ts';
import type { Measure } from '../../../reports/page/marks.ts';
import { headlines } from '../../../reports/page/prose.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import { drawableCopy } from '../../../reports/render/glyphs.ts';
import type { ComparedQuantity, ComparisonFacts, Difference, Results } from '../../../reports/results.ts';
import { evidence, figures, sectionsOf } from '../../../reports/subjects/index.ts';
import { blemishesOf } from './blemishes.ts';
import { compared, comparisons, factsOf } from './comparisons.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const resultsOf = (name: string): Results => drawableCopy(comparisons[name] as Results);

const figureOf = (results: Results, stem: string): Figure => {
  const found = figures(results).find(({ name }) => name === stem);
  if (found === undefined) throw new Error(`no figure ${stem}`);
  return found;
};

/** Where most has to find room; the others are laid out in the long tests. */
describe.each(['eight arms with long names', 'arms that are equal'])('the pictures of %s', (name) => {
  it('have nothing that lies on anything', () => {
    expect(blemishesOf(resultsOf(name), measure)).toEqual([]);
  });
});

describe.each(Object.keys(comparisons))('the pictures of %s', (name) => {
  it('are plain data with numbers, a text and a table of the same', () => {
    const results = resultsOf(name);
    const all = figures(results);
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all.map((figure) => figure.name)).size).toBe(all.length);
    for (const figure of all) {
      for (const { configuration } of figure.plots) {
        expect(JSON.parse(JSON.stringify(configuration))).toEqual(configuration);
        expect(configuration.options?.layout?.padding).toBe(PLOT_INSET);
        const places = configuration.data.datasets.flatMap(({ data }) => data.flatMap(({ x, y }) => [x, y]));
        expect(places.filter((place) => !Number.isFinite(place))).toEqual([]);
      }
      expect(figure.altText).toContain('in this model');
      expect(`${figure.title} ${figure.altText} ${figure.method}`).not.toMatch(/undefined|NaN|Infinity|∞/);
      expect(figure.csv.split('\n').length).toBeGreaterThan(2);
    }
  });
});

/** The same with one difference put in by hand. */
const withDifference = (results: Results, name: string, given: Partial<Difference>): Results => {
  const facts = factsOf(results);
  const quantities = facts.quantities.map(
    (one): ComparedQuantity =>
      one.name !== name
        ? one
        : { ...one, differences: one.differences.map((each, k) => (k === 0 && each ? { ...each, ...given } : each)) },
  );
  return { ...results, subject: { ...facts, quantities } };
};

const pair = compared([
  { label: 'As it is', harm: 0.3, benefit: 20 },
  { label: 'Careful', harm: 0.1, benefit: 10 },
]);

const headline = (results: Results): string => headlines(results, [])[0];

describe('the finding', () => {
  it('says rarer and lower only where the paired interval excludes 0', () => {
    expect(headline(pair)).toBe(
      'In this model, “Catastrophe” is rarer under “Careful” (about 1 in 10 runs) than under “As it is” (about 3); “Benefit” is lower',
    );
    const touching = withDifference(pair, 'catastrophe', { estimate: -0.02, lo95: -0.04, hi95: 0 });
    expect(headline(touching)).toBe(
      'In this model, no clear difference in “Catastrophe” between “As it is” and “Careful” at 400 runs; “Benefit” is lower',
    );
    const more = withDifference(pair, 'catastrophe', { estimate: 0.02, lo95: 0.001, hi95: 0.04 });
    expect(headline(more)).toContain('“Catastrophe” is more frequent under “Careful”');
    const unclear = withDifference(pair, 'benefit', { estimate: -1, lo95: -3, hi95: 1 });
    expect(headline(unclear)).toMatch(/; no clear difference in “Benefit”$/);
    const gained = withDifference(pair, 'benefit', { estimate: 1, lo95: 0.5, hi95: 1.5 });
    expect(headline(gained)).toMatch(/; “Benefit” is higher$/);
  });

  it('widens the interval for the number of arms', () => {
    const near = { estimate: -0.05, lo95: -0.095, hi95: -0.005 };
    expect(headline(withDifference(pair, 'catastrophe', near))).toContain('is rarer under “Careful”');
    const arms = [{ label: 'As it is', harm: 0.3 }, ...[1, 2, 3, 4].map((k) => ({ label: `Arm ${k}`, harm: 0.3 }))];
    const many = withDifference(compared(arms), 'catastrophe', { ...near, identical: false });
    expect(headline(many)).toContain(
      'no clear difference in “Catastrophe” between “As it is” and any of the 4 other arms',
    );
  });

  it('names arms without a clear difference, and says so where all are the same', () => {
    const three = compared([
      { label: 'As it is', harm: 0.3 },
      { label: 'Strict', harm: 0.1 },
      { label: 'Lax', harm: 0.3 },
    ]);
    expect(headline(three)).toContain(
      'is rarer under “Strict” (about 1 in 10 runs) than under “As it is” (about 3); no clear difference under “Lax” at 400 runs',
    );
    expect(headline(resultsOf('arms that are equal'))).toBe(
      'In this model, “Catastrophe” is the same in all arms, in each of 400 runs; no difference in “Benefit”',
    );
    expect(headline(resultsOf('one run of each'))).toContain('no clear difference in “Benefit”');
  });

  it('has shares that read differently where they differ', () => {
    const near = compared([
      { label: 'As it is', harm: 0.31 },
      { label: 'Careful', harm: 0.28 },
    ]);
    expect(headline(near)).toContain('(about 28 in 100 runs) than under “As it is” (about 31)');
  });

  it('speaks of no end in results of which too many runs failed', () => {
    expect(headline({ ...pair, runs: 300, failedRuns: 100 })).toContain('No finding');
    const figure = figureOf({ ...pair, runs: 300, failedRuns: 100 }, 'risk-benefit');
    expect(figure.title).not.toContain('avoids');
  });
});

describe('the evidence', () => {
  it('has risk avoided and benefit forgone side by side, in sentences', () => {
    expect(evidence(pair)).toEqual([
      '“Catastrophe” is 30 % by month 100 under the baseline, “As it is”, and 20 percentage points less under “Careful” (95 % interval 16–24).',
      '“Benefit” is 20.0 OOM years under the baseline, and 10.0 OOM years less under “Careful” (9.7–10.3).',
    ]);
    const wide = withDifference(pair, 'benefit', { estimate: -10, lo95: -18, hi95: -2 });
    expect(evidence(wide)[1]).toMatch(/and 10 OOM years less under “Careful” \(2–18\)\.$/);
    const unclear = withDifference(pair, 'catastrophe', { estimate: -0.01, lo95: -0.05, hi95: 0.03 });
    expect(evidence(unclear)[0]).toMatch(/not clearly different under “Careful” \(less by −3 to 5\)\.$/);
  });
});

describe('the limits', () => {
  it('say what the horizon hides, only where many runs come to no end', () => {
    const facts = pair.subject as ComparisonFacts;
    const ended = (share: number): ComparisonFacts => {
      const [first, ...others] = facts.arms;
      const outcomes = first.results.outcomes.slice(0, 1).map((one) => ({ ...one, count: share * 400 }));
      const [arm] = others.map((one) => ({ ...one, results: { ...one.results, runs: 400, outcomes } }));
      return {
        ...facts,
        arms: [{ ...first, results: { ...first.results, runs: 400, outcomes } }, ...(arm ? [arm] : [])],
      };
    };
    const [limit] = comparisonLimits(pair, ended(0.4));
    expect(limit).toMatch(/^What is less by month 100 may come later: 60 % of runs under “.+” have come to no end/);
    expect(comparisonLimits(pair, ended(1))).toEqual([]);
  });
});

describe('the charts', () => {
  it('tell what is clear of 0 by a full dot and a number, and what is not by a ring and words', () => {
    const three = compared([
      { label: 'As it is', harm: 0.3 },
      { label: 'Strict', harm: 0.1 },
      { label: 'Lax', harm: 0.3 },
    ]);
    const [{ configuration, barLabels, axes }] = figureOf(three, 'difference-end-catastrophe').plots;
    const fills = ['Strict', 'Lax'].map(
      (name) => configuration.data.datasets.find(({ label }) => label === name)?.pointBackgroundColor,
    );
    expect(fills).toEqual(['#1B1F24', '#FFFFFF']);
    expect(barLabels?.map(({ text, detail }) => [text, detail])).toEqual([
      ['−20', '(−24 to −16)'],
      ['no difference in any pair', '(−0.7 to +0.7)'],
    ]);
    expect(axes.y.labels.map(({ text }) => text)).toEqual(['Strict', 'Lax']);
  });

  it('have the baseline where nothing is avoided and nothing forgone', () => {
    const [{ dotLabels = [], configuration }] = figureOf(pair, 'risk-benefit').plots;
    expect(dotLabels.map(({ text, at }) => [text, Math.round(at.x), Math.round(at.y)])).toEqual([
      ['As it is', 0, 0],
      ['Careful', 10, 20],
    ]);
    expect(configuration.data.datasets[0]?.data).toEqual([{ x: 0, y: 0 }]);
    expect(figureOf(pair, 'risk-benefit').csv).toMatch(
      /\nCareful,Careful,catastrophe,0\.(2|19)\d*,0\.1\d+,0\.2\d+,benefit,/,
    );
  });

  it('tell that an arm is another model', () => {
    const results = resultsOf('arms that differ in structure');
    const [{ axes }] = figureOf(results, 'difference-end-catastrophe').plots;
    expect(axes.y.labels.map(({ detail }) => detail)).toEqual(['labs.stance by imitation', 'with 2 modules']);
    const [section] = sectionsOf(results);
    expect(section?.title).toBe('What differs from the baseline, As it is');
    expect(section?.entries).toEqual([
      'Imitation: another model, not only other numbers: labs.stance by rule imitation instead of logit.',
      'Treaty: another model, not only other numbers: with modules treaty and verification.',
    ]);
  });

  it('have no risk against benefit where the scenario has no benefit', () => {
    const facts = factsOf(pair);
    const alone = { ...pair, subject: { ...facts, quantities: facts.quantities.slice(0, 1) } };
    expect(figures(alone).map(({ name }) => name)).not.toContain('risk-benefit');
    expect(evidence(alone)[0]).toMatch(/^“Catastrophe” is 30 % by month 100 under the baseline, “As it is”/);
  });

  it('number arms whose long names begin alike', () => {
    const [{ endLabels }] = figureOf(resultsOf('eight arms with long names'), 'risk-by-arm').plots;
    expect(endLabels.map(({ text }) => text.slice(0, 2))).toEqual(Array.from({ length: 8 }, (_, k) => `${k}\u00a0`));
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
  it.each(['difference-end-catastrophe', 'risk-benefit'])('of %s stay as they are', (stem) => {
    expect(rounded(figureOf(pair, stem))).toMatchSnapshot();
  });
});
