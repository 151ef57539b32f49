import type { Define, Expression, Let, Readable } from '../../model.ts';
import { constantOf } from '../constant.ts';
import { childrenOf } from '../leaves.ts';
import { declaredUnit } from './declared.ts';
import { type Inference, instantiate, newUnknown, type Scheme, unitFor, type Want } from './inference.ts';
import { quoted, type Role, reportMismatch } from './mismatch.ts';
import { baseUnit, isKnown, product, pure, quotient, resolved, toPower, type Unit, unify } from './unit.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** Units of the arguments of the definition that a formula stands in. */
export type Arguments = readonly Unit[];

const other = (title: string): Role => ({ title, kind: 'other' });

/** Reads formulas for what is wrong inside of them; their own unit does not matter. */
const readAll = (inference: Inference, formulas: readonly Expression[], given: Arguments): void => {
  for (const formula of formulas) unitOf(inference, formula, given);
};

/** The formulas inside that are the value of a formula, one or the other: all have its unit. */
const alternatives = (of: Expression): readonly Expression[] | undefined => {
  switch (of.kind) {
    case 'negate':
      return [of.operand];
    case 'arithmetic':
      return of.operator === '+' || of.operator === '-' || of.operator === '%' ? [of.left, of.right] : undefined;
    case 'if':
      return [of.then, of.else];
    case 'elementary':
      return of.function === 'abs' || of.function === 'floor' || of.function === 'ceil' ? [of.argument] : undefined;
    case 'extremum':
      return of.arguments;
    case 'at':
    case 'delay':
      return [of.body];
    case 'clamp':
      return [of.value, of.low, of.high];
    case 'reduce':
      if (!['sum', 'mean', 'min', 'max', 'pick'].includes(of.function)) return undefined;
      return [...of.parts.map(({ body }) => body), ...(of.orelse ? [of.orelse] : [])];
    default:
      return undefined;
  }
};

/** What is read beside the value: conditions and keys. */
const conditionsOf = (of: Expression): readonly Expression[] => {
  if (of.kind === 'if') return [of.condition];
  if (of.kind === 'delay') return [of.ticks];
  if (of.kind === 'at') return of.supposed.map(({ value }) => value);
  if (of.kind !== 'reduce') return [];
  return of.parts.flatMap(({ where, key }) => [where, key]).filter((each) => each !== undefined);
};

/** `a - b + c` as a, b, c: each is told of by itself. */
const termsOf = (of: Expression): readonly Expression[] =>
  of.kind === 'arithmetic' && (of.operator === '+' || of.operator === '-')
    ? [...termsOf(of.left), ...termsOf(of.right)]
    : [of];

/** The unit that several formulas have in common; one that differs from those before is told of. */
const commonUnit = (inference: Inference, formulas: readonly Expression[], given: Arguments): Unit => {
  const [first, ...rest] = formulas;
  if (!first) return newUnknown(inference);
  const unit = unitOf(inference, first, given);
  let fault = false;
  // The formula that later ones are compared with: the first whose unit does not come from them.
  let model = first;
  for (const each of rest) {
    const settled = isKnown(resolved(unit));
    fault = !expectUnit(inference, each, given, unit, other(`${quoted(model.span)} beside it`)) || fault;
    if (!settled) model = each;
  }
  return fault ? newUnknown(inference) : unit;
};

/** The terms and branches that a formula's value is made of, with their units. */
type Piece = { readonly formula: Expression; readonly unit: Unit };

const piecesOf = (inference: Inference, formula: Expression, given: Arguments): readonly Piece[] => {
  const inside = alternatives(formula);
  if (!inside) return [{ formula, unit: unitOf(inference, formula, given) }];
  readAll(inference, conditionsOf(formula), given);
  return inside.flatMap((each) => piecesOf(inference, each, given));
};

/**
 * Demands a unit of a formula, and of each term and branch of it by itself; where all of them have the same other one,
 * that is told of once.
 *
 * @returns false where a unit is another one, which is then reported
 */
export const expectUnit = (
  inference: Inference,
  formula: Expression,
  given: Arguments,
  wanted: Unit,
  role: Role,
): boolean => {
  const pieces = piecesOf(inference, formula, given);
  const wrong = pieces.filter(({ formula: piece, unit }) => !unify(unit, wanted, piece.span));
  const [first] = wrong;
  if (!first) return true;
  const alike = wrong.length === pieces.length && wrong.every(({ unit }) => unify(unit, first.unit, formula.span));
  for (const each of alike ? [{ formula, unit: first.unit }] : wrong)
    reportMismatch(inference, each.formula, each.unit, wanted, role);
  return false;
};

/** A pure number is wanted. */
export const expectPure = (inference: Inference, formula: Expression, given: Arguments, title: string): boolean =>
  expectUnit(inference, formula, given, pure, other(title));

const wantLogarithm = (inference: Inference, formula: Expression, given: Arguments, taker: string): void => {
  const unit = unitOf(inference, formula, given);
  inference.wants.push({ unit, span: formula.span, taker });
};

const elementaryUnit = (inference: Inference, of: Of<'elementary'>, given: Arguments): Unit => {
  if (of.function === 'sqrt') return toPower(unitOf(inference, of.argument, given), 0.5);
  wantLogarithm(inference, of.argument, given, of.function);
  // What a logarithm is counted in is for its place to say: OOM, or utility.
  return of.function === 'log' ? newUnknown(inference) : pure;
};

