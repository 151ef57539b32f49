import { cautionSentences } from '../cautions.ts';
import { ACCENT, DRAFT, MUTED, RULE } from '../colour.ts';
import { allowsFinding, failureNotice } from '../failures.ts';
import type { Figure } from '../figure.ts';
import { conditionLine } from '../findings.ts';
import type { Results } from '../results.ts';
import { stampOf } from '../stamp.ts';
import { pageWords as say } from '../wording/page.ts';
import { clipped, plain } from '../words.ts';
import type { Box, Layout, Mark, Measure, TextStyle } from './marks.ts';
import { SMALLEST_TYPE, textMark } from './marks.ts';
import { definitionTexts } from './notes.ts';
import { fits, panel } from './panel.ts';
import { paragraph } from './paragraph.ts';
import { changesLine, provenanceLines, sizeLine, warning } from './prose.ts';
import { shorten, wrapFacts } from './wrap.ts';

/** One figure by itself, 16:9. */
export const SINGLE = { width: 2400, height: 1350 } as const;

const MARGIN = 100;
const FACTS: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

const STEP = Math.round(FACTS.size * 1.4);
const WARNING: TextStyle = { size: SMALLEST_TYPE, weight: 600, colour: DRAFT };

/** The headline of a page says how many runs failed; a figure by itself has none. */
function failedFirst(results: Results, red: string): string {
  return allowsFinding(results) ? red : `${say.noFinding(failureNotice(results) ?? '')} ${red}`;
}

/** With a lower frame, pixels, a plot is squeezed: then words below it give way. */
const ROOMY_FRAME = 750;

/** Lines per fact: fewer where the panel needs the room. */
const MOST_LINES = [3, 2, 1] as const;

/** A line of facts below a picture, and how many lines of it are kept however narrow the room is. */
type Fact = { readonly text: string; readonly least: number };

/** Text below a picture that makes do with so many lines of this width. */
export type Shrinking = (most: number, width: number, measure: Measure) => readonly string[];

/** What a picture by itself shows, in the room that the lines below leave. */
export type Body = {
  /** Lines below, before those of the experiment. */
  readonly facts: readonly string[];
  /** Lines before these. */
  readonly meanings?: Shrinking;
  /** The height of the frame, pixels, for which lines below are given up. */
  readonly enough?: number;
  /** What to bear in mind of the levels: lines before the others, of which two are kept each. */
  readonly cautions: readonly string[];
  /** Lines of the experiment that are kept whatever is drawn; 1 by default. */
  readonly least?: number;
  readonly fits: (frame: Box) => boolean;
  readonly draw: (frame: Box) => readonly Mark[];
};

/** What was changed and how much was run; with the command that does it again. */
function experimentFacts(results: Results, least: number): Fact[] {
  const changed = changesLine(results);
  const made = sizeLine(results, say.scenarioAlone(clipped(plain(results.scenario.title))));
  const lines = provenanceLines(results);
  const ahead = changed === undefined ? [] : [changed];
  return [
    { text: [made, ...ahead].join(' · '), least: Math.max(2, least) },
    // What it all hangs on is said whatever is drawn.
    { text: conditionLine(results), least: Number.POSITIVE_INFINITY },
    ...lines.map((text, k) => ({ text, least: k > 0 ? least : 1 })),
  ];
}

/** A picture that travels alone takes with it what the page would say around it. */
export function alone(results: Results, body: Body, measure: Measure): Layout {
  const width = SINGLE.width - 2 * MARGIN;
  const cautions = body.cautions.map((text) => ({ text, least: 2 }));
  const facts = [...body.facts.map((text) => ({ text, least: 1 })), ...experimentFacts(results, body.least ?? 1)];
  const red = warning(results);
  const laid = MOST_LINES.map((most) => {
    const fitted = ({ text, least }: Fact, style: TextStyle): string[] =>
      shorten(wrapFacts(text, style, width, measure), Math.max(most, least), style, width, measure);
    const redLines = red === undefined ? [] : fitted({ text: failedFirst(results, red), least: 1 }, WARNING);
    const lines = [
      ...cautions.flatMap((fact) => fitted(fact, FACTS)),
      ...(body.meanings?.(most, width, measure) ?? []),
      ...facts.flatMap((fact) => fitted(fact, FACTS)),
    ];
    const top = SINGLE.height - 80 - (lines.length + redLines.length) * STEP;
    return { redLines, lines, top, frame: { x: MARGIN, y: 128, width, height: top - 46 - 128 } };
  });
  const { enough = 0 } = body;
  const { redLines, lines, top, frame } =
    laid.find((one) => one.frame.height >= enough && body.fits(one.frame)) ??
    laid.findLast((one) => body.fits(one.frame)) ??
    (laid.at(-1) as (typeof laid)[number]);
  const bar: Mark = { kind: 'area', x: MARGIN, y: 80, width: 176, height: 15, colour: ACCENT };
  const worn = stampOf(results);
  const stamp: Mark[] =
    worn === undefined
      ? []
      : [
          textMark(
            worn.corner,
            { size: 46, weight: 700, colour: DRAFT },
            { x: SINGLE.width - MARGIN, y: 62, align: 'right' },
            measure,
          ),
        ];
  return {
    ...SINGLE,
    marks: [
      bar,
      ...stamp,
      ...body.draw(frame),
      { kind: 'area', x: MARGIN, y: top - 18, width, height: 2, colour: RULE },
      ...paragraph(redLines, WARNING, { x: MARGIN, y: top }, measure, 1.4).marks,
      ...paragraph(lines, FACTS, { x: MARGIN, y: top + redLines.length * STEP }, measure, 1.4).marks,
    ],
  };
}

/** What the words in the picture mean: whole sentences, what does not fit is counted. */
function meaningsOf({ definitions }: Figure): Shrinking {
  return (most, width, measure) => {
    const all = definitions.map(({ term, meaning }) => ({ term, meaning }));
    return all.length === 0 ? [] : definitionTexts(all, { most, width, rest: say.onA4Pages }, FACTS, measure);
  };
}

/** A figure by itself. */
export function single(results: Results, figure: Figure, measure: Measure): Layout {
  const options = { title: figure.title, stamp: stampOf(results)?.across };
  return alone(
    results,
    {
      facts: [],
      meanings: meaningsOf(figure),
      enough: ROOMY_FRAME,
      cautions: cautionSentences(figure.cautions ?? []),
      // What stands above the plot leaves little room below it.
      ...(figure.plots[0].flags === undefined ? {} : { least: 2 }),
      fits: (frame) => fits(figure, options, frame, measure),
      draw: (frame) => panel(figure, options, frame, measure),
    },
    measure,
  );
}
