import type { BinaryOperator, Syntax } from './tree.ts';

/** How tightly each form binds; a comparison, which chains, stands for all six operators. */
const binding: Readonly<Record<BinaryOperator | 'comparison', number>> = {
  or: 1,
  and: 2,
  comparison: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 7,
};

const unaryBinding = 6;
const leafBinding = 8;

const bindingOf = (tree: Syntax): number => {
  if (tree.kind === 'binary') return binding[tree.operator];
  if (tree.kind === 'comparison') return binding.comparison;
  if (tree.kind === 'unary') return unaryBinding;
  return tree.kind === 'number' && isNegative(tree.value) ? unaryBinding : leafBinding;
};

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);

const grouped = (tree: Syntax, atLeast: number): string => {
  const text = printSyntax(tree);
  return bindingOf(tree) < atLeast ? `(${text})` : text;
};

/** An operand of arithmetic or comparison: there a bare `not` is refused. */
const operand = (tree: Syntax, atLeast: number): string =>
  tree.kind === 'unary' && tree.operator === 'not' ? `(${printSyntax(tree)})` : grouped(tree, atLeast);

const startsWithSign = (text: string): boolean => text.startsWith('-') || text.startsWith('+');

const printBinary = (tree: Syntax & { kind: 'binary' }): string => {
  const { operator, left, right } = tree;
  const level = binding[operator];
  if (operator === 'and' || operator === 'or')
    return `${grouped(left, level)} ${operator} ${grouped(right, level + 1)}`;
  if (operator === '^') return `${operand(left, leafBinding)} ^ ${operand(right, unaryBinding)}`;
  const second = operand(right, level + 1);
  return `${operand(left, level)} ${operator} ${operator === '%' && startsWithSign(second) ? `(${second})` : second}`;
};

const printComparison = (tree: Syntax & { kind: 'comparison' }): string =>
  tree.operands
    .map(
      (each, index) => `${index === 0 ? '' : ` ${tree.operators[index - 1]} `}${operand(each, binding.comparison + 1)}`,
    )
    .join('');

const printUnary = (tree: Syntax & { kind: 'unary' }): string => {
  const text = tree.operator === 'not' ? grouped(tree.operand, unaryBinding) : operand(tree.operand, unaryBinding);
  return tree.operator === 'not' ? `not ${text}` : `${tree.operator}${text}`;
};

/** Shortest digits that read as the same number; whole numbers beyond 2^53 are written with an exponent. */
const printNumber = (value: number): string => {
  if (Object.is(value, -0)) return '-0';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
};

/**
 * A tree as a formula, in one line, with no more parentheses than its reading needs (and around each `not` that is an
 * operand of arithmetic or comparison).
 *
 * @param tree as `parseFormula` gives it, or built; places are not looked at
 * @returns a text that `parseFormula` reads as the same tree (a negative number as a sign and a number)
 */
export const printSyntax = (tree: Syntax): string => {
  switch (tree.kind) {
    case 'number':
      return printNumber(tree.value);
    case 'name':
      return tree.name;
    case 'member':
      return `${printSyntax(tree.object)}.${tree.name}`;
    case 'index':
      return `${printSyntax(tree.object)}[${printSyntax(tree.index)}]`;
    case 'call':
      return `${printSyntax(tree.callee)}(${tree.args.map(printSyntax).join(', ')})`;
    case 'unary':
      return printUnary(tree);
    case 'binary':
      return printBinary(tree);
    case 'comparison':
      return printComparison(tree);
  }
};
