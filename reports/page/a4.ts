import { ACCENT, DRAFT, INK, MUTED, RULE } from '../colour.ts';
import { pageFigures } from '../figures.ts';
import type { Results } from '../results.ts';
import type { Box, Layout, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import { panel, paragraph, roomFor } from './panel.ts';
import { headline, kicker, plain, provenanceLines, reading, sentence, standfirst, subline } from './prose.ts';
import { shorten, wrap, wrapBalanced, wrapFacts } from './wrap.ts';

/** A4 at 300 dpi. */
export const A4 = { width: 2480, height: 3508 } as const;

const MARGIN = 165;
const CONTENT = A4.width - 2 * MARGIN;

/** Where the text of the notes begins, right of their names. */
const NOTES_INDENT = 510;

const KICKER: TextStyle = { size: 42, weight: 600, colour: ACCENT };
const HEADLINE_SIZES = [92, 84, 76, 68, 60];
const STANDFIRST: TextStyle = { size: 43, weight: 400, colour: INK };
const SUBLINE: TextStyle = { size: 38, weight: 400, colour: MUTED };
const NOTE_NAME: TextStyle = { size: 37, weight: 600, colour: INK };
const NOTE: TextStyle = { size: 37, weight: 400, colour: INK };
const FOOT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

/** A panel that has the page to itself is not drawn out to fill it. */
const TALLEST = 1500;

/** How much a scenario may say before it is cut short, in lines. */
type Limits = {
  readonly kicker: number;
  readonly headline: number;
  readonly outcome: number;
  readonly subline: number;
  readonly limits: number;
};

const AMPLE: Limits = { kicker: 2, headline: 4, outcome: 3, subline: 3, limits: 7 };

/** For texts so long that the panels would lose their room. */
const TIGHT: Limits = { kicker: 1, headline: 3, outcome: 2, subline: 2, limits: 4 };

/** What two rows of panels need, pixels. */
const ENOUGH = 1750;

type Flow = { readonly marks: readonly Mark[]; readonly bottom: number };

/** The largest type in which the headline takes at most three lines; at the smallest it may take more. */
function fitHeadline(text: string, most: number, measure: Measure): { lines: string[]; style: TextStyle } {
  const candidates = HEADLINE_SIZES.map((size) => {
    const style: TextStyle = { size, weight: 700, colour: INK };
    return { lines: wrapBalanced(text, style, CONTENT, measure), style };
  });
  const last = candidates.at(-1) as { lines: string[]; style: TextStyle };
  return (
    candidates.find(({ lines }, k) => lines.length <= (k < 2 ? 2 : 3)) ?? {
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
  const { lines, style } = fitHeadline(text, limits.headline, measure);
  const main = paragraph(lines, style, { x: MARGIN, y: top.bottom + 14 }, measure, 1.2);
  const marks: Mark[] = [bar, ...stamp.marks, ...top.marks, ...main.marks];
  let y = main.bottom + 26;
  const said = standfirst(results).flatMap((one) =>
    shorten(wrap(one, STANDFIRST, CONTENT, measure), limits.outcome, STANDFIRST, CONTENT, measure),
  );
  if (said.length > 0) {
    const body = paragraph(said, STANDFIRST, { x: MARGIN, y }, measure, 1.38);
    marks.push(...body.marks);
    y = body.bottom + 14;
  }
  const facts = shorten(
    wrapFacts(subline(results), SUBLINE, CONTENT, measure),
    limits.subline,
    SUBLINE,
    CONTENT,
    measure,
  );
  const below = paragraph(facts, SUBLINE, { x: MARGIN, y }, measure, 1.36);
  return { marks: [...marks, ...below.marks], bottom: below.bottom };
}

/** One line of the notes; an item of a list has a bullet before its first. */
type NoteLine = { readonly text: string; readonly bullet: boolean };

function noteLines(text: string, bullet: boolean, width: number, measure: Measure): NoteLine[] {
  return wrap(text, NOTE, width, measure).map((line, k) => ({ text: line, bullet: bullet && k === 0 }));
}

/** The limits as lines, whole ones only unless the first alone is too long: what does not fit is counted. */
function limitLines(limits: readonly string[], most: number, width: number, measure: Measure): NoteLine[] {
  if (limits.length === 0) return [{ text: 'The scenario states no limits of its own.', bullet: false }];
  const lines: NoteLine[] = [];
  for (const [k, limit] of limits.entries()) {
    const wrapped = noteLines(sentence(plain(limit)), limits.length > 1, width, measure);
    const left = limits.length - k;
    const room = most - lines.length - (left > 1 ? 1 : 0);
    if (wrapped.length > room && k > 0) {
      lines.push({
        text: `… and ${left} more limit${left === 1 ? '' : 's'}, to be read in the scenario file.`,
        bullet: false,
      });
      return lines;
    }
    if (wrapped.length > room) {
      const texts = wrapped.map((line) => line.text);
      lines.push(
        ...shorten(texts, room, NOTE, width, measure).map((text, row) => ({
          text,
          bullet: wrapped[row]?.bullet ?? false,
        })),
      );
      continue;
    }
    lines.push(...wrapped);
  }
  return lines;
}

/** Named notes and the provenance, laid out from the bottom margin upwards; returns where they begin. */
function foot(results: Results, limits: Limits, measure: Measure): { marks: Mark[]; top: number } {
  const width = CONTENT - NOTES_INDENT;
  const notes: [string, NoteLine[]][] = [
    ['What this does not show', limitLines(results.scenario.limits, limits.limits, width, measure)],
    ['How to read it', noteLines(reading(results), false, width, measure)],
  ];
  const source = provenanceLines(results).flatMap((line) => wrapFacts(line, FOOT, CONTENT, measure));
  const step = Math.round(NOTE.size * 1.36);
  const sourceStep = Math.max(boxHeight(FOOT), Math.round(FOOT.size * 1.4));
  const height =
    notes.reduce((sum, [, lines]) => sum + lines.length * step + 22, 0) + 34 + 26 + source.length * sourceStep;
  const top = A4.height - 130 - height;
  const marks: Mark[] = [{ kind: 'area', x: MARGIN, y: top, width: CONTENT, height: 2, colour: RULE }];
  let y = top + 34;
  for (const [name, lines] of notes) {
    marks.push(textMark(name, NOTE_NAME, { x: MARGIN, y }, measure));
    const texts = lines.map((line) => line.text);
    const body = paragraph(texts, NOTE, { x: MARGIN + NOTES_INDENT, y }, measure, 1.36);
    const bullets = lines.flatMap((line, k) =>
      line.bullet ? [textMark('•', NOTE, { x: MARGIN + NOTES_INDENT - 36, y: y + k * step }, measure)] : [],
    );
    marks.push(...body.marks, ...bullets);
    y = body.bottom + 22;
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
  const first = Math.round((all - between) * (count === 2 ? 0.5 : 0.47));
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
    const below = foot(results, limits, measure);
    return { above, below, room: below.top - above.bottom };
  };
  const ample = frame(AMPLE);
  const { above, below } = ample.room >= ENOUGH ? ample : frame(TIGHT);
  const places = frames(drawn.length, above.bottom + 56, below.top - 50);
  const rooms = drawn.map((figure, k) => roomFor(figure, places[k] as Box, measure));
  const room = {
    left: Math.max(0, ...rooms.map(({ left }) => left)),
    right: Math.max(0, ...rooms.map(({ right }) => right)),
  };
  const aligned = drawn.length === 2 ? { room } : {};
  const panels = drawn.flatMap((figure, k) => {
    const title = figure.panelTitle ?? figure.title;
    const letter = drawn.length > 1 ? { letter: String.fromCharCode(97 + k) } : {};
    return panel(figure, { ...letter, ...aligned, title, draft: results.draft }, places[k] as Box, measure);
  });
  return { ...A4, marks: [...above.marks, ...panels, ...below.marks] };
}
