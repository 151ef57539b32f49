// Every text of every kind of page and picture can be read: dark enough on what lies below it, and large enough.

import { beforeAll, describe, expect, it } from 'vitest';
import { a4 } from '../../reports/page/a4.ts';
import { type Layout, pixelsOf, printSize, SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { single } from '../../reports/page/single.ts';
import { wide } from '../../reports/page/wide.ts';
import { type Drawing, drawing } from '../../reports/render/canvas.ts';
import { drawableCopy } from '../../reports/render/glyphs.ts';
import { renderPng } from '../../reports/render/png.ts';
import type { Results } from '../../reports/results.ts';
import { figures } from '../../reports/subjects/index.ts';
import { cases } from './cases.ts';
import { linearRgb } from './ciede2000.ts';
import { agreed, agreements } from './coalition/agreements.ts';
import { comparisons } from './comparison/comparisons.ts';
import { extremes } from './extremes.ts';
import { fates } from './fated.ts';
import { texts } from './layout-checks.ts';
import { raceResults } from './race.ts';
import { solutionOf, solvedGames } from './solution/games.ts';
import { tournamentResults, tournaments } from './solution/tournaments.ts';
import { stories, toldRun } from './story/stories.ts';
import { studied, studies } from './study/studies.ts';

const luminance = (colour: string): number => {
  const [r, g, b] = linearRgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** What the texts of a layout stand on: the commonest colour below each, seen with the texts taken away. */
async function backgrounds(layout: Layout, { createCanvas }: Drawing): Promise<string[]> {
  const { loadImage } = await import('@napi-rs/canvas');
  const bare = { ...layout, marks: layout.marks.filter(({ kind }) => kind !== 'text' && kind !== 'watermark') };
  const { width, height } = pixelsOf(layout);
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(await renderPng(bare, {}))), 0, 0);
  const { scale = 1 } = layout;
  return texts(layout).map((mark) => {
    const [x, y, w, h] = [mark.x, mark.y, mark.width, mark.height].map((side) => Math.round(side * scale));
    const { data } = context.getImageData(x ?? 0, y ?? 0, Math.max(1, w ?? 1), Math.max(1, h ?? 1));
    const counts = new Map<number, number>();
    // Every third pixel is enough to know the commonest.
    for (let at = 0; at < data.length; at += 12) {
      const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [commonest] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    return `#${commonest.toString(16).padStart(6, '0')}`;
  });
}

const contrast = (a: string, b: string): number => {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};

const race = raceResults();
const chosen: Readonly<Record<string, Results>> = {
  race,
  'a draft with failed runs': cases['a draft with failed runs'] as Results,
  'options beside stances': extremes['options beside stances'] as Results,
  'seven options': extremes['seven options'] as Results,
  'nine players': extremes['nine players'] as Results,
};

/** Pages take seconds to render: of each kind so many, in the order of their file. */
const MOST_RENDERED = 2;

/** The same for every kind of results that has pages of its own. */
const kinds: Readonly<Record<string, Readonly<Record<string, Results>>>> = {
  comparison: comparisons,
  flow: fates,
  coalition: eachOf(agreements, agreed),
  solution: eachOf(solvedGames, solutionOf),
  tournament: eachOf(tournaments, tournamentResults),
  story: eachOf(stories, toldRun),
};

function eachOf<Of>(all: Readonly<Record<string, Of>>, results: (of: Of) => Results): Record<string, Results> {
  return Object.fromEntries(Object.entries(all).map(([name, of]) => [name, results(of)]));
}

const layoutsOf = (results: Results, measure: Drawing['measure']): Layout[] => {
  const shown = drawableCopy(results);
  return [
    ...a4(shown, measure).map(({ layout }) => layout),
    wide(shown, measure).layout,
    ...figures(shown)
      .slice(0, 3)
      .map((figure) => single(shown, figure, measure)),
  ];
};

describe('every text', () => {
  let made: Drawing | undefined;
  const all: Record<string, Results> = { ...chosen };
  const rendered: Record<string, Results> = { ...chosen };
  beforeAll(async () => {
    made = await drawing();
    for (const [name, facts] of Object.entries(await studies())) rendered[name] = all[name] = studied(facts);
    for (const [kind, ones] of Object.entries(kinds)) {
      expect(Object.keys(ones), kind).not.toHaveLength(0);
      for (const [k, [name, results]] of Object.entries(ones).entries()) {
        all[`${kind}, ${name}`] = results;
        if (k < MOST_RENDERED) rendered[`${kind}, ${name}`] = results;
      }
    }
  });

  it('is at least 8 pt in print on A4 and by itself, 12 of 1080 lines on 16:9', () => {
    const { measure } = made as Drawing;
    for (const [name, results] of Object.entries(all)) {
      for (const layout of layoutsOf(results, measure)) {
        const { width, height } = pixelsOf(layout);
        const isScreen = Math.abs(width / height - 16 / 9) < 0.01 && width > 3000;
        for (const { text, style } of texts(layout)) {
          expect(style.size, `${name}: ${text}`).toBeGreaterThanOrEqual(SMALLEST_TYPE);
          const pixels = style.size * (layout.scale ?? 1);
          // Points of 1/72 inch, at the size that the page is printed in.
          const points = (pixels / height) * (printSize(layout).height / 25.4) * 72;
          if (isScreen) expect((pixels * 1080) / height, `${name}: ${text}`).toBeGreaterThanOrEqual(12);
          else expect(points, `${name}: ${text}`).toBeGreaterThanOrEqual(8);
        }
      }
    }
  });

  it('has a contrast of 4.5 with what it stands on', async () => {
    const faint: string[] = [];
    let inAreas = 0;
    for (const [name, results] of Object.entries(rendered)) {
      for (const layout of layoutsOf(results, (made as Drawing).measure)) {
        const below = await backgrounds(layout, made as Drawing);
        for (const [k, { text, style }] of texts(layout).entries()) {
          const behind = below[k] ?? '#ffffff';
          if (behind !== '#ffffff') inAreas++;
          const ratio = contrast(style.colour, behind);
          if (ratio < 4.5) faint.push(`${name}: “${text}” ${style.colour} on ${behind} (${ratio.toFixed(2)})`);
        }
      }
    }
    expect(faint).toEqual([]);
    // Names in areas are among them.
    expect(inAreas).toBeGreaterThan(10);
  });
});
