import { describe, expect, it } from 'vitest';
import { wilson } from '../../engine/analysis/wilson.ts';
import { outcomeBars } from '../../reports/charts/outcome-bars.ts';
import type { Figure } from '../../reports/figure.ts';
import type { Results } from '../../reports/results.ts';
import * as fc from '../properties/seeded.ts';
import { extremes } from './extremes.ts';
import { outcomeResult, raceResults } from './race.ts';

const race = raceResults();

function bars(results: Results, most?: number): Figure {
  const figure = outcomeBars(results, most === undefined ? {} : { bars: most });
  if (figure === undefined) throw new Error('expected a figure');
  return figure;
}

const extreme = (name: string): Figure => bars(extremes[name] as Results);

/** Ends of n runs with these counts, the first a harm. */
function ends(counts: readonly number[], runs: number): Results {
  const outcomes = counts.map((count, k) =>
    outcomeResult(`end_${k}`, `End ${k + 1}`, k === 0 ? 'harm' : 'benefit', [0, count], runs),
  );
  return { ...race, runs, outcomes };
}

const labels = (figure: Figure): string[] =>
  (figure.plots[0].barLabels ?? []).map(({ text, detail }) => (detail === '' ? text : `${text} ${detail}`));

describe('outcomeBars', () => {
  it('has a row per outcome in the scenario’s order and one for none of them, told by name and kind', () => {
    const { axes } = bars(race).plots[0];
    expect(axes.y.labels.map(({ text, detail, value }) => [text, detail, value])).toEqual([
      ['Catastrophe', 'harm', 2.5],
      ['Pause held', 'benefit', 1.5],
      ['None of these', 'by month 100', 0.5],
    ]);
    expect(axes.x.scale.min).toBe(0);
  });

  it('draws each bar to its share, with the Wilson interval as a whisker', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
        (runs, parts) => {
          const whole = parts.reduce((sum, part) => sum + part, 1);
          const counts = parts.map((part) => Math.floor((runs * part) / whole));
          const { configuration, axes } = bars(ends(counts, runs)).plots[0];
          const rest = runs - counts.reduce((sum, count) => sum + count, 0);
          const rows = [...counts, rest];
          rows.forEach((count, k) => {
            const at = axes.y.labels[k]?.value ?? 0;
            const near = configuration.data.datasets.filter(({ data }) =>
              data.every(({ y }) => Math.abs(y - at) < 0.5),
            );
            const areas = near.filter(({ fill }) => fill === '+1');
            expect(areas.map(({ data }) => data.map(({ x }) => x))).toEqual(count === 0 ? [] : [[0, count / runs]]);
            const { lo, hi } = wilson(count, runs);
            const whiskers = near.filter(({ label }) => label?.endsWith('95 % interval'));
            const spans = whiskers.map(({ data }) => [data[0]?.x, data.at(-1)?.x]);
            expect(spans).toEqual(runs === 1 ? [] : [[lo, hi]]);
          });
          // Chart.js takes points to be sorted.
          for (const { data } of configuration.data.datasets) {
            expect(data.every(({ x }, k) => k === 0 || x >= (data[k - 1]?.x ?? 0))).toBe(true);
          }
        },
      ),
    );
  });

  it('says the share with its interval, and for none and all the bound', () => {
    expect(labels(bars(race))).toEqual(['18 % (15–20 %)', '4 % (3–6 %)', '78 % (75–80 %)']);
    expect(labels(extreme('none of 1,000'))).toEqual([
      '0 of 1,000 (upper bound 0.4 %)',
      '0 of 1,000 (upper bound 0.4 %)',
      '0 of 1,000 (upper bound 0.4 %)',
      '1,000 of 1,000 (lower bound 99.6 %)',
    ]);
    expect(labels(bars(ends([3, 2], 7)))).toEqual(['3 of 7 (16–75 %)', '2 of 7 (8–64 %)', '2 of 7 (8–64 %)']);
    expect(labels(bars(ends([1, 0], 1)))).toEqual(['1 of 1', '0 of 1', '0 of 1']);
  });

  it('names the commonest end only if it is commoner beyond sampling error', () => {
    expect(bars(ends([200, 700], 1000)).title).toBe(
      '“End 2” is the commonest end by month 100 (70 %), “End 1” the next (20 %)',
    );
    // The second of 12 % is not clearly ahead of the third of 9 %.
    expect(bars(ends([120, 700, 90], 1000)).title).toBe('“End 2” is the commonest end by month 100 (70 %)');
    expect(bars(ends([630, 160], 1000)).title).toBe(
      '“End 1” is the commonest end by month 100 (63 %); 21 % reach none of these',
    );
    expect(bars(ends([300, 5], 1000)).title).toBe(
      'Most often runs reach month 100 without any of these ends (70 %); the commonest end is “End 1” (30 %)',
    );
    expect(extreme('outcomes as common as each other').title).toBe(
      'No end is clearly the commonest at 1,000 runs by month 100 (“Outcome number 2” 25 %, “Outcome number 3” 25 %)',
    );
    // 6 of 10 and 4 of 10 are no difference.
    expect(bars(ends([6, 4], 10)).title).toMatch(/^No end is clearly the commonest at 10 runs/);
    expect(extreme('one outcome that all runs have').title).toBe(
      'All 1,000 runs end in “Outcome number 1” by month 100 (lower bound 99.6 %)',
    );
    expect(extreme('none of 1,000').title).toBe(
      'All 1,000 runs reach month 100 without any of these ends (lower bound 99.6 %)',
    );
    expect(bars(ends([1, 0], 1)).title).toBe('The one run made ends in “End 1” by month 100');
  });

  it('ranks nothing where runs end in one way or in none', () => {
    expect(bars(ends([140], 1000)).title).toBe('14 % end in “End 1” by month 100, 86 % in none of these');
    expect(bars(ends([0, 860], 1000)).title).toBe('86 % end in “End 2” by month 100, 14 % in none of these');
    expect(bars(ends([6], 10)).title).toBe('6 of 10 end in “End 1” by month 100, 4 of 10 in none of these');
    expect(bars(ends([6, 4], 10)).title).not.toMatch(/in none of these/);
  });

  it('draws the commonest nine in the scenario’s order, says so, and tabulates all', () => {
    const figure = extreme('fourteen outcomes');
    const names = figure.plots[0].axes.y.labels.map(({ text }) => text);
    expect(names).toEqual([1, 3, 5, 6, 7, 9, 12, 13, 14].map((k) => `Outcome number ${k}`).concat('None of these'));
    expect(figure.method).toContain('5 rarer outcomes only in the table');
    for (let k = 0; k < 14; k++) expect(figure.csv).toContain(`end_${k},`);
    expect(bars(extremes['fourteen outcomes'] as Results, 4).plots[0].axes.y.labels).toHaveLength(4);
  });

  it('finds nothing where many runs failed, and is absent without outcomes or runs', () => {
    expect(bars({ ...race, failedRuns: 400 }).title).toBe('How runs end in the 1,000 runs that did not fail');
    expect(outcomeBars({ ...race, outcomes: [] })).toBeUndefined();
    expect(outcomeBars({ ...race, runs: 0 })).toBeUndefined();
  });
});
