// Sentences above a plot: none on another, none on another's pole, all within the frame.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Flag, Plot } from '../../reports/figure.ts';
import { flagHeight, flagMarks } from '../../reports/page/flags.ts';
import type { Box, Mark, Measure } from '../../reports/page/marks.ts';
import { drawing } from '../../reports/render/canvas.ts';
import * as fc from '../properties/seeded.ts';

let measure: Measure = () => 0;
beforeAll(async () => {
  measure = (await drawing()).measure;
});

const SCALE = { min: 0, max: 100, step: 20 };
const frame: Box = { x: 100, y: 0, width: 2000, height: 1400 };
const plot: Box = { x: 300, y: 700, width: 1700, height: 400 };

const laid = (flags: readonly Flag[]): Mark[] => {
  const height = flagHeight(flags, SCALE, plot, frame, 1000, measure);
  const axes = { x: { scale: SCALE, title: '', labels: [] } } as unknown as Plot['axes'];
  return flagMarks({ flags, axes } as unknown as Plot, plot, frame, height, measure);
};

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const boxes = (marks: readonly Mark[], kind: Mark['kind']): Box[] =>
  marks.flatMap((mark) => (mark.kind === kind && mark.kind !== 'path' ? [mark as Box] : []));

const sentence = fc
  .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 16 })
  .map((words) => words.join(' '));
const flag = fc.record({
  at: fc.integer({ min: 0, max: 100 }),
  text: sentence,
  weight: fc.integer({ min: 0, max: 5 }),
});

describe('flags', () => {
  it('never meet, stay in the frame above the plot, and take no more than was reserved', () => {
    fc.assert(
      fc.property(fc.array(flag, { maxLength: 14 }), (flags) => {
        const marks = laid(flags);
        const height = flagHeight(flags, SCALE, plot, frame, 1000, measure);
        const texts = boxes(marks, 'text');
        const poles = boxes(marks, 'area');
        const meet = texts.some((a, k) => [...texts.slice(k + 1), ...poles].some((b) => overlap(a, b)));
        expect(meet).toBe(false);
        for (const { x, y, width, height: tall } of texts) {
          expect(x).toBeGreaterThanOrEqual(frame.x - 1e-6);
          expect(x + width).toBeLessThanOrEqual(frame.x + frame.width + 1e-6);
          expect(y).toBeGreaterThanOrEqual(plot.y - height - 1e-6);
          expect(y + tall).toBeLessThanOrEqual(plot.y);
        }
        expect(poles.length).toBeGreaterThanOrEqual(Math.min(1, flags.length));
      }),
      { numRuns: 15 },
    );
  });

  it('leave out the one that weighs least where there is no room for all', () => {
    const crowd = Array.from({ length: 12 }, (_, k): Flag => {
      return { at: 50, text: `what happened here as number ${k + 1} of many`, weight: k === 5 ? 9 : 1 };
    });
    const said = laid(crowd)
      .flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
      .join(' ');
    expect(said).toContain('number 6 of');
    expect(said).not.toContain('number 12 of');
  });
});
