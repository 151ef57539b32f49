import { PAPER } from '../colour.ts';
import type { Layout } from '../page/marks.ts';
import { pixelsOf, printSize } from '../page/marks.ts';
import { drawing } from './canvas.ts';
import { drawMarks } from './draw.ts';
import { describeSvg } from './svg-file.ts';
import { drawVectorChart } from './vector-chart.ts';

/**
 * A layout as an SVG of its print size, on white: lines and areas, also of its texts, so that it looks the same where our
 * fonts are not installed. The same layout gives the same bytes.
 *
 * @param texts keyword → text, for whoever finds the picture without its page
 */
export async function renderSvg(layout: Layout, texts: Readonly<Record<string, string>>): Promise<string> {
  const tools = await drawing();
  const { scale = 1 } = layout;
  const { width, height } = pixelsOf(layout);
  const page = tools.createSvgCanvas(width, height);
  const context = page.getContext('2d');
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  context.scale(scale, scale);
  await drawMarks(context, layout, (chart) => drawVectorChart(context, chart.configuration, chart, scale, 1));
  return describeSvg(page.getContent().toString('utf8'), printSize(layout), texts);
}
