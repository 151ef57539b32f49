import { drawableFigure } from './drawable-figure.ts';
import { drawableResults } from './drawable-results.ts';
import { expectResults } from './expect-results.ts';
import type { Figure } from './figure.ts';
import type { Page } from './page/a4.ts';
import { a4 } from './page/a4.ts';
import { briefText, registerText } from './page/alt-text.ts';
import type { Layout } from './page/marks.ts';
import { headline } from './page/prose.ts';
import { single } from './page/single.ts';
import { wide } from './page/wide.ts';
import { pictureTexts } from './picture-texts.ts';
import { planePage } from './plane/page.ts';
import type { PlaneFigure } from './plane/plane.ts';
import { drawing } from './render/canvas.ts';
import { drawableCopy } from './render/glyphs.ts';
import { renderPdf } from './render/pdf.ts';
import { renderPng } from './render/png.ts';
import { renderSvg } from './render/svg.ts';
import type { Results } from './results.ts';
import { stamped } from './stamp.ts';
import { panelsFor } from './subjects/index.ts';
import { pictureTextWords } from './wording/picture-texts.ts';

export { cumulativeOutcome } from './charts/cumulative-outcome.ts';
export type { FanOptions } from './charts/fan.ts';
export { fan } from './charts/fan.ts';
export { optionShares } from './charts/option-shares.ts';
export { outcomeBars } from './charts/outcome-bars.ts';
export { playerFans } from './charts/player-fans.ts';
export { playerMedians } from './charts/player-medians.ts';
export { playerOptions } from './charts/player-options.ts';
export type { ChartOptions, Definition, EndLabel, EventMark, Figure, Plot } from './figure.ts';
export { naturalFrequencies, naturalFrequency } from './format.ts';
export { renderHtml } from './html/render-html.ts';
export type { Plane } from './plane/finding.ts';
export { type PlaneFigure, planeFigure } from './plane/plane.ts';
export { readTexts } from './render/png-chunks.ts';
export type {
  EventFacts,
  OutcomeResult,
  ParameterFacts,
  Results,
  ScenarioFacts,
  TickRow,
  TickSeries,
} from './results.ts';
export { figures, panelsFor } from './subjects/index.ts';

/** The formats of a brief: A4 pages for print, one 16:9 page for a screen. */
export type BriefFormat = 'a4' | '16x9';

/** One page of a brief as a PNG, with what a screen reader says; `name` is its file stem. */
export type BriefPage = { readonly name: string; readonly png: Uint8Array; readonly altText: string };

type Composed = { readonly name: string; readonly page: Page; readonly title: string; readonly altText: string };

/** The pages of a brief before they are drawn. */
async function compose(results: Results, format: BriefFormat): Promise<Composed[]> {
  const { measure } = await drawing();
  const shown = drawableResults(results);
  const pages = format === 'a4' ? a4(shown, measure) : [wide(shown, measure)];
  return pages.map((page, k): Composed => {
    // Texts keep the letters that our fonts lack.
    const drawn = panelsFor(results, page.drawn.length);
    const title = headline(results, drawn);
    return k === 0
      ? { name: `brief-${format}`, page, title, altText: briefText(results, drawn) }
      : {
          name: `brief-${format}-${k + 1}`,
          page,
          title: pictureTextWords.furtherPage(title, k + 1),
          altText: registerText(results),
        };
  });
}

/** The alternative text of each page of a brief: headline, panels and limits of the first, definitions and parameters of the others. */
export async function briefAltTexts(results: Results, format: BriefFormat): Promise<string[]> {
  expectResults(results, 'briefAltTexts');
  return (await compose(results, format)).map(({ altText }) => altText);
}

/**
 * A brief as PNG pages, with their provenance in a text chunk. A4: 2480 × 3508 pixels at 300 dpi, the page with the
 * finding first, then definitions and parameters. 16:9: one page of 3840 × 2160 pixels at 288 dpi.
 *
 * @returns at least one page; the bytes are the same for the same results
 */
export async function renderBrief(results: Results, format: BriefFormat): Promise<BriefPage[]> {
  expectResults(results, 'renderBrief');
  const pages = await compose(results, format);
  return Promise.all(
    pages.map(async ({ name, page, title, altText }) => {
      return { name, png: await renderPng(page.layout, pictureTexts(results, title, altText)), altText };
    }),
  );
}

