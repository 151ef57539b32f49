import type { Syntax } from '../../language/formula/tree.ts';
import { type Reading, refuse } from './checked.ts';
import { readNumberFormula } from './formula.ts';
import { add, divide, multiply, negate, ONE, subtract, toDouble, type Value, ZERO } from './value.ts';

/** base + Σ coefficient · variable, by the variable's name. */
export type StraightLine = { readonly base: Value; readonly of: ReadonlyMap<string, Value> };

/** `winner.action` as one name. */
const nameOf = (syntax: Syntax): string | undefined => {
  if (syntax.kind === 'name') return syntax.name;
  return syntax.kind === 'member' && syntax.object.kind === 'name' ? `${syntax.object.name}.${syntax.name}` : undefined;
};

const partsOf = (syntax: Syntax): readonly Syntax[] => {
  switch (syntax.kind) {
    case 'unary':
      return [syntax.operand];
    case 'binary':
      return [syntax.left, syntax.right];
    case 'comparison':
      return syntax.operands;
    case 'call':
      return syntax.args;
    case 'index':
      return [syntax.index];
    default:
      return [];
  }
};

const reads = (syntax: Syntax, variables: ReadonlyMap<string, string>): boolean =>
  variables.has(nameOf(syntax) ?? '') || partsOf(syntax).some((part) => reads(part, variables));

const combine = (a: StraightLine, b: StraightLine, how: (a: Value, b: Value) => Value): StraightLine => ({
  base: how(a.base, b.base),
  of: new Map(
    [...new Set([...a.of.keys(), ...b.of.keys()])].map((name) => {
      return [name, how(a.of.get(name) ?? ZERO, b.of.get(name) ?? ZERO)];
    }),
  ),
});

const scale = ({ base, of }: StraightLine, how: (value: Value) => Value): StraightLine => ({
  base: how(base),
  of: new Map([...of].map(([name, coefficient]) => [name, how(coefficient)])),
});

const nothing: StraightLine = { base: ZERO, of: new Map() };
const nowhere = { profile: [], player: 0, size: 0 };

/**
 * A formula that is a straight line in variables: sums of them, multiplied and divided by numbers and formulas of
 * parameters. That it is one is seen from how it is written, not tried at points.
 *
 * @param variables names as written, like `winner.action`, to the variable they mean
 */
export const readStraightLine = (
  reading: Reading,
  syntax: Syntax,
  variables: ReadonlyMap<string, string>,
): StraightLine => {
  const read = (part: Syntax): StraightLine => readStraightLine(reading, part, variables);
  const variable = variables.get(nameOf(syntax) ?? '');
  if (variable !== undefined) return { base: ZERO, of: new Map([[variable, ONE]]) };
  if (!reads(syntax, variables)) return { ...nothing, base: readNumberFormula(reading, syntax).at(nowhere, 0) };
  if (syntax.kind === 'unary' && syntax.operator !== 'not')
    return syntax.operator === '-' ? scale(read(syntax.operand), negate) : read(syntax.operand);
  if (syntax.kind === 'binary') {
    const { operator, left, right } = syntax;
    if (operator === '+') return combine(read(left), read(right), add);
    if (operator === '-') return combine(read(left), read(right), subtract);
    if (operator === '*' && !reads(left, variables)) {
      const factor = read(left).base;
      return scale(read(right), (value) => multiply(factor, value));
    }
    if ((operator === '*' || operator === '/') && !reads(right, variables)) {
      const factor = read(right).base;
      return scale(read(left), (value) => (operator === '*' ? multiply : divide)(value, factor));
    }
  }
  const names = [...new Set(variables.values())].join(' and ');
  refuse(
    reading,
    'not-a-straight-line',
    syntax.span,
    `expected a straight line in ${names}`,
    'sums of it, multiplied by numbers or by formulas of parameters',
  );
  return nothing;
};

/** The coefficient of a variable, as a double. */
export const slopeIn = ({ of }: StraightLine, variable: string): number => toDouble(of.get(variable) ?? ZERO);
