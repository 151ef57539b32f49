import type { Decision, RuleExpression, RuleUse } from '../../model.ts';
import type { Span } from '../../source.ts';
import { formulasOf } from '../leaves.ts';
import { declaredUnit, writtenUnit } from './declared.ts';
import { expectUnit, unitOf } from './expression.ts';
import { type Inference, newUnknown, unitFor } from './inference.ts';
import { quoted, reportAt } from './mismatch.ts';
import {
  baseUnit,
  isKnown,
  product,
  pure,
  quotient,
  resolved,
  toPower,
  type Unit,
  unify,
  unitInWords,
  unitText,
} from './unit.ts';

/** A decision while one of its rules is read. */
type Reading = { readonly inference: Inference; readonly decision: Decision; readonly use: RuleUse };

const tell = ({ inference, decision, use }: Reading, span: Span, is: Unit): void => {
  const payoff = resolved(unitFor(inference, decision));
  inference.report.warn(
    'unit-mismatch',
    span,
    `softmax of the rule "${use.rule}" wants a pure number, but its argument is in ${unitText(is)}`,
    `the payoff of "${decision.name}" is ${unitInWords(payoff)}, and so is what a rule declares in utility`,
  );
};

/** A softmax takes exponents: a payoff times a precision. */
const wantPure = (reading: Reading, of: RuleExpression): Unit => {
  const unit = resolved(ruleUnit(reading, of));
  if (isKnown(unit) && unit.size > 0) tell(reading, of.span, unit);
  return pure;
};

const expectRule = (reading: Reading, of: RuleExpression, wanted: Unit, title: string): void => {
  const unit = ruleUnit(reading, of);
  if (!unify(unit, wanted, of.span)) reportAt(reading.inference, of.span, unit, wanted, { title, kind: 'other' });
};

/** The unit of a rule's formula; of a vector, that of each of its elements. */
const ruleUnit = (reading: Reading, of: RuleExpression): Unit => {
  const { inference, decision } = reading;
  switch (of.kind) {
    case 'scalar':
      return unitOf(inference, of.formula, []);
    case 'payoff':
    case 'foregone':
      return unitFor(inference, decision);
    case 'probability':
      return pure;
    case 'per-option': {
      const [first] = of.parameters;
      return first ? declaredUnit(inference, first) : newUnknown(inference);
    }
    case 'elementwise':
      return unitOf(
        inference,
        of.formula,
        of.arguments.map((each) => ruleUnit(reading, each)),
      );
    case 'softmax':
    case 'boltzmann':
      return wantPure(reading, of.vector);
    case 'argmax':
    case 'argmax-first':
    case 'normalise':
    case 'best':
      ruleUnit(reading, of.vector);
      return pure;
    case 'pick_option':
    case 'total':
      return ruleUnit(reading, of.vector);
    case 'mix':
      return mixUnit(reading, of);
    case 'option':
    case 'one':
      return pure;
  }
};

const mixUnit = (reading: Reading, of: Extract<RuleExpression, { kind: 'mix' }>): Unit => {
  const unit = ruleUnit(reading, of.first);
  expectRule(reading, of.weight, pure, 'the weight of a mix');
  expectRule(reading, of.second, unit, `${quoted(of.first.span)} beside it`);
  return unit;
};

const utility = baseUnit('utility');

/** In a rule `utility` is the unit of the payoff, whatever that is. */
const inPayoff = (unit: Unit, payoff: Unit): Unit => {
  const power = unit.get('utility') ?? 0;
  return power === 0 ? unit : product(quotient(unit, toPower(utility, power)), payoff, power);
};

const readUse = (reading: Reading, payoff: Unit): void => {
  const { inference, use } = reading;
  for (const parameter of use.parameters) {
    if (parameter.options) continue;
    const unit = inPayoff(declaredUnit(inference, parameter), payoff);
    inference.units.set(parameter, unit);
    for (const formula of formulasOf(parameter))
      expectUnit(inference, formula, [], unit, { title: `the parameter "${parameter.name}"`, kind: 'other' });
  }
  for (const memory of use.memory) inference.units.set(memory, inPayoff(writtenUnit(inference, memory), payoff));
  for (const memory of use.memory) {
    const unit = unitFor(inference, memory);
    expectRule(reading, memory.initial, unit, `the memory "${memory.name}"`);
    expectRule(reading, memory.learn, unit, `the memory "${memory.name}"`);
  }
  ruleUnit(reading, use.choose);
};

/** Reads the rules of a decision, once all of the payoff's unit is known that can be. */
export const readRules = (inference: Inference, decision: Decision): void => {
  const payoff = resolved(unitFor(inference, decision));
  for (const use of decision.rules) readUse({ inference, decision, use }, payoff);
};
