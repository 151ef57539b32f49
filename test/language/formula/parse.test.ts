import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import type { Syntax } from '../../../engine/language/formula/tree.ts';
import { formulaText, read } from './scalar.ts';

/** The tree with every operator application in brackets: what binds to what. */
const shape = (tree: Syntax): string => {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return tree.name;
    case 'member':
      return `${shape(tree.object)}.${tree.name}`;
    case 'index':
      return `${shape(tree.object)}[${shape(tree.index)}]`;
    case 'call':
      return `${shape(tree.callee)}(${tree.args.map(shape).join(', ')})`;
    case 'unary':
      return `<${tree.operator} ${shape(tree.operand)}>`;
    case 'binary':
      return `<${shape(tree.left)} ${tree.operator} ${shape(tree.right)}>`;
    case 'comparison':
      return `<${tree.operands.map((operand, k) => `${k > 0 ? ` ${tree.operators[k - 1]} ` : ''}${shape(operand)}`).join('')}>`;
  }
};

describe('what a formula means', () => {
  const table: readonly (readonly [string, string])[] = [
    ['a', 'a'],
    ['.5 + 1e3', '<0.5 + 1000>'],
    ['a + b - c', '<<a + b> - c>'],
    ['a - (b - c)', '<a - <b - c>>'],
    ['a + b * c', '<a + <b * c>>'],
    ['a / b / c * d', '<<<a / b> / c> * d>'],
    ['a * b % c', '<<a * b> % c>'],
    ['-a % b', '<<- a> % b>'],
    ['a % (-b)', '<a % <- b>>'],
    ['-2^2', '<- <2 ^ 2>>'],
    ['2^3^2', '<2 ^ <3 ^ 2>>'],
    ['2^-3', '<2 ^ <- 3>>'],
    ['-a^-b^c', '<- <a ^ <- <b ^ c>>>>'],
    ['(-a)^b', '<<- a> ^ b>'],
    ['-a * -b', '<<- a> * <- b>>'],
    ['a - -b', '<a - <- b>>'],
    ['+a', '<+ a>'],
    ['a < b', '<a < b>'],
    ['a < b <= c', '<a < b <= c>'],
    ['0 < orelse(listing.in, 1e9) <= lead_time', '<0 < orelse(listing.in, 1000000000) <= lead_time>'],
    ['(a < b) < c', '<<a < b> < c>'],
    ['a == b + 1', '<a == <b + 1>>'],
    ['a == b and c != d or e', '<<<a == b> and <c != d>> or e>'],
    ['a or b and c', '<a or <b and c>>'],
    ['not a and b', '<<not a> and b>'],
    ['not (a == b)', '<not <a == b>>'],
    ['not not a', '<not <not a>>'],
    ['a == not b', '<a == <not b>>'],
    ['f()', 'f()'],
    ['growth.pace(c, r)', 'growth.pace(c, r)'],
    ['effort[stance]', 'effort[stance]'],
    ['labs.stance.effort[race]', 'labs.stance.effort[race]'],
    ['weight[agents.stance] * 2', '<weight[agents.stance] * 2>'],
    ['a[b][c]', 'a[b][c]'],
    ['sum(where(labs.x, labs.home == me))', 'sum(where(labs.x, <labs.home == me>))'],
    [
      'at(u, stance == race, others.stance == if(b, race, c))',
      'at(u, <stance == race>, <others.stance == if(b, race, c)>)',
    ],
    ['e + pi + i + end + type', '<<<<e + pi> + i> + end> + type>'],
    ['a\n  + b\n', '<a + b>'],
    ['listing.to + x.mod + y.e', '<<listing.to + x.mod> + y.e>'],
  ];
  it.each(table)('%j', (text, expected) => {
    const { formula, problems } = formulaText(text);
    expect(problems).toEqual([]);
    expect(formula && shape(formula.root)).toBe(expected);
  });
});

