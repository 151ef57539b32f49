import type { Span } from '../source.ts';

export type UnaryOperator = '-' | '+' | 'not';
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '%' | 'and' | 'or';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * The surface tree of a formula: what is written, names unresolved. Parentheses leave no node; the span of what they
 * enclose includes them. The span of a node covers all of its text, that of a leaf exactly its token.
 */
export type Syntax = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** `a.b` */
  | { readonly kind: 'member'; readonly object: Syntax; readonly name: string; readonly nameSpan: Span }
  /** `a[b]`, exactly one index */
  | { readonly kind: 'index'; readonly object: Syntax; readonly index: Syntax }
  /** `f(a, b)`, `module.f(a)`: the callee is a name or a member */
  | { readonly kind: 'call'; readonly callee: Syntax; readonly args: readonly Syntax[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Syntax }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
      readonly operatorSpan: Span;
    }
  /** `a < b <= c`: one operand more than operators, at least one operator */
  | {
      readonly kind: 'comparison';
      readonly operands: readonly Syntax[];
      readonly operators: readonly ComparisonOperator[];
    }
);

export type SyntaxOf<Kind extends Syntax['kind']> = Extract<Syntax, { kind: Kind }>;

export type Formula = { readonly root: Syntax; readonly text: string; readonly span: Span };
