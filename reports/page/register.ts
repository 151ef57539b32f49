import { INK, MUTED, RULE } from '../colour.ts';
import type { Definition } from '../figure.ts';
import { conditionLine } from '../findings.ts';
import { formatCount } from '../format.ts';
import type { ParameterFacts, Results } from '../results.ts';
import { sectionsOf } from '../subjects/index.ts';
import { plain, sentence } from '../words.ts';
import { provenance } from './foot.ts';
import { masthead } from './head.ts';
import type { Layout, Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, SMALLEST_TYPE } from './marks.ts';
import { paragraph } from './paragraph.ts';
import { changesLine, kicker, reading } from './prose.ts';
import {
  allDefinitions,
  isAssumed,
  meaningText,
  rangeText,
  sourceText,
  unitText,
  valueText,
} from './register-words.ts';
import { A4, contentWidth } from './sheet.ts';
import { shorten, wrap } from './wrap.ts';

const TITLE: TextStyle = { size: 60, weight: 700, colour: INK };
const SECTION: TextStyle = { size: 44, weight: 600, colour: INK };
const TEXT: TextStyle = { size: SMALLEST_TYPE, weight: 400, colour: INK };
const TERM: TextStyle = { ...TEXT, weight: 600 };
const QUIET: TextStyle = { ...TEXT, colour: MUTED };

const STEP = Math.max(boxHeight(TEXT), Math.round(TEXT.size * 1.34));
const WIDTH = contentWidth(A4);

/** Pages after the first; what a model has beyond them is counted. */
const MOST_PAGES = 6;
/** Lines of one cell, and of a text over the whole width. */
const MOST_LINES = 8;
const MOST_PROSE = 12;

/** Something of a known height that is drawn where the pages have room for it. */
type Strip = {
  readonly height: number;
  marks(y: number): Mark[];
  /** Stands at the bottom of no page. */
  readonly leads?: true;
  /** Of a row of a parameter: the head of the table, which comes again where the table goes on on another page. */
  readonly again?: Strip;
};

/** A cell of a table: text in a column. */
type Cell = { readonly text: string; readonly style: TextStyle; readonly x: number; readonly width: number };

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

function cellLines({ text, style, width }: Cell, measure: Measure): string[] {
  if (text === '') return [];
  const lines = /^\S*[./]\S+$/.test(text) ? wrapName(text, style, width, measure) : wrap(text, style, width, measure);
  return shorten(lines, MOST_LINES, style, width, measure);
}

