import type { Figure } from './figure.ts';
import { pageFigures } from './figures.ts';
import { a4 } from './page/a4.ts';
import { headline } from './page/prose.ts';
import { single } from './page/single.ts';
import { drawing } from './render/canvas.ts';
import { drawableCopy } from './render/glyphs.ts';
import { renderPng } from './render/png.ts';
import type { Results } from './results.ts';

export { cumulativeOutcome } from './charts/cumulative-outcome.ts';
export type { FanOptions } from './charts/fan.ts';
export { fan } from './charts/fan.ts';
export { optionShares } from './charts/option-shares.ts';
export { playerMedians } from './charts/player-medians.ts';
export type { ChartOptions, Figure } from './figure.ts';
export { figures, pageFigures } from './figures.ts';
export { readTexts } from './render/png-chunks.ts';
export type { OutcomeResult, Results, ScenarioFacts, TickRow, TickSeries } from './results.ts';

/** What `detente verify` reads from a picture, and what a screen reader says. */
function pictureTexts(results: Results, title: string, altText: string): Record<string, string> {
  return {
    Title: title,
    Description: altText,
    Software: `Detente ${results.provenance.version}`,
    detente: JSON.stringify({
      ...results.provenance,
      scenario: results.scenario.name,
      seed: results.seed,
      runs: results.runs,
      draft: results.draft,
    }),
  };
}

/** The alternative text of the A4 page: its headline and what each panel shows. */
export function a4AltText(results: Results): string {
  const drawn = pageFigures(results);
  const panels = drawn.map((figure, k) => `Panel ${String.fromCharCode(97 + k)}: ${figure.altText}`);
  return [`${headline(results, drawn)}.`, ...panels].join('\n');
}

/**
 * The A4 briefing page as a PNG: 2480 × 3508 pixels at 300 dpi, with its provenance in a text chunk.
 *
 * @returns the file's bytes, the same for the same results
 */
export async function renderA4(results: Results): Promise<Uint8Array> {
  const shown = drawableCopy(results);
  const { measure } = await drawing();
  return renderPng(
    a4(shown, measure),
    pictureTexts(results, headline(results, pageFigures(results)), a4AltText(results)),
  );
}

/** One figure by itself as a PNG: 2400 × 1350 pixels at 300 dpi, with the lines that must travel with it. */
export async function renderFigure(results: Results, figure: Figure): Promise<Uint8Array> {
  const { measure } = await drawing();
  const { configuration, ...words } = figure;
  const layout = single(drawableCopy(results), { ...drawableCopy(words), configuration }, measure);
  return renderPng(layout, pictureTexts(results, figure.title, figure.altText));
}
