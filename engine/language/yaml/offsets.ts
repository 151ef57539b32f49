const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** Length in the source of the escape at `at` in a double-quoted text, and how many UTF-16 units it stands for. */
const escapeAt = (source: string, at: number): { length: number; units: number } => {
  const letter = source[at + 1] ?? '';
  if (letter === '\n' || letter === '\r') {
    let end = at + 1;
    while (isBlank(source[end])) end += 1;
    return { length: end - at, units: 0 };
  }
  const length = escapeLengths[letter] ?? 2;
  const astral = letter === 'U' && Number.parseInt(source.slice(at + 2, at + 10), 16) > 0xffff;
  return { length, units: astral ? 2 : 1 };
};

/** Length of the blank run at `at`, and of what a flow scalar makes of it: n line ends fold to n - 1, one to a space. */
const blankAt = (source: string, at: number): { length: number; units: number } => {
  let end = at;
  let lines = 0;
  for (; isBlank(source[end]); end += 1) if (source[end] === '\n') lines += 1;
  return { length: end - at, units: lines === 0 ? end - at : Math.max(1, lines - 1) };
};

/**
 * Aligns a scalar with its source. Folding, quoting and indentation only drop or replace blanks and escapes, so
 * the two hold the same other characters in the same order; blanks map into the run of blanks they came from.
 *
 * @param text the scalar's value
 * @param source all of the source text
 * @param start offset of the first character of content (after the quote, or of the first line of a block)
 * @param style `block` keeps the number of blanks open, `double` knows escapes, `single` a doubled quote
 * @returns for each UTF-16 unit of `text`, and for its end, the offset in `source`
 */
export const alignScalar = (
  text: string,
  source: string,
  start: number,
  style: 'plain' | 'single' | 'double' | 'block',
): readonly number[] => {
  const offsets: number[] = [];
  let at = start;
  const give = (units: number, length: number, step: boolean) => {
    const first = offsets.length;
    while (offsets.length < text.length && offsets.length - first < units)
      offsets.push(at + (step ? Math.min(offsets.length - first, length - 1) : 0));
    at += length;
  };
  while (offsets.length < text.length && at < source.length) {
    if (style === 'double' && source[at] === '\\') {
      const { length, units } = escapeAt(source, at);
      give(units, length, false);
    } else if (isBlank(source[at])) {
      const { length, units } = blankAt(source, at);
      give(style === 'block' ? blanksIn(text, offsets.length) : units, length, true);
    } else give(1, style === 'single' && source[at] === "'" ? 2 : 1, false);
  }
  while (offsets.length <= text.length) offsets.push(Math.min(at, source.length));
  return offsets;
};

const blanksIn = (text: string, from: number): number => {
  let end = from;
  while (isBlank(text[end])) end += 1;
  return end - from;
};
