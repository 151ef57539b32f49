import type { Problem } from '../problem.ts';
import type { ScalarNode } from '../yaml/node.ts';
import { numberProblem } from '../yaml/scalar.ts';
import { buildSyntax, UnexpectedTree } from './build.ts';
import { checkGrammar } from './grammar.ts';
import { readTokens } from './lexer.ts';
import { parseWithMathjs } from './mathjs.ts';
import type { Token } from './token.ts';
import type { Formula } from './tree.ts';

/** Longest formula, in UTF-16 units. */
export const longest = 4_096;

/**
 * A text for mathjs in which every name and number is the index of its token: `a * f(2.5)` becomes `_0*_2(4)`. So its
 * leaves say which token they are, and no word of mathjs' (`in`, `to`, `e`, `end`, `true`) can be one. `%` becomes
 * `mod`, which means the same, as mathjs reads the right side of `%` twice (exponential when nested).
 */
const skeleton = (tokens: readonly Token[]): string =>
  tokens
    .map((token, index) => {
      if (token.kind === 'number') return String(index);
      if (token.kind === 'name') return `_${index}`;
      if (token.sign === '%') return ' mod ';
      return /[a-z]/.test(token.sign) ? ` ${token.sign} ` : token.sign;
    })
    .join('');

type Parsed = { formula?: Formula; problems: Problem[] };

const failed = (scalar: ScalarNode, code: Problem['code'], message: string, hint: string): Parsed => ({
  problems: [{ code, severity: 'error', message, hint, span: scalar.span }],
});

const parseTokens = (scalar: ScalarNode, tokens: readonly Token[]): Parsed => {
  try {
    const { root, problems } = buildSyntax(tokens, parseWithMathjs(skeleton(tokens)));
    return problems.length > 0 ? { problems } : { formula: { root, text: scalar.text, span: scalar.span }, problems };
  } catch (error) {
    if (!(error instanceof UnexpectedTree || error instanceof SyntaxError)) throw error;
    return failed(scalar, 'formula-syntax', 'the formula cannot be read', 'put parentheses around its parts');
  }
};

/**
 * Reads the formula a scalar holds.
 *
 * Steps: tokens with their places, refusing every sign formulas do not have; the grammar on the tokens, with limits on
 * depth and size; mathjs' parser on the tokens' indices, for precedence; its tree as ours, each node with its place. A
 * YAML number is a formula of one number. Nothing is evaluated. `-2^2` is `-(2^2)`, `2^3^2` is `2^(3^2)`; `not` binds
 * tighter than comparisons, which chain; `and` before `or`.
 *
 * @param scalar at most 4,096 characters, 64 levels, 1,000 nodes
 * @returns the formula, or what is wrong with it: all foreign signs at once, else the first fault of grammar
 */
export const parseFormula = (scalar: ScalarNode): Parsed => {
  const { value, text, span, formula } = scalar;
  if (formula !== undefined) return { formula, problems: [] };
  if (value === null) return failed(scalar, 'empty-formula', 'a formula is missing', 'write 0 for nothing');
  if (typeof value === 'boolean')
    return failed(scalar, 'not-a-formula', `${value} is no formula; truth is a number`, `write ${value ? 1 : 0}`);
  const odd = typeof value === 'number' ? numberProblem(text, value, span) : undefined;
  if (odd) return { problems: [odd] };
  if (typeof value === 'number')
    return { formula: { root: { kind: 'number', value, span }, text, span }, problems: [] };
  if (text.length > longest)
    return failed(
      scalar,
      'formula-too-long',
      `a formula of ${text.length} characters; ${longest} are allowed`,
      'name parts of it under "let"',
    );
  const { tokens, problems } = readTokens(scalar);
  if (problems.length > 0) return { problems };
  const wrong = checkGrammar(tokens, span);
  return wrong ? { problems: [wrong] } : parseTokens(scalar, tokens);
};
