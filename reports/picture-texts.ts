import type { Results } from './results.ts';
import { pictureTextWords as say } from './wording/picture-texts.ts';

/** What `detente verify` reads from a picture, and what a screen reader says. */
export function pictureTexts(results: Results, title: string, altText: string): Record<string, string> {
  return {
    Title: title,
    Description: altText,
    Software: say.software(results.provenance.version),
    detente: JSON.stringify({
      ...results.provenance,
      scenario: results.scenario.name,
      seed: results.seed,
      runs: results.runs,
      failedRuns: results.failedRuns,
      draft: results.draft,
      ...(results.incomplete === undefined ? {} : { incomplete: results.incomplete }),
      set: results.scenario.set ?? [],
      ...(results.scenario.parent === undefined ? {} : { parent: results.scenario.parent }),
      events: results.scenario.events ?? [],
    }),
  };
}