/** A file of a brief: its name with its ending, and its bytes. */
export type BriefFile = { readonly name: string; readonly content: Uint8Array };

/** A brief as files: its pictures, and for each page what a screen reader says. */
export type BriefFiles = { readonly pictures: readonly BriefFile[]; readonly altTexts: readonly BriefFile[] };

/**
 * A brief in several kinds of file: PNG pages as `renderBrief` gives them, SVG pages whose texts are outlines, one PDF
 * with all pages whose texts can be searched. SVG and PDF have their true print size, A4 or 13⅓ × 7½ inches, title,
 * description and provenance, and no date.
 *
 * @param kinds in the order in which pictures are to come
 * @returns at least one picture of each kind; the bytes are the same for the same results
 */
export async function renderBriefFiles(
  results: Results,
  format: BriefFormat,
  kinds: readonly PictureFormat[],
): Promise<BriefFiles> {
  expectResults(results, 'renderBriefFiles');
  const pages = await compose(results, format);
  const pictures = await Promise.all(
    kinds.flatMap((kind) => {
      if (kind === 'pdf') return [pdfOf(results, pages)];
      return pages.map(async ({ name, page, title, altText }): Promise<BriefFile> => {
        const content = await renderAs(page.layout, pictureTexts(results, title, altText), kind);
        return { name: `${name}.${kind}`, content };
      });
    }),
  );
  const text = (altText: string): Uint8Array => new TextEncoder().encode(`${altText}\n`);
  return {
    pictures,
    altTexts: pages.map(({ name, altText }) => ({ name: `${name}.alt.txt`, content: text(altText) })),
  };
}

/** All pages in one file. */
async function pdfOf(results: Results, [first, ...others]: readonly Composed[]): Promise<BriefFile> {
  if (first === undefined) throw new Error('expected a page of a brief, got none');
  const altText = [first, ...others].map((page) => page.altText).join('\n\n');
  const layouts = [first.page.layout, ...others.map(({ page }) => page.layout)] as const;
  return { name: `${first.name}.pdf`, content: await renderPdf(layouts, pictureTexts(results, first.title, altText)) };
}

/** The first A4 page of a brief; see `renderBrief`. */
export async function renderA4(results: Results): Promise<Uint8Array> {
  expectResults(results, 'renderA4');
  const [first] = await compose(results, 'a4');
  if (first === undefined) throw new Error('expected an A4 page, got none');
  return renderPng(first.page.layout, pictureTexts(results, first.title, first.altText));
}

/** The kinds of file of a picture: pixels, or lines and areas. */
export type PictureFormat = 'png' | 'svg' | 'pdf';

/** One layout as a file. */
async function renderAs(
  layout: Layout,
  texts: Readonly<Record<string, string>>,
  format: PictureFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'png':
      return renderPng(layout, texts);
    case 'svg':
      return new TextEncoder().encode(await renderSvg(layout, texts));
    case 'pdf':
      return renderPdf([layout], texts);
  }
}

/**
 * One figure by itself, with the lines that must travel with it: 8 × 4½ inches, as a PNG 2400 × 1350 pixels at 300 dpi.
 *
 * @param format of the file; `png` by default
 */
export async function renderFigure(
  results: Results,
  figure: Figure,
  format: PictureFormat = 'png',
): Promise<Uint8Array> {
  expectResults(results, 'renderFigure');
  if (figure.plane !== undefined) return renderPlane(results, figure.plane, format);
  const { measure } = await drawing();
  const layout = single(drawableResults(results), drawableFigure(figure), measure);
  return renderAs(layout, pictureTexts(results, figure.title, stamped(results, figure.altText)), format);
}

/** A plane with its finding; sizes and formats as of `renderFigure`. */
export async function renderPlane(
  results: Results,
  figure: PlaneFigure,
  format: PictureFormat = 'png',
): Promise<Uint8Array> {
  expectResults(results, 'renderPlane');
  const { measure } = await drawing();
  const layout = planePage(drawableResults(results), drawableCopy(figure), measure);
  return renderAs(layout, pictureTexts(results, figure.title, stamped(results, figure.altText)), format);
}
