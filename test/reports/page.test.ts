import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFT, GRID } from '../../reports/colour.ts';
import { allowsFinding } from '../../reports/failures.ts';
import { figures } from '../../reports/figures.ts';
import { A4, a4 } from '../../reports/page/a4.ts';
import type { Box, Layout, Mark, Measure, TextMark } from '../../reports/page/marks.ts';
import { SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { single } from '../../reports/page/single.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy, hasGlyph } from '../../reports/render/glyphs.ts';
import { cases } from './cases.ts';
import { raceResults } from './race.ts';

const names = Object.keys(cases);

function results(name: string) {
  const found = cases[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return drawableCopy(found);
}

const texts = (layout: Layout): TextMark[] => layout.marks.filter((mark) => mark.kind === 'text');

/** The text as one string, lines joined. */
const words = (layout: Layout): string =>
  texts(layout)
    .map(({ text }) => text)
    .join(' ');

/** Where a mark has ink: of a text the line's letters, not the air above and below. */
function ink(mark: TextMark): Box {
  const air = mark.style.size * 0.12;
  return { x: mark.x, y: mark.y + air, width: mark.width, height: mark.height - 2 * air };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function collisions(layout: Layout): string[] {
  const all = texts(layout);
  const textPairs = all.flatMap((a, k) =>
    all.slice(k + 1).flatMap((b) => (overlap(a, b) ? [`“${a.text}” meets “${b.text}”`] : [])),
  );
  // A chart's canvas has an empty margin of 25 pixels around the plot.
  const plots = layout.marks.flatMap((mark) =>
    mark.kind === 'chart' ? [{ x: mark.x + 25, y: mark.y + 25, width: mark.width - 50, height: mark.height - 50 }] : [],
  );
  const inPlots = all.flatMap((text) =>
    plots.some((plot) => overlap(ink(text), plot)) ? [`“${text.text}” lies in a plot`] : [],
  );
  const plotPairs = plots.flatMap((a, k) =>
    plots.slice(k + 1).flatMap((b) => (overlap(a, b) ? ['two plots overlap'] : [])),
  );
  return [...textPairs, ...inPlots, ...plotPairs];
}

function outside(layout: Layout, margin: number): string[] {
  const inside = (mark: Mark): boolean =>
    mark.kind === 'path'
      ? mark.points.every(
          ([x, y]) => x >= margin && y >= margin && x <= layout.width - margin && y <= layout.height - margin,
        )
      : mark.x >= margin &&
        mark.y >= margin &&
        mark.x + mark.width <= layout.width - margin &&
        mark.y + mark.height <= layout.height - margin;
  return layout.marks.filter((mark) => !inside(mark)).map((mark) => (mark.kind === 'text' ? mark.text : mark.kind));
}

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

describe.each(names)('the A4 page of %s', (name) => {
  let layout: Layout = { ...A4, marks: [] };
  beforeAll(() => {
    layout = a4(results(name), measure);
  });

  it('has no two texts over each other, none in a plot, and nothing outside', () => {
    expect(collisions(layout)).toEqual([]);
    expect(outside(layout, 118)).toEqual([]);
  });

  it('has no type below 8 pt, no character that the fonts lack, no forecast, no false zero', () => {
    for (const mark of texts(layout)) {
      expect(mark.style.size).toBeGreaterThanOrEqual(SMALLEST_TYPE);
      expect([...mark.text].filter((character) => !hasGlyph(character))).toEqual([]);
      expect(mark.width).toBeCloseTo(measure(mark.text, mark.style), 6);
    }
    expect(words(layout)).not.toMatch(/\bwill\b|undefined|NaN|\(0 %|100 % of|null/);
    expect(words(layout)).toMatch(/in this model/i);
    expect(words(layout)).toMatch(
      /31 parameters: 9 sourced, 22 assumed · results hold under these assumptions; not a forecast/,
    );
    const found = allowsFinding(results(name)) && results(name).outcomes.some(({ count }) => count > 0);
    const shares = found ? /95 % interval \S+ %/ : /./;
    expect(words(layout)).toMatch(shares);
    expect(words(layout)).toContain('8d21f090b1c2d3e4');
  });

  it('gives every plot room to be read', () => {
    for (const mark of layout.marks) {
      if (mark.kind !== 'chart') continue;
      expect(mark.width).toBeGreaterThanOrEqual(500);
      expect(mark.height).toBeGreaterThanOrEqual(250);
      // Whole numbers of Chart.js pixels.
      expect([mark.width % 25, mark.height % 25]).toEqual([0, 0]);
    }
  });

  it('has single figures as tidy as the page', () => {
    for (const figure of figures(results(name))) {
      const alone = single(results(name), figure, measure);
      expect(collisions(alone), figure.name).toEqual([]);
      expect(outside(alone, 55), figure.name).toEqual([]);
      expect(words(alone)).toMatch(/In this model/);
      expect(words(alone)).toMatch(/not a forecast/);
    }
  });
});

describe('the A4 page', () => {
  it('says what it must', () => {
    const all = words(a4(raceResults(), measure));
    expect(all).toContain(
      'In this model, about 18 in 100 runs end in “Catastrophe” and about 4 in 100 runs in “Pause held”',
    );
    expect(all).toContain('(18 %, 95 % interval 15–20 %, 1,000 runs)');
    expect(all).toContain(
      '31 parameters: 9 sourced, 22 assumed · results hold under these assumptions; not a forecast',
    );
    expect(all).toContain('runs that reached this month, n from 1,000 to 781');
    expect(all).toContain('What this rests on and does not show');
    expect(all).toContain('The level of the hazard hangs on peak, for which there is no source.');
    expect(all).toContain(
      'Detente 0.1.0 · race sha256 3f9a12c1d0e4b7a8 · seed 1, runs 0–999 · results sha256 8d21f090b1c2d3e4',
    );
    expect(all).toContain('detente replay results/race-8d21f090');
    expect(all).not.toContain('DRAFT');
  });

  it('says 0 of n with its bound, never 0 %', () => {
    const all = words(a4(results('zero counts'), measure));
    expect(all).toContain('0 of 1,000 runs end in “Catastrophe” (upper bound 0.4 %)');
  });

  it('stamps a draft on the page and in every plot', () => {
    const { marks } = a4(results('a draft with failed runs'), measure);
    const plots = marks.filter((mark) => mark.kind === 'chart').length;
    expect(marks.filter((mark) => mark.kind === 'watermark')).toHaveLength(plots);
    expect(marks.some((mark) => mark.kind === 'text' && mark.text === 'DRAFT')).toBe(true);
    expect(words({ ...A4, marks })).toContain('2 failed runs left out');
  });

  it('counts limits that do not fit instead of cutting them', () => {
    expect(words(a4(results('long texts'), measure))).toMatch(/… and \d more limits, to be read in the scenario file/);
  });

  it('says in red how many runs failed, and finds nothing where they are many', () => {
    const { marks } = a4(results('a batch that failed'), measure);
    const red = marks.filter((mark) => mark.kind === 'text' && mark.style.colour === DRAFT);
    const said = words({ ...A4, marks: red });
    expect(said).toContain('156 of 200 runs failed: a value was not finite. No finding.');
    expect(said).toContain('The first is run 0 in month 7: state labs.capability is not a number.');
    expect(words({ ...A4, marks })).not.toMatch(/In this model, (about|all|\d)/);
    const few = a4(drawableCopy({ ...raceResults(), failedRuns: 3 }), measure);
    expect(words(few)).toContain('3 of 1,003 runs failed. The pictures cover only the 1,000 runs that did not fail');
    expect(words(few)).toContain('In this model, about 18 in 100 runs');
  });

  it('says what was changed, names the events above the plots, and how to do it again', () => {
    const { marks } = a4(results('an overlay with events'), measure);
    const all = words({ ...A4, marks });
    expect(all).toContain('Changed: labs.caution = 1.5 · extends frontier · events: Treaty from month 24 to month 84');
    expect(all).toContain('Repeat with: detente run overlay.yaml --runs 1000 --seed 1 --set labs.caution=1.5');
    expect(marks.filter((mark) => mark.kind === 'text' && mark.text === 'Treaty')).toHaveLength(3);
  });

  it('defines every outcome that it draws', () => {
    const all = words(a4(raceResults(), measure));
    expect(all).toContain('“Catastrophe”: the hazard of the most capable system strikes in that month.');
    expect(all).toContain('“Pause held”: at most one player in six races for eighteen months on end.');
    expect(all).toContain('78 % in none of these by month 100');
  });

  it('has grid lines exactly where the labels stand, and plots side by side of the same height', () => {
    const { marks } = a4(results('a calendar from the middle of a year'), measure);
    const plots = marks
      .filter((mark) => mark.kind === 'chart')
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
    expect(plots).toHaveLength(3);
    expect([plots[1]?.y, plots[1]?.height]).toEqual([plots[2]?.y, plots[2]?.height]);
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

  it('has two panels without outcomes and three with a decision', () => {
    const charts = (name: string): number =>
      a4(results(name), measure).marks.filter((mark) => mark.kind === 'chart').length;
    expect([
      charts('no outcome'),
      charts('race'),
      charts('three panels with a calendar'),
      charts('nothing at all'),
    ]).toEqual([2, 2, 3, 0]);
  });
});
