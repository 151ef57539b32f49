import type {
  AccessorNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';
import type { Problem } from '../problem.ts';
import { join, type Span } from '../source.ts';
import type { Token } from './token.ts';
import type { BinaryOperator, ComparisonOperator, Syntax, UnaryOperator } from './tree.ts';

/** A node with the first and last of its tokens, brackets around it included. */
type Placed = { readonly node: Syntax; readonly first: number; readonly last: number };

type Reading = { readonly tokens: readonly Token[]; readonly problems: Problem[] };

/** The trees of mathjs that cannot come of a text that has passed the grammar. */
export class UnexpectedTree extends Error {}

const spanOf = (reading: Reading, first: number, last: number): Span => {
  const [from, to] = [reading.tokens[first], reading.tokens[last]];
  if (!from || !to) throw new UnexpectedTree(`no tokens ${first} to ${last}`);
  return join(from.span, to.span);
};

const leaf = (reading: Reading, index: number): Placed => {
  const token = reading.tokens[index];
  if (token?.kind === 'number')
    return { node: { kind: 'number', value: token.value, span: token.span }, first: index, last: index };
  if (token?.kind === 'name')
    return { node: { kind: 'name', name: token.text, span: token.span }, first: index, last: index };
  throw new UnexpectedTree(`token ${index} is no leaf`);
};

const binaryOperators: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
  mod: '%',
  and: 'and',
  or: 'or',
};

const unaryOperators: Readonly<Record<string, UnaryOperator>> = { unaryMinus: '-', unaryPlus: '+', not: 'not' };

const comparisonOperators: Readonly<Record<string, ComparisonOperator>> = {
  equal: '==',
  unequal: '!=',
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
};

/** The `not` with which a node ends, if it does so without parentheses: `not a`, `-not a`, `b + not a`. */
const endsInNot = (node: MathNode): boolean => {
  if (node.type !== 'OperatorNode') return false;
  const { fn, args } = node as OperatorNode;
  return (fn as string) === 'not' || (args.at(-1) !== undefined && endsInNot(args.at(-1) as MathNode));
};

/** `not a == b` is `(not a) == b` in mathjs and `not (a == b)` to most readers: it must be said. */
const refuseBareNot = (reading: Reading, left: MathNode, placed: Placed): void => {
  if (!endsInNot(left)) return;
  let index = placed.last;
  while (index > placed.first && reading.tokens[index]?.text !== 'not') index -= 1;
  const span = reading.tokens[index]?.span ?? placed.node.span;
  const next = reading.tokens[placed.last + 1]?.text ?? '==';
  reading.problems.push({
    code: 'ambiguous-not',
    severity: 'error',
    message: '"not" here binds to the next value only',
    hint: `write not (a ${next} b) or (not a) ${next} b`,
    span,
  });
};

const buildUnary = (reading: Reading, node: OperatorNode, operator: UnaryOperator): Placed => {
  const operand = build(reading, node.args[0]);
  const first = operand.first - 1;
  const span = spanOf(reading, first, operand.last);
  return { node: { kind: 'unary', operator, operand: operand.node, span }, first, last: operand.last };
};

const buildBinary = (reading: Reading, node: OperatorNode, operator: BinaryOperator): Placed => {
  const left = build(reading, node.args[0]);
  const right = build(reading, node.args[1]);
  if (operator !== 'and' && operator !== 'or') refuseBareNot(reading, node.args[0] as MathNode, left);
  const operatorSpan = spanOf(reading, left.last + 1, left.last + 1);
  const span = spanOf(reading, left.first, right.last);
  const binary: Syntax = { kind: 'binary', operator, left: left.node, right: right.node, operatorSpan, span };
  return { node: binary, first: left.first, last: right.last };
};

const buildComparison = (reading: Reading, names: readonly string[], params: readonly MathNode[]): Placed => {
  const operands = params.map((param) => build(reading, param));
  for (const [index, operand] of operands.slice(0, -1).entries())
    refuseBareNot(reading, params[index] as MathNode, operand);
  const operators = names.flatMap((name) => comparisonOperators[name] ?? []);
  const [from, to] = [operands[0], operands.at(-1)];
  if (!from || !to || operators.length !== operands.length - 1) throw new UnexpectedTree('comparison');
  const span = spanOf(reading, from.first, to.last);
  const node: Syntax = { kind: 'comparison', operands: operands.map((operand) => operand.node), operators, span };
  return { node, first: from.first, last: to.last };
};

