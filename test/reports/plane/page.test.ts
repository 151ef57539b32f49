import { beforeAll, describe, expect, it } from 'vitest';
import { viridis } from '../../../reports/colour.ts';
import { planeFigure, renderPlane } from '../../../reports/index.ts';
import { type Layout, type Measure, SMALLEST_TYPE } from '../../../reports/page/marks.ts';
import { crosses, grown, hatching } from '../../../reports/plane/boxes.ts';
import { groundOf } from '../../../reports/plane/cells.ts';
import { planePage } from '../../../reports/plane/page.ts';
import { readProvenance } from '../../../reports/provenance.ts';
import { drawing } from '../../../reports/render/canvas.ts';
import * as fc from '../../properties/seeded.ts';
import { collisions, outside, texts, words } from '../layout-checks.ts';
import { planeOf, planes, shareCell, sweptResults } from './planes.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const pageOf = (plane = planeOf(), lines?: readonly number[], given = {}): Layout => {
  const results = sweptResults(plane, given);
  return planePage(results, planeFigure(results, plane, lines), measure);
};

describe.each(Object.entries(planes))('the picture of a %s plane', (_, plane) => {
  it.each([
    ['as it is', undefined, {}],
    ['with more lines, as a draft', plane.quantity.isShare ? [0.2, 0.5, 0.8] : [40, 65, 90], { draft: true }],
    ['where many runs failed', undefined, { failedRuns: 5000 }],
  ])('%s has no texts over each other, nothing beyond the margins, no type below 8 pt', (__, lines, given) => {
    const layout = pageOf(plane, lines, given);
    expect([layout.width, layout.height]).toEqual([2400, 1350]);
    expect(collisions(layout)).toEqual([]);
    expect(outside(layout, 50)).toEqual([]);
    expect(texts(layout).filter(({ style }) => style.size < SMALLEST_TYPE)).toEqual([]);
    expect(words(layout)).not.toMatch(/undefined|NaN|Infinity|\bnull\b/);
  });

  it('keeps lines and the mark of the own values off the numbers', () => {
    const layout = pageOf(plane);
    const lines = layout.marks.filter((mark) => mark.kind === 'path' && mark.thickness === 15);
    const numbers = texts(layout).filter(({ text, style }) => /^\d+$/.test(text) && style.size === SMALLEST_TYPE);
    for (const line of lines)
      for (const { x, y, width, height } of numbers) {
        const ink = grown({ x, y: y + height * 0.25, width, height: height * 0.5 }, 1);
        const points = line.kind === 'path' ? line.points : [];
        expect(points.some((to, k) => k > 0 && crosses(points[k - 1] ?? to, to, ink))).toBe(false);
      }
  });
});

