import { INK, MUTED, RULE } from '../colour.ts';
import type { Results } from '../results.ts';
import type { Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE, textMark } from './marks.ts';
import type { NoteLine } from './notes.ts';
import { NOTE } from './notes.ts';
import { paragraph } from './paragraph.ts';
import { provenanceLines } from './prose.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth } from './sheet.ts';
import { wrap, wrapFacts } from './wrap.ts';

export const NOTE_NAME: TextStyle = { size: 35, weight: 600, colour: INK };
const FOOT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: MUTED };

/** Lines of notes and of the provenance, pixels. */
const NOTE_STEP = Math.round(NOTE.size * 1.36);
const FOOT_STEP = Math.max(boxHeight(FOOT), Math.round(FOOT.size * 1.4));

/** Between a line of the provenance and what stands at its right. */
const BESIDE_GAP = 44;

/** Between notes, between the name above a note and its lines, and how far the text stands in from its bullet. */
const NOTE_GAP = 22;
const NAME_GAP = 6;
const BULLET = 36;

/** A named list of lines at the foot or at the side of a page. */
export type Note = { readonly name: string; readonly lines: readonly NoteLine[] };

/** Marks from `top` to the bottom margin. */
export type Block = { readonly marks: readonly Mark[]; readonly top: number };

/**
 * Where the picture came from, at the bottom margin below a rule.
 *
 * @param beside a short text at the right of each of the first lines, where this leaves it room; else below all
 */
export function provenance(results: Results, beside: readonly string[], sheet: Sheet, measure: Measure): Block {
  const width = contentWidth(sheet);
  const lines = provenanceLines(results).flatMap((line) => wrapFacts(line, FOOT, width, measure));
  const free = lines.map((line) => width - measure(line, FOOT) - BESIDE_GAP);
  const isBeside = beside.map((text, k) => measure(text, FOOT) <= (free[k] ?? 0));
  const others = beside.filter((_, k) => !isBeside[k]);
  const all = others.length === 0 ? lines : [...lines, ...wrapFacts(others.join(' · '), FOOT, width, measure)];
  const top = sheet.height - sheet.bottom - all.length * FOOT_STEP - 26;
  const rule: Mark = { kind: 'area', x: sheet.margin, y: top, width, height: 2, colour: RULE };
  const text = paragraph(all, FOOT, { x: sheet.margin, y: top + 26 }, measure, 1.4);
  const right = sheet.margin + width;
  return {
    marks: [
      rule,
      ...text.marks,
      ...beside.flatMap((one, k) => {
        const place = { x: right, y: top + 26 + k * FOOT_STEP, align: 'right' } as const;
        return isBeside[k] ? [textMark(one, FOOT, place, measure)] : [];
      }),
    ],
    top,
  };
}

function noteMarks(lines: readonly NoteLine[], x: number, y: number, measure: Measure): Mark[] {
  const texts = lines.map(({ text }) => text);
  const bullets = lines.flatMap((line, k) =>
    line.bullet ? [textMark('•', NOTE, { x: x - BULLET, y: y + k * NOTE_STEP }, measure)] : [],
  );
  return [...paragraph(texts, NOTE, { x, y }, measure, 1.36).marks, ...bullets];
}

/** Where the text of notes begins whose names stand at the left. */
const INDENT = 460;

/** The width of the text of a note beside its name. */
export function besideWidth(sheet: Sheet): number {
  return contentWidth(sheet) - INDENT;
}

/**
 * Notes below each other, each beside its name, laid out upwards from `bottom`.
 *
 * @param close with less between them, for a page that is full
 */
export function notesBeside(
  notes: readonly Note[],
  bottom: number,
  sheet: Sheet,
  measure: Measure,
  close = false,
): Block {
  const [gap, pad] = close ? [12, 22] : [NOTE_GAP, 34];
  const set = notes.map(({ name, lines }) => ({ name: wrap(name, NOTE_NAME, INDENT - 80, measure), lines }));
  const rows = ({ name, lines }: (typeof set)[number]): number => Math.max(name.length, lines.length);
  const top = bottom - set.reduce((sum, note) => sum + rows(note) * NOTE_STEP + gap, 0) - pad;
  const rule: Mark = { kind: 'area', x: sheet.margin, y: top, width: contentWidth(sheet), height: 2, colour: RULE };
  const marks: Mark[] = [rule];
  let y = top + pad;
  for (const note of set) {
    marks.push(...paragraph(note.name, NOTE_NAME, { x: sheet.margin, y }, measure, 1.36).marks);
    marks.push(...noteMarks(note.lines, sheet.margin + INDENT, y, measure));
    y += rows(note) * NOTE_STEP + gap;
  }
  return { marks, top };
}

/** The width of the text of a note below its name, in a column. */
export function columnTextWidth(width: number): number {
  return width - BULLET;
}

/** The height of notes below each other in a column. */
export function columnHeight(notes: readonly Note[]): number {
  return notes.reduce((sum, { lines }) => sum + (lines.length + 1) * NOTE_STEP + NAME_GAP + NOTE_GAP, -NOTE_GAP);
}

/** Notes below each other in a column, each below its name. */
export function notesInColumn(notes: readonly Note[], x: number, top: number, measure: Measure): Mark[] {
  const marks: Mark[] = [];
  let y = top;
  for (const { name, lines } of notes) {
    const isList = lines.some(({ bullet }) => bullet);
    marks.push(textMark(name, NOTE_NAME, { x, y }, measure));
    y += NOTE_STEP + NAME_GAP;
    marks.push(...noteMarks(lines, isList ? x + BULLET : x, y, measure));
    y += lines.length * NOTE_STEP + NOTE_GAP;
  }
  return marks;
}
