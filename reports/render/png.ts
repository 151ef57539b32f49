import { PAPER } from '../colour.ts';
import type { Layout } from '../page/marks.ts';
import { DPI, pixelsOf } from '../page/marks.ts';
import { atMost } from './at-most.ts';
import { drawing } from './canvas.ts';
import { drawMarks } from './draw.ts';
import { describePng } from './png-chunks.ts';

/** Pages that are drawn and not yet written: each holds up to 35 MB, and Node compresses four at once. */
const turns = atMost(4);

/**
 * A layout as a PNG of its print size, on white, with texts in its iTXt chunks. The same layout gives the same bytes.
 * Of several asked for at once, one is drawn while others are compressed.
 *
 * @param texts keyword → text, for whoever finds the picture without its page
 */
export function renderPng(layout: Layout, texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  return turns(() => drawPng(layout, texts));
}

async function drawPng(layout: Layout, texts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const tools = await drawing();
  const { scale = 1, dpi = DPI } = layout;
  const { width, height } = pixelsOf(layout);
  const page = tools.createCanvas(width, height);
  const context = page.getContext('2d');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.scale(scale, scale);
  await drawMarks(context, layout, (chart) =>
    tools.drawChart(chart.configuration, chart.width, chart.height, scale, (picture) => {
      context.save();
      context.resetTransform();
      // On whole pixels of the picture, so that no line of a chart is smeared over two.
      context.drawImage(picture, Math.round(chart.x * scale), Math.round(chart.y * scale));
      context.restore();
    }),
  );
  return describePng(new Uint8Array(await page.encode('png')), dpi, texts);
}
