import { ACCENT, DRAFT, INK, MUTED, RULE } from '../colour.ts';
import { allowsFinding } from '../failures.ts';
import type { Figure } from '../figure.ts';
import { pageFigures } from '../figures.ts';
import type { Results } from '../results.ts';
import type { Box, Layout, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import type { NoteLine } from './notes.ts';
import { definitionLines, limitLines, NOTE, noteLines } from './notes.ts';
import type { PanelOptions } from './panel.ts';
import { headHeight, panel, paragraph, roomFor } from './panel.ts';
import {
  changesLine,
  definitions,
  headline,
  kicker,
  provenanceLines,
  reading,
  standfirst,
  subline,
  warning,
} from './prose.ts';
import { shorten, wrap, wrapBalanced, wrapFacts } from './wrap.ts';

/** A4 at 300 dpi. */
export const A4 = { width: 2480, height: 3508 } as const;

const MARGIN = 165;
const CONTENT = A4.width - 2 * MARGIN;

/** Where the text of the notes begins, right of their names. */
const NOTES_INDENT = 460;

const KICKER: TextStyle = { size: 42, weight: 600, colour: ACCENT };
const HEADLINE_SIZES = [92, 84, 76, 68, 76, 68, 60];
const STANDFIRST: TextStyle = { size: 43, weight: 400, colour: INK };
const WARNING: TextStyle = { size: 43, weight: 600, colour: DRAFT };
const CHANGES: TextStyle = { size: 38, weight: 600, colour: INK };
const SUBLINE: TextStyle = { size: 38, weight: 400, colour: MUTED };
const NOTE_NAME: TextStyle = { size: 35, weight: 600, colour: INK };
const FOOT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

/** A panel that has the page to itself is not drawn out to fill it. */
const TALLEST = 1500;

/** How much a scenario may say before it is cut short, in lines. */
type Limits = {
  readonly kicker: number;
  readonly headline: number;
  readonly outcome: number;
  readonly changes: number;
  readonly subline: number;
  readonly definitions: number;
  readonly limits: number;
};

const AMPLE: Limits = { kicker: 2, headline: 4, outcome: 3, changes: 4, subline: 3, definitions: 12, limits: 30 };

/** From all that there is to say down to what always leaves the panels their room. */
const TIGHTER: readonly Limits[] = [
  AMPLE,
  { ...AMPLE, definitions: 10, limits: 14 },
  { ...AMPLE, definitions: 8, limits: 9 },
  { ...AMPLE, outcome: 2, definitions: 6, limits: 7 },
  { ...AMPLE, outcome: 2, definitions: 5, limits: 5 },
  { kicker: 1, headline: 3, outcome: 2, changes: 2, subline: 2, definitions: 3, limits: 3 },
];

/** What two rows of panels, and one, need, pixels. */
const ENOUGH = 1650;
const ENOUGH_FOR_ONE = 900;

type Flow = { readonly marks: readonly Mark[]; readonly bottom: number };

/** The largest type in which the headline takes two lines, else three; at the smallest it may take more. */
function fitHeadline(
  text: string,
  colour: string,
  most: number,
  measure: Measure,
): { lines: string[]; style: TextStyle } {
  const candidates = HEADLINE_SIZES.map((size) => {
    const style: TextStyle = { size, weight: 700, colour };
    return { lines: wrapBalanced(text, style, CONTENT, measure), style };
  });
  const last = candidates.at(-1) as { lines: string[]; style: TextStyle };
  return (
    candidates.find(({ lines }, k) => lines.length <= (k < 4 ? 2 : 3)) ?? {
      ...last,
      lines: shorten(last.lines, most, last.style, CONTENT, measure),
    }
  );
}

/** A frame with DRAFT in it, its right edge at the margin. */
function draftStamp(y: number, measure: Measure): { marks: Mark[]; width: number } {
  const style: TextStyle = { size: 46, weight: 700, colour: DRAFT };
  const text = textMark('DRAFT', style, { x: A4.width - MARGIN - 28, y: y + 12, align: 'right' }, measure);
  const frame: Box = { x: text.x - 28, y, width: text.width + 56, height: text.height + 24 };
  return { marks: [{ kind: 'frame', ...frame, colour: DRAFT, thickness: 5 }, text], width: frame.width };
}

function head(results: Results, text: string, limits: Limits, measure: Measure): Flow {
  const bar: Mark = { kind: 'area', x: MARGIN, y: 140, width: 176, height: 15, colour: ACCENT };
  const stamp = results.draft ? draftStamp(140, measure) : { marks: [], width: 0 };
  const kickerWidth = CONTENT - (stamp.width === 0 ? 0 : stamp.width + 60);
  const kickerLines = shorten(
    wrap(kicker(results), KICKER, kickerWidth, measure),
    limits.kicker,
    KICKER,
    kickerWidth,
    measure,
  );
  const top = paragraph(kickerLines, KICKER, { x: MARGIN, y: 192 }, measure);
  const { lines, style } = fitHeadline(
    text,
    allowsFinding(results) || results.failedRuns === 0 ? INK : DRAFT,
    limits.headline,
    measure,
  );
  const main = paragraph(lines, style, { x: MARGIN, y: top.bottom + 14 }, measure, 1.2);
  const marks: Mark[] = [bar, ...stamp.marks, ...top.marks, ...main.marks];
  let y = main.bottom + 26;
  const below = (text: string, style: TextStyle, most: number, leading: number, isFacts: boolean): void => {
    const wrapped = (isFacts ? wrapFacts : wrap)(text, style, CONTENT, measure);
    const body = paragraph(shorten(wrapped, most, style, CONTENT, measure), style, { x: MARGIN, y }, measure, leading);
    marks.push(...body.marks);
    y = body.bottom;
  };
  const red = warning(results);
  if (red !== undefined) below(red, WARNING, limits.outcome, 1.38, false);
  const said = standfirst(results);
  for (const one of said) below(one, STANDFIRST, limits.outcome, 1.38, false);
  if (red !== undefined || said.length > 0) y += 14;
  const changed = changesLine(results);
  if (changed !== undefined) {
    below(changed, CHANGES, limits.changes, 1.36, true);
    y += 8;
  }
  below(subline(results), SUBLINE, limits.subline, 1.36, true);
  return { marks, bottom: y };
}

type Note = { readonly name: readonly string[]; readonly lines: readonly NoteLine[] };

function notesOf(results: Results, drawn: readonly Figure[], limits: Limits, measure: Measure): Note[] {
  const width = CONTENT - NOTES_INDENT;
  const note = (name: string, lines: NoteLine[]): Note => ({
    name: wrap(name, NOTE_NAME, NOTES_INDENT - 80, measure),
    lines,
  });
  const meanings = definitions(drawn);
  return [
    ...(meanings.length === 0
      ? []
      : [note('Definitions', definitionLines(meanings, limits.definitions, width, measure))]),
    note('What this rests on and does not show', limitLines(results.scenario.limits, limits.limits, width, measure)),
    note('How to read it', noteLines(reading(results), false, width, measure)),
  ];
}

/** Named notes and the provenance, laid out from the bottom margin upwards; returns where they begin. */
function foot(
  results: Results,
  drawn: readonly Figure[],
  limits: Limits,
  measure: Measure,
): { marks: Mark[]; top: number } {
  const notes = notesOf(results, drawn, limits, measure);
  const source = provenanceLines(results).flatMap((line) => wrapFacts(line, FOOT, CONTENT, measure));
  const step = Math.round(NOTE.size * 1.36);
  const sourceStep = Math.max(boxHeight(FOOT), Math.round(FOOT.size * 1.4));
  const rows = ({ name, lines }: Note): number => Math.max(name.length, lines.length);
  const height = notes.reduce((sum, note) => sum + rows(note) * step + 22, 0) + 34 + 26 + source.length * sourceStep;
  const top = A4.height - 130 - height;
  const marks: Mark[] = [{ kind: 'area', x: MARGIN, y: top, width: CONTENT, height: 2, colour: RULE }];
  let y = top + 34;
  for (const note of notes) {
    const { name, lines } = note;
    const texts = lines.map((line) => line.text);
    const body = paragraph(texts, NOTE, { x: MARGIN + NOTES_INDENT, y }, measure, 1.36);
    const bullets = lines.flatMap((line, k) =>
      line.bullet ? [textMark('•', NOTE, { x: MARGIN + NOTES_INDENT - 36, y: y + k * step }, measure)] : [],
    );
    marks.push(...paragraph(name, NOTE_NAME, { x: MARGIN, y }, measure, 1.36).marks, ...body.marks, ...bullets);
    y += rows(note) * step + 22;
  }
  marks.push({ kind: 'area', x: MARGIN, y: y + 2, width: CONTENT, height: 2, colour: RULE });
  return { marks: [...marks, ...paragraph(source, FOOT, { x: MARGIN, y: y + 26 }, measure, 1.4).marks], top };
}

/** Rows of panels: one or two across the page; with three the first is wide, the others share a row. */
function frames(count: number, top: number, bottom: number): Box[] {
  const [across, between] = [90, 70];
  const all = bottom - top;
  if (count < 2) return [{ x: MARGIN, y: top, width: CONTENT, height: Math.min(all, TALLEST) }].slice(0, count);
  // Half as wide, the panels of a shared row have longer headings.
  const first = Math.round((all - between) * (count === 2 ? 0.5 : 0.44));
  const y = top + first + between;
  const height = bottom - y;
  const wide = { x: MARGIN, y: top, width: CONTENT, height: first };
  if (count === 2) return [wide, { x: MARGIN, y, width: CONTENT, height }];
  const half = (CONTENT - across) / 2;
  return [wide, { x: MARGIN, y, width: half, height }, { x: MARGIN + half + across, y, width: half, height }];
}

/**
 * The A4 page: finding, evidence, what it hangs on, up to three panels, what it does not show, where it came from.
 *
 * @param measure width of a text as it will be drawn
 * @returns marks in drawing order; no two texts overlap and all lie within the page
 */
export function a4(results: Results, measure: Measure): Layout {
  const drawn = pageFigures(results);
  const text = headline(results, drawn);
  const frame = (limits: Limits): { above: Flow; below: { marks: Mark[]; top: number }; room: number } => {
    const above = head(results, text, limits, measure);
    const below = foot(results, drawn, limits, measure);
    return { above, below, room: below.top - above.bottom };
  };
  const enough = drawn.length === 0 ? 0 : drawn.length === 1 ? ENOUGH_FOR_ONE : ENOUGH;
  const tries = TIGHTER.map(frame);
  const { above, below } = tries.find(({ room }) => room >= enough) ?? (tries.at(-1) as (typeof tries)[number]);
  const places = frames(drawn.length, above.bottom + 56, below.top - 50);
  const rooms = drawn.map((figure, k) => roomFor(figure, places[k] as Box, measure));
  const room = {
    left: Math.max(0, ...rooms.map(({ left }) => left)),
    right: Math.max(0, ...rooms.map(({ right }) => right)),
  };
  const options = drawn.map((figure, k) => ({
    ...(drawn.length > 1 ? { letter: String.fromCharCode(97 + k) } : {}),
    ...(drawn.length === 2 ? { room } : {}),
    title: figure.panelTitle ?? figure.title,
    draft: results.draft,
  }));
  // Panels side by side have plots of the same height.
  const beside = Math.max(
    0,
    ...drawn
      .slice(1)
      .map((figure, k) => headHeight(figure, options[k + 1] as PanelOptions, places[k + 1] as Box, measure)),
  );
  const panels = drawn.flatMap((figure, k) => {
    const height = drawn.length === 3 && k > 0 ? { headHeight: beside } : {};
    return panel(figure, { ...(options[k] as PanelOptions), ...height }, places[k] as Box, measure);
  });
  return { ...A4, marks: [...above.marks, ...panels, ...below.marks] };
}
