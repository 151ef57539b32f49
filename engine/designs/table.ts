import type { Problem } from '../language/problem.ts';
import type { ProblemCode } from '../language/problem-code.ts';
import type { Source, Span } from '../language/source.ts';

/** A design given as a table: a row per point. */
export type Table = {
  readonly columns: readonly string[];
  /** Cells as texts, as many in each row as there are columns. */
  readonly rows: readonly (readonly string[])[];
  /** Where each row stands, for messages. */
  readonly spans: readonly Span[];
};

const MOST_CELLS = 1_000_000;
const MOST_PROBLEMS = 20;

/**
 * Reads a table of comma-separated values: the first row names the columns, each further row is a point.
 *
 * RFC 4180, with LF or CRLF, a byte order mark or none, a line end at the end or none, blank lines at the end. Cells in
 * quotes may hold commas, line breaks and quotes ("" for one); spaces around cells that are not in quotes are dropped.
 *
 * @param source the table's text and its file's name
 * @returns the table, or no table and all that is wrong with it, at most 20 problems, each with its place
 */
export const readTable = (source: Source): { table?: Table; problems: Problem[] } => {
  const { records, problems } = readRecords(source);
  const [header, ...points] = records;
  if (problems.length > 0) return { problems };
  if (header === undefined) return { problems: [{ ...emptyTable, file: source.name }] };
  problems.push(...headerProblems(header));
  for (const { cells, span } of points) {
    if (problems.length >= MOST_PROBLEMS) break;
    if (cells.length === header.cells.length) continue;
    const message = `the row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the table ${header.cells.length} ${header.cells.length === 1 ? 'column' : 'columns'}`;
    problems.push({ code: 'wrong-length', severity: 'error', message, span });
  }
  if (points.length === 0)
    problems.push({ ...emptyTable, message: 'the table has columns and no rows', span: header.span });
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  const table = {
    columns: header.cells.map(({ text }) => text),
    rows: points.map(({ cells }) => cells.map(({ text }) => text)),
    spans: points.map(({ span }) => span),
  };
  return { table, problems };
};

const emptyTable = {
  code: 'empty-file',
  severity: 'error',
  message: 'the table is empty',
  hint: 'the first line names the columns, each further line is a design point',
} as const satisfies Problem;

type Cell = { readonly text: string; readonly span: Span };
type Row = { readonly cells: readonly Cell[]; readonly span: Span };

const headerProblems = ({ cells, span }: Row): Problem[] => {
  const [only] = cells;
  if (only !== undefined && cells.length === 1 && /[;\t]/.test(only.text))
    return [problem('value-form', span, 'the columns are not separated by commas', 'write a,b rather than a;b')];
  return cells.flatMap(({ text, span: place }, index) => {
    if (text === '') return [problem('bad-name', place, `column ${index + 1} has no name`)];
    const first = cells.findIndex((cell) => cell.text === text);
    return first < index
      ? [problem('declared-twice', place, `columns ${first + 1} and ${index + 1} are both "${text}"`)]
      : [];
  });
};

const problem = (code: ProblemCode, span: Span, message: string, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  span,
  ...(hint === undefined ? {} : { hint }),
});

/** All rows, blank lines at the end left out; stops at the first fault, after which nothing is sure. */
const readRecords = (source: Source): { readonly records: readonly Row[]; readonly problems: Problem[] } => {
  const { text } = source;
  const records: Row[] = [];
  const length = text.trimEnd().length;
  let cellCount = 0;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < length; ) {
    const start = at;
    const cells: Cell[] = [];
    for (let more = true; more; ) {
      const cell = cellAt(source, at);
      if ('code' in cell) return { records, problems: [cell] };
      cells.push(cell);
      more = text[cell.span.end] === ',';
      at = more ? cell.span.end + 1 : cell.span.end;
    }
    const span = { source, start, end: at };
    cellCount += cells.length;
    if (cellCount > MOST_CELLS)
      return { records, problems: [problem('file-too-large', span, 'the table has more than 1,000,000 cells')] };
    records.push({ cells, span });
    at = afterLineEnd(text, at);
  }
  return { records, problems: [] };
};

const afterLineEnd = (text: string, at: number): number => (text.startsWith('\r\n', at) ? at + 2 : at + 1);

/** Reads a cell; its span ends at the comma or line end after it, or at the end of the text. */
const cellAt = (source: Source, start: number): Cell | Problem =>
  source.text[start] === '"' ? quotedCell(source, start) : plainCell(source, start);

const plainCell = (source: Source, start: number): Cell | Problem => {
  const { text } = source;
  plainEnd.lastIndex = start;
  const end = plainEnd.exec(text)?.index ?? text.length;
  const span = { source, start, end };
  if (text[end] === '"')
    return problem(
      'value-form',
      { source, start: end, end: end + 1 },
      'a quote inside a cell that does not begin with one',
      'put the whole cell in quotes and write "" for a quote',
    );
  return { text: text.slice(start, end).trim(), span };
};

const plainEnd = /,|"|\r?\n/g;

const quotedCell = (source: Source, start: number): Cell | Problem => {
  const { text } = source;
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return problem('unbalanced', { source, start, end: start + 1 }, 'this quote is not closed');
  const end = close + 1;
  const next = text[end];
  if (next !== undefined && next !== ',' && next !== '\n' && !text.startsWith('\r\n', end))
    return problem(
      'value-form',
      { source, start: end, end: end + 1 },
      'text after the closing quote of a cell',
      'write "" for a quote inside quotes',
    );
  return { text: text.slice(start + 1, close).replaceAll('""', '"'), span: { source, start, end } };
};
