import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import * as fc from '../../properties/seeded.ts';
import { syntax, withoutPlaces } from './arbitrary.ts';
import { formulaText, scalarOf } from './scalar.ts';

const printed = (text: string): string => {
  const { formula, problems } = formulaText(text);
  return formula ? printSyntax(formula.root) : JSON.stringify(problems);
};

describe('printSyntax', () => {
  it.each([
    ['((a))', 'a'],
    ['(a * b) + c', 'a * b + c'],
    ['a * (b + c)', 'a * (b + c)'],
    ['(a - b) - c', 'a - b - c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a / (b * c)', 'a / (b * c)'],
    ['(a ^ b) ^ c', '(a ^ b) ^ c'],
    ['a ^ (b ^ c)', 'a ^ b ^ c'],
    ['(-a) ^ 2', '(-a) ^ 2'],
    ['-(a ^ 2)', '-a ^ 2'],
    ['-(a * b)', '-(a * b)'],
    ['a % (-b)', 'a % (-b)'],
    ['(a < b) < c', '(a < b) < c'],
    ['(a < b) and (c < d)', 'a < b and c < d'],
    ['(a or b) and c', '(a or b) and c'],
    ['not (a and b)', 'not (a and b)'],
    ['not a and b', 'not a and b'],
    ['a == not b', 'a == (not b)'],
    ['f( (a), b[ (c) ] )', 'f(a, b[c])'],
  ])('%s', (text, expected) => expect(printed(text)).toBe(expected));

  it('writes whole numbers beyond 2^53 with an exponent', () => {
    expect(printed('1e18')).toBe('1e+18');
    expect(printed('1e300 + 1e-7')).toBe('1e+300 + 1e-7');
  });

  it('prints what reads as the same tree, whatever the tree', () => {
    fc.assert(
      fc.property(syntax, (tree) => {
        const text = printSyntax(tree);
        fc.pre(text.length <= 4_096);
        const { formula, problems } = parseFormula(scalarOf(text));
        fc.pre(problems[0]?.code !== 'formula-too-deep' && problems[0]?.code !== 'formula-too-large');
        expect(problems).toEqual([]);
        expect(formula && withoutPlaces(formula.root)).toEqual(withoutPlaces(tree));
      }),
      { numRuns: 2_000 },
    );
  });

  it('needs every pair of parentheses it writes for precedence', () => {
    fc.assert(
      fc.property(syntax, (tree) => {
        const text = printSyntax(tree);
        for (const match of text.matchAll(/(?<![A-Za-z0-9_])\(([^()]*)\)/g)) {
          if (/^(not|[-+]) ?/.test(match[1] ?? '')) continue;
          const without = `${text.slice(0, match.index)} ${match[1]} ${text.slice(match.index + match[0].length)}`;
          const { formula } = parseFormula(scalarOf(without));
          if (formula) expect(withoutPlaces(formula.root)).not.toEqual(withoutPlaces(tree));
        }
      }),
      { numRuns: 300 },
    );
  });
});
