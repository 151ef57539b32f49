import { ACCENT, DRAFT, MUTED, RULE } from '../colour.ts';
import { allowsFinding, failureNotice } from '../failures.ts';
import type { Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import { clipped, plain, sentence } from '../words.ts';
import type { Layout, Mark, Measure, TextStyle } from './marks.ts';
import { SMALLEST_TYPE, textMark } from './marks.ts';
import { fits, panel } from './panel.ts';
import { paragraph } from './paragraph.ts';
import { changesLine, provenanceLines, subline, warning } from './prose.ts';
import { shorten, wrapFacts } from './wrap.ts';

/** One figure by itself, 16:9. */
export const SINGLE = { width: 2400, height: 1350 } as const;

const MARGIN = 100;
const FACTS: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

const STEP = Math.round(FACTS.size * 1.4);
const WARNING: TextStyle = { size: SMALLEST_TYPE, weight: 600, colour: DRAFT };

/** The headline of a page says how many runs failed; a figure by itself has none. */
function failedFirst(results: Results, red: string): string {
  return allowsFinding(results) ? red : `${failureNotice(results)}. No finding. ${red}`;
}

/** Lines per fact: fewer where the panel needs the room. */
const MOST_LINES = [3, 2, 1] as const;

/** A figure that travels alone takes with it what the page would say around it. */
export function single(results: Results, figure: Figure, measure: Measure): Layout {
  const width = SINGLE.width - 2 * MARGIN;
  const changed = changesLine(results);
  const meanings = figure.definitions.map(({ term, meaning }) => sentence(`${term}: ${meaning}`));
  const facts = [
    ...(meanings.length === 0 ? [] : [meanings.join(' · ')]),
    ...(changed === undefined ? [] : [changed]),
    subline(results, `In this model: ${clipped(plain(results.scenario.title))}`),
    ...provenanceLines(results),
  ];
  const red = warning(results);
  const panelOptions = { title: figure.title, draft: results.draft };
  const laid = MOST_LINES.map((most) => {
    const fitted = (fact: string, style: TextStyle): string[] =>
      shorten(wrapFacts(fact, style, width, measure), most, style, width, measure);
    const redLines = red === undefined ? [] : fitted(failedFirst(results, red), WARNING);
    const lines = facts.flatMap((fact) => fitted(fact, FACTS));
    const top = SINGLE.height - 80 - (lines.length + redLines.length) * STEP;
    return { redLines, lines, top, frame: { x: MARGIN, y: 128, width, height: top - 46 - 128 } };
  });
  const { redLines, lines, top, frame } =
    laid.find((one) => fits(figure, panelOptions, one.frame, measure)) ?? (laid.at(-1) as (typeof laid)[number]);
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
  return {
    ...SINGLE,
    marks: [
      bar,
      ...stamp,
      ...panel(figure, panelOptions, frame, measure),
      { kind: 'area', x: MARGIN, y: top - 18, width, height: 2, colour: RULE },
      ...paragraph(redLines, WARNING, { x: MARGIN, y: top }, measure, 1.4).marks,
      ...paragraph(lines, FACTS, { x: MARGIN, y: top + redLines.length * STEP }, measure, 1.4).marks,
    ],
  };
}
