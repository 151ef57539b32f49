// Formulas of game files: the grammar of scenarios (`engine/language/formula`), names of their own. A formula is checked
// as a whole, whatever its values, and becomes a function of a profile.
//
// Meanings: `own` is my option, `others` those of the other players in their order, `all` those of everybody. The last
// two are collections: a formula with one in it is about each element, until a reduction makes it a number again.

import type { Syntax, SyntaxOf } from '../../language/formula/tree.ts';
import { didYouMean } from '../../language/problem.ts';
import { type Span, textOf } from '../../language/source.ts';
import { ofNumber } from '../exact/of-number.ts';
import { readRational } from '../exact/read-rational.ts';
import { always, type Checked, type Collection, combine, type Frame, type Reading, refuse } from './checked.ts';
import { isReduction, reductionOf } from './reduction.ts';
import * as values from './value.ts';
import { type Value, whole } from './value.ts';

/** The option of an element: of the others, those before me and those after me. */
const optionAt = (of: Collection, { profile, player }: Frame, element: number): number => {
  if (of === 'one') return profile[player] ?? 0;
  return profile[of === 'others' && element >= player ? element + 1 : element] ?? 0;
};

const arithmetic = {
  '+': values.add,
  '-': values.subtract,
  '*': values.multiply,
  '/': values.divide,
  '^': values.power,
  '%': values.modulo,
  and: (a: Value, b: Value) => values.truth(values.isTrue(a) && values.isTrue(b)),
  or: (a: Value, b: Value) => values.truth(values.isTrue(a) || values.isTrue(b)),
} as const;

const comparisons = {
  '==': values.isEqual,
  '!=': (a: Value, b: Value) => !values.isEqual(a, b),
  '<': values.isLess,
  '<=': (a: Value, b: Value) => values.isLess(a, b) || values.isEqual(a, b),
  '>': (a: Value, b: Value) => values.isLess(b, a),
  '>=': (a: Value, b: Value) => values.isLess(b, a) || values.isEqual(a, b),
} as const;

const readNumber = ({ span, value }: SyntaxOf<'number'>): Checked => {
  const number = readRational(textOf(span)) ?? ofNumber(value);
  return always(number);
};

const readName = (reading: Reading, name: string, span: Span): Checked => {
  const meaning = reading.names.meaning(name);
  switch (meaning?.kind) {
    case undefined: {
      const near = didYouMean(name, reading.names.all);
      const hint = near === undefined ? `there are: ${reading.names.all.join(', ')}` : `did you mean "${near}"?`;
      return refuse(reading, 'unknown-name', span, `unknown name "${name}"`, hint);
    }
    case 'number':
      return always(meaning.value);
    case 'options':
      return { of: meaning.of, varies: true, at: (frame, element) => whole(optionAt(meaning.of, frame, element)) };
    case 'formula':
      return meaning.checked();
    case 'player':
      return { of: 'one', varies: true, at: ({ player }) => whole(player) };
    case 'size':
      return { of: 'one', varies: true, at: ({ size }) => whole(size) };
    case 'variable':
      return refuse(
        reading,
        'wrong-moment',
        span,
        `"${name}" is not known here`,
        'it is drawn or chosen in the game; write it where the payoffs and the score are',
      );
    case 'attribute':
      return refuse(
        reading,
        'attribute-without-option',
        span,
        `"${name}" has a number for each option`,
        `say of which: ${name}[own]`,
      );
  }
};

const readIndex = (reading: Reading, { object, index, span }: SyntaxOf<'index'>): Checked => {
  const option = readFormula(reading, index);
  const meaning = object.kind === 'name' ? reading.names.meaning(object.name) : undefined;
  if (object.kind === 'name' && meaning === undefined) return readName(reading, object.name, object.span);
  if (meaning?.kind !== 'attribute')
    return refuse(reading, 'index-form', span, 'only an attribute, a list with a number per option, has an index');
  const numbers = meaning.values;
  const last = numbers.length - 1;
  return combine(reading, span, [option], ([of]) => {
    const place = values.toDouble(of as Value);
    return numbers[Number.isInteger(place) && place >= 0 && place < last ? place : last] as Value;
  });
};

const fewest: ReadonlyMap<string, number> = new Map([
  ['if', 3],
  ['clamp', 3],
]);

const computed: ReadonlyMap<string, (args: readonly Value[]) => Value> = new Map([
  ['if', ([condition, yes, no]: readonly Value[]) => (values.isTrue(condition as Value) ? yes : no) as Value],
  [
    'clamp',
    ([x, low, high]: readonly Value[]) => values.smaller(values.larger(x as Value, low as Value), high as Value),
  ],
  ['min', (args: readonly Value[]) => args.reduce(values.smaller)],
  ['max', (args: readonly Value[]) => args.reduce(values.larger)],
]);

