// What holds of the pages of any results.

import { beforeAll, describe, expect, it } from 'vitest';
import { allowsFinding } from '../../reports/failures.ts';
import { type Page, a4 as pagesOf } from '../../reports/page/a4.ts';
import type { Layout, Measure } from '../../reports/page/marks.ts';
import { SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { definitions } from '../../reports/page/prose.ts';
import { A4, WIDE } from '../../reports/page/sheet.ts';
import { wide as widePage } from '../../reports/page/wide.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy, hasGlyph } from '../../reports/render/glyphs.ts';
import type { Results } from '../../reports/results.ts';
import { panelsFor } from '../../reports/subjects/index.ts';
import { pageWords } from '../../reports/wording/page.ts';
import { plain } from '../../reports/words.ts';
import { collisions, outside, texts, words } from './layout-checks.ts';

/** What no page may have, whatever it is of. */
export function blemishes(
  { layout }: Page,
  { margin, top, bottom }: { margin: number; top: number; bottom: number },
): string[] {
  const small = texts(layout).filter(({ style }) => style.size < SMALLEST_TYPE);
  const foreign = texts(layout).filter(({ text }) => ![...text].every(hasGlyph));
  const headline = texts(layout).filter(({ style }) => style.weight === 700 && style.size >= 60);
  const flat = layout.marks.filter((mark) => mark.kind === 'chart' && (mark.width < 150 || mark.height < 120));
  return [
    ...collisions(layout),
    // Labels on a plot's edge may stand a little beyond the margin.
    ...outside(layout, Math.min(margin - 30, top, bottom)).map((text) => `beyond the margin: ${text}`),
    ...small.map(({ text }) => `too small: ${text}`),
    ...foreign.map(({ text }) => `no letters for: ${text}`),
    ...(headline.length > 2 ? [`a headline of ${headline.length} lines`] : []),
    ...flat.map(() => 'a plot too flat to read'),
    ...texts(layout).flatMap(
      ({ text }) => text.match(/\bwill\b|undefined|NaN|Infinity|\(0 %(?! to)|100 % of|null/g) ?? [],
    ),
  ];
}

export const A4_EMPTY: Layout = { ...A4, marks: [] };

/** Tests of the pages of each of these, by name. */
export const testPages = (all: Readonly<Record<string, Results>>): void => {
  describe.each(Object.entries(all))('the pages of %s', (_, asGiven) => {
    const given = drawableCopy(asGiven);
    let measure: Measure = () => 0;
    let pages: readonly Page[] = [];
    let screen: Page = { layout: { ...WIDE, marks: [] }, drawn: [] };
    beforeAll(async () => {
      measure = (await drawing()).measure;
      pages = pagesOf(given, measure);
      screen = widePage(given, measure);
    });

    it('have no two texts over each other, nothing beyond the margins, no type below 8 pt, a headline of two lines', () => {
      for (const page of pages) expect(blemishes(page, A4)).toEqual([]);
      expect(blemishes(screen, WIDE)).toEqual([]);
    });

    it('say what the results hang on and where they come from', () => {
      const [first] = pages;
      for (const page of [first, screen]) {
        const said = words(page?.layout ?? A4_EMPTY);
        if (allowsFinding(given)) expect(said).toMatch(/in this model/i);
        expect(said).toMatch(
          /31 parameters: 9 sourced, 22 assumed (· )?results hold under these assumptions; not a forecast/,
        );
        expect(said).toContain('8d21f090b1c2d3e4');
        expect(said).toContain('What this rests on and does not show');
        const found = allowsFinding(given) && given.runs > 1 && given.outcomes.length > 0;
        // An interval or, for none and all, a bound.
        if (found)
          expect(said).toMatch(/interval \S+ %|\d \((\S+–\S+ %|upper bound|lower bound)|bound \S+ %|% \(\S+–\S+ %\)/);
      }
    });

    it('define what the headline is of, if it is defined, and say how to read it', () => {
      const { layout, drawn } = pages[0] as Page;
      const said = texts(layout).map(({ text }) => text);
      const [meaning] = definitions(given, drawn);
      expect(said).toContain(pageWords.howToRead);
      expect(said.includes(pageWords.definitions)).toBe(meaning !== undefined);
      // As much of the term as a line holds.
      if (meaning !== undefined) expect(said.join(' ')).toContain(`“${plain(meaning.term).slice(0, 40)}`);
    });

    it('say what an order of magnitude is exactly where a picture or the finding has one', () => {
      const { layout, drawn } = pages[0] as Page;
      const axes = drawn.flatMap(({ plots }) => plots.map((plot) => `${plot.axes.x.title} ${plot.axes.y.title}`));
      const said = definitions(given, drawn).some(({ term }) => term === 'OOM');
      if (axes.some((title) => /\bOOM\b/.test(title))) expect(said).toBe(true);
      if (!/OOM/.test(JSON.stringify([drawn, texts(layout)]))) expect(said).toBe(false);
    });

    it('have as many panels as there are figures that they can hold', () => {
      const most = panelsFor(given, 6).length;
      const charts = ({ layout, drawn }: Page): [number, number] => [
        drawn.length,
        layout.marks.filter((mark) => mark.kind === 'chart').length,
      ];
      for (const page of [pages[0] as Page, screen]) {
        const [panels, plots] = charts(page);
        expect(panels).toBeLessThanOrEqual(most);
        if (most > 0) expect(panels).toBeGreaterThan(0);
        expect(plots).toBeGreaterThanOrEqual(panels);
      }
    });

    it('have charts of whole pixels, on screen and in print', () => {
      for (const { layout } of [...pages, screen]) {
        for (const mark of layout.marks) {
          if (mark.kind !== 'chart') continue;
          const pixels = [mark.width, mark.height].map((side) => side * (layout.scale ?? 1));
          for (const side of pixels) expect(side).toBeCloseTo(Math.round(side), 6);
          expect([mark.width % 25, mark.height % 25]).toEqual([0, 0]);
        }
      }
    });
  });
};