describe('what is refused, with code and column', () => {
  const table: readonly (readonly [string, string])[] = [
    ['', 'empty-formula 1'],
    [' \n ', 'empty-formula 1'],
    ['a ? b : c', 'conditional-operator 3'],
    ['a ?b:c', 'conditional-operator 3'],
    ['a = b', 'assignment 3'],
    ['f(x) = x', 'assignment 6'],
    ['a := b', 'assignment 3'],
    ['a += 1', 'assignment 4'],
    ['"x"', 'string 1'],
    ["a == 'b'", 'string 6'],
    ['a == “b”', 'string 6, string 8'],
    ['[1, 2]', 'matrix 1'],
    ['a + [b]', 'matrix 5'],
    ['{a: 1}', 'matrix 1, range 3, matrix 6'],
    ['1:3', 'range 2'],
    ['2x', 'implicit-multiplication 2'],
    ['3 cm', 'implicit-multiplication 3'],
    ['a b', 'implicit-multiplication 3'],
    ['2(a)', 'implicit-multiplication 2'],
    ['(a)(b)', 'implicit-multiplication 4'],
    ['(a)b', 'implicit-multiplication 4'],
    ['(a) 2', 'implicit-multiplication 5'],
    ['f(a)(b)', 'implicit-multiplication 5'],
    ['a .5', 'implicit-multiplication 3'],
    ['n!', 'factorial 2'],
    ['!a', 'unknown-operator 1'],
    ['a and !b', 'unknown-operator 7'],
    ["a'", 'transpose 2'],
    ["(a + b)' * c", 'transpose 8'],
    ['a && b || c', 'unknown-operator 3, unknown-operator 8'],
    ['a ** b', 'unknown-operator 3'],
    ['a === b', 'unknown-operator 3'],
    ['a !== b', 'unknown-operator 3'],
    ['a <> b', 'unknown-operator 3'],
    ['a => b', 'unknown-operator 3'],
    ['a =< b', 'unknown-operator 3'],
    ['a?.b', 'unknown-operator 2'],
    ['a ?? b', 'unknown-operator 3'],
    ['a .* b', 'unknown-operator 3'],
    ['2.*3', 'unknown-operator 2'],
    ['a & b', 'bitwise-operator 3'],
    ['a | b', 'bitwise-operator 3'],
    ['~a', 'bitwise-operator 1'],
    ['a << 2', 'bitwise-operator 3'],
    ['a >> 2', 'bitwise-operator 3'],
    ['a >>> 2', 'bitwise-operator 3'],
    ['a to b', 'word-operator 3'],
    ['a xor b', 'word-operator 3'],
    ['a mod b', 'word-operator 3'],
    ['a in b', 'word-operator 3'],
    ['NOT a', 'word-operator 1'],
    ['a AND b', 'word-operator 3'],
    ['a; b', 'statement 2'],
    ['a # b', 'comment 3'],
    ['a // b', 'comment 3'],
    ['a /* b */', 'comment 3'],
    ['50%', 'percent 3'],
    ['50% + a', 'percent 3'],
    ['a % -b', 'percent 3'],
    ['f(50%)', 'percent 5'],
    ['a % % b', 'percent 3'],
    ['a − b', 'unicode-character 3'],
    ['a × b', 'unicode-character 3'],
    ['a ≤ b', 'unicode-character 3'],
    ['a²', 'unicode-character 2'],
    ['a\u00A0+ b', 'unicode-character 2'],
    ['α + 1', 'unicode-character 1'],
    ['capacité', 'unicode-character 8'],
    ['a + 🙂', 'unicode-character 5'],
    ['🙂🙂 + @', 'unicode-character 1, unicode-character 2, unknown-character 6'],
    ['@a', 'unknown-character 1'],
    ['a $ b', 'unknown-character 3'],
    ['a \\ b', 'unknown-character 3'],
    ['1e400', 'number-range 1'],
    ['1e-400', 'number-range 1'],
    ['a * 9007199254740993', 'number-range 5'],
    ['1.', 'number-form 1'],
    ['1.e5', 'number-form 1'],
    ['1.2.3', 'number-form 1'],
    ['1_000', 'number-form 1'],
    ['0x1F', 'number-form 1'],
    ['017', 'number-form 1'],
    ['1,000', 'number-form 3'],
    ['a, b', 'comma 2'],
    ['(a, b)', 'comma 3'],
    ['f(a,)', 'comma 4'],
    ['f(,a)', 'comma 3'],
    ['f(a,,b)', 'comma 4'],
    ['f(a,', 'comma 4'],
    ['a[1, 2]', 'index-form 4'],
    ['a[]', 'index-form 3'],
    ['f(a)[b]', 'index-form 5'],
    ['(a)[b]', 'index-form 4'],
    ['2[b]', 'index-form 2'],
    ['a[b](c)', 'not-callable 5'],
    ['a.', 'member-form 2'],
    ['.a', 'member-form 1'],
    ['a..b', 'member-form 2'],
    ['a.5', 'member-form 2'],
    ['(a).b', 'member-form 4'],
    ['f(a).b', 'member-form 5'],
    ['a[b].c', 'member-form 5'],
    ['a.not', 'member-form 2'],
    ['(a', 'unbalanced 1'],
    ['a)', 'unbalanced 2'],
    [')', 'unbalanced 1'],
    ['(a + (b)', 'unbalanced 1'],
    ['f((a)', 'unbalanced 2'],
    ['(a]', 'unbalanced 1'],
    ['a[b)', 'unbalanced 2'],
    ['f(', 'unbalanced 2'],
    ['a +', 'formula-syntax 3'],
    ['* a', 'formula-syntax 1'],
    ['a + * b', 'formula-syntax 5'],
    ['a ^^ b', 'formula-syntax 4'],
    ['a -> b', 'formula-syntax 4'],
    ['()', 'formula-syntax 2'],
    ['(a + )', 'formula-syntax 4'],
    ['a and', 'formula-syntax 3'],
    ['a not b', 'formula-syntax 3'],
    ['not', 'formula-syntax 1'],
    ['not a == b', 'ambiguous-not 1'],
    ['not a + b', 'ambiguous-not 1'],
    ['a and not b > c', 'ambiguous-not 7'],
    ['a + not b == c', 'ambiguous-not 5'],
    ['a < not b < c', 'ambiguous-not 5'],
    ['constructor', 'reserved-name 1'],
    ['a.constructor', 'reserved-name 3'],
    ['__proto__.x', 'reserved-name 1'],
    ['a[prototype]', 'reserved-name 3'],
    ['a == true', 'reserved-name 6'],
    ['cos.constructor("return process")()', 'reserved-name 5'],
    ['import({})', 'matrix 8, matrix 9'],
  ];
  it.each(table)('%j', (text, expected) => {
    const { formula, problems } = formulaText(text);
    expect(formula).toBeUndefined();
    expect(problems.map(({ code, column }) => `${code} ${column}`).join(', ')).toBe(expected);
  });

  it('gives the ASCII form, or what to write instead', () => {
    const hint = (text: string) => formulaText(text).problems[0]?.hint;
    expect(hint('a − b')).toBe('write -');
    expect(hint('a ≥ b')).toBe('write >=');
    expect(hint('a ? b : c')).toContain('if(');
    expect(hint('a = b')).toContain('==');
    expect(hint('a && b')).toBe('write and');
    expect(hint('2x')).toContain('2 * x');
    expect(hint('not a == b')).toBe('write not (a == b) or (not a) == b');
    expect(hint('1_000')).toBe('write 1000');
    expect(hint('a mod b')).toContain('%');
    expect(hint('50%')).toContain('0.5');
  });
});

