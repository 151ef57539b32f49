import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { expect, test } from 'vitest';
import { figures, renderA4, renderBrief, renderFigure } from '../../reports/index.ts';
import type { Results } from '../../reports/results.ts';
import { cases } from './cases.ts';
import { raceResults } from './race.ts';

type Size = readonly [width: number, height: number];

/** Small enough for the repository, large enough to show a moved label or a lost band. */
const A4: Size = [620, 877];
const WIDE: Size = [960, 540];
const FIGURE: Size = [600, 338];
/** Share of pixels that may differ by more than the eye sees: other builds of the canvas smooth edges differently. */
const TOLERATED = 0.002;

const overlay = cases['an overlay with events'] as Results;

/** One figure by itself, which shows stances. */
const stances = async (): Promise<Uint8Array> => {
  const figure = figures(overlay).find(({ name }) => name.startsWith('options-'));
  if (figure === undefined) throw new Error('expected a figure of stances');
  return renderFigure(overlay, figure);
};

const page = async (results: Results, format: 'a4' | '16x9', at: number): Promise<Uint8Array> =>
  (await renderBrief(results, format))[at]?.png ?? new Uint8Array();

const pictures: readonly (readonly [string, Size, () => Promise<Uint8Array>])[] = [
  ['a4-race', A4, () => renderA4(raceResults())],
  ['a4-2-race', A4, () => page(raceResults(), 'a4', 1)],
  ['16x9-overlay', WIDE, () => page(overlay, '16x9', 0)],
  ['figure-stances', FIGURE, stances],
];

/** The picture, scaled down, as pixels. The canvas is loaded by the reports first, so that its own fonts are set up. */
const pixels = async (
  png: Uint8Array,
  [width, height]: Size,
): Promise<{ data: Uint8ClampedArray; png: Uint8Array }> => {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(png), 0, 0, width, height);
  return { data: context.getImageData(0, 0, width, height).data, png: canvas.toBuffer('image/png') };
};

test.each(pictures)(
  '%s looks as it did (delete the golden picture and run again to accept a new look)',
  async (name, size, render) => {
    const path = fileURLToPath(new URL(`golden/${name}.png`, import.meta.url));
    const now = await pixels(await render(), size);
    if (!existsSync(path)) {
      if (process.env.CI === 'true') throw new Error(`no golden picture at ${path}`);
      writeFileSync(path, now.png);
    }
    const then = await pixels(readFileSync(path), size);
    const differing = pixelmatch(then.data, now.data, undefined, ...size, { threshold: 0.2 });
    expect(differing / (size[0] * size[1])).toBeLessThan(TOLERATED);
  },
);
