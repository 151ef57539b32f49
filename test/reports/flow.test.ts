import { beforeAll, describe, expect, it } from 'vitest';
import { flow } from '../../reports/charts/flow.ts';
import { fateCounts, fateFinding } from '../../reports/fates/fate-finding.ts';
import { fateGroups } from '../../reports/fates/fate-groups.ts';
import { flowColumns } from '../../reports/fates/flow-columns.ts';
import type { Figure } from '../../reports/figure.ts';
import type { Layout, Measure } from '../../reports/page/marks.ts';
import { SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { panel } from '../../reports/page/panel.ts';
import { single } from '../../reports/page/single.ts';
import { drawing } from '../../reports/render/canvas.ts';
import type { Results } from '../../reports/results.ts';
import { figures, panelsFor } from '../../reports/subjects/index.ts';
import * as fc from '../properties/seeded.ts';
import { fated, fates } from './fated.ts';
import { collisions, outside, texts, words } from './layout-checks.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const drawn = (results: Results): Figure => {
  const figure = flow(results, results.fates?.[0]?.class ?? '');
  if (figure === undefined) throw new Error('expected a figure');
  return figure;
};

const some = fates['some cheated'] as Results;

describe('the finding', () => {
  const finding = (results: Results): string | undefined => fateFinding(results, (results.fates ?? [])[0] as never);

  it('is the share of those who were asked last, with its interval', () => {
    expect(finding(some)).toBe('Of the labs that cheated, about 8 in 10 were caught (78 %, 95 % interval 72–83 %)');
    expect(finding(fates['one question'] as Results)).toBe('600 of 1,200 labs left');
  });

  it('is a bound where none or all did it, and says who never did what would have led there', () => {
    expect(finding(fates['all cheated, none were caught'] as Results)).toMatch(
      /^None of the 1,600 labs that cheated were caught \(upper bound \d/,
    );
    expect(finding(fates['all cheated and were caught'] as Results)).toMatch(
      /^All 1,600 labs that cheated were caught \(lower bound \d/,
    );
    expect(finding(fates['one of 40,000 cheated'] as Results)).toMatch(
      /^Of the labs that cheated, 1 of 1 were caught \(lower bound \d/,
    );
    expect(finding(fates['nobody cheated'] as Results)).toBe('No labs cheated in 400 runs');
  });

  it('is counts where a per cent would pretend too much', () => {
    const few = fated({ counts: [[0], [1590], [4], [6]], ends: ['none of the ends'] });
    expect(finding(few)).toMatch(/^Of the labs that cheated, 6 of 10 were caught \(95 % interval /);
    expect(finding(fates['one run'] as Results)).toBe(
      'In the one run made 2 of 4 labs cheated, 1 of these were caught',
    );
  });

  it('says of how many it is, in how many runs, and that it is no rate', () => {
    const counts = (results: Results): string[] => fateCounts((results.fates ?? [])[0] as never);
    expect(counts(some)).toEqual([
      '166 of the 212 labs that cheated, in 212 runs',
      'no rate per check: “undetected” also holds the never tested',
    ]);
    expect(drawn(some).method).toContain('166 of the 212 labs that cheated, in 212 runs; no rate per check');
    // Where all were, nobody is left of whom that could be.
    expect(counts(fates['all cheated and were caught'] as Results)).toHaveLength(1);
    expect(counts(fates['nobody cheated'] as Results)).toEqual([]);
    expect(drawn(fates['one run'] as Results).method).not.toContain('no rate');
  });

  it('is none where nobody is meant', () => {
    const nobody = fated({ counts: [[400], [0], [0], [0]], ends: ['none of the ends'] });
    expect(finding(nobody)).toBeUndefined();
    expect(flow(nobody, 'labs')).toBeUndefined();
    expect(flow(some, 'governments')).toBeUndefined();
  });
});

describe('the columns', () => {
  it('hold everybody, within the height, none on another', () => {
    const counts = fc.array(fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, (given) => {
        const groups = fateGroups(fated({ counts: given }).fates?.[0] as never);
        const ends = [0, 1, 2].map((outcome) => ({ text: `${outcome}`, outcomes: [outcome] }));
        for (const { blocks } of flowColumns(groups, ends)) {
          expect(blocks.reduce((sum, { count }) => sum + count, 0)).toBe(groups.count);
          for (const [k, { lower, upper, pieces }] of blocks.entries()) {
            expect(lower).toBeGreaterThanOrEqual(-1e-9);
            expect(upper).toBeLessThanOrEqual((blocks[k - 1]?.lower ?? 1) + 1e-9);
            for (const piece of pieces) {
              expect(piece.lower).toBeGreaterThanOrEqual(lower - 1e-9);
              expect(piece.upper).toBeLessThanOrEqual(upper + 1e-9);
            }
          }
        }
      }),
    );
  });

  it('show twice as many twice as high, in every column', () => {
    const groups = fateGroups(some.fates?.[0] as never);
    const columns = flowColumns(groups, [{ text: 'all', outcomes: [0, 1, 2] }]);
    const heights = columns.flatMap(({ blocks }) =>
      blocks.map(({ count, pieces }) =>
        count === 0 ? undefined : pieces.reduce((sum, { lower, upper }) => sum + upper - lower, 0) / count,
      ),
    );
    for (const height of heights) expect(height).toBeCloseTo(heights[0] as number, 9);
  });
});

describe.each(Object.keys(fates))('the picture where %s', (name) => {
  const results = fates[name] as Results;

  it('has in wide, narrow and low frames no text on text, none cut off, none too small', () => {
    const figure = drawn(results);
    for (const [width, height] of [
      [2150, 1100],
      [1030, 900],
      [1030, 740],
      [900, 800],
    ] as const) {
      const options = { letter: 'b', title: figure.title, stamp: undefined };
      const marks = panel(figure, options, { x: 100, y: 100, width, height }, measure);
      const layout: Layout = { width: width + 200, height: height + 200, marks };
      expect(collisions(layout)).toEqual([]);
      expect(outside(layout, 96)).toEqual([]);
      for (const { style, text } of texts(layout)) {
        expect(style.size, text).toBeGreaterThanOrEqual(SMALLEST_TYPE);
        expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
      }
    }
  });

  it('travels alone with the line that it is no forecast', () => {
    const layout = single(results, drawn(results), measure);
    expect(words(layout)).toContain('results hold under these assumptions; not a forecast');
    expect(collisions(layout)).toEqual([]);
    expect(outside(layout, 60)).toEqual([]);
  });
});

describe('the figure', () => {
  it('says in its alternative text and its table what it shows', () => {
    const { altText, csv, method, definitions } = drawn(some);
    expect(altText).toContain('Of 1,540: complied 1,328, cheated 212.');
    expect(altText).toContain('Of 212: undetected 46, were caught 166.');
    expect(altText).toContain(
      'Runs of those who were caught: Loss of control 12, Safe arrival 126, Reached month 100 28.',
    );
    expect(method).toContain('4 labs in each of 400 runs, each counted once: 1,540 came under the agreement');
    expect(definitions.map(({ term }) => term)).toEqual(['Came under the agreement', 'Cheated', 'Were caught']);
    const lines = csv.split('\n');
    expect(lines).toContain('count,labs,complied,1,end_0,Loss of control,50,,,,race,');
    expect(lines.filter((line) => line.startsWith('share,labs,were caught,'))).toHaveLength(1);
  });

  it('is told from the others of a page, after how runs end', () => {
    expect(
      panelsFor(some, 6)
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['outcomes', 'flow']);
    expect(figures(some).map(({ name }) => name)).toContain('flow');
  });

  it('is plain data, ribbons lying below nodes', () => {
    const [plot] = drawn(some).plots;
    const rounded = plot.configuration.data.datasets.map(({ label, data, backgroundColor }) => ({
      label,
      points: data.length,
      from: data[0] && { x: Number(data[0].x.toFixed(3)), y: Number(data[0].y.toFixed(3)) },
      backgroundColor,
    }));
    expect(rounded).toMatchSnapshot();
  });
});
