import { didYouMean, type Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import { position, type Span } from '../source.ts';

/** Where problems are collected: nothing is thrown, so that one pass finds everything. */
export type Report = {
  readonly problems: Problem[];
  readonly error: (code: ProblemCode, span: Span, message: string, hint?: string) => void;
  readonly warn: (code: ProblemCode, span: Span, message: string, hint?: string) => void;
};

export const createReport = (): Report => {
  const problems: Problem[] = [];
  const add =
    (severity: Problem['severity']) =>
    (code: ProblemCode, span: Span, message: string, hint?: string): void => {
      problems.push({ code, severity, message, span, ...(hint === undefined ? {} : { hint }) });
    };
  return { problems, error: add('error'), warn: add('warning') };
};

/** `did you mean "x"?`, or the fallback where nothing is near. */
export const suggestion = (word: string, candidates: Iterable<string>, fallback?: string): string | undefined => {
  const near = didYouMean(word, candidates);
  return near === undefined ? fallback : `did you mean "${near}"?`;
};

/** Long lists are cut: a hint is one line. */
export const listed = (names: Iterable<string>, limit = 8): string => {
  const all = [...names];
  return all.length <= limit ? all.join(', ') : `${all.slice(0, limit).join(', ')} …`;
};

/** `growth.yaml:12:5`, for a message that names a second place. */
export const placeOf = (span: Span): string => {
  const { line, column } = position(span);
  return `${span.source.name}:${line}:${column}`;
};