describe('the picture of a plane', () => {
  it('says what it hangs on, how many runs, its limits and how it is made again', () => {
    const said = words(pageOf());
    expect(said).toContain(
      '400 runs at each of 5 × 3 points, the same random numbers at every point (common random numbers)',
    );
    expect(said).toMatch(/not a forecast/);
    expect(said).toContain('Limits (the first of 3)');
    expect(said).toContain('seed 1, runs 0–399 at each of 15 points');
    expect(said).toContain('Repeat with: detente sweep race');
    expect(said).toContain('Detection (per month)');
    expect(said).toContain('chance per month to prove a full violation');
    expect(said).toContain('the scenario’s own values: detection 0.5 per month; geopolitical pressure 0.5');
  });

  it('says whether a line is within, and marks own values only where they are', () => {
    expect(words(pageOf(planes.never))).toContain('No line of 50 % runs through this plane.');
    expect(words(pageOf())).toContain('50 %, interpolated');
    const beyond = planeOf();
    expect(words(pageOf({ ...beyond, x: { ...beyond.x, own: 7 } }))).not.toContain('own values');
  });

  it('prints numbers in up to 120 cells that have room for them', () => {
    const numbers = (plane = planeOf()): number =>
      texts(pageOf(plane)).filter(({ text, style }) => /^\d+$/.test(text) && style.size === SMALLEST_TYPE).length;
    expect(numbers()).toBe(15);
    expect(numbers(planes.large)).toBe(0);
  });

  it('covers its whole box with cells, whatever the levels', () => {
    const levels = fc
      .uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 14 })
      .map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(levels, levels, (xs, ys) => {
        const base = planeOf();
        const plane = planeOf({
          x: { ...base.x, levels: xs },
          y: { ...base.y, levels: ys },
          of: () => shareCell(0.5, 10),
        });
        const figure = planeFigure(sweptResults(plane), plane);
        const { cells } = groundOf(figure, { x: 10, y: 20, width: 1201, height: 411 });
        const area = cells.reduce((sum, { box }) => sum + box.width * box.height, 0);
        expect(area).toBe(1201 * 411);
        expect(cells.every(({ box }) => box.width >= 0 && box.height >= 0)).toBe(true);
      }),
    );
  });

  it('has the same bytes twice, and says of which results it is', async () => {
    const plane = planeOf();
    const results = sweptResults(plane);
    const figure = planeFigure(results, plane);
    const [once, again] = [await renderPlane(results, figure), await renderPlane(results, figure)];
    expect(Buffer.compare(once, again)).toBe(0);
    expect(readProvenance(once)).toMatchObject({
      kind: 'ours',
      title: figure.title,
      provenance: { run: expect.stringMatching(/^detente sweep /), resultsHash: results.provenance.resultsHash },
    });
  });
});

describe('the words and numbers beside a plane', () => {
  const plane = planeOf();
  const { name, csv, altText, title } = planeFigure(sweptResults(plane), plane);

  it('are a table with the side of each cell', () => {
    expect(name).toBe('plane-pause_held');
    const [head, first, ...rows] = csv.trimEnd().split('\n');
    expect(head).toBe('verification.power,rivalry.usual,runs,failed,n,estimate,lo95,hi95,side_of_0.5');
    expect(first).toMatch(/^0,0,400,0,400,0,0,0\.009\d+,below$/);
    expect(rows).toHaveLength(14);
    expect(rows.at(-1)).toMatch(/^1,1,400,0,400,0\.5,.*,not known$/);
  });

  it('are a text that tells the gist of it', () => {
    expect(altText).toContain(`${title}.`);
    expect(altText).toContain('The lowest number is 0 of 400, the highest 400 of 400.');
    expect(altText).toContain(
      'geopolitical pressure 0.5: above from about 0.67, interpolated (by the intervals between 0.5 and 0.75)',
    );
    expect(altText).toContain('At 2 of 15 points the 95 % interval leaves open');
    expect(altText).toContain(
      'The scenario’s own values are detection 0.5 per month and geopolitical pressure 0.5; it is 38 % there.',
    );
  });
});

describe('colours of an ordered scale', () => {
  it('become ever lighter, in grey too', () => {
    const grey = (share: number): number => {
      const at = (k: number): number => Number.parseInt(viridis(share).slice(k, k + 2), 16);
      return 0.2126 * at(1) + 0.7152 * at(3) + 0.0722 * at(5);
    };
    const greys = Array.from({ length: 101 }, (_, k) => grey(k / 100));
    for (const [k, value] of greys.entries()) if (k > 0) expect(value).toBeGreaterThan(greys[k - 1] as number);
    expect([viridis(-1), viridis(2), viridis(0.5)]).toEqual(['#440154', '#FDE725', '#23908C']);
  });
});

describe('strokes', () => {
  it('fill a box and stay in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        (x, y, width, height) => {
          const strokes = hatching({ x, y, width, height }, 22);
          expect(strokes.length).toBeGreaterThanOrEqual(Math.floor((width + height) / 22) - 1);
          for (const [u, v] of strokes.flat()) {
            expect(u >= x && u <= x + width && v >= y && v <= y + height).toBe(true);
            expect((u + v) % 22).toBe(strokes.length === 0 ? -1 : 0);
          }
        },
      ),
    );
  });
});
