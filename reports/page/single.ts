import { ACCENT, DRAFT, MUTED, RULE } from '../colour.ts';
import type { Figure } from '../figure.ts';
import { clipped } from '../findings.ts';
import type { Results } from '../results.ts';
import type { Layout, Mark, Measure, TextStyle } from './marks.ts';
import { SMALLEST_TYPE, textMark } from './marks.ts';
import { panel, paragraph } from './panel.ts';
import { plain, provenanceLines, subline } from './prose.ts';
import { shorten, wrapFacts } from './wrap.ts';

/** One figure by itself, 16:9. */
export const SINGLE = { width: 2400, height: 1350 } as const;

const MARGIN = 100;
const FACTS: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

/** Per fact. */
const MOST_LINES = 3;

/** A figure that travels alone takes with it what the page would say around it. */
export function single(results: Results, figure: Figure, measure: Measure): Layout {
  const width = SINGLE.width - 2 * MARGIN;
  const facts = [
    subline(results, `In this model: ${clipped(plain(results.scenario.title))}`),
    ...provenanceLines(results),
  ];
  const lines = facts.flatMap((fact) =>
    shorten(wrapFacts(fact, FACTS, width, measure), MOST_LINES, FACTS, width, measure),
  );
  const step = Math.round(FACTS.size * 1.4);
  const top = SINGLE.height - 80 - lines.length * step;
  const bar: Mark = { kind: 'area', x: MARGIN, y: 80, width: 176, height: 15, colour: ACCENT };
  const stamp: Mark[] = results.draft
    ? [
        textMark(
          'DRAFT',
          { size: 46, weight: 700, colour: DRAFT },
          { x: SINGLE.width - MARGIN, y: 62, align: 'right' },
          measure,
        ),
      ]
    : [];
  const frame = { x: MARGIN, y: 128, width, height: top - 46 - 128 };
  return {
    ...SINGLE,
    marks: [
      bar,
      ...stamp,
      ...panel(figure, { title: figure.title, draft: results.draft }, frame, measure),
      { kind: 'area', x: MARGIN, y: top - 18, width, height: 2, colour: RULE },
      ...paragraph(lines, FACTS, { x: MARGIN, y: top }, measure, 1.4).marks,
    ],
  };
}
