import { exp } from '../../engine/compile/elementary/exp.ts';
import { log } from '../../engine/compile/elementary/log.ts';
import { logistic } from '../../engine/compile/elementary/logistic.ts';
import { normcdf } from '../../engine/compile/elementary/normcdf.ts';
import { pow } from '../../engine/compile/elementary/pow.ts';
import { powi } from '../../engine/compile/elementary/powi.ts';
import { scalarAlgebra as scalar } from '../../engine/compile/elementary/scalar.ts';
import { tanh } from '../../engine/compile/elementary/tanh.ts';
import type {
  Comparison,
  Decision,
  Elementary,
  Expression,
  Member,
  PlayerTerm,
  Readable,
  ReductionPart,
} from '../../engine/language/model.ts';
import { type Elements, reduce } from './reduce.ts';
import type { Player, Scope } from './scope.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export const isTrue = (x: number): boolean => x !== 0;

const truthValue = (holds: boolean): number => (holds ? 1 : 0);

const elementary: Record<Elementary, (x: number) => number> = {
  exp: (x) => exp(scalar, x),
  log: (x) => log(scalar, x),
  tanh: (x) => tanh(scalar, x),
  logistic: (x) => logistic(scalar, x),
  normcdf: (x) => normcdf(scalar, x),
  sqrt: Math.sqrt,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
};

const comparisons: Record<Comparison, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const playerOf = (term: PlayerTerm, scope: Scope): Player => {
  switch (term.kind) {
    case 'me':
      return scope.me;
    case 'member':
      return term.member;
    case 'element': {
      const member = scope.elements.get(term.binder);
      if (!member) throw new RangeError('an element is read outside its reduction');
      return member;
    }
    case 'reference': {
      const { reference } = term;
      const target = reference.values[playerOf(term.of, scope)?.index ?? -1];
      return reference.target.members[target ?? -1];
    }
  }
};

/** A body of its own (a let, a seen formula) with another owner: the names bound around its use mean nothing in it. */
const within = (scope: Scope, me: Player): Scope => ({ ...scope, me, elements: new Map(), arguments: [] });

const readTruth = (of: Readable, player: Player, scope: Scope): number => {
  const { moment, hypothesis, stage } = scope;
  switch (of.kind) {
    case 'parameter':
      return moment.parameter(of, player);
    case 'state':
      return moment.state(of, player);
    case 'draw':
      return moment.draw(of, player);
    case 'let':
      return evaluate(of.body, within(scope, player));
    case 'decision': {
      const supposed = hypothesis !== undefined && hypothesis.decision === of && hypothesis.player === player;
      const imagined = hypothesis?.decision === of ? hypothesis.others?.get(player) : undefined;
      return supposed ? hypothesis.option : (imagined ?? moment.choice(of, player, stage));
    }
  }
};

/** A choice as the what-ifs around have it, the innermost first. */
const supposedChoice = (of: Readable, player: Player, { whatIfs }: Scope): number | undefined => {
  if (of.kind !== 'decision' || !player) return undefined;
  for (const whatIf of whatIfs) {
    const choice = whatIf.get(of)?.get(player);
    if (choice) return choice();
  }
  return undefined;
};

const readValue = (of: Readable, player: Player, seen: boolean, scope: Scope): number => {
  const mask = of.kind === 'state' || of.kind === 'decision' ? of.seen : undefined;
  const supposed = seen && mask ? undefined : supposedChoice(of, player, scope);
  if (supposed !== undefined) return supposed;
  const masked = seen || (scope.viewer !== undefined && scope.viewer !== player);
  const imagined = !seen && scope.hypothesis?.decision === of && scope.hypothesis.others !== undefined;
  if (mask && masked && !imagined) return evaluate(mask, { ...within(scope, player), viewer: undefined });
  return readTruth(of, player, scope);
};

const power = ({ left, right }: Of<'arithmetic'>, scope: Scope): number => {
  const base = evaluate(left, scope);
  if (right.kind === 'number' && right.value === 0.5) return Math.sqrt(base);
  const small = right.kind === 'number' && Number.isInteger(right.value) && Math.abs(right.value) <= 64;
  return small ? powi(scalar, base, right.value) : pow(scalar, base, evaluate(right, scope));
};

const arithmetic = (expression: Of<'arithmetic'>, scope: Scope): number => {
  if (expression.operator === '^') return power(expression, scope);
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left - right * Math.floor(left / right);
  }
};

/** Every choice that an `at` supposes, each to be evaluated where the `at` stands. */
const whatIfOf = ({ supposed }: Of<'at'>, scope: Scope): Scope['whatIfs'][number] => {
  const choices = new Map<Decision, Map<Member, () => number>>();
  for (const { decision, whose, value } of supposed) {
    const ofDecision = choices.get(decision) ?? new Map<Member, () => number>();
    choices.set(decision, ofDecision);
    const { members } = decision.owner;
    const named = whose.kind === 'player' ? [playerOf(whose.player, scope)] : members;
    for (const member of named) {
      if (!member) throw new RangeError(`nobody is there to choose ${decision.id}`);
      if (whose.kind === 'each' && whose.binder.others && member === scope.me) continue;
      if (ofDecision.has(member)) throw new RangeError(`${decision.id} is supposed twice of ${member.name}`);
      const elements = new Map(scope.elements);
      if (whose.kind === 'each') elements.set(whose.binder, member);
      ofDecision.set(member, () => evaluate(value, { ...scope, elements }));
    }
  }
  return choices;
};

