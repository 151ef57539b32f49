import { parseFormula } from '../language/formula/parse.ts';
import { printSyntax } from '../language/formula/print.ts';
import type { ComparisonOperator, Syntax, SyntaxOf } from '../language/formula/tree.ts';
import { didYouMean, type Problem } from '../language/problem.ts';
import type { ProblemCode } from '../language/problem-code.ts';
import { type Source, type Span, textOf } from '../language/source.ts';
import type { Comparison, Condition } from './condition.ts';
import { type ConditionName, plain, writtenName } from './condition-names.ts';

type Reading = { readonly names: readonly ConditionName[]; readonly problems: Problem[] };

/** What is compared: a number of the results, or a plain number. */
type Side =
  | { readonly kind: 'name'; readonly name: ConditionName }
  | { readonly kind: 'bound'; readonly value: number };

const refuse = ({ problems }: Reading, code: ProblemCode, span: Span, message: string, hint: string | undefined) => {
  problems.push({ code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) });
  return undefined;
};

/** `gap`, `labs.gap`, `effort[Leader][race]` as a list of parts; undefined for anything else. */
const partsOf = (syntax: Syntax): readonly string[] | undefined => {
  if (syntax.kind === 'name') return [syntax.name];
  if (syntax.kind === 'member') {
    const before = partsOf(syntax.object);
    return before?.length === 1 ? [`${before[0]}.${syntax.name}`] : undefined;
  }
  if (syntax.kind !== 'index' || syntax.index.kind !== 'name') return undefined;
  const before = partsOf(syntax.object);
  return before && [...before, syntax.index.name];
};

const listed = (names: readonly ConditionName[]): string => names.map(writtenName).join(', ');

const mostListed = 12;

const findName = (reading: Reading, syntax: Syntax, parts: readonly string[]): ConditionName | undefined => {
  const { names } = reading;
  const same = (one: ConditionName): boolean =>
    one.parts.length === parts.length && one.parts.every((part, index) => plain(part) === parts[index]);
  const [found, second] = names.filter(same);
  const { span } = syntax;
  const written = printSyntax(syntax);
  if (found && second)
    return refuse(reading, 'name-clash', span, `"${written}" is both an end and a measure`, 'rename one of the two');
  if (found?.missing !== undefined)
    return refuse(reading, 'unknown-name', span, `"${written}" ${found.missing.message}`, found.missing.hint);
  if (found) return found;
  const known = names.filter(({ missing }) => missing === undefined);
  const inside = known.filter((one) => one.parts.length > parts.length && one.parts[0] === parts[0]);
  if (inside.length > 0)
    return refuse(
      reading,
      'unknown-name',
      span,
      `"${written}" is several numbers`,
      `write ${listed(inside.slice(0, mostListed))}`,
    );
  const near = didYouMean(written, known.map(writtenName));
  const hint =
    near === undefined
      ? `there are: ${listed(known.slice(0, mostListed))}${known.length > mostListed ? ' …' : ''}`
      : `did you mean "${near}"?`;
  return refuse(reading, 'unknown-name', span, `no end or measure is called "${written}"`, hint);
};

/** The value of a formula of plain numbers, like `-0.5` or `1/3`; undefined for any other. */
const constant = (syntax: Syntax): number | undefined => {
  if (syntax.kind === 'number') return syntax.value;
  if (syntax.kind === 'unary' && syntax.operator !== 'not') {
    const value = constant(syntax.operand);
    return value === undefined || syntax.operator === '+' ? value : -value;
  }
  if (syntax.kind !== 'binary') return undefined;
  const left = constant(syntax.left);
  const right = constant(syntax.right);
  if (left === undefined || right === undefined) return undefined;
  if (syntax.operator === '+') return left + right;
  if (syntax.operator === '-') return left - right;
  if (syntax.operator === '*') return left * right;
  return syntax.operator === '/' ? left / right : undefined;
};

const readSide = (reading: Reading, syntax: Syntax): Side | undefined => {
  const value = constant(syntax);
  if (value !== undefined) {
    if (Number.isFinite(value)) return { kind: 'bound', value };
    return refuse(reading, 'not-finite', syntax.span, `"${textOf(syntax.span)}" is no number`, undefined);
  }
  const parts = partsOf(syntax);
  if (parts !== undefined) {
    const name = findName(reading, syntax, parts);
    return name && { kind: 'name', name };
  }
  if (syntax.kind === 'binary' && (syntax.operator === 'and' || syntax.operator === 'or'))
    return refuse(reading, 'wrong-kind', syntax.span, 'a condition is no number to compare', 'compare each part');
  return refuse(
    reading,
    'wrong-kind',
    syntax.span,
    'a condition compares an end or a measure with a number, and does not compute with them',
    'add a measure to the scenario for what is to be computed',
  );
};

