import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFT, GRID } from '../../reports/colour.ts';
import { a4 as pagesOf } from '../../reports/page/a4.ts';
import { methodsOnce } from '../../reports/page/grid.ts';
import type { Box, Layout, Measure, TextMark } from '../../reports/page/marks.ts';
import { SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { A4, WIDE } from '../../reports/page/sheet.ts';
import { wide as widePage } from '../../reports/page/wide.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy } from '../../reports/render/glyphs.ts';
import type { Results } from '../../reports/results.ts';
import * as fc from '../properties/seeded.ts';
import { anyResults, register } from './any-results.ts';
import { cases } from './cases.ts';
import { extremes } from './extremes.ts';
import { words } from './layout-checks.ts';
import { A4_EMPTY, blemishes, testPages } from './page-checks.ts';
import { raceResults } from './race.ts';

const all: Readonly<Record<string, Results>> = { ...cases, ...extremes };

function results(name: string): Results {
  const found = all[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return drawableCopy(found);
}

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

/** The first A4 page, and the 16:9 page. */
const a4 = (given: Results): Layout => pagesOf(given, measure)[0].layout;
const wide = (given: Results): Layout => widePage(given, measure).layout;
const withRegister = (count: number): Results => {
  const race = raceResults();
  return drawableCopy({ ...race, scenario: { ...race.scenario, register: register(count) } });
};

testPages(cases);

describe('any results', () => {
  it('make tidy pages: long names, many players, outcomes and limits, or none', () => {
    fc.assert(
      fc.property(anyResults, (given) => {
        const shown = drawableCopy(given);
        for (const page of pagesOf(shown, measure)) expect(blemishes(page, A4)).toEqual([]);
        expect(blemishes(widePage(shown, measure), WIDE)).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

describe('the A4 page', () => {
  it('says what it must', () => {
    const said = words(a4(raceResults()));
    expect(said).toContain(
      'In this model, about 18 in 100 runs end in “Catastrophe” and about 4 in 100 runs in “Pause held”',
    );
    expect(said).toMatch(
      /31 parameters: 9 sourced, 22 assumed (· )?results hold under these assumptions; not a forecast/,
    );
    expect(said).toContain('runs that reached this month, n from 1,000 to 781');
    expect(said).toContain('The level of the hazard hangs on peak, for which there is no source.');
    expect(said).toContain(
      'Detente 0.1.0 · race sha256 3f9a12c1d0e4b7a8 · seed 1, runs 0–999 · results sha256 8d21f090b1c2d3e4',
    );
    expect(said).toContain('detente replay results/race-8d21f090');
    expect(said).not.toContain('DRAFT');
  });

  it('says 0 of n with its bound, never 0 %', () => {
    expect(words(a4(results('zero counts')))).toContain('0 of 1,000 runs end in “Catastrophe” (upper bound 0.4 %)');
  });

  it('stamps a draft on every page and in every plot', () => {
    const draft = results('a draft with failed runs');
    for (const { layout } of [...pagesOf(draft, measure), widePage(draft, measure)]) {
      const plots = layout.marks.filter((mark) => mark.kind === 'chart').length;
      expect(layout.marks.filter((mark) => mark.kind === 'watermark')).toHaveLength(plots);
      expect(layout.marks.some((mark) => mark.kind === 'text' && mark.text === 'DRAFT')).toBe(true);
    }
    expect(words(a4(draft))).toContain('2 failed runs left out');
  });

  it('stamps the first runs of many on every page and in every plot, with how many of how many', () => {
    const part = results('the first of many runs');
    for (const { layout } of [...pagesOf(part, measure), widePage(part, measure)]) {
      const plots = layout.marks.filter((mark) => mark.kind === 'chart').length;
      const across = layout.marks.filter((mark) => mark.kind === 'watermark').map(({ text }) => text);
      expect(across).toEqual(Array(plots).fill('INCOMPLETE'));
      expect(words(layout)).toContain('INCOMPLETE: 1,000 of 2,147,483,647 runs');
    }
    const said = words(a4(part));
    expect(said).toContain('Incomplete: the first 1,000 of 2,147,483,647 runs, not for citing.');
    // There are no results yet that a replay could check.
    expect(said).not.toContain('detente replay');
    expect(words(a4({ ...part, draft: true }))).not.toContain('DRAFT');
  });

  it('counts limits that do not fit instead of cutting them, and has them on the next page', () => {
    const [first, ...rest] = pagesOf(results('long texts'), measure);
    expect(words(first.layout)).toMatch(/… and \d more limits, on the next page/);
    const further = rest.map(({ layout }) => words(layout)).join(' ');
    for (let k = 0; k < 9; k++) expect(further).toContain(`• ${k}: What happens to the frontier`);
    expect(words(wide(results('long texts')))).toMatch(
      /… and \d more limits, on the A4 pages and in the scenario file/,
    );
  });

  it('says in red how many runs failed, and finds nothing where they are many', () => {
    for (const page of [a4, wide]) {
      const { marks } = page(results('a batch that failed'));
      const red = marks.filter((mark) => mark.kind === 'text' && mark.style.colour === DRAFT);
      const said = words({ ...A4, marks: red });
      expect(said).toContain('156 of 200 runs failed: a value was not finite. No finding.');
      expect(said).toContain('The first is run 0 in month 7: state labs.capability is not a number.');
      expect(words({ ...A4, marks })).not.toMatch(/In this model, (about|all|\d)/);
      const few = page(drawableCopy({ ...raceResults(), failedRuns: 3 }));
      expect(words(few)).toContain('3 of 1,003 runs failed. The pictures cover only the 1,000 runs that did not fail');
      expect(words(few)).toContain('In this model, about 18 in 100 runs');
    }
  });

  it('says what was changed, names the events above the plots, and how to do it again', () => {
    for (const page of [a4, wide]) {
      const { marks } = page(results('an overlay with events'));
      const said = words({ ...A4, marks });
      expect(said).toContain(
        'Changed: labs.caution = 1.5 · extends frontier · events: Treaty from month 24 to month 84',
      );
      expect(said).toContain('Repeat with: detente run overlay.yaml --runs 1000 --seed 1 --set labs.caution=1.5');
      expect(marks.some((mark) => mark.kind === 'text' && mark.text === 'Treaty')).toBe(true);
    }
  });

  it('has grid lines exactly where the labels stand, and plots side by side at the same height', () => {
    const { marks } = a4(results('a calendar from the middle of a year'));
    const years = marks.filter((mark) => mark.kind === 'text' && /^20\d\d$/.test(mark.text)) as TextMark[];
    const vertical = marks.filter((mark) => mark.kind === 'area' && mark.colour === GRID && mark.width === 2) as Box[];
    expect(years.length).toBeGreaterThan(10);
    for (const year of years) {
      const middle = year.x + year.width / 2;
      expect(
        vertical.some((one) => Math.abs(one.x + 1 - middle) < 0.5 && one.y < year.y),
        year.text,
      ).toBe(true);
    }
  });

  it('has the plots of a row side by side', () => {
    const tops = a4(raceResults())
      .marks.filter((mark) => mark.kind === 'chart')
      .map(({ y }) => y);
    expect(new Set(tops).size).toBeLessThan(tops.length);
  });
});

describe('the pages after the first', () => {
  it('define every outcome and have every parameter with value, unit, range and source', () => {
    const [first, ...rest] = pagesOf(withRegister(32), measure);
    expect(words(first.layout)).toMatch(/Page 1 of \d.*Next: definitions, 32 parameters/);
    const said = rest.map(({ layout }) => words(layout)).join(' ');
    expect(said).toContain('Catastrophe Harm. The hazard of the most capable system strikes in that month.');
    expect(said).toContain('Benefit. At most one player in six races for eighteen months on end.');
    for (let k = 0; k < 32; k++) expect(said).toContain(`growth.rate_${k}`);
    expect(said).toMatch(/Levers \(\d+\) Parameter Meaning Value Unit Allowed Source/);
    expect(said).toMatch(/Leader:\u00a00\.6/);
    expect(said).toContain('normal(mean −3.4, sd 0.6)');
    expect(said).toContain('0.1 to 1 × 10⁹');
    expect(said).toContain('none given');
    expect(said).toMatch(new RegExp(`Page ${rest.length + 1} of ${rest.length + 1}`));
  });

  it('repeat the head of a table that goes on, and count what is beyond the last page', () => {
    const rest = pagesOf(withRegister(60), measure).slice(1);
    expect(rest.length).toBeGreaterThan(1);
    for (const { layout } of rest) expect(words(layout)).toContain('Parameter Meaning Value Unit Allowed Source');
    const many = pagesOf(withRegister(900), measure);
    expect(many.length).toBeLessThan(10);
    expect(words(many.at(-1)?.layout ?? A4_EMPTY)).toMatch(/… and \d+ more, to be read in the scenario/);
  });

  it('are not there where there is nothing to say', () => {
    expect(pagesOf(results('nothing at all'), measure)).toHaveLength(1);
  });
});

describe('the 16:9 page', () => {
  it('is 3840 × 2160 pixels, its smallest type 12 of 1080 lines', () => {
    const { width, height, scale = 1 } = wide(raceResults());
    expect([Math.round(width * scale), Math.round(height * scale)]).toEqual([3840, 2160]);
    expect(SMALLEST_TYPE * scale).toBeGreaterThanOrEqual(24);
  });

  it.each([1, 2, 3, 4, 5, 6])('is composed with %d panels', (count) => {
    // A measure each, without outcomes.
    const race = raceResults();
    const [series] = race.ticks;
    if (series === undefined) throw new Error('expected a measure');
    const ticks = Array.from({ length: count }, (_, k) => ({ ...series, measure: `m${k}`, label: `Measure ${k}` }));
    const page = widePage({ ...race, outcomes: [], ticks }, measure);
    expect(page.drawn).toHaveLength(count);
    const plots = page.layout.marks.filter((mark) => mark.kind === 'chart');
    expect(plots).toHaveLength(count);
    // The panels leave no more than a third of the width.
    const right = Math.max(...plots.map(({ x, width }) => x + width));
    expect(right).toBeGreaterThan(0.55 * WIDE.width);
    expect(blemishes(page, WIDE)).toEqual([]);
  });
});

describe('method lines of compact panels', () => {
  it('say once what several panels have in common', () => {
    expect(methodsOnce(['bands; 9 runs', 'shares; 9 runs', 'bands; 9 runs', 'dots; bands', 'lines'])).toEqual([
      'Bands; 9 runs',
      'Shares; runs as in\u00a0a',
      'As in\u00a0a',
      'Dots; otherwise as in\u00a0a',
      'Lines',
    ]);
  });
});