/** A row: as high as its longest cell, a thin line below. */
function row(cells: readonly Cell[], measure: Measure, again?: Strip): Strip {
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

function sectionTitle(text: string, measure: Measure): Strip {
  const height = 34 + boxHeight(SECTION) + 12;
  return {
    height,
    leads: true,
    marks: (y) => paragraph([text], SECTION, { x: A4.margin, y: y + 34 }, measure).marks,
  };
}

/** Text over the whole width; an item of a list stands in behind its bullet. */
function prose(text: string, measure: Measure, bullet = false): Strip {
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
function below({ height, marks }: Strip): Strip {
  const gap = 16;
  return { height: height + gap, marks: (y) => marks(y + gap) };
}

/** Columns of a table: where each begins and how wide its text may be. */
function columns<Name extends string>(
  widths: Readonly<Record<Name, number>>,
): Record<Name, { x: number; width: number }> {
  const gap = 30;
  let x = A4.margin;
  const placed = Object.entries<number>(widths).map(([name, width]) => {
    const column = [name, { x, width: width - gap }] as const;
    x += width;
    return column;
  });
  return Object.fromEntries(placed) as Record<Name, { x: number; width: number }>;
}

const DEFINITION = columns({ term: 560, meaning: WIDTH - 560 });
const PARAMETER = columns({ name: 400, meaning: 480, value: 400, unit: 210, range: 195, source: WIDTH - 1685 });

function parameterRow(parameter: ParameterFacts, again: Strip, measure: Measure): Strip {
  const { name, headline } = parameter;
  return row(
    [
      { text: name, style: headline ? TERM : TEXT, ...PARAMETER.name },
      { text: meaningText(parameter), style: TEXT, ...PARAMETER.meaning },
      { text: valueText(parameter), style: TEXT, ...PARAMETER.value },
      { text: unitText(parameter), style: TEXT, ...PARAMETER.unit },
      { text: rangeText(parameter), style: QUIET, ...PARAMETER.range },
      { text: sourceText(parameter), style: isAssumed(parameter) ? QUIET : TEXT, ...PARAMETER.source },
    ],
    measure,
    again,
  );
}

function parameterTable(title: string, parameters: readonly ParameterFacts[], measure: Measure): Strip[] {
  if (parameters.length === 0) return [];
  const names = {
    name: 'Parameter',
    meaning: 'Meaning',
    value: 'Value',
    unit: 'Unit',
    range: 'Allowed',
    source: 'Source',
  } as const;
  const header = row(
    Object.entries(names).map(([column, text]) => ({ text, style: TERM, ...PARAMETER[column as keyof typeof names] })),
    measure,
  );
  const ordered = [...parameters].sort((a, b) => Number(b.headline) - Number(a.headline));
  return [
    sectionTitle(`${title} (${formatCount(parameters.length)})`, measure),
    { ...header, leads: true },
    ...ordered.map((parameter) => parameterRow(parameter, header, measure)),
  ];
}

function definitionRow({ term, meaning }: Definition, measure: Measure): Strip {
  const cells = [
    { text: term, style: TERM, ...DEFINITION.term },
    { text: meaning, style: TEXT, ...DEFINITION.meaning },
  ];
  return row(cells, measure);
}

function definitionTable(results: Results, measure: Measure): Strip[] {
  const all = allDefinitions(results);
  if (all.length === 0) return [];
  return [sectionTitle('What the words mean', measure), ...all.map((one) => definitionRow(one, measure))];
}

/** What the kind of results has to say beside what all pages say. */
function ownSections(results: Results, measure: Measure): Strip[] {
  return sectionsOf(results).flatMap(({ title, entries }) => [
    sectionTitle(title, measure),
    ...entries.map((entry) =>
      typeof entry === 'string' ? prose(sentence(entry), measure) : definitionRow(entry, measure),
    ),
  ]);
}

/** What the first page had no room for. */
export type LeftOut = { readonly limits: boolean; readonly reading: boolean };

/** All that there is to say after the first page, in reading order. */
function strips(results: Results, leftOut: LeftOut, measure: Measure): Strip[] {
  const { limits, register = [] } = results.scenario;
  const changed = changesLine(results);
  const isLever = ({ role }: ParameterFacts): boolean => role === 'lever';
  return [
    ...definitionTable(results, measure),
    ...ownSections(results, measure),
    ...(changed === undefined
      ? []
      : [sectionTitle('What differs from the baseline', measure), prose(sentence(changed), measure)]),
    ...(limits.length === 0 || !leftOut.limits
      ? []
      : [
          sectionTitle('What this rests on and does not show', measure),
          ...limits.map((limit) => prose(sentence(plain(limit)), measure, true)),
        ]),
    ...(leftOut.reading ? [sectionTitle('How to read it', measure), prose(reading(results), measure)] : []),
    ...parameterTable('Levers', register.filter(isLever), measure),
    ...parameterTable(
      'Assumptions',
      register.filter((one) => !isLever(one)),
      measure,
    ),
    ...(register.length === 0
      ? []
      : [
          below(
            prose(
              'Bold: shown first by the scenario. Distributions are drawn once per run, in the terms of the scenario file.',
              measure,
            ),
          ),
        ]),
  ];
}

type Placed = { readonly strip: Strip; readonly y: number };

/** Strips one below the other; a title or a head of a table goes with what follows it. */
function paginate(all: readonly Strip[], firstTop: number, top: number, bottom: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = firstTop;
  for (const [k, strip] of all.entries()) {
    const group = [strip];
    for (let next = k; all[next]?.leads && all[next + 1] !== undefined; next++) group.push(all[next + 1] as Strip);
    const needed = group.reduce((sum, { height }) => sum + height, 0);
    if (y + needed > bottom && pages.at(-1)?.length !== 0) {
      pages.push([]);
      y = top;
      if (strip.again !== undefined) {
        pages.at(-1)?.push({ strip: strip.again, y });
        y += strip.again.height;
      }
    }
    pages.at(-1)?.push({ strip, y });
    y += strip.height;
  }
  return pages;
}

/** No more pages than a reader turns: the last then ends with how many parameters are not on it. */
function cutShort(pages: readonly Placed[][], measure: Measure): readonly Placed[][] {
  if (pages.length <= MOST_PAGES) return pages;
  const kept = pages.slice(0, MOST_PAGES);
  const [last = [], final] = [kept.pop(), pages[MOST_PAGES - 1]?.at(-1)];
  const rows = pages
    .slice(MOST_PAGES)
    .flat()
    .filter(({ strip }) => strip.again !== undefined).length;
  const more = prose(`… and ${formatCount(rows + 1)} more, to be read in the scenario file.`, measure);
  return [...kept, [...last.slice(0, -1), { strip: more, y: final?.y ?? 0 }]];
}

/**
 * The A4 pages after the first: what the words mean, what was changed, what this does not show, and the register of
 * parameters: levers, then assumptions, each with value, range and source, those that the scenario shows first first.
 *
 * @returns no page where there is neither a definition nor a section nor a parameter nor a limit
 */
export function registerPages(results: Results, leftOut: LeftOut, measure: Measure): Layout[] {
  const { register = [] } = results.scenario;
  const isEmpty = register.length === 0 && allDefinitions(results).length === 0 && sectionsOf(results).length === 0;
  if (isEmpty && !leftOut.limits) return [];
  const top = masthead(results, kicker(results), 1, A4, measure);
  const title = paragraph(['Definitions and assumptions'], TITLE, { x: A4.margin, y: top.bottom + 12 }, measure);
  const terms = paragraph(
    wrap(conditionLine(results), QUIET, WIDTH, measure),
    QUIET,
    { x: A4.margin, y: title.bottom + 8 },
    measure,
  );
  const foot = (page: number, pages: number) => provenance(results, [`Page ${page} of ${pages}`], A4, measure);
  const bottom = foot(2, 2).top - 40;
  const placed = paginate(strips(results, leftOut, measure), terms.bottom + 4, top.bottom + 20, bottom);
  const pages = cutShort(placed, measure);
  return pages.map((page, k) => ({
    ...A4,
    marks: [
      ...top.marks,
      ...(k === 0 ? [...title.marks, ...terms.marks] : []),
      ...page.flatMap(({ strip, y }) => strip.marks(y)),
      ...foot(k + 2, pages.length + 1).marks,
    ],
  }));
}
