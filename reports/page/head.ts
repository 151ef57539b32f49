import { ACCENT, DRAFT, INK, MUTED } from '../colour.ts';
import { allowsFinding } from '../failures.ts';
import type { Results } from '../results.ts';
import { type Stamp, stampOf } from '../stamp.ts';
import type { Box, Mark, Measure, TextStyle } from './marks.ts';
import { textMark } from './marks.ts';
import { paragraph } from './paragraph.ts';
import { changesLine, kicker, standfirst, subline, sublineInShort, warning } from './prose.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth } from './sheet.ts';
import { shorten, wrap, wrapBalanced, wrapFacts } from './wrap.ts';

const KICKER: TextStyle = { size: 42, weight: 600, colour: ACCENT };
const STANDFIRST: TextStyle = { size: 43, weight: 400, colour: INK };
const WARNING: TextStyle = { size: 43, weight: 600, colour: DRAFT };
const CHANGES: TextStyle = { size: 38, weight: 600, colour: INK };
const SUBLINE: TextStyle = { size: 38, weight: 400, colour: MUTED };

/** The headline is one sentence in two lines, whatever the scenario's names. */
const HEADLINE_LINES = 2;

/** How the head of a page is set, and how much of it a scenario may fill before it is cut short, in lines. */
export type HeadOptions = {
  /** Sizes of the headline, the largest first. */
  readonly sizes: readonly number[];
  /** At this size and above one line is better than two larger ones. */
  readonly oneLine?: number;
  readonly kicker: number;
  /** Per sentence of evidence; 0: a panel says it. */
  readonly evidence: number;
  /** Sentences of evidence behind each other instead of below. */
  readonly together?: boolean;
  readonly changes: number;
  readonly subline: number;
  /** Without what the foot of the page says as well. */
  readonly brief?: boolean;
};

/** Marks, and where the next thing may begin. */
export type Flow = { readonly marks: readonly Mark[]; readonly bottom: number };

/** The fullest of the sentences that takes two lines, in the largest type; only the shortest is ever cut. */
export function fitHeadline(
  sentences: readonly string[],
  { sizes, oneLine = Number.POSITIVE_INFINITY }: Pick<HeadOptions, 'sizes' | 'oneLine'>,
  colour: string,
  width: number,
  measure: Measure,
): { lines: string[]; style: TextStyle } {
  const [whole = ''] = sentences;
  const single = sizes.find((size) => size >= oneLine && measure(whole, { size, weight: 700, colour }) <= width);
  if (single !== undefined) return { lines: [whole], style: { size: single, weight: 700, colour } };
  let smallest: { lines: string[]; style: TextStyle } = {
    lines: [],
    style: { size: sizes.at(-1) ?? 60, weight: 700, colour },
  };
  for (const sentence of sentences) {
    for (const size of sizes) {
      const style: TextStyle = { size, weight: 700, colour };
      const lines = wrapBalanced(sentence, style, width, measure);
      if (lines.length <= HEADLINE_LINES) return { lines, style };
      smallest = { lines, style };
    }
  }
  const { lines, style } = smallest;
  return { lines: shorten(lines, HEADLINE_LINES, style, width, measure), style };
}

/** A frame with the stamp in it, its right edge at the margin. */
function cornerStamp({ corner }: Stamp, sheet: Sheet, measure: Measure): { marks: Mark[]; width: number } {
  const style: TextStyle = { size: 46, weight: 700, colour: DRAFT };
  const right = sheet.width - sheet.margin - 28;
  const text = textMark(corner, style, { x: right, y: sheet.top + 12, align: 'right' }, measure);
  const frame: Box = { x: text.x - 28, y: sheet.top, width: text.width + 56, height: text.height + 24 };
  return { marks: [{ kind: 'frame', ...frame, colour: DRAFT, thickness: 5 }, text], width: frame.width };
}

/** The bar in the accent colour with the kicker below it, and on a draft, or what is incomplete, its stamp. */
export function masthead(results: Results, text: string, most: number, sheet: Sheet, measure: Measure): Flow {
  const { margin, top } = sheet;
  const bar: Mark = { kind: 'area', x: margin, y: top, width: 176, height: 15, colour: ACCENT };
  const worn = stampOf(results);
  const stamp = worn === undefined ? { marks: [], width: 0 } : cornerStamp(worn, sheet, measure);
  const width = contentWidth(sheet) - (stamp.width === 0 ? 0 : stamp.width + 60);
  const lines = shorten(wrap(text, KICKER, width, measure), most, KICKER, width, measure);
  const body = paragraph(lines, KICKER, { x: margin, y: top + 46 }, measure);
  return { marks: [bar, ...stamp.marks, ...body.marks], bottom: body.bottom };
}

/** What is said below the headline, in order: red, evidence, what was changed, what it hangs on. */
type Line = { readonly text: string; readonly style: TextStyle; readonly most: number; readonly gap: number };

function below(results: Results, options: HeadOptions): Line[] {
  const red = warning(results);
  const changed = changesLine(results);
  const each = options.evidence === 0 ? [] : standfirst(results);
  const said = options.together && each.length > 1 ? [each.join(' ')] : each;
  return [
    ...(red === undefined ? [] : [{ text: red, style: WARNING, most: 3, gap: said.length === 0 ? 12 : 0 }]),
    ...said.map((text, k) => ({
      text,
      style: STANDFIRST,
      most: options.evidence,
      gap: k === said.length - 1 ? 12 : 0,
    })),
    ...(changed === undefined ? [] : [{ text: changed, style: CHANGES, most: options.changes, gap: 8 }]),
    { text: options.brief ? sublineInShort(results) : subline(results), style: SUBLINE, most: options.subline, gap: 0 },
  ];
}

/** The top of a page: what was asked, the finding, its evidence, what was changed, what it all hangs on. */
export function head(
  results: Results,
  sentences: readonly string[],
  options: HeadOptions,
  sheet: Sheet,
  measure: Measure,
): Flow {
  const width = contentWidth(sheet);
  const x = sheet.margin;
  const top = masthead(results, kicker(results), options.kicker, sheet, measure);
  const colour = allowsFinding(results) || results.failedRuns === 0 ? INK : DRAFT;
  const { lines, style } = fitHeadline(sentences, options, colour, width, measure);
  const main = paragraph(lines, style, { x, y: top.bottom + 12 }, measure, 1.2);
  const marks: Mark[] = [...top.marks, ...main.marks];
  let y = main.bottom + 22;
  for (const { text, style, most, gap } of below(results, options)) {
    const isFacts = style === CHANGES || style === SUBLINE;
    const wrapped = (isFacts ? wrapFacts : wrap)(text, style, width, measure);
    const body = paragraph(shorten(wrapped, most, style, width, measure), style, { x, y }, measure, 1.36);
    marks.push(...body.marks);
    y = body.bottom + gap;
  }
  return { marks, bottom: y };
}