const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

const compare = (
  reading: Reading,
  syntax: SyntaxOf<'comparison'>,
  operator: ComparisonOperator,
  [left, right]: readonly [Side, Side],
): Comparison | undefined => {
  const { span } = syntax;
  if (left.kind === right.kind) {
    const [message, hint] =
      left.kind === 'bound'
        ? ['both sides are plain numbers', 'compare an end or a measure with a number']
        : [
            'two results cannot be compared here: their difference has an interval of its own',
            'add a measure of the difference to the scenario, and compare that with 0',
          ];
    return refuse(reading, 'wrong-kind', span, message, hint);
  }
  const [name, bound] = left.kind === 'name' ? [left.name, right] : [(right as Side & { kind: 'name' }).name, left];
  const { value } = bound as Side & { kind: 'bound' };
  if (name.isShare && (value < 0 || value > 1)) {
    const hint =
      value > 1 && value <= 100 ? `write ${Number((value / 100).toPrecision(12))} for ${value} %` : undefined;
    return refuse(reading, 'out-of-range', span, `${writtenName(name)} is a share, from 0 to 1, not ${value}`, hint);
  }
  return {
    kind: 'comparison',
    text: printSyntax(syntax),
    name,
    operator: left.kind === 'name' ? operator : mirrored[operator],
    bound: value,
  };
};

/** `0.1 < catastrophe < 0.2` is two comparisons that must both hold. */
const readComparison = (reading: Reading, syntax: SyntaxOf<'comparison'>): Condition | undefined => {
  const sides = syntax.operands.map((operand) => readSide(reading, operand));
  let whole: Condition | undefined;
  for (const [index, operator] of syntax.operators.entries()) {
    const [left, right] = [sides[index], sides[index + 1]];
    const [from, to] = [syntax.operands[index], syntax.operands[index + 1]];
    if (!(left && right && from && to)) continue;
    const span = { ...from.span, end: to.span.end };
    const part = { kind: 'comparison', operands: [from, to], operators: [operator], span } as const;
    const one = compare(reading, part, operator, [left, right]);
    if (one) whole = whole === undefined ? one : { kind: 'and', left: whole, right: one };
  }
  return whole;
};

const read = (reading: Reading, syntax: Syntax): Condition | undefined => {
  if (syntax.kind === 'comparison') return readComparison(reading, syntax);
  if (syntax.kind === 'unary' && syntax.operator === 'not') {
    const of = read(reading, syntax.operand);
    return of && { kind: 'not', of };
  }
  if (syntax.kind === 'binary' && (syntax.operator === 'and' || syntax.operator === 'or')) {
    const left = read(reading, syntax.left);
    const right = read(reading, syntax.right);
    return left && right && { kind: syntax.operator, left, right };
  }
  const side = readSide(reading, syntax);
  if (!side) return undefined;
  const written = textOf(syntax.span);
  const example = side.kind === 'name' ? `${written} > 0.2` : 'catastrophe > 0.2';
  return refuse(reading, 'wrong-kind', syntax.span, `"${written}" is a number, not a condition`, `write ${example}`);
};

const wholeLine = (source: Source): Span => ({ source, start: 0, end: source.text.length });

/**
 * Reads a condition on results: ends (shares of the runs that did not fail), `failed` (of all runs) and measures, each
 * compared with a number; `and`, `or`, `not`, parentheses, chains like `0.1 < gap < 2`. Precedence is that of formulas:
 * `not` before `and` before `or`; before a comparison `not` needs parentheses.
 *
 * @param source the text, under the name it has in messages
 * @param names of what the results will hold
 * @returns the condition, or everything wrong with it
 */
export const readCondition = (
  source: Source,
  names: readonly ConditionName[],
): { readonly condition: Condition | undefined; readonly problems: readonly Problem[] } => {
  const span = wholeLine(source);
  const { text } = source;
  const scalar = { kind: 'scalar', span, value: text, text, offsets: (at: number) => at, quoted: true } as const;
  const { formula, problems } = parseFormula(scalar);
  if (!formula) return { condition: undefined, problems };
  const reading: Reading = { names, problems: [] };
  const condition = read(reading, formula.root);
  return { condition: reading.problems.length > 0 ? undefined : condition, problems: reading.problems };
};
