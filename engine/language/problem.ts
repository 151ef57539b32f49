import type { ProblemCode } from './problem-code.ts';
import { lineOf, position, type Span } from './source.ts';

/** Something wrong, said in one sentence without a full stop, with its place and if possible the way out. */
export type Problem = {
  code: ProblemCode;
  severity: 'error' | 'warning';
  message: string;
  span?: Span;
  /** Dotted path in the model, for what has no place in a file (`--set growth.rate=x`). */
  path?: string;
  hint?: string;
  /** Name of the file where there is no span (an unreadable file). */
  file?: string;
};

/** The form of a problem in `--json`; what is not known is absent. */
export type ProblemJson = {
  code: ProblemCode;
  severity: 'error' | 'warning';
  file?: string;
  line?: number;
  column?: number;
  path?: string;
  message: string;
  hint?: string;
};

/** Thrown at the boundaries of the API: everything wrong with what was handed in, at once. */
export class DetenteError extends Error {
  readonly problems: readonly Problem[];
  /** The code of the first error. */
  readonly code: ProblemCode;

  constructor(problems: readonly Problem[]) {
    const first = problems.find((problem) => problem.severity === 'error') ?? problems[0];
    if (!first) throw new RangeError('DetenteError: expected at least one problem, got none');
    super(formatProblems(problems));
    this.name = 'DetenteError';
    this.problems = problems;
    this.code = first.code;
  }
}

const color = { error: 31, warning: 33, bold: 1, faint: 2, hint: 36 };

const painter =
  (on: boolean) =>
  (style: number, text: string): string =>
    on ? `\u001b[${style}m${text}\u001b[0m` : text;

/** Characters a terminal would act upon, or that reorder the line, become one visible mark of the same width. */
export const visible = (text: string): string =>
  text
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, '\uFFFD');

/** Columns shown of a long line, and how many of them stand before the caret. */
const shownColumns = 160;
const columnsBefore = 60;

/** The line of a span and its underline, both cut around the caret where the line is long. */
const excerpt = (span: Span): { text: string; caret: string } => {
  const line = lineOf(span);
  const before = [...line.text.slice(0, Math.max(0, span.start - line.start))];
  const marked = [...line.text.slice(Math.max(0, span.start - line.start), Math.max(0, span.end - line.start))];
  const cut = before.length + marked.length > shownColumns ? Math.max(0, before.length - columnsBefore) : 0;
  const text = [...line.text].slice(cut, cut + shownColumns).join('');
  const width = Math.max(1, Math.min(marked.length, shownColumns - (before.length - cut)));
  return {
    text: `${cut > 0 ? '…' : ''}${visible(text)}`,
    caret: ' '.repeat(before.length - cut + (cut > 0 ? 1 : 0)) + '^'.repeat(width),
  };
};

const whereOf = (problem: Problem): string => {
  if (problem.span) {
    const { line, column } = position(problem.span);
    return `${problem.span.source.name}:${line}:${column}`;
  }
  // What is wrong with a setting as such says itself where it stands.
  return problem.file ?? (problem.code === 'bad-set' ? '' : (problem.path ?? ''));
};

/**
 * One problem as people read it: `file:line:column severity message  [code]`, the line with a caret, a hint.
 *
 * @param problem what is wrong; without a span the two lines of the excerpt are left out
 * @param options.color ANSI colours, off by default
 * @returns lines joined by `\n`, no line end at the end
 */
export const formatProblem = (problem: Problem, options: { color?: boolean } = {}): string => {
  const paint = painter(options.color ?? false);
  const where = visible(whereOf(problem));
  const head = [
    ...(where ? [paint(color.bold, where)] : []),
    paint(color[problem.severity], problem.severity),
    `${visible(problem.message)}  ${paint(color.faint, `[${problem.code}]`)}`,
  ].join(' ');
  const lines = [head];
  if (problem.span) {
    const { text, caret } = excerpt(problem.span);
    const number = String(position(problem.span).line).padStart(5);
    lines.push(
      `${number} | ${text}`.trimEnd(),
      `${' '.repeat(number.length)} | ${paint(color[problem.severity], caret)}`,
    );
  }
  if (problem.hint) lines.push(`  ${paint(color.hint, 'hint:')} ${visible(problem.hint)}`);
  return lines.join('\n');
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const fileOf = (problem: Problem): string => problem.span?.source.name ?? problem.file ?? '';

/** By file, then by place (what concerns a file as a whole comes first), then by code and sentence. */
export const compareProblems = (a: Problem, b: Problem): number =>
  compareText(fileOf(a), fileOf(b)) ||
  (a.span?.start ?? -1) - (b.span?.start ?? -1) ||
  compareText(a.path ?? '', b.path ?? '') ||
  compareText(a.code, b.code) ||
  compareText(a.message, b.message);

/** Sorted by place, each problem once. The argument is left as it is. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems]
    .sort(compareProblems)
    .filter((problem, index, sorted) => index === 0 || compareProblems(sorted[index - 1] ?? problem, problem) !== 0);

/**
 * Problems sorted by place, each once, at most `limit` of them, then how many more there are.
 *
 * @returns blocks separated by an empty line; `''` if there are none
 */
export const formatProblems = (
  problems: readonly Problem[],
  options: { limit?: number; color?: boolean } = {},
): string => {
  const sorted = sortProblems(problems);
  const limit = options.limit ?? 20;
  const shown = sorted.slice(0, limit).map((problem) => formatProblem(problem, { color: options.color ?? false }));
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`... and ${more} more`] : [])].join('\n\n');
};

/** A problem as `--json` prints it. */
export const problemToJson = (problem: Problem): ProblemJson => {
  const { code, severity, message, span, path, hint } = problem;
  const file = span?.source.name ?? problem.file;
  return {
    code,
    severity,
    ...(file === undefined ? {} : { file }),
    ...(span ? position(span) : {}),
    ...(path === undefined ? {} : { path }),
    message,
    ...(hint === undefined ? {} : { hint }),
  };
};

/**
 * Damerau-Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
 * substitutions and transpositions of neighbours cost 1, no piece is edited twice.
 */
const editDistance = (a: string, b: string): number => {
  const columns = b.length + 1;
  let beforeLast = new Array<number>(columns).fill(0);
  let last = Array.from({ length: columns }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j < columns; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

const longestName = 64;

/**
 * The candidate a mistyped word most likely stands for.
 *
 * Distance as above, upper and lower case and `-` and `_` being equal; allowed are one edit in words of up to four
 * characters, then one more per three characters, at most four. Equal distances go to the candidate with the same first
 * letter, then to the first in code unit order, so that the answer never depends on the order of the candidates.
 *
 * @returns the candidate, or `undefined` where none is near enough
 */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length === 0 || word.length > longestName) return undefined;
  const plain = (text: string) => text.toLowerCase().replaceAll('-', '_');
  const wanted = plain(word);
  const allowed = word.length <= 4 ? 1 : Math.min(4, Math.floor((word.length - 1) / 3) + 1);
  let best: { candidate: string; rank: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(wanted, plain(candidate));
    if (distance > allowed || distance >= Math.max(word.length, candidate.length)) continue;
    const rank = 2 * distance + (wanted[0] === plain(candidate)[0] ? 0 : 1);
    if (!best || rank < best.rank || (rank === best.rank && candidate < best.candidate)) best = { candidate, rank };
  }
  return best?.candidate;
};
