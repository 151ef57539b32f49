import type { Figure } from './figure.ts';
import { pageFigures } from './figures.ts';
import { a4 } from './page/a4.ts';
import { changesLine, headline } from './page/prose.ts';
import { single } from './page/single.ts';
import { drawing } from './render/canvas.ts';
import { drawableCopy } from './render/glyphs.ts';
import { renderPng } from './render/png.ts';
import type { Results } from './results.ts';
import { sentence } from './words.ts';

export { cumulativeOutcome } from './charts/cumulative-outcome.ts';
export type { FanOptions } from './charts/fan.ts';
export { fan } from './charts/fan.ts';
export { optionShares } from './charts/option-shares.ts';
export { playerMedians } from './charts/player-medians.ts';
export type { ChartOptions, Definition, EndLabel, EventMark, Figure } from './figure.ts';
export { figures, pageFigures } from './figures.ts';
export { naturalFrequencies, naturalFrequency } from './format.ts';
export { readTexts } from './render/png-chunks.ts';
export type { EventFacts, OutcomeResult, Results, ScenarioFacts, TickRow, TickSeries } from './results.ts';

/** @throws Error that says what was expected, where something else than results was given */
function expectResults(results: unknown, where: string): void {
  const kind = results === null ? 'null' : Array.isArray(results) ? 'a list' : typeof results;
  const given =
    results instanceof Promise ? 'a promise of them (await it)' : kind === 'object' ? 'something else' : kind;
  const fields = ['scenario', 'runs', 'outcomes', 'ticks', 'provenance'];
  const missing =
    kind === 'object' && !(results instanceof Promise) ? fields.filter((field) => !(field in (results as object))) : [];
  if (kind === 'object' && given === 'something else' && missing.length === 0) return;
  const without = missing.length === 0 ? '' : ` without ${missing.join(', ')}`;
  throw new Error(`${where}: expected results, as readResults(directory) gives them, got ${given}${without}`);
}

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
      failedRuns: results.failedRuns,
      draft: results.draft,
      set: results.scenario.set ?? [],
      ...(results.scenario.parent === undefined ? {} : { parent: results.scenario.parent }),
      events: results.scenario.events ?? [],
    }),
  };
}

/** The alternative text of the A4 page: its headline and what each panel shows. */
export function a4AltText(results: Results): string {
  expectResults(results, 'a4AltText');
  const drawn = pageFigures(results);
  const panels = drawn.map((figure, k) => `Panel ${String.fromCharCode(97 + k)}: ${figure.altText}`);
  const changed = changesLine(results);
  const about = [sentence(headline(results, drawn)), ...(changed === undefined ? [] : [sentence(changed)])];
  return [...about, ...panels].join('\n');
}

/**
 * The A4 briefing page as a PNG: 2480 × 3508 pixels at 300 dpi, with its provenance in a text chunk.
 *
 * @returns the file's bytes, the same for the same results
 */
export async function renderA4(results: Results): Promise<Uint8Array> {
  expectResults(results, 'renderA4');
  const shown = drawableCopy(results);
  const { measure } = await drawing();
  return renderPng(
    a4(shown, measure),
    pictureTexts(results, headline(results, pageFigures(results)), a4AltText(results)),
  );
}

/** One figure by itself as a PNG: 2400 × 1350 pixels at 300 dpi, with the lines that must travel with it. */
export async function renderFigure(results: Results, figure: Figure): Promise<Uint8Array> {
  expectResults(results, 'renderFigure');
  const { measure } = await drawing();
  const { configuration, ...words } = figure;
  const layout = single(drawableCopy(results), { ...drawableCopy(words), configuration }, measure);
  return renderPng(layout, pictureTexts(results, figure.title, figure.altText));
}
