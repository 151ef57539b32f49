import type { Syntax } from '../../../engine/language/formula/tree.ts';
import type { Span } from '../../../engine/language/source.ts';
import * as fc from '../../properties/seeded.ts';

const nowhere: Span = { source: { name: 'made', text: '' }, start: 0, end: 0 };

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'stance',
    'labs',
    'in',
    'to',
    'mod',
    'e',
    'pi',
    'i',
    'end',
    'NaN',
    'null',
    'cm',
    '_k',
    '_0',
  ),
  fc.stringMatching(/^[a-z_][a-z0-9_]{0,5}$/),
);
const taken = new Set(['and', 'or', 'not', 'true', 'false', 'constructor', 'prototype', '__proto__']);
const identifier = word.filter((text) => !taken.has(text));

const number = fc
  .oneof(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), fc.nat(), fc.constantFrom(0, 1e9, 1e300, 5e-324))
  .filter((value) => !Object.is(value, -0));

/** Any tree of the grammar, about ten leaves, without places. */
export const syntax: fc.Arbitrary<Syntax> = fc.letrec<{ tree: Syntax; path: Syntax }>((tie) => {
  const tree = tie('tree');
  const name = identifier.map((text): Syntax => ({ kind: 'name', name: text, span: nowhere }));
  const member = fc
    .record({ object: name, name: identifier })
    .map((parts): Syntax => ({ kind: 'member', ...parts, nameSpan: nowhere, span: nowhere }));
  const path = fc.oneof(name, member);
  const comparison = fc
    .array(fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tree), { minLength: 1, maxLength: 3 })
    .chain((rest) =>
      tree.map(
        (first): Syntax => ({
          kind: 'comparison',
          operands: [first, ...rest.map(([, operand]) => operand)],
          operators: rest.map(([operator]) => operator as '=='),
          span: nowhere,
        }),
      ),
    );
  return {
    path,
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
      path,
      number.map((value): Syntax => ({ kind: 'number', value, span: nowhere })),
      fc.record({ object: path, index: tree }).map((parts): Syntax => ({ kind: 'index', ...parts, span: nowhere })),
      fc
        .record({ callee: path, args: fc.array(tree, { maxLength: 3 }) })
        .map((parts): Syntax => ({ kind: 'call', ...parts, span: nowhere })),
      fc
        .record({ operator: fc.constantFrom('-' as const, '+' as const, 'not' as const), operand: tree })
        .map((parts): Syntax => ({ kind: 'unary', ...parts, span: nowhere })),
      fc
        .record({
          operator: fc.constantFrom(...(['+', '-', '*', '/', '^', '%', 'and', 'or'] as const)),
          left: tree,
          right: tree,
        })
        .map((parts): Syntax => ({ kind: 'binary', ...parts, operatorSpan: nowhere, span: nowhere })),
      comparison,
    ),
  };
}).tree;

/** A tree without its places, to compare. */
export const withoutPlaces = (tree: Syntax): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (/span$/i.test(key) ? undefined : value)));
