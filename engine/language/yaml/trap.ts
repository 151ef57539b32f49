import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import type { Source } from '../source.ts';
import { type Lexeme, notBlank } from './lexemes.ts';

/**
 * YAML that is read without a complaint, or with one that does not help, as something else than it says. Every trap
 * is found in the lexemes, so its place is exact whatever the parser made of the rest.
 */
export type Trap = {
  readonly problem: Problem;
  /** What the parser says about these offsets follows from the trap. */
  readonly quiet: { readonly start: number; readonly end: number };
  /** What one value in its place lets the parser read the rest of the file as it was meant. */
  readonly patch?: { readonly start: number; readonly end: number };
  /**
   * Where the value that goes on began and the colon that ends the line it went on in. What the parser says about the
   * indentation of the first line names the cause, and the trap only what follows from it.
   */
  readonly goesOn?: { readonly from: number; readonly colon: number };
};

/** Lexemes with what the traps ask about them. */
export type View = {
  readonly source: Source;
  readonly text: string;
  readonly lexemes: readonly Lexeme[];
  /** Of each lexeme the outermost `{` or `[` around it, by index, or -1. */
  readonly outermost: readonly number[];
  /** Of each outermost opening, the offset where its collection ends. */
  readonly ends: ReadonlyMap<number, number>;
  /** Of each lexeme the nearest before and after it that is no blank, by index; outside of the list if there is none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
};

const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

const nearestBefore = (lexemes: readonly Lexeme[]): Int32Array => {
  const found = new Int32Array(lexemes.length);
  for (let index = 0, nearest = -1; index < lexemes.length; index++) {
    found[index] = nearest;
    if (notBlank(lexemes[index] as Lexeme)) nearest = index;
  }
  return found;
};

const nearestAfter = (lexemes: readonly Lexeme[]): Int32Array => {
  const found = new Int32Array(lexemes.length);
  for (let index = lexemes.length - 1, nearest = lexemes.length; index >= 0; index--) {
    found[index] = nearest;
    if (notBlank(lexemes[index] as Lexeme)) nearest = index;
  }
  return found;
};

export const lexemeBefore = (view: View, index: number): Lexeme | undefined => view.lexemes[view.before[index] ?? -1];
export const lexemeAfter = (view: View, index: number): Lexeme | undefined => view.lexemes[view.after[index] ?? -1];

export const trap = (
  view: View,
  code: ProblemCode,
  place: { start: number; end: number },
  message: string,
  hint: string,
  quiet: { start: number; end: number } = place,
): Trap => ({
  problem: {
    code,
    severity: 'error',
    message,
    hint,
    span: { source: view.source, start: place.start, end: place.end },
  },
  quiet: { start: lineStart(view.text, quiet.start), end: lineEnd(view.text, quiet.end) },
});

/** The collection in flow style around a lexeme, or the lexeme itself where there is none. */
export const region = (view: View, index: number): { start: number; end: number } => {
  const lexeme = view.lexemes[index] ?? { start: 0, end: 0 };
  const opening = view.outermost[index] ?? -1;
  const first = view.lexemes[opening];
  return first ? { start: first.start, end: view.ends.get(opening) ?? view.text.length } : lexeme;
};

/** Whether an offset lies in one of the stretches, which are sorted and do not overlap. */
const within = (stretches: readonly { start: number; end: number }[]) => (at: number) => {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return at <= (stretches[low - 1]?.end ?? -1);
};

/** Sorted, overlapping ones joined. */
const joinStretches = (stretches: readonly { start: number; end: number }[]): { start: number; end: number }[] => {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
};

/** Whether what the parser says about an offset follows from one of the traps. */
export const isQuiet = (traps: readonly Trap[]): ((at: number) => boolean) =>
  within(joinStretches(traps.map(({ quiet }) => quiet)));

/** Where the lines below that are indented at least as far as this one's end: the rest of its map, more or less. */
export const blockEnd = (text: string, at: number): number => {
  const indent = (start: number): number => /^ */.exec(text.slice(start, start + 1_000))?.[0].length ?? 0;
  const wanted = indent(lineStart(text, at));
  let end = lineEnd(text, at);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    if (text.slice(end + 1, next).trim() !== '' && indent(end + 1) < wanted) break;
    end = next;
  }
  return end;
};

/** The view of a text whose brackets are still to be matched. */
export const viewOf = (source: Source, text: string, lexemes: readonly Lexeme[]): View => ({
  source,
  text,
  lexemes,
  outermost: [],
  ends: new Map(),
  before: nearestBefore(lexemes),
  after: nearestAfter(lexemes),
});
