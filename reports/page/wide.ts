import { RULE } from '../colour.ts';
import type { Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import { panelsFor, roomyPanels } from '../subjects/index.ts';
import { pageWords as say } from '../wording/page.ts';
import type { Page } from './a4.ts';
import { columnHeight, columnTextWidth, type Note, notesInColumn, provenance } from './foot.ts';
import { type Arrangement, arrange, type Row, rowsOf } from './grid.ts';
import { type HeadOptions, head } from './head.ts';
import type { Box, Layout, Mark, Measure } from './marks.ts';
import { definitionLines, limitLines, noteLines, parameterLines } from './notes.ts';
import { definitions, headlines, reading, restsOn } from './prose.ts';
import { mainParameters } from './register-words.ts';
import { contentWidth, WIDE } from './sheet.ts';

/** Panels of the page, if the results hold so many. */
const MOST_PANELS = 6;

const GAPS = { across: 110, between: 64, tallest: 1300 } as const;
const COLUMN = (contentWidth(WIDE) - 2 * GAPS.across) / 3;

const HEAD: HeadOptions = {
  sizes: [110, 100, 92, 84, 76, 68],
  oneLine: 84,
  kicker: 1,
  evidence: 3,
  together: true,
  changes: 2,
  subline: 2,
};

/** Where the notes stand: in a column of their own, in the place of a sixth panel, or in a strip below the panels. */
type Place = 'column' | 'cell' | 'strip';

const THREE: Row = { panels: 3, columns: 3 };

/** Rows beside a column of notes or, of five panels, around them; above a strip there is room for more in a row. */
function wideRows(count: number, place: Place): Row[] {
  if (count > 4) return [THREE, { panels: count - 3, columns: 3 }];
  return place === 'strip' && count < 4 ? [{ panels: count, columns: count }] : rowsOf(count);
}

/** The most lines that a note may take, from all that there is to say to what always fits, by place. */
const LINES: Readonly<Record<Place, readonly number[]>> = {
  column: [30, 22, 16, 12, 9, 7, 5, 3],
  cell: [14, 10, 7, 5, 4, 3, 2],
  strip: [6, 5, 4, 3],
};

/** What the notes say, in order of importance, in columns of these widths, or all in one. */
function notesOf(
  results: Results,
  drawn: readonly Figure[],
  most: number,
  widths: readonly number[],
  measure: Measure,
): Note[] {
  const room = (index: number) => ({
    most,
    width: columnTextWidth(widths[index % widths.length] ?? COLUMN),
    rest: say.onA4PagesAndFile,
  });
  const meanings = definitions(results, drawn);
  const parameters = mainParameters(results);
  const isColumn = widths.length === 1;
  return [
    { name: say.restsOn, lines: limitLines(restsOn(results, drawn), room(0), measure) },
    { name: say.definitions, lines: meanings.length === 0 ? [] : definitionLines(meanings, room(1), measure) },
    { name: say.howToRead, lines: noteLines(reading(results), false, room(2).width, measure) },
    // Last and only where there is room: the A4 pages have them all.
    { name: say.mainParameters, lines: isColumn ? parameterLines(parameters, room(3), measure) : [] },
  ].filter(({ lines }) => lines.length > 0);
}

/** The fullest notes that are no higher than the room, in one column. */
function fitColumn(
  results: Results,
  drawn: readonly Figure[],
  place: 'column' | 'cell',
  height: number,
  measure: Measure,
): readonly Note[] {
  const tries = LINES[place].map((most) => notesOf(results, drawn, most, [COLUMN], measure));
  const withoutLast = tries.map((notes) => notes.slice(0, 3));
  return [...tries, ...withoutLast].find((notes) => columnHeight(notes) <= height) ?? (withoutLast.at(-1) as Note[]);
}

/** Widths of the notes in a strip, in parts of its width: the longest gets the most. */
const PARTS: readonly (readonly [number, number, number])[] = [
  [1, 1, 1],
  [1, 1.3, 0.7],
  [1.3, 1, 0.7],
  [0.8, 1.4, 0.8],
  [1.4, 0.8, 0.8],
];

type Strip = { readonly notes: readonly Note[]; readonly widths: readonly number[]; readonly height: number };

/** The widths at which the longest note is the shortest. */
function stripWidths(results: Results, drawn: readonly Figure[], measure: Measure): readonly number[] {
  const tries = PARTS.map((parts) => {
    const widths = parts.map((part) => (part * (contentWidth(WIDE) - 2 * GAPS.across)) / 3);
    const notes = notesOf(results, drawn, Number.POSITIVE_INFINITY, widths, measure);
    return { widths, longest: Math.max(...notes.map(({ lines }) => lines.length)) };
  });
  return tries.reduce((best, one) => (one.longest < best.longest ? one : best)).widths;
}

/** The fullest strip that is no higher than the room. */
function fitStrip(results: Results, drawn: readonly Figure[], measure: Measure): Strip {
  const widths = stripWidths(results, drawn, measure);
  const tries = LINES.strip.map((most): Strip => {
    const notes = notesOf(results, drawn, most, widths, measure);
    return { notes, widths, height: Math.max(...notes.map((note) => columnHeight([note]))) };
  });
  return tries.find(({ height }) => height <= STRIP) ?? (tries.at(-1) as Strip);
}

/** The height of a strip of notes, and the least that a plot may have, pixels. */
const STRIP = 300;
const LEAST_PLOT = 300;

/** A column of notes is worth its room if it is at least so full. */
const FULL_ENOUGH = 0.5;

type Parts = { readonly panels: Arrangement; readonly notes: readonly Mark[] };

/** Panels at the left, notes at the right behind a thin line. */
function withColumn(results: Results, drawn: readonly Figure[], area: Box, measure: Measure): Parts | undefined {
  const notes = fitColumn(results, drawn, 'column', area.height, measure);
  if (columnHeight(notes) < FULL_ENOUGH * area.height) return undefined;
  const width = area.width - COLUMN - GAPS.across;
  const rows = wideRows(drawn.length, 'column');
  const panels = arrange(results, drawn, rows, { ...area, width }, GAPS, measure);
  const x = area.x + width + GAPS.across;
  const rule: Mark = { kind: 'area', x: x - GAPS.across / 2, y: area.y, width: 2, height: area.height, colour: RULE };
  return { panels, notes: [rule, ...notesInColumn(notes, x, area.y, measure)] };
}

/** Five panels and, where the sixth would be, the notes. */
function withCell(results: Results, drawn: readonly Figure[], area: Box, measure: Measure): Parts {
  const panels = arrange(results, drawn, wideRows(drawn.length, 'cell'), area, GAPS, measure);
  const top = panels.rowTop(1);
  const notes = fitColumn(results, drawn, 'cell', area.y + area.height - top, measure);
  return { panels, notes: notesInColumn(notes, area.x + 2 * (COLUMN + GAPS.across), top, measure) };
}

/** The panels, and the notes side by side below them. */
function withStrip(results: Results, drawn: readonly Figure[], area: Box, measure: Measure): Parts {
  const { notes, widths, height } = fitStrip(results, drawn, measure);
  const top = area.y + area.height - height;
  const rule: Mark = { kind: 'area', x: area.x, y: top - 30, width: area.width, height: 2, colour: RULE };
  const above = { ...area, height: area.height - height - 30 - 40 };
  const rows = wideRows(drawn.length, 'strip');
  const panels = arrange(results, drawn, rows, above, GAPS, measure);
  let x = area.x;
  const marks = notes.flatMap((note, k) => {
    const placed = notesInColumn([note], x, top, measure);
    x += (widths[k] ?? 0) + GAPS.across;
    return placed;
  });
  return { panels, notes: [rule, ...marks] };
}

function compose(results: Results, drawn: readonly Figure[], area: Box, measure: Measure): Parts {
  if (drawn.length === 5) return withCell(results, drawn, area, measure);
  const column = drawn.length === 0 || drawn.length === 6 ? undefined : withColumn(results, drawn, area, measure);
  return column ?? withStrip(results, drawn, area, measure);
}

/**
 * The 16:9 page: finding, evidence, what it hangs on, up to six panels in three columns, what it does not show, where it
 * came from. With fewer panels the notes take the place that is left.
 *
 * @param measure width of a text as it will be drawn
 * @returns marks in drawing order; no two texts overlap and all lie within the page
 */
export function wide(results: Results, measure: Measure): Page {
  const source = provenance(results, [], WIDE, measure);
  const page = (drawn: readonly Figure[]): { parts: Parts; marks: readonly Mark[] } => {
    const above = head(results, headlines(results, drawn), HEAD, WIDE, measure);
    const top = above.bottom + 50;
    const area = { x: WIDE.margin, y: top, width: contentWidth(WIDE), height: source.top - 40 - top };
    const parts = compose(results, drawn, area, measure);
    return { parts, marks: [...above.marks, ...parts.notes, ...source.marks] };
  };
  for (let count = panelsFor(results, MOST_PANELS).length; ; count--) {
    const drawn = panelsFor(results, count, roomyPanels(results, count));
    const { parts, marks } = page(drawn);
    if (count > 0 && (parts.panels.plotHeight < LEAST_PLOT || !parts.panels.fits())) continue;
    const layout: Layout = { ...WIDE, marks: [...marks, ...parts.panels.marks()] };
    return { layout, drawn };
  }
}