const functionNames = [
  ...values.elementary.keys(),
  'if',
  'clamp',
  'min',
  'max',
  'sum',
  'mean',
  'count',
  'any',
  'all',
  'share',
  'pick',
  'orelse',
  'where',
];

const readCall = (reading: Reading, syntax: SyntaxOf<'call'>): Checked => {
  const { callee, args, span } = syntax;
  const name = callee.kind === 'name' ? callee.name : '';
  if (name === 'orelse') return readOrElse(reading, syntax);
  const isOrdinary = (name === 'min' || name === 'max') && args.length > 1;
  if (isReduction(name) && !isOrdinary) return reductionOf(reading, syntax, undefined, readFormula);
  if (name === 'where')
    return refuse(
      reading,
      'misplaced-where',
      span,
      'where stands in a reduction',
      'like sum(where(effort[others], others == race))',
    );
  const wanted = values.elementary.has(name) ? 1 : (fewest.get(name) ?? 0);
  const one = values.elementary.get(name);
  const compute = one === undefined ? computed.get(name) : ([x]: readonly Value[]) => one(x as Value);
  if (compute === undefined) {
    const near = didYouMean(name, functionNames);
    return refuse(
      reading,
      'unknown-function',
      callee.span,
      `unknown function "${textOf(callee.span)}"`,
      near === undefined ? `there are: ${functionNames.join(', ')}` : `did you mean "${near}"?`,
    );
  }
  if (wanted > 0 && args.length !== wanted)
    return refuse(
      reading,
      'argument-count',
      span,
      `${name} takes ${wanted} ${wanted === 1 ? 'argument' : 'arguments'}, got ${args.length}`,
    );
  return combine(
    reading,
    span,
    args.map((arg) => readFormula(reading, arg)),
    compute,
  );
};

const readOrElse = (reading: Reading, { args, span }: SyntaxOf<'call'>): Checked => {
  const [inner, otherwise] = args;
  if (inner === undefined || otherwise === undefined || args.length !== 2)
    return refuse(reading, 'argument-count', span, `orelse takes 2 arguments, got ${args.length}`);
  if (inner.kind !== 'call' || inner.callee.kind !== 'name' || !isReduction(inner.callee.name))
    return refuse(
      reading,
      'needs-orelse',
      span,
      'orelse is for a reduction over nobody',
      'like orelse(max(where(effort[others], others > own)), 0)',
    );
  return reductionOf(reading, inner, readFormula(reading, otherwise), readFormula);
};

/** Checks a formula; everything wrong with it is among the problems. */
export const readFormula = (reading: Reading, syntax: Syntax): Checked => {
  switch (syntax.kind) {
    case 'number':
      return readNumber(syntax);
    case 'name':
      return readName(reading, syntax.name, syntax.span);
    case 'index':
      return readIndex(reading, syntax);
    case 'call':
      return readCall(reading, syntax);
    case 'member':
      return refuse(
        reading,
        'member-form',
        syntax.span,
        'a game has no classes and modules',
        'write effort[others] for what the others have',
      );
    case 'unary': {
      const { operator } = syntax;
      return combine(reading, syntax.span, [readFormula(reading, syntax.operand)], ([x]) => {
        if (operator === 'not') return values.truth(!values.isTrue(x as Value));
        return operator === '-' ? values.negate(x as Value) : (x as Value);
      });
    }
    case 'binary': {
      const compute = arithmetic[syntax.operator];
      const parts = [readFormula(reading, syntax.left), readFormula(reading, syntax.right)];
      return combine(reading, syntax.span, parts, ([a, b]) => compute(a as Value, b as Value));
    }
    case 'comparison': {
      const { operands, operators } = syntax;
      const parts = operands.map((operand) => readFormula(reading, operand));
      return combine(reading, syntax.span, parts, (of) =>
        values.truth(
          operators.every((operator, place) => comparisons[operator](of[place] as Value, of[place + 1] as Value)),
        ),
      );
    }
  }
};

/** A formula that is one number. */
export const readNumberFormula = (reading: Reading, syntax: Syntax): Checked => {
  const checked = readFormula(reading, syntax);
  if (checked.of === 'one') return checked;
  const text = textOf(syntax.span);
  return refuse(
    reading,
    'collection-in-scalar-place',
    syntax.span,
    `this is a number for each of ${checked.of === 'others' ? 'the others' : 'all'}, where one is wanted`,
    `reduce it, like ${text.length < 40 ? `sum(${text})` : 'sum(…)'}`,
  );
};
