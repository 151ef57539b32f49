import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../page/marks.ts';
import { pixelsOf, printSize } from '../page/marks.ts';
import { type Context, drawing } from './canvas.ts';
import { drawMarks } from './draw.ts';
import { fontFolder } from './fonts.ts';
import { type GlyphCharacters, glyphCharacters } from './glyph-characters.ts';
import { describePdf } from './pdf-file.ts';
import { drawVectorChart } from './vector-chart.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;

/**
 * Layouts of one size as the pages of a PDF: lines, areas, and texts that can be searched, in our fonts, of which it
 * holds the letters used. The same layouts give the same bytes.
 *
 * @param texts keyword → text, for whoever finds the file without its results
 */
export async function renderPdf(
  layouts: readonly [Layout, ...Layout[]],
  texts: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const tools = await drawing();
  const paper = printSize(layouts[0]);
  const size = { width: paper.width * POINTS_PER_MILLIMETRE, height: paper.height * POINTS_PER_MILLIMETRE };
  const document = tools.createPdf();
  for (const layout of layouts) {
    const { scale = 1 } = layout;
    const point = size.width / pixelsOf(layout).width;
    const context = document.beginPage(Math.ceil(size.width), Math.ceil(size.height)) as Context;
    context.scale(scale * point, scale * point);
    await drawMarks(context, layout, (chart) => drawVectorChart(context, chart.configuration, chart, scale, point));
    document.endPage();
  }
  const drawn = layouts.flatMap(({ marks }) => marks.flatMap((mark) => ('text' in mark ? [mark.text] : [])));
  const charactersOf = (font: string): GlyphCharacters =>
    glyphCharacters(readFileSync(join(fontFolder(), `${font}.ttf`)), drawn);
  return describePdf(new Uint8Array(document.close()), size, charactersOf, texts);
}
