import { type Caution, type Cautioned, cautionsOf, cautionText } from '../engine/experiment/results/cautions.ts';
import type { Figure } from './figure.ts';
import { notableOutcomes } from './findings.ts';
import type { Results } from './results.ts';
import { clipped, plain, sentence, upperFirst } from './words.ts';

export type { Cautioned } from '../engine/experiment/results/cautions.ts';

/** What to bear in mind of the levels of these, each once, in words that a page can show. */
export function pictureCautions(shown: readonly Cautioned[]): readonly Caution[] {
  return cautionsOf(
    shown.map(({ label, caution }) => ({
      label: upperFirst(clipped(plain(label))),
      caution: caution === undefined ? undefined : plain(caution),
    })),
  );
}

/** The same as sentences, one for all that share it. */
export function cautionSentences(shown: readonly Cautioned[]): readonly string[] {
  return pictureCautions(shown).map((one) => sentence(cautionText(one)));
}

/** A figure that says what to bear in mind of the levels it shows. */
export function withCautions(figure: Figure, shown: readonly Cautioned[]): Figure {
  const cautions = shown.flatMap(({ label, caution }) => (caution === undefined ? [] : [{ label, caution }]));
  if (cautions.length === 0) return figure;
  const { altText } = figure;
  return { ...figure, cautions, altText: [altText, ...cautionSentences(cautions)].join(' '), panelText: altText };
}

/** What to bear in mind of the levels on a page: in its headline, what stands beside it, and its panels. */
export function pageCautions(results: Results, drawn: readonly Figure[]): readonly string[] {
  const { headlineMeasure, asked = [] } = results;
  return cautionSentences([
    ...notableOutcomes(results),
    ...(headlineMeasure === undefined ? [] : [headlineMeasure]),
    ...asked.slice(0, 1),
    ...drawn.flatMap(({ cautions = [] }) => cautions),
  ]);
}
