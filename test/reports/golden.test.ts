import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { expect, test } from 'vitest';
import { renderA4 } from '../../reports/index.ts';
import { raceResults } from './race.ts';

/** Small enough for the repository, large enough to show a moved label or a lost band. */
const [WIDTH, HEIGHT] = [620, 877];
/** Share of pixels that may differ by more than the eye sees: other builds of the canvas smooth edges differently. */
const TOLERATED = 0.002;

/** The picture, scaled down, as pixels. The canvas is loaded by the reports first, so that its own fonts are set up. */
const pixels = async (png: Uint8Array): Promise<{ data: Uint8ClampedArray; png: Uint8Array }> => {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(png), 0, 0, WIDTH, HEIGHT);
  return { data: context.getImageData(0, 0, WIDTH, HEIGHT).data, png: canvas.toBuffer('image/png') };
};

test('the A4 page looks as it did (delete the golden picture and run again to accept a new look)', async () => {
  const path = fileURLToPath(new URL('golden/a4-race.png', import.meta.url));
  const now = await pixels(await renderA4(raceResults()));
  if (!existsSync(path)) {
    if (process.env.CI === 'true') throw new Error(`no golden picture at ${path}`);
    writeFileSync(path, now.png);
  }
  const then = await pixels(readFileSync(path));
  const differing = pixelmatch(then.data, now.data, undefined, WIDTH, HEIGHT, { threshold: 0.2 });
  expect(differing / (WIDTH * HEIGHT)).toBeLessThan(TOLERATED);
});
