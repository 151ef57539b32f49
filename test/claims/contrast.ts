import { parseFormula } from '../../engine/language/formula/parse.ts';
import type { Syntax } from '../../engine/language/formula/tree.ts';
import type { Source } from '../../engine/language/source.ts';

/** Σ weight · arm + constant. */
export type Contrast = { readonly weights: ReadonlyMap<string, number>; readonly constant: number };

const combined = (a: Contrast, b: Contrast, factor: number): Contrast => {
  const weights = new Map(a.weights);
  for (const [arm, weight] of b.weights) weights.set(arm, (weights.get(arm) ?? 0) + factor * weight);
  return { weights, constant: a.constant + factor * b.constant };
};

const NOTHING: Contrast = { weights: new Map(), constant: 0 };
const plain = (value: number): Contrast => ({ ...NOTHING, constant: value });
const scaled = (one: Contrast, factor: number): Contrast => combined(NOTHING, one, factor);
const isPlain = ({ weights }: Contrast): boolean => weights.size === 0;

const refuse = (text: string): Error =>
  new Error(`"${text}": expected sums, differences and multiples of arms, like verified - 0.5 * none`);

const linear = (syntax: Syntax, text: string): Contrast => {
  if (syntax.kind === 'number') return plain(syntax.value);
  if (syntax.kind === 'name') return { weights: new Map([[syntax.name, 1]]), constant: 0 };
  if (syntax.kind === 'unary' && syntax.operator === '-') return scaled(linear(syntax.operand, text), -1);
  if (syntax.kind !== 'binary') throw refuse(text);
  const [left, right] = [linear(syntax.left, text), linear(syntax.right, text)];
  if (syntax.operator === '+') return combined(left, right, 1);
  if (syntax.operator === '-') return combined(left, right, -1);
  if (syntax.operator === '*' && isPlain(left)) return scaled(right, left.constant);
  if (syntax.operator === '*' && isPlain(right)) return scaled(left, right.constant);
  if (syntax.operator === '/' && isPlain(right)) return scaled(left, 1 / right.constant);
  throw refuse(text);
};

const syntaxOf = (text: string): Syntax => {
  const source: Source = { name: text, text };
  const span = { source, start: 0, end: text.length };
  const { formula } = parseFormula({ kind: 'scalar', span, value: text, text, offsets: (at) => at, quoted: true });
  if (formula === undefined) throw refuse(text);
  return formula.root;
};

/** @throws Error where it is no sum of multiples */
export const readContrast = (text: string): Contrast => linear(syntaxOf(text), text);

/**
 * `a < b`: the contrast a − b, and the sign it is to have.
 *
 * @throws Error where it is no comparison of two sums of multiples
 */
export const readExpectation = (text: string): { readonly contrast: Contrast; readonly sign: 1 | -1 } => {
  const syntax = syntaxOf(text);
  const [operator] = syntax.kind === 'comparison' ? syntax.operators : [];
  if (syntax.kind !== 'comparison' || syntax.operators.length !== 1 || !(operator === '<' || operator === '>'))
    throw new Error(`"${text}": expected one comparison with < or >`);
  const [left, right] = syntax.operands as readonly [Syntax, Syntax];
  return { contrast: combined(linear(left, text), linear(right, text), -1), sign: operator === '>' ? 1 : -1 };
};
