import type { MathNode, OperatorNode } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { parseWithMathjs } from '../../../engine/language/formula/mathjs.ts';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import type { Syntax } from '../../../engine/language/formula/tree.ts';
import * as fc from '../../properties/seeded.ts';
import { syntax } from './arbitrary.ts';
import { scalarOf } from './scalar.ts';

const pieces = [
  ...[
    'a',
    'b',
    'labs',
    '.',
    '.stance',
    '[',
    ']',
    '(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '%',
    '==',
    '!=',
    '<',
    '<=',
    '>',
  ],
  ...[
    '>=',
    ' and ',
    ' or ',
    ' not ',
    '1',
    '2.5',
    '1e400',
    '.5',
    '1.',
    ' ',
    '\n',
    '?',
    ':',
    '=',
    '"',
    "'",
    '`',
    '!',
    '&&',
  ],
  ...['||', '**', '#', '//', ';', '{', '}', '@', '$', '\\', '~', '|', '<<', ' to ', ' in ', ' xor ', ' mod ', 'e', 'i'],
  ...['end', 'true', 'constructor', '__proto__', '−', '×', '“', '\u00A0', '\uD800', '🙂', '\0', 'f(', 'if(', '50%'],
];

const garbage = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

/** A formula with a few pieces cut out, doubled or put in. */
const mutated = fc
  .tuple(syntax, fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom('', ...pieces)), { maxLength: 3 }))
  .map(([tree, changes]) =>
    changes.reduce((text, [place, length, piece]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + piece + text.slice(at + length);
    }, printSyntax(tree)),
  );

const expectAnswer = (text: string): void => {
  const { formula, problems } = parseFormula(scalarOf(text));
  if (formula) expect(problems).toEqual([]);
  else expect(problems.length).toBeGreaterThan(0);
  for (const { span, message } of problems) {
    expect(message).not.toBe('the formula cannot be read');
    expect(span?.start).toBeGreaterThanOrEqual(0);
    expect(span?.end).toBeLessThanOrEqual(text.length);
    expect(span?.end).toBeGreaterThanOrEqual(span?.start ?? 0);
  }
};

describe('any text', () => {
  it('is a formula or has problems with places, and mathjs is never surprised', () => {
    fc.assert(fc.property(fc.oneof(garbage, mutated, fc.string({ unit: 'binary' })), expectAnswer), { numRuns: 5_000 });
  });

  it.each([
    ['nested remainders, on which mathjs is exponential', `${'a%('.repeat(60)}a${')'.repeat(60)}`],
    ['4,096 opening parentheses', '('.repeat(4_096)],
    ['4,096 signs', '-'.repeat(4_096)],
    ['2,000 powers', `a${'^a'.repeat(2_000)}`],
    ['divisions of numbers', `1${'/1'.repeat(2_000)}`],
    ['4,096 quotes', '"'.repeat(4_096)],
    ['4,096 stray signs', '@'.repeat(4_096)],
    ['4,096 digits', '9'.repeat(4_096)],
    ['4,096 dots', '.'.repeat(4_096)],
    ['a million characters', 'a '.repeat(500_000)],
  ])('%s', { timeout: 5_000 }, (_, text) => expectAnswer(text));
});

/** The tree in brackets, from ours and from mathjs' own reading of the same text. */
const ours = (tree: Syntax): string => {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return tree.name;
    case 'unary':
      return `(${tree.operator} ${ours(tree.operand)})`;
    case 'binary':
      return `(${ours(tree.left)} ${tree.operator} ${ours(tree.right)})`;
    case 'comparison':
      return `(${tree.operands.map((each, k) => (k > 0 ? `${tree.operators[k - 1]} ` : '') + ours(each)).join(' ')})`;
    default:
      throw new Error(`not drawn here: ${tree.kind}`);
  }
};

const signs: Readonly<Record<string, string>> = {
  equal: '==',
  unequal: '!=',
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
};

const theirs = (node: MathNode): string => {
  if (node.type === 'ParenthesisNode') return theirs((node as unknown as { content: MathNode }).content);
  if (node.type === 'OperatorNode') {
    const { op, args } = node as OperatorNode;
    const [left, right] = args;
    if (!left) throw new Error('operator without operands');
    return right ? `(${theirs(left)} ${op} ${theirs(right)})` : `(${op} ${theirs(left)})`;
  }
  if (node.type === 'RelationalNode') {
    const { conditionals, params } = node as unknown as { conditionals: string[]; params: MathNode[] };
    return `(${params.map((each, k) => (k > 0 ? `${signs[conditionals[k - 1] ?? '']} ` : '') + theirs(each)).join(' ')})`;
  }
  return node.toString();
};

describe('precedence', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', '(a)', '(b - c)', '-a', '2');
  const operator = fc.constantFrom('+', '-', '*', '/', '^', '%', '==', '!=', '<', '<=', '>', '>=', 'and', 'or');
  const text = fc
    .tuple(name, fc.array(fc.tuple(operator, name), { minLength: 1, maxLength: 8 }))
    .map(([first, rest]) => [first, ...rest.flat()].join(' '));

  it('is that of mathjs', () => {
    fc.assert(
      fc.property(text, (each) => {
        const { formula } = parseFormula(scalarOf(each));
        fc.pre(formula !== undefined);
        if (formula) expect(ours(formula.root)).toBe(theirs(parseWithMathjs(each)));
      }),
      { numRuns: 2_000 },
    );
  });
});
