import { beforeAll, describe, expect, it } from 'vitest';
import type { Box, Layout, Measure } from '../../reports/page/marks.ts';
import { SMALLEST_TYPE } from '../../reports/page/marks.ts';
import { panel } from '../../reports/page/panel.ts';
import { single } from '../../reports/page/single.ts';
import { drawing } from '../../reports/render/canvas.ts';
import { drawableCopy } from '../../reports/render/glyphs.ts';
import type { Results } from '../../reports/results.ts';
import { figures, panelsFor } from '../../reports/subjects/index.ts';
import * as fc from '../properties/seeded.ts';
import { cases } from './cases.ts';
import { extremes } from './extremes.ts';
import { collisions, outside, texts, words } from './layout-checks.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  const tools = await drawing();
  const known = new Map<string, number>();
  measure = (text, style) => {
    const key = `${style.weight} ${style.size} ${text}`;
    const width = known.get(key) ?? tools.measure(text, style);
    known.set(key, width);
    return width;
  };
});

const all: Readonly<Record<string, Results>> = { ...cases, ...extremes };

/** A panel by itself with room for what may stand a little beyond the plot. */
function alone(figure: Parameters<typeof panel>[0], frame: Box, draft = false): Layout {
  const marks = panel(figure, { letter: 'a', title: figure.title, draft }, frame, measure);
  return { width: frame.x * 2 + frame.width, height: frame.y * 2 + frame.height, marks };
}

describe.each(Object.keys(all))('the panels of %s', (name) => {
  const results = drawableCopy(all[name] as Results);

  it.each([
    [2150, 1100],
    [1030, 900],
    [1650, 1150],
  ])('have in %d × %d pixels no text on text, on a line, or outside, and none too small', (width, height) => {
    for (const figure of width > 2000 ? figures(results) : panelsFor(results, 9)) {
      const layout = alone(figure, { x: 100, y: 100, width, height }, results.draft);
      expect(collisions(layout), figure.name).toEqual([]);
      expect(outside(layout, 96), figure.name).toEqual([]);
      for (const { style, text } of texts(layout)) {
        expect(style.size, text).toBeGreaterThanOrEqual(SMALLEST_TYPE);
        expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
      }
    }
  });

  it('keep it so in narrow and low frames', () => {
    for (const [width, height] of [
      [900, 800],
      [900, 1600],
      [1350, 840],
      [2400, 800],
    ] as const) {
      for (const figure of panelsFor(results, 6)) {
        const layout = alone(figure, { x: 100, y: 100, width, height });
        expect(collisions(layout), figure.name).toEqual([]);
        expect(outside(layout, 96), figure.name).toEqual([]);
      }
    }
  });

  it('have single figures as tidy', () => {
    for (const figure of figures(results)) {
      const layout = single(results, figure, measure);
      expect(collisions(layout), figure.name).toEqual([]);
      expect(outside(layout, 55), figure.name).toEqual([]);
    }
  });

  it('are finite numbers, described and tabulated', () => {
    for (const figure of figures(results)) {
      expect(figure.altText, figure.name).toMatch(/in this model/);
      expect(`${figure.title} ${figure.method} ${figure.altText}`).not.toMatch(/NaN|undefined|Infinity|not a number/);
      for (const { axes, configuration } of figure.plots) {
        for (const { scale } of [axes.x, axes.y]) expect(scale.max).toBeGreaterThan(scale.min);
        const points = configuration.data.datasets.flatMap(({ data }) => data);
        expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
      }
    }
  });
});

it('panels of any size from the least on keep their texts apart and inside', () => {
  const names = fc.constantFrom(...Object.keys(all));
  fc.assert(
    fc.property(
      names,
      fc.integer({ min: 900, max: 2400 }),
      fc.integer({ min: 800, max: 1600 }),
      (name, width, height) => {
        const results = drawableCopy(all[name] as Results);
        for (const figure of panelsFor(results, 6)) {
          const layout = alone(figure, { x: 100, y: 100, width, height });
          expect(collisions(layout), figure.name).toEqual([]);
          expect(outside(layout, 96), figure.name).toEqual([]);
        }
      },
    ),
    { numRuns: 25 },
  );
});

describe('small multiples', () => {
  const figure = (name: string, stem: string) => {
    const found = figures(all[name] as Results).find((one) => one.name === stem);
    if (found === undefined) throw new Error(`no figure ${stem}`);
    return found;
  };

  it('share their scales, have one plot per player, at most nine, and say how many are left out', () => {
    for (const stem of ['players-stance-options', 'players-capability-fans']) {
      expect(figure('five players', stem).plots).toHaveLength(5);
      const forty = figure('forty players', stem);
      expect(forty.plots).toHaveLength(9);
      expect(forty.title).toContain(', first 9 of 40 players:');
      expect(forty.method).toContain('all players in the table');
      expect(forty.csv).toContain('Laboratory 40');
      for (const { axes } of forty.plots) expect(axes).toEqual(forty.plots[0].axes);
    }
  });

  it('have values only left, times only at the bottom, and every name', () => {
    const layout = alone(figure('nine players', 'players-capability-fans'), {
      x: 100,
      y: 100,
      width: 2150,
      height: 1100,
    });
    const plots = layout.marks.filter((mark) => mark.kind === 'chart');
    expect(plots).toHaveLength(9);
    const columns = new Set(plots.map(({ x }) => x)).size;
    expect(texts(layout).filter(({ text }) => text === '0')).toHaveLength(
      columns + new Set(plots.map(({ y }) => y)).size,
    );
    for (const name of ['Leader', 'Bloc of the north', 'Nine']) expect(words(layout)).toContain(name);
  });

  it('draw fewer plots rather than unreadable ones, and say so', () => {
    const layout = alone(figure('nine players', 'players-stance-options'), { x: 100, y: 100, width: 900, height: 700 });
    const plots = layout.marks.filter((mark) => mark.kind === 'chart');
    expect(plots.length).toBeLessThan(9);
    expect(words(layout)).toContain(`… and ${9 - plots.length} more, in the table`);
    expect(collisions(layout)).toEqual([]);
  });
});
