import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import type { Span } from '../source.ts';
import type { MapEntry, ScalarNode, YamlNode } from '../yaml/node.ts';

/** Where the walk is: how messages call the place, its path, and the key it stands at. */
export type Place = { readonly label: string; readonly path: string; readonly span: Span };

/** What the walk gathers. */
export type Visit = {
  readonly problems: Problem[];
  readonly formulas: ScalarNode[];
  /** Whether `~` may stand for "take this away": in files that extend another. */
  readonly removals: boolean;
};

export const report = (
  visit: Visit,
  code: ProblemCode,
  place: Place,
  message: string,
  hint?: string | undefined,
  span: Span = place.span,
): void => {
  visit.problems.push({
    code,
    severity: 'error',
    message: place.label === '' ? message : `${place.label}: ${message}`,
    span,
    ...(place.path === '' ? {} : { path: place.path }),
    ...(hint === undefined ? {} : { hint }),
  });
};

/** The part of a span on its first line: what a caret can show. */
export const firstLine = (span: Span): Span => {
  const end = span.source.text.indexOf('\n', span.start);
  return end < 0 || end >= span.end ? span : { ...span, end: Math.max(end, span.start) };
};

export const inside = (place: Place, entry: MapEntry): Place => ({
  label: entry.key,
  path: place.path === '' ? entry.key : `${place.path}.${entry.key}`,
  span: entry.keySpan,
});

export const item = (place: Place, index: number, node: YamlNode): Place => ({
  label: `${place.label}, item ${index + 1}`,
  path: `${place.path}.${index}`,
  span: firstLine(node.span),
});
