import type { Span } from '../source.ts';

/** Signs a formula may contain; `and`, `or`, `not` are operators written as words. */
export type Sign =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '%'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'not'
  | '('
  | ')'
  | '['
  | ']'
  | ','
  | '.';

/** A token with its place; `text` is as written. */
export type Token = { readonly text: string; readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'sign'; readonly sign: Sign }
);

export const isSign = (token: Token | undefined, ...signs: readonly Sign[]): boolean =>
  token?.kind === 'sign' && signs.includes(token.sign);

export const isOneOf = (token: Token | undefined, signs: ReadonlySet<Sign>): boolean =>
  token?.kind === 'sign' && signs.has(token.sign);

/** Whether a value can end with this token, so that an operator is due next. */
export const endsValue = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind !== 'sign' || token.sign === ')' || token.sign === ']');
