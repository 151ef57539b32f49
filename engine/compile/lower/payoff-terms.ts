import { childrenOf } from '../../language/check/leaves.ts';
import type { Define, Expression, Let, Model, Parameter, PlayerClass } from '../../language/model.ts';

/** A part of a payoff: what it is called, and its share of the sum. */
export type PayoffTerm = { readonly label: string; readonly formula: Expression };

/** `given`: the story says what it is; else it has the name it has in formulas. */
type Term = PayoffTerm & { readonly given: boolean };

type Reasons = Model['story']['reasons'];

const spoken = (name: string): string => name.replaceAll('_', ' ');

const reasonOf = (
  reasons: Reasons,
  named: Let | Define | Parameter | { id: string; owner: PlayerClass | undefined },
): string | undefined =>
  reasons.find(({ id, owner }) => id === named.id && (owner === undefined || owner === named.owner))?.text;

const isNamed = (of: Expression): of is Extract<Expression, { kind: 'read' | 'apply' | 'attribute' }> =>
  (of.kind === 'read' && of.of.kind !== 'decision') || of.kind === 'apply' || of.kind === 'attribute';

const namedBy = (of: Extract<Expression, { kind: 'read' | 'apply' | 'attribute' }>) => {
  if (of.kind === 'attribute') return { id: of.attribute.name, name: of.attribute.name, owner: undefined };
  return of.kind === 'apply' ? { id: of.define.id, name: of.define.name, owner: undefined } : of.of;
};

/** What a formula names, outermost first; lets and definitions are entered. */
const namesIn = (formula: Expression): readonly ReturnType<typeof namedBy>[] => {
  const names: ReturnType<typeof namedBy>[] = [];
  const entered = new Set<unknown>();
  let level: readonly Expression[] = [formula];
  while (level.length > 0) {
    names.push(...level.filter(isNamed).map(namedBy));
    level = level.flatMap((of) => {
      const inside = of.kind === 'read' && of.of.kind === 'let' ? [of.of.body] : childrenOf(of);
      const key = of.kind === 'read' ? of.of : of.kind === 'apply' ? of.define : of;
      if (entered.has(key)) return [];
      entered.add(key);
      return inside;
    });
  }
  return names;
};

const labelled = (formula: Expression, reasons: Reasons): Term => {
  const names = namesIn(formula);
  const [given] = names.flatMap((named) => reasonOf(reasons, named) ?? []);
  return { formula, label: given ?? spoken(names[0]?.name ?? 'the rest'), given: given !== undefined };
};

const distinct = (terms: readonly Term[]): number => new Set(terms.map(({ label }) => label)).size;

/** A name with what it stands for in parts, where these are several; else the whole under its own name. */
const entered = (whole: Expression, parts: readonly Term[], name: string, reason: string | undefined): Term[] => {
  if (reason !== undefined) return [{ formula: whole, label: reason, given: true }];
  if (distinct(parts) > 1) return [...parts];
  const [given] = parts.filter((part) => part.given);
  return [{ formula: whole, label: given?.label ?? spoken(name), given: given !== undefined }];
};

const zero = (of: Expression): Expression => ({ kind: 'number', value: 0, span: of.span });

const onlyWhere = (condition: Expression, formula: Expression): Expression => ({
  kind: 'if',
  condition,
  // biome-ignore lint/suspicious/noThenProperty: the branch of `if`, as the model names it
  then: formula,
  else: zero(formula),
  span: formula.span,
});

const mapped = (terms: readonly Term[], change: (formula: Expression) => Expression): Term[] =>
  terms.map((term) => ({ ...term, formula: change(term.formula) }));

const termsOfProduct = (of: Extract<Expression, { kind: 'arithmetic' }>, reasons: Reasons): Term[] => {
  const { left, right, operator } = of;
  const told = (terms: readonly Term[]): boolean => distinct(terms.filter(({ given }) => given)) > 1;
  const lefts = termsOf(left, reasons);
  if (told(lefts)) return mapped(lefts, (each) => ({ ...of, left: each }));
  const rights = operator === '*' ? termsOf(right, reasons) : [];
  if (told(rights)) return mapped(rights, (each) => ({ ...of, right: each }));
  return [labelled(of, reasons)];
};

const termsOf = (of: Expression, reasons: Reasons): Term[] => {
  if (of.kind === 'negate')
    return mapped(termsOf(of.operand, reasons), (operand) => ({ kind: 'negate', operand, span: of.span }));
  if (of.kind === 'arithmetic' && (of.operator === '+' || of.operator === '-')) {
    const right: Expression = of.operator === '+' ? of.right : { kind: 'negate', operand: of.right, span: of.span };
    return [...termsOf(of.left, reasons), ...termsOf(right, reasons)];
  }
  if (of.kind === 'arithmetic' && (of.operator === '*' || of.operator === '/')) return termsOfProduct(of, reasons);
  if (of.kind === 'if') {
    const not: Expression = { kind: 'not', operand: of.condition, span: of.span };
    return [
      ...mapped(termsOf(of.then, reasons), (each) => onlyWhere(of.condition, each)),
      ...mapped(termsOf(of.else, reasons), (each) => onlyWhere(not, each)),
    ];
  }
  if (of.kind === 'apply') {
    const { define } = of;
    const parts = mapped(termsOf(define.body, reasons), (body) => ({ ...of, define: { ...define, body } }));
    return entered(of, parts, define.name, reasonOf(reasons, { id: define.id, owner: undefined }));
  }
  if (of.kind === 'read' && of.of.kind === 'let' && (of.player === undefined || of.player.kind === 'me'))
    return entered(of, termsOf(of.of.body, reasons), of.of.name, reasonOf(reasons, of.of));
  return [labelled(of, reasons)];
};

const summed = (formulas: readonly Expression[]): Expression =>
  formulas.reduce((left, right) => ({ kind: 'arithmetic', operator: '+', left, right, span: left.span }));

/**
 * The parts that a payoff is the sum of, each under the name that the story or the formulas give it.
 *
 * Sums are taken apart through lets, definitions and `if`, and a factor is multiplied out where what it multiplies has
 * several parts with words of their own. Parts of the same name are one. For words only: the parts add up to the payoff
 * but for rounding.
 *
 * @returns nothing where the payoff is one part
 */
export const payoffTerms = (payoff: Expression, reasons: Reasons): readonly PayoffTerm[] => {
  const parts = termsOf(payoff, reasons);
  const terms = [...new Set(parts.map(({ label }) => label))].map((label) => ({
    label,
    formula: summed(parts.filter((part) => part.label === label).map(({ formula }) => formula)),
  }));
  return terms.length > 1 ? terms : [];
};