const buildOperator = (reading: Reading, node: OperatorNode): Placed => {
  const name = node.fn as string;
  const unary = node.args.length === 1 ? unaryOperators[name] : undefined;
  if (unary) return buildUnary(reading, node, unary);
  const binary = node.args.length === 2 && !node.implicit ? binaryOperators[name] : undefined;
  if (binary) return buildBinary(reading, node, binary);
  if (node.args.length === 2 && Object.hasOwn(comparisonOperators, name))
    return buildComparison(reading, [name], node.args);
  throw new UnexpectedTree(`operator ${name}`);
};

const buildAccessor = (reading: Reading, node: AccessorNode): Placed => {
  const object = build(reading, node.object as MathNode);
  const dimension = node.index.dimensions[0];
  if (!dimension || node.index.dimensions.length !== 1) throw new UnexpectedTree('index');
  if (!node.index.dotNotation) {
    const index = build(reading, dimension);
    const last = index.last + 1;
    const span = spanOf(reading, object.first, last);
    return { node: { kind: 'index', object: object.node, index: index.node, span }, first: object.first, last };
  }
  const last = object.last + 2;
  const name = reading.tokens[last];
  if (name?.kind !== 'name') throw new UnexpectedTree('member');
  const span = spanOf(reading, object.first, last);
  const member: Syntax = { kind: 'member', object: object.node, name: name.text, nameSpan: name.span, span };
  return { node: member, first: object.first, last };
};

const buildCall = (reading: Reading, node: FunctionNode): Placed => {
  const callee = build(reading, node.fn as unknown as MathNode);
  const args = node.args.map((arg) => build(reading, arg));
  const last = (args.at(-1)?.last ?? callee.last + 1) + 1;
  const span = spanOf(reading, callee.first, last);
  const call: Syntax = { kind: 'call', callee: callee.node, args: args.map((arg) => arg.node), span };
  return { node: call, first: callee.first, last };
};

const buildParenthesis = (reading: Reading, node: ParenthesisNode): Placed => {
  const content = build(reading, node.content);
  const [first, last] = [content.first - 1, content.last + 1];
  return { node: { ...content.node, span: spanOf(reading, first, last) }, first, last };
};

/** mathjs' tree as ours; node types that are not named here are refused. */
const build = (reading: Reading, node: MathNode | undefined): Placed => {
  switch (node?.type) {
    case 'ConstantNode':
      return leaf(reading, Number((node as ConstantNode).value));
    case 'SymbolNode':
      return leaf(reading, Number((node as SymbolNode).name.slice(1)));
    case 'ParenthesisNode':
      return buildParenthesis(reading, node as ParenthesisNode);
    case 'OperatorNode':
      return buildOperator(reading, node as OperatorNode);
    case 'RelationalNode': {
      const { conditionals, params } = node as RelationalNode & { conditionals: string[]; params: MathNode[] };
      return buildComparison(reading, conditionals, params);
    }
    case 'AccessorNode':
      return buildAccessor(reading, node as AccessorNode);
    case 'FunctionNode':
      return buildCall(reading, node as FunctionNode);
    default:
      throw new UnexpectedTree(`node ${node?.type ?? 'missing'}`);
  }
};

/**
 * mathjs' tree of a skeleton as ours, each node with its place. Operators have their token between their operands, so
 * that places follow from the leaves.
 *
 * @param tokens that have passed the grammar
 * @param tree of the skeleton of these tokens
 * @returns the tree, and each `not` whose reach a reader would mistake
 * @throws UnexpectedTree for a tree that no such tokens have
 */
export const buildSyntax = (tokens: readonly Token[], tree: MathNode): { root: Syntax; problems: Problem[] } => {
  const reading: Reading = { tokens, problems: [] };
  return { root: build(reading, tree).node, problems: reading.problems };
};
