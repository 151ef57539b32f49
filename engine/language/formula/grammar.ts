import type { Problem } from '../problem.ts';
import type { ProblemCode } from '../problem-code.ts';
import { join, type Span } from '../source.ts';
import { operatorWords } from './refusals.ts';
import { endsValue, isOneOf, isSign, type Sign, type Token } from './token.ts';

/** Deepest nesting of brackets, calls, signs before a value and powers. */
export const deepest = 64;

/** Most nodes of a tree. */
export const mostNodes = 1_000;

type Frame = {
  /** Index of the opening bracket, or -1 for the formula itself. */
  readonly opening: number;
  readonly kind: 'formula' | 'group' | 'call' | 'index';
  /** Signs before a value and powers since the last operator that ends them: each is a level of the tree. */
  pending: number;
};

type State = {
  readonly tokens: readonly Token[];
  readonly frames: Frame[];
  readonly end: Span;
};

const problem = (code: ProblemCode, span: Span, message: string, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  span,
  ...(hint === undefined ? {} : { hint }),
});

const binary: readonly Sign[] = ['+', '-', '*', '/', '^', '%', '==', '!=', '<', '<=', '>', '>=', 'and', 'or'];

/** Behind these the levels of signs before a value and powers begin anew. */
const ending: ReadonlySet<Sign> = new Set([',', ...binary]);

/** Each of these is a node. */
const making: ReadonlySet<Sign> = new Set(['not', '[', ...binary]);

const depthOf = (frames: readonly Frame[]): number =>
  frames.reduce((depth, frame) => depth + frame.pending, frames.length - 1);

const tooDeep = (span: Span): Problem =>
  problem(
    'formula-too-deep',
    span,
    `the formula nests deeper than ${deepest} levels`,
    'name the inner parts under "let"',
  );

/** What is wrong with a token where a value must begin, or nothing. */
const checkValue = (state: State, index: number): Problem | undefined => {
  const token = state.tokens[index];
  const before = state.tokens[index - 1];
  if (token === undefined) return endsEarly(state, before);
  if (token.kind !== 'sign' || isSign(token, '(', '-', '+', 'not')) return undefined;
  const { span } = token;
  if (token.sign === '[')
    return problem('matrix', span, 'formulas have no lists', 'an index follows a name: effort[stance]');
  if (token.sign === '.') return problem('member-form', span, 'a dot follows a name', 'write class.name');
  if (isSign(token, ')', ']') && state.frames.length === 1) return closesNothing(token);
  if (isSign(before, ',')) return problem('comma', before?.span ?? span, 'a value is missing after the comma');
  if (token.sign === ',') return problem('comma', span, 'a value is missing before the comma');
  if (token.sign === ')' && isSign(before, '('))
    return problem('formula-syntax', span, 'there is nothing between ( and )');
  if (token.sign === ']' && isSign(before, '[')) return problem('index-form', span, 'the index is missing');
  if (isSign(token, ')', ']'))
    return problem('formula-syntax', before?.span ?? span, `a value is missing after "${before?.text ?? ''}"`);
  if (token.sign === '%' && isSign(before, '%')) return problem('percent', span, percentMessage, percentHint);
  return problem('formula-syntax', span, `a value is missing before "${token.text}"`);
};

const percentMessage = '"%" is the remainder of a division and needs a value on its right';
const percentHint = 'write 0.5 for 50 %; a % (-b) for a negative divisor';

/** `20%`: the number that is meant. */
const hintForPercent = (before: Token | undefined): string =>
  before?.kind === 'number'
    ? `write ${Number((before.value / 100).toPrecision(12))} for ${before.text} %`
    : percentHint;

const closesNothing = (token: Token): Problem => problem('unbalanced', token.span, `"${token.text}" closes nothing`);

const endsEarly = ({ tokens, ...state }: State, before: Token | undefined): Problem => {
  if (!before) return problem('empty-formula', state.end, 'the formula is empty', 'write 0 for nothing');
  if (isSign(before, ',')) return problem('comma', before.span, 'a value is missing after the comma');
  if (isSign(before, '%')) return problem('percent', before.span, percentMessage, hintForPercent(tokens.at(-2)));
  if (isSign(before, '(', '[')) return problem('unbalanced', before.span, `"${before.text}" is never closed`);
  return problem('formula-syntax', before.span, `a value is missing after "${before.text}"`);
};

const isMember = (tokens: readonly Token[], index: number): boolean => isSign(tokens[index - 1], '.');

/** Two values side by side. */
const adjacent = (before: Token, token: Token, after: Token | undefined): Problem => {
  for (const word of [token, before]) {
    const isCall = word === token && isSign(after, '(');
    const write = word.kind === 'name' && !isCall ? operatorWords.get(word.text) : undefined;
    if (write) return problem('word-operator', word.span, `"${word.text}" is no operator here`, `write ${write}`);
  }
  const product = `${before.text} * ${token.text}${isSign(after, '(') && token.kind === 'name' ? '(…)' : ''}`;
  const unit = before.kind === 'number' && token.kind === 'name' ? '; a unit is no part of a formula' : '';
  const hint =
    isSign(token, '(') || isSign(before, ')', ']') ? 'write * to multiply' : `write ${product} to multiply${unit}`;
  return problem(
    'implicit-multiplication',
    token.span,
    `an operator is missing between "${before.text}" and "${token.text}"`,
    hint,
  );
};