const elementsOf = ({ binder, body, where, key }: ReductionPart, scope: Scope): Elements => {
  const { me } = scope;
  if (binder.others && me?.class !== binder.class) throw new RangeError('others are only those of my own class');
  const elements = binder.class.members.map((member) => {
    const inner = { ...scope, elements: new Map(scope.elements).set(binder, member) };
    return {
      holds: where ? isTrue(evaluate(where, inner)) : true,
      value: evaluate(body, inner),
      key: key ? evaluate(key, inner) : 0,
    };
  });
  if (!binder.others || !me) return { before: elements, after: [] };
  return { before: elements.slice(0, me.index), after: elements.slice(me.index + 1) };
};

/** The value of the option with that index, of the last one if no option has it. */
export const atOption = (values: readonly number[], index: number): number => {
  const found = values.findIndex((_, option) => option === index);
  return values.at(found) as number;
};

/**
 * The value of a formula: docs/meaning.md, "What a name reads" and "Operations", by recursion over the tree.
 *
 * @param expression a formula of the checked model
 * @param scope the moment, whose formula it is, who looks on, what is supposed
 * @returns any double, NaN and Infinity included; truth values are 0 and 1
 */
export const evaluate = (expression: Expression, scope: Scope): number => {
  const value = (part: Expression): number => evaluate(part, scope);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'read': {
      const player = expression.player ? playerOf(expression.player, scope) : undefined;
      return readValue(expression.of, player, expression.seen, scope);
    }
    case 'argument':
      return scope.arguments[expression.index] as number;
    case 'apply':
      return evaluate(expression.define.body, {
        ...within(scope, scope.me),
        arguments: expression.arguments.map(value),
      });
    case 'attribute':
      return atOption(expression.attribute.values, value(expression.index));
    case 'negate':
      return -value(expression.operand);
    case 'not':
      return truthValue(!isTrue(value(expression.operand)));
    case 'arithmetic':
      return arithmetic(expression, scope);
    case 'logic': {
      const left = isTrue(value(expression.left));
      const right = isTrue(value(expression.right));
      return truthValue(expression.operator === 'and' ? left && right : left || right);
    }
    case 'compare':
      return truthValue(comparisons[expression.operator](value(expression.left), value(expression.right)));
    case 'same-player':
      return truthValue(playerOf(expression.left, scope) === playerOf(expression.right, scope));
    case 'if':
      return isTrue(value(expression.condition)) ? value(expression.then) : value(expression.else);
    case 'elementary':
      return elementary[expression.function](value(expression.argument));
    case 'extremum':
      return Math[expression.function](...expression.arguments.map(value));
    case 'clamp':
      return Math.min(Math.max(value(expression.value), value(expression.low)), value(expression.high));
    case 'reduce': {
      const parts = expression.parts.map((part) => elementsOf(part, scope));
      return reduce(expression.function, parts, expression.orelse && value(expression.orelse));
    }
    case 'time':
      return timeOf(expression.name, scope);
    case 'place':
      return playerOf(expression.player, scope)?.index as number;
    case 'realised':
      return scope.moment.realised(expression.decision, playerOf(expression.player, scope));
    case 'delay': {
      const player = expression.player ? playerOf(expression.player, scope) : undefined;
      const ticks = cut(Math.floor(value(expression.ticks)), expression.reach);
      return ticks === 0 ? value(expression.body) : scope.moment.past(expression.past, player, ticks);
    }
    case 'first-decision':
      return truthValue(!scope.moment.hasDecided(expression.decision, scope.me));
    case 'event':
      return scope.moment.event(expression.event, expression.field);
    case 'pair':
      return value(expression.columns[playerOf(expression.column, scope)?.index ?? -1] as Expression);
    case 'at':
      return evaluate(expression.body, { ...scope, whatIfs: [whatIfOf(expression, scope), ...scope.whatIfs] });
    case 'remembered': {
      const other = expression.other && playerOf(expression.other, scope);
      return scope.moment.remembered(expression.memory, scope.me, other, scope.option ?? 0);
    }
  }
};

/** Into the bounds; what is no number is the lowest. */
const cut = (ticks: number, { lowest, longest }: Of<'delay'>['reach']): number => {
  if (ticks > longest) return longest;
  return ticks >= lowest ? ticks : lowest;
};

const timeOf = (name: Of<'time'>['name'], { model, moment }: Scope): number => {
  const { dt, horizon } = model.time;
  return { t: moment.t, dt, horizon, year: moment.t * dt }[name];
};
