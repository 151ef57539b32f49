/** A text with the name it has in messages: the path as the user gave it, or the name of a shipped model. */
export type Source = { readonly name: string; readonly text: string };

/** A piece of a source: offsets into `source.text` in UTF-16 units, `end` excluded. */
export type Span = { readonly source: Source; readonly start: number; readonly end: number };

/** The smallest span that contains both; the two must belong to the same source. */
export const join = (first: Span, last: Span): Span => ({
  source: first.source,
  start: Math.min(first.start, last.start),
  end: Math.max(first.end, last.end),
});

/** The text of a span. */
export const textOf = (span: Span): string => span.source.text.slice(span.start, span.end);

const byteOrderMark = '\uFEFF';
const lineStarts = new WeakMap<Source, readonly number[]>();

const findLineStarts = (text: string): readonly number[] => {
  const starts = [text.startsWith(byteOrderMark) ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

const startsOf = (source: Source): readonly number[] => {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = findLineStarts(source.text);
  lineStarts.set(source, starts);
  return starts;
};

const lineIndex = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

const countCodePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/**
 * Where a span begins, as people count: line and column from 1, columns in code points. A line ends with LF or CRLF;
 * a byte order mark has no column.
 */
export const position = (span: Span): { line: number; column: number } => {
  const starts = startsOf(span.source);
  const offset = Math.max(0, Math.min(span.start, span.source.text.length));
  const line = lineIndex(starts, offset);
  const start = Math.min(starts[line] ?? 0, offset);
  return { line: line + 1, column: countCodePoints(span.source.text.slice(start, offset)) + 1 };
};

/** The whole line a span begins on, without its line end, and the offset of its first character. */
export const lineOf = (span: Span): { text: string; start: number } => {
  const starts = startsOf(span.source);
  const line = lineIndex(starts, Math.max(0, span.start));
  const start = starts[line] ?? 0;
  const next = starts[line + 1];
  const text = span.source.text.slice(start, next === undefined ? undefined : next - 1);
  return { text: text.endsWith('\r') ? text.slice(0, -1) : text, start };
};
