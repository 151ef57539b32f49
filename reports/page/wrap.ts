import type { Measure, TextStyle } from './marks.ts';

/**
 * Spaces where a line may break: not after a ×, nor between a number and its unit or what it counts, nor inside `3 in 10`,
 * `0 to 5` or `month 60`, nor around an equals sign, nor before the dot that ends a fact, nor inside a short “quoted name”.
 */
const BREAKS =
  /(?:(?<![\d×=]) +(?![%×·=])(?!(?<=(?:\d in|\d of|\d to|run|day|week|month|quarter|year) +)\d)|(?<=\d) +(?![%×·=\p{L}]))(?!(?<=“[^“”]{0,16})[^“”]{0,16}”)/u;

/** Without the dot that parts two facts where a line ends between them: the end parts them. */
const withoutDot = (line: string): string => line.replace(/ ·$/, '');

/** Cuts a word that is wider than the line, behind a hyphen where it has one, so that nothing is ever lost. */
function cut(word: string, style: TextStyle, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character, style) > width) {
      const hyphen = piece.lastIndexOf('-', piece.length - 2) + 1;
      const fits = measure(piece.slice(hyphen) + character, style) <= width;
      const end = hyphen > 2 && fits ? hyphen : piece.length;
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Words on lines as full as they go; one wider than a line is cut. */
function filled(words: readonly string[], style: TextStyle, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const joined = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(joined, style) <= width) lines[lines.length - 1] = joined;
    else lines.push(...cut(word, style, width, measure));
  }
  return lines;
}

/** A group that must be broken, as loosely as does: name and number apart, then words and powers of ten, then characters. */
function broken(group: string, style: TextStyle, width: number, measure: Measure): string[] {
  return group
    .split(/\u2002+/)
    .flatMap((part) =>
      measure(part, style) <= width ? [part] : filled(part.split(/(?<!×) +(?!×)/), style, width, measure),
    );
}

/**
 * Breaks a text into lines no wider than `width`.
 *
 * @param width pixels, wide enough for one character
 * @returns at least one line; the words in order, nothing left out but a dot between facts where a line ends
 */
export function wrap(text: string, style: TextStyle, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.trim().split(BREAKS)) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (measure(joined, style) <= width) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(withoutDot(current));
    // A group held together by rule may still be too wide for the line.
    const pieces = measure(word, style) <= width ? [word] : broken(word, style, width, measure);
    lines.push(...pieces.slice(0, -1));
    current = pieces.at(-1) ?? '';
  }
  return [...lines, current];
}

/**
 * Breaks a line of facts parted by ` · ` between facts, and inside one only if it is wider than the line. Where a line
 * ends between two facts its end parts them: no dot is left there.
 */
export function wrapFacts(text: string, style: TextStyle, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const fact of text.split(' · ')) {
    const joined = `${lines.at(-1)} · ${fact}`;
    if (lines.length > 0 && measure(joined, style) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrap(fact, style, width, measure));
  }
  return lines;
}

/** As `wrap`, in as many lines, but of about equal length: no single word in the last. */
export function wrapBalanced(text: string, style: TextStyle, width: number, measure: Measure): string[] {
  const count = wrap(text, style, width, measure).length;
  if (count === 1) return wrap(text, style, width, measure);
  let [narrow, wide] = [width / count, width];
  while (wide - narrow > style.size / 4) {
    const middle = (narrow + wide) / 2;
    if (wrap(text, style, middle, measure).length > count) narrow = middle;
    else wide = middle;
  }
  return wrap(text, style, wide, measure);
}

/** The first `most` lines; if there were more, the last ends in an ellipsis. */
export function shorten(
  lines: readonly string[],
  most: number,
  style: TextStyle,
  width: number,
  measure: Measure,
): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? '';
  while (last !== '' && measure(`${last}…`, style) > width) last = last.slice(0, -1);
  return [...kept, `${last.trimEnd()}…`];
}
