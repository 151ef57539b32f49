import type { CST, Scalar } from 'yaml';
import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import type { Source, Span } from '../source.ts';
import { isVanishing, VANISHING } from '../vanishing.ts';
import { escapedProblem } from './characters.ts';
import type { ScalarNode } from './node.ts';
import { alignScalar } from './offsets.ts';

type Style = 'plain' | 'single' | 'double' | 'block';

const styleOf = (token: CST.Token | undefined): Style => {
  if (token?.type === 'single-quoted-scalar') return 'single';
  if (token?.type === 'double-quoted-scalar') return 'double';
  return token?.type === 'block-scalar' ? 'block' : 'plain';
};

const contentStart = (token: CST.Token | undefined, style: Style, start: number): number => {
  if (style === 'single' || style === 'double') return start + 1;
  if (token?.type !== 'block-scalar') return start;
  return token.props.reduce((at, prop) => at + ('source' in prop ? prop.source.length : 0), token.offset);
};

/** Alignment costs time and memory and is wanted by formulas only: it is done when first asked for. */
const lazyOffsets = (align: () => readonly number[]): ((offset: number) => number) => {
  let offsets: readonly number[] | undefined;
  return (offset) => {
    offsets ??= align();
    return offsets[Math.max(0, Math.min(offset, offsets.length - 1))] ?? 0;
  };
};

const problem = (code: ProblemCode, span: Span, message: string, hint: string): Problem => ({
  code,
  severity: 'error',
  message,
  span,
  hint,
});

const MOST_DIGITS = 40;
const shortened = (text: string): string => (text.length > MOST_DIGITS ? `${text.slice(0, MOST_DIGITS - 1)}…` : text);

/** A YAML number that is not what it looks like, or that no model can hold. */
export const numberProblem = (text: string, value: number, span: Span): Problem | undefined => {
  if (/^[-+]?\.(inf|nan)$/i.test(text))
    return problem('not-finite', span, `${text} is not a number a model can hold`, 'write a large number such as 1e9');
  if (/^[-+]?0[xob]/i.test(text))
    return problem('number-form', span, `${text} is not a decimal number`, `write ${value}, or quote a text`);
  if (/^[-+]?0\d/.test(text))
    return problem('number-form', span, `${text} begins with a zero`, `write ${value}, or quote a text`);
  if (/\.(?!\d)/.test(text))
    return problem('number-form', span, `${text} has no digit after the point`, `write ${value}`);
  if (!Number.isFinite(value))
    return problem(
      'number-range',
      span,
      `${shortened(text)} is larger than any number here`,
      'the largest is about 1.8e308',
    );
  if (isVanishing(text, value))
    return problem('number-range', span, `${shortened(text)} ${VANISHING.message}`, VANISHING.hint);
  if (/^[-+]?\d+$/.test(text) && !Number.isSafeInteger(value))
    return problem(
      'number-range',
      span,
      `${shortened(text)} is beyond the whole numbers that are exact (9007199254740991)`,
      'quote it if it is a name or a seed; write it with an exponent if it is a quantity',
    );
  return undefined;
};

const plainValue = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** A scalar of the package as ours, and what is wrong with its number or its characters. */
export const buildScalar = (source: Source, scalar: Scalar.Parsed): { node: ScalarNode; problem?: Problem } => {
  const token = scalar.srcToken;
  const style = styleOf(token);
  const [start, end] = scalar.range;
  const span = { source, start, end: Math.max(start, start + source.text.slice(start, end).trimEnd().length) };
  const value = plainValue(scalar.value);
  const text = typeof value === 'string' ? value : (scalar.source ?? source.text.slice(span.start, span.end));
  const offsets = lazyOffsets(() => alignScalar(text, source.text, contentStart(token, style, start), style));
  const node: ScalarNode = {
    kind: 'scalar',
    span,
    value,
    text,
    offsets,
    quoted: style === 'single' || style === 'double',
  };
  const wrong =
    style === 'plain' && typeof value === 'number' ? numberProblem(text, value, span) : escapedProblem(node);
  return wrong ? { node, problem: wrong } : { node };
};
