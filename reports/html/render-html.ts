import { drawableFigure } from '../drawable-figure.ts';
import { expectResults } from '../expect-results.ts';
import { headline } from '../page/prose.ts';
import { pictureTexts } from '../picture-texts.ts';
import { drawing } from '../render/canvas.ts';
import { renderSvg } from '../render/svg.ts';
import type { Results } from '../results.ts';
import { stampOf } from '../stamp.ts';
import { figures } from '../subjects/index.ts';
import { figureLayout } from './figure-section.ts';
import { htmlReport, type Pictured } from './html-report.ts';

/**
 * All that the results hold as one page for a browser: finding, figures with their numbers as tables, definitions,
 * levers, assumptions, limits and provenance. No script, nothing from elsewhere.
 *
 * @returns HTML, the same bytes for the same results
 */
export async function renderHtml(results: Results): Promise<string> {
  expectResults(results, 'renderHtml');
  const { measure } = await drawing();
  const drawn = figures(results);
  const pictured: Pictured[] = [];
  for (const figure of drawn) {
    const layout = figureLayout(drawableFigure(figure), stampOf(results)?.across, measure);
    pictured.push({ figure, svg: await renderSvg(layout, { Title: figure.title, Description: figure.altText }) });
  }
  const title = headline(results, drawn);
  return htmlReport(results, pictured, pictureTexts(results, title, drawn[0]?.altText ?? title));
}
