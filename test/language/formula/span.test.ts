import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../../engine/language/formula/parse.ts';
import { printSyntax } from '../../../engine/language/formula/print.ts';
import type { Syntax } from '../../../engine/language/formula/tree.ts';
import { position, textOf } from '../../../engine/language/source.ts';
import * as fc from '../../properties/seeded.ts';
import { syntax } from './arbitrary.ts';
import { read, scalarOf } from './scalar.ts';

const childrenOf = (tree: Syntax): readonly Syntax[] => {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'member':
      return [tree.object];
    case 'index':
      return [tree.object, tree.index];
    case 'call':
      return [tree.callee, ...tree.args];
    case 'unary':
      return [tree.operand];
    case 'binary':
      return [tree.left, tree.right];
    case 'comparison':
      return tree.operands;
  }
};

/** Text of the leaf without parentheses around it, which belong to its span. */
const bare = (text: string): string => text.replace(/^[(\s]+|[)\s]+$/g, '');

/** Every leaf and operator covers its token, every node its children, in order. */
const expectPlaces = (tree: Syntax): void => {
  if (tree.kind === 'name') expect(bare(textOf(tree.span))).toBe(tree.name);
  if (tree.kind === 'number') expect(Number(bare(textOf(tree.span)))).toBe(tree.value);
  if (tree.kind === 'member') expect(textOf(tree.nameSpan)).toBe(tree.name);
  if (tree.kind === 'binary') expect(textOf(tree.operatorSpan)).toBe(tree.operator);
  let last = tree.span.start;
  for (const child of childrenOf(tree)) {
    expect(child.span.start).toBeGreaterThanOrEqual(last);
    expect(child.span.end).toBeLessThanOrEqual(tree.span.end);
    last = child.span.end;
    expectPlaces(child);
  }
};

const rootOf = (text: string): Syntax => {
  const { formula, problems } = parseFormula(read(text));
  if (!formula) throw new Error(problems[0]?.message);
  return formula.root;
};

const formula = 'gain * (reward[labs.stance] - 0.25)\n    + not_here.f(x, -y) ^ 2 <= sum(others.in)';

describe('places', () => {
  const styles: readonly (readonly [string, string])[] = [
    [
      'plain',
      `a: ${formula}
`,
    ],
    ['folded', `a: >-\n    ${formula}\n`],
    ['literal', `a: |\n    ${formula}\n`],
    ['double quotes', `a: "${formula}"\n`],
    ['single quotes', `a: '${formula}'\n`],
    ['in braces', `a: 1\nb: "${formula}" # end\n`],
  ];
  it.each(styles)('%s', (_, text) => {
    for (const each of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      const root = rootOf(each);
      expectPlaces(root);
      expect(root.kind).toBe('comparison');
    }
  });

  it('points at the line of a folded formula', () => {
    const root = rootOf('payoff: >-\n  a\n  + b\n');
    expect(root.kind === 'binary' && position(root.operatorSpan)).toEqual({ line: 3, column: 3 });
    expect(root.kind === 'binary' && position(root.right.span)).toEqual({ line: 3, column: 5 });
  });

  it('points at the fault, in any style', () => {
    const place = (text: string) => {
      const span = parseFormula(read(text)).problems[0]?.span;
      return span && { ...position(span), text: textOf(span) };
    };
    expect(place('a: b + 2x')).toEqual({ line: 1, column: 9, text: 'x' });
    expect(place('a: >-\r\n  b\r\n  && c\r\n')).toEqual({ line: 3, column: 3, text: '&&' });
    expect(place("a: 'b''c'")).toEqual({ line: 1, column: 6, text: "'" });
    expect(place('a: "b \\u2212 c"')).toMatchObject({ line: 1, column: 7 });
  });

  it('widens a span over the parentheses around it', () => {
    const root = rootOf('a: (b + c) * d');
    expect(root.kind === 'binary' && textOf(root.left.span)).toBe('(b + c)');
    expect(textOf(root.span)).toBe('(b + c) * d');
    expect(textOf(rootOf('a: ((b))').span)).toBe('((b))');
  });

  it('holds for any tree', () => {
    fc.assert(
      fc.property(syntax, (tree) => {
        const { formula: parsed } = parseFormula(scalarOf(printSyntax(tree)));
        fc.pre(parsed !== undefined);
        if (parsed) expectPlaces(parsed.root);
      }),
      { numRuns: 500 },
    );
  });
});