const powerUnit = (inference: Inference, of: Of<'arithmetic'>, given: Arguments): Unit => {
  const exponent = constantOf(of.right);
  if (exponent !== undefined && Number.isFinite(exponent)) return toPower(unitOf(inference, of.left, given), exponent);
  expectPure(inference, of.left, given, 'what is raised to a power that is no plain number');
  wantLogarithm(inference, of.right, given, 'an exponent');
  return pure;
};

const arithmeticUnit = (inference: Inference, of: Of<'arithmetic'>, given: Arguments): Unit => {
  switch (of.operator) {
    case '+':
    case '-':
      return commonUnit(inference, termsOf(of), given);
    case '%':
      return commonUnit(inference, [of.left, of.right], given);
    case '^':
      return powerUnit(inference, of, given);
    case '*':
      return product(unitOf(inference, of.left, given), unitOf(inference, of.right, given));
    case '/':
      return quotient(unitOf(inference, of.left, given), unitOf(inference, of.right, given));
  }
};

const letUnit = (inference: Inference, of: Let): Unit => {
  const known = inference.units.get(of);
  if (known) return known;
  const outside = { ...inference, inside: undefined, wants: inference.globalWants };
  const unit = unitFor(outside, of);
  const body = unitOf(outside, of.body, []);
  unify(unit, body, of.body.span);
  return unit;
};

/** The unit of what a name stands for. */
const readUnit = (inference: Inference, of: Readable): Unit => {
  switch (of.kind) {
    case 'let':
      return letUnit(inference, of);
    case 'draw':
      return unitFor(inference, of);
    default:
      return declaredUnit(inference, of);
  }
};

/** A definition read once: what its arguments have to be, what it gives. */
const schemeOf = (inference: Inference, define: Define): Scheme => {
  const known = inference.schemes.get(define);
  if (known) return known;
  const wants: Want[] = [];
  const within = { ...inference, inside: define, wants };
  const given = define.parameters.map((name) => newUnknown(within, name));
  const result = unitOf(within, define.body, given);
  const isLocal = ({ unit }: Want): boolean =>
    [...resolved(unit).keys()].some((factor) => typeof factor !== 'string' && factor.local);
  inference.globalWants.push(...wants.filter((want) => !isLocal(want)));
  const scheme: Scheme = { arguments: given, result, wants: wants.filter(isLocal) };
  inference.schemes.set(define, scheme);
  return scheme;
};

const applyUnit = (inference: Inference, of: Of<'apply'>, given: Arguments): Unit => {
  const scheme = instantiate(inference, schemeOf(inference, of.define));
  of.arguments.forEach((argument, place) => {
    const wanted = scheme.arguments[place] ?? newUnknown(inference);
    const title = `the argument "${of.define.parameters[place]}" of ${of.define.id}`;
    expectUnit(inference, argument, given, wanted, other(title));
  });
  for (const { unit, taker } of scheme.wants) {
    const place = taker.includes(' in ') ? taker : `${taker} in ${of.define.id}`;
    inference.wants.push({ unit, span: of.span, taker: place });
  }
  return scheme.result;
};

/**
 * The unit of a formula: what is written in it as a number takes the unit its place needs, so the unit may be unknown.
 * What cannot be right is reported; it counts as unknown from there on.
 *
 * @param given units of the arguments of the definition that the formula stands in
 */
export const unitOf = (inference: Inference, of: Expression, given: Arguments): Unit => {
  switch (of.kind) {
    case 'number':
      return newUnknown(inference);
    case 'read':
      return readUnit(inference, of.of);
    case 'argument':
      return given[of.index] ?? newUnknown(inference);
    case 'apply':
      return applyUnit(inference, of, given);
    case 'attribute':
      readAll(inference, [of.index], given);
      return unitFor(inference, of.attribute);
    case 'arithmetic':
      return arithmeticUnit(inference, of, given);
    case 'compare':
      commonUnit(inference, [of.left, of.right], given);
      return pure;
    case 'elementary':
      if (alternatives(of)) return unitOf(inference, of.argument, given);
      return elementaryUnit(inference, of, given);
    case 'time':
      return of.name === 'dt' || of.name === 'year' ? baseUnit('year') : pure;
    case 'realised':
      return unitFor(inference, of.decision);
    case 'not':
    case 'logic':
    case 'same-player':
    case 'place':
    case 'event':
    case 'first-decision':
      readAll(inference, childrenOf(of), given);
      return pure;
    case 'remembered':
      return unitFor(inference, of.memory);
    case 'pair':
      return commonUnit(inference, of.columns, given);
    case 'negate':
    case 'if':
    case 'at':
    case 'delay':
    case 'extremum':
    case 'clamp':
    case 'reduce':
      readAll(inference, conditionsOf(of), given);
      return valueUnit(inference, of, given);
  }
};

const valueUnit = (inference: Inference, of: Expression, given: Arguments): Unit => {
  const values = alternatives(of);
  if (values) return commonUnit(inference, values, given);
  readAll(inference, of.kind === 'reduce' ? of.parts.map(({ body }) => body) : [], given);
  return pure;
};