const checkOpening = (state: State, index: number, before: Token, token: Token): Problem | undefined => {
  const isName = before.kind === 'name';
  if (isName) return undefined;
  if (isSign(token, '[')) {
    if (isSign(before, ']')) return undefined;
    return problem('index-form', token.span, 'an index follows a name', 'write effort[stance]');
  }
  if (isSign(before, ']'))
    return problem('not-callable', token.span, 'only a name can be called', 'write * to multiply');
  return adjacent(before, token, state.tokens[index + 1]);
};

const checkComma = (state: State, token: Token): Problem | undefined => {
  const frame = state.frames.at(-1);
  if (frame?.kind === 'call') return undefined;
  if (frame?.kind === 'index') return problem('index-form', token.span, 'an index is one value', 'write a[i]');
  const hint = 'commas separate the arguments of a call; write 1000, not 1,000';
  return problem('comma', token.span, 'a comma outside of a call', hint);
};

const checkClosing = (state: State, token: Token): Problem | undefined => {
  const frame = state.frames.at(-1);
  if (!frame || frame.kind === 'formula') return closesNothing(token);
  const opening = state.tokens[frame.opening];
  const matches = isSign(opening, '[') === isSign(token, ']');
  if (matches || !opening) return undefined;
  return problem('unbalanced', opening.span, `"${opening.text}" is never closed`, `"${token.text}" comes first`);
};

const checkDot = (state: State, index: number, before: Token, token: Token): Problem | undefined => {
  if (isSign(before, ']'))
    return problem(
      'member-form',
      token.span,
      'nothing can be read of a value',
      'read it of a player by name: Leader.x',
    );
  if (before.kind !== 'name') return problem('member-form', token.span, 'a dot follows a name', 'write class.name');
  if (state.tokens[index + 1]?.kind === 'name') return undefined;
  return problem('member-form', token.span, 'a name is missing after the dot', 'write class.name');
};

const checkPercent = (state: State, index: number, token: Token): Problem | undefined => {
  const after = state.tokens[index + 1];
  if (after && (after.kind !== 'sign' || isSign(after, '('))) return undefined;
  return problem('percent', token.span, percentMessage, hintForPercent(state.tokens[index - 1]));
};

/** What is wrong with a token where a value has ended, or nothing. */
const checkOperator = (state: State, index: number, before: Token, token: Token): Problem | undefined => {
  if (token.kind !== 'sign') return adjacent(before, token, state.tokens[index + 1]);
  if (isSign(token, '(', '[')) return checkOpening(state, index, before, token);
  if (token.sign === ',') return checkComma(state, token);
  if (isSign(token, ')', ']')) return checkClosing(state, token);
  if (token.sign === '.') return checkDot(state, index, before, token);
  if (token.sign === '%') return checkPercent(state, index, token);
  if (token.sign === 'not')
    return problem('formula-syntax', token.span, `an operator is missing before "not"`, 'write and not, or not');
  return undefined;
};

/** Keeps the frames: brackets, and the levels that signs before a value and powers add to the tree. */
const step = (state: State, index: number, token: Token, behindValue: boolean): void => {
  const frame = state.frames.at(-1);
  if (!frame) return;
  if (isSign(token, '(', '[')) {
    const kind = isSign(token, '[') ? 'index' : behindValue ? 'call' : 'group';
    state.frames.push({ opening: index, kind, pending: 0 });
  } else if (isSign(token, ')', ']')) state.frames.pop();
  else if (!behindValue && isSign(token, '-', '+', 'not')) frame.pending += 1;
  else if (isSign(token, '^')) frame.pending += 1;
  else if (isOneOf(token, ending)) frame.pending = 0;
};

/** Nodes of the tree: one for each value, operator, call and index. */
const countNodes = (tokens: readonly Token[]): number =>
  tokens.filter(
    (token, index) =>
      token.kind !== 'sign' || isOneOf(token, making) || (isSign(token, '(') && endsValue(tokens[index - 1])),
  ).length;

const unclosed = (state: State): Problem | undefined => {
  const frame = state.frames.at(-1);
  const opening = frame && state.tokens[frame.opening];
  return opening && problem('unbalanced', opening.span, `"${opening.text}" is never closed`);
};

const isEmptyCall = (state: State, index: number): boolean =>
  isSign(state.tokens[index], ')') && isSign(state.tokens[index - 1], '(') && state.frames.at(-1)?.kind === 'call';

/**
 * Checks a formula's tokens against the grammar, from left to right, with a stack of brackets: a value and an operator
 * alternate. What passes is a formula of mathjs' grammar that has one reading, small and flat enough to recurse over.
 *
 * @param tokens of one formula
 * @param end where to point if there are none
 * @returns the first problem, or nothing
 */
export const checkGrammar = (tokens: readonly Token[], end: Span): Problem | undefined => {
  const state: State = { tokens, frames: [{ opening: -1, kind: 'formula', pending: 0 }], end };
  let behindValue = false;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const name = isMember(tokens, index);
    const wrong =
      name || isEmptyCall(state, index)
        ? undefined
        : behindValue && before
          ? checkOperator(state, index, before, token)
          : checkValue(state, index);
    if (wrong) return wrong;
    step(state, index, token, behindValue);
    if (depthOf(state.frames) > deepest) return tooDeep(token.span);
    behindValue = isSign(token, '.') || endsValue(token);
  }
  if (!behindValue) return checkValue(state, tokens.length);
  const first = tokens[0];
  const last = tokens.at(-1);
  const open = unclosed(state);
  if (open || !first || !last || countNodes(tokens) <= mostNodes) return open;
  const message = `the formula has more than ${mostNodes} names, numbers and operators`;
  return problem('formula-too-large', join(first.span, last.span), message, 'name parts of it under "let"');
};
