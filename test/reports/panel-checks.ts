// What holds of the panels of any results.

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
import { collisions, outside, texts } from './layout-checks.ts';

/** The width of texts, each measured once. */
export const rememberedMeasure = async (): Promise<Measure> => {
  const tools = await drawing();
  const known = new Map<string, number>();
  return (text, style) => {
    const key = `${style.weight} ${style.size} ${text}`;
    const width = known.get(key) ?? tools.measure(text, style);
    known.set(key, width);
    return width;
  };
};

/** A panel by itself with room for what may stand a little beyond the plot. */
export function alone(figure: Parameters<typeof panel>[0], frame: Box, measure: Measure, draft = false): Layout {
  const marks = panel(figure, { letter: 'a', title: figure.title, stamp: draft ? 'DRAFT' : undefined }, frame, measure);
  return { width: frame.x * 2 + frame.width, height: frame.y * 2 + frame.height, marks };
}

/** Tests of the panels of each of these, by name. */
export const testPanels = (all: Readonly<Record<string, Results>>): void => {
  let measure: Measure = () => 0;
  beforeAll(async () => {
    measure = await rememberedMeasure();
  });

  describe.each(Object.entries(all))('the panels of %s', (_, given) => {
    const results = drawableCopy(given);

    it.each([
      [2150, 1100],
      [1030, 900],
      [1650, 1150],
    ])('have in %d × %d pixels no text on text, on a line, or outside, and none too small', (width, height) => {
      for (const figure of width > 2000 ? figures(results) : panelsFor(results, 9)) {
        const layout = alone(figure, { x: 100, y: 100, width, height }, measure, results.draft);
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
          const layout = alone(figure, { x: 100, y: 100, width, height }, measure);
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
            const layout = alone(figure, { x: 100, y: 100, width, height }, measure);
            expect(collisions(layout), figure.name).toEqual([]);
            expect(outside(layout, 96), figure.name).toEqual([]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
};
