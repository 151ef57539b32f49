import type { BinaryOperator, ComparisonOperator, UnaryOperator } from '../formula/tree.ts';

/**
 * A file that came along, as it was read when the package was built: its tree as its shape has it, with the formulas in
 * it, as data that JSON holds. It stands for the file only where the text is still the same.
 */
export type Prepared = { readonly text: string; readonly root: PreparedMap };

/** From … to − 1 of the text. */
export type Place = readonly [start: number, end: number];

export type PreparedNode = PreparedMap | PreparedList | PreparedScalar;

export type PreparedMap = {
  readonly map: Place;
  readonly entries: readonly (readonly [key: string, place: Place, value: PreparedNode])[];
};

export type PreparedList = { readonly list: Place; readonly items: readonly PreparedNode[] };

/** What is left out is as in a number or a word without quotes: the text is what stands there, each character in its place. */
export type PreparedScalar = {
  readonly scalar: Place;
  readonly value: string | number | boolean | null;
  readonly text?: string;
  readonly quoted?: true;
  /** The offset of each character of the text, and of its end. */
  readonly offsets?: readonly number[];
  readonly formula?: PreparedSyntax;
  /** Those in braces. */
  readonly braces?: readonly { readonly text: string; readonly place: Place; readonly root: PreparedSyntax }[];
};

/** `Syntax` with places for spans. */
export type PreparedSyntax = { readonly at: Place } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly object: PreparedSyntax; readonly name: string; readonly nameAt: Place }
  | { readonly kind: 'index'; readonly object: PreparedSyntax; readonly index: PreparedSyntax }
  | { readonly kind: 'call'; readonly callee: PreparedSyntax; readonly args: readonly PreparedSyntax[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: PreparedSyntax }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: PreparedSyntax;
      readonly right: PreparedSyntax;
      readonly operatorAt: Place;
    }
  | {
      readonly kind: 'comparison';
      readonly operands: readonly PreparedSyntax[];
      readonly operators: readonly ComparisonOperator[];
    }
);
