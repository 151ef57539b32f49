import { INK, MUTED, RULE } from '../colour.ts';
import type { Definition } from '../figure.ts';
import type { Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE } from './marks.ts';
import { paragraph } from './paragraph.ts';
import { A4, contentWidth } from './sheet.ts';
import { shorten, wrap } from './wrap.ts';

const SECTION: TextStyle = { size: 44, weight: 600, colour: INK };
/** The type of the pages after the first. */
export const TEXT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: INK };
export const TERM: TextStyle = { ...TEXT, weight: 600 };
export const QUIET: TextStyle = { ...TEXT, colour: MUTED };

const STEP = Math.max(boxHeight(TEXT), Math.round(TEXT.size * 1.34));
export const WIDTH = contentWidth(A4);

/** Lines of one cell, and of a text over the whole width. */
const MOST_LINES = 24;
const MOST_PROSE = 12;

/** Something of a known height that is drawn where the pages have room for it. */
export type Strip = {
  readonly height: number;
  marks(y: number): Mark[];
  /** Stands at the bottom of no page. */
  readonly leads?: true;
  /** Of a row of a parameter: the head of the table, which comes again where the table goes on on another page. */
  readonly again?: Strip;
};

/** A cell of a table: text in a column. */
export type Cell = { readonly text: string; readonly style: TextStyle; readonly x: number; readonly width: number };

/** Names and units break behind their dots, underscores and strokes, not behind the dot of a number. */
function wrapName(name: string, style: TextStyle, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const part of name.split(/(?<=[_/])|(?<=\.)(?!\d)/)) {
    const joined = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && measure(joined, style) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrap(part, style, width, measure));
  }
  return lines;
}

export function cellLines({ text, style, width }: Cell, measure: Measure): string[] {
  if (text === '') return [];
  const lines = /^\S*[./]\S+$/.test(text) ? wrapName(text, style, width, measure) : wrap(text, style, width, measure);
  return shorten(lines, MOST_LINES, style, width, measure);
}

/** A row: as high as its longest cell, a thin line below. */
export function row(cells: readonly Cell[], measure: Measure, again?: Strip): Strip {
  const lines = cells.map((cell) => cellLines(cell, measure));
  const height = Math.max(1, ...lines.map((one) => one.length)) * STEP + 12;
  return {
    height,
    ...(again === undefined ? {} : { again }),
    marks: (y) => [
      ...cells.flatMap(({ style, x }, k) => paragraph(lines[k] ?? [], style, { x, y: y + 4 }, measure, 1.34).marks),
      { kind: 'area', x: A4.margin, y: y + height - 2, width: WIDTH, height: 2, colour: RULE },
    ],
  };
}

export function sectionTitle(text: string, measure: Measure): Strip {
  const height = 34 + boxHeight(SECTION) + 12;
  return {
    height,
    leads: true,
    marks: (y) => paragraph([text], SECTION, { x: A4.margin, y: y + 34 }, measure).marks,
  };
}

/** Text over the whole width; an item of a list stands in behind its bullet. */
export function prose(text: string, measure: Measure, bullet = false): Strip {
  const indent = bullet ? 36 : 0;
  const width = WIDTH - indent;
  const lines = shorten(wrap(text, TEXT, width, measure), MOST_PROSE, TEXT, width, measure);
  return {
    height: lines.length * STEP + 10,
    marks: (y) => [
      ...(bullet ? paragraph(['•'], TEXT, { x: A4.margin, y }, measure, 1.34).marks : []),
      ...paragraph(lines, TEXT, { x: A4.margin + indent, y }, measure, 1.34).marks,
    ],
  };
}

/** Some way below the line of a table. */
export function below({ height, marks }: Strip): Strip {
  const gap = 16;
  return { height: height + gap, marks: (y) => marks(y + gap) };
}

/** A column of a table: where it begins and how wide its text may be. */
export type Column = Pick<Cell, 'x' | 'width'>;

/** Between the text of a column and the next. */
export const COLUMN_GAP = 30;

/** Columns of a table: where each begins and how wide its text may be. */
export function columns<Name extends string>(widths: Readonly<Record<Name, number>>): Record<Name, Column> {
  let x = A4.margin;
  const placed = Object.entries<number>(widths).map(([name, width]) => {
    const column = [name, { x, width: width - COLUMN_GAP }] as const;
    x += width;
    return column;
  });
  return Object.fromEntries(placed) as Record<Name, Column>;
}

const DEFINITION = columns({ term: 560, meaning: WIDTH - 560 });

/** A term and its meaning. */
export function definitionRow({ term, meaning }: Definition, measure: Measure): Strip {
  const cells = [
    { text: term, style: TERM, ...DEFINITION.term },
    { text: meaning, style: TEXT, ...DEFINITION.meaning },
  ];
  return row(cells, measure);
}