describe('limits', () => {
  it.each([
    ['64 parentheses', `${'('.repeat(64)}a${')'.repeat(64)}`],
    ['64 signs', `${'-'.repeat(64)}a`],
    ['64 powers', `a${'^a'.repeat(64)}`],
    ['64 calls', `${'f('.repeat(64)}a${')'.repeat(64)}`],
    ['64 nested remainders', `${'a%('.repeat(64)}a${')'.repeat(64)}`],
    ['a sum of 500 names', `a${'+a'.repeat(499)}`],
    ['4,096 characters', `${'a'.repeat(4_095)} `],
  ])('takes %s', (_, text) => expect(formulaText(text).problems).toEqual([]));

  it.each([
    ['65 parentheses', `${'('.repeat(65)}a${')'.repeat(65)}`, 'formula-too-deep 65'],
    ['65 signs', `${'-'.repeat(65)}a`, 'formula-too-deep 65'],
    ['65 times not', `${'not '.repeat(65)}a`, 'formula-too-deep 257'],
    ['65 powers', `a${'^a'.repeat(65)}`, 'formula-too-deep 130'],
    ['signs and parentheses', `${'-('.repeat(40)}a${')'.repeat(40)}`, 'formula-too-deep 65'],
    ['2,000 brackets', `${'a['.repeat(2_000)}`, 'formula-too-deep 130'],
    ['a sum of 501 names', `a${'+a'.repeat(500)}`, 'formula-too-large 1'],
    ['4,097 characters', 'a'.repeat(4_097), 'formula-too-long 1'],
  ])('refuses %s', (_, text, expected) =>
    expect(formulaText(text).problems.map(({ code, column }) => `${code} ${column}`)).toEqual([expected]),
  );
});

describe('scalars that are no text', () => {
  it('takes a number for a formula of one number', () => {
    const { formula } = parseFormula(read('a: -0.25'));
    expect(formula?.root).toMatchObject({ kind: 'number', value: -0.25 });
    expect(formula && printSyntax(formula.root)).toBe('-0.25');
  });

  it.each([
    ['a: true', 'not-a-formula', 'write 1'],
    ['a: false', 'not-a-formula', 'write 0'],
    ['a:', 'empty-formula', 'write 0 for nothing'],
    ['a: ~', 'empty-formula', 'write 0 for nothing'],
    ['a: ""', 'empty-formula', 'write 0 for nothing'],
  ])('refuses %s', (text, code, hint) => expect(parseFormula(read(text)).problems).toMatchObject([{ code, hint }]));
});
