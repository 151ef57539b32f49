import type { Decision, RuleExpression, RuleUse } from '../../model.ts';
import type { Span } from '../../source.ts';
import { formulasOf } from '../leaves.ts';
import { declaredUnit } from './declared.ts';
import { expectUnit, unitOf } from './expression.ts';
import { type Inference, newUnknown, unitFor } from './inference.ts';
import { quoted, reportAt } from './mismatch.ts';
import { baseUnit, isKnown, product, pure, quotient, resolved, type Unit, unify, unitText } from './unit.ts';

/** A decision while one of its rules is read. */
type Reading = { readonly inference: Inference; readonly decision: Decision; readonly use: RuleUse };

const tell = ({ inference, decision, use }: Reading, span: Span, is: Unit): void => {
  const payoff = resolved(unitFor(inference, decision));
  const place = decision.payoff?.span ?? span;
  inference.report.warn(
    'unit-mismatch',
    place,
    `softmax of the rule "${use.rule}" wants a pure number, but its argument is in ${unitText(is)}`,
    `the payoff is in ${unitText(payoff)}; declare its terms so that it comes out in utility`,
  );
};

/** Numbers that are exponents: a rule reads payoffs times a precision. */
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
      return unitFor(inference, decision);
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

/**
 * In a rule `utility` is the unit of the payoff: one in dollars, or without a unit, is counted in it. Only a payoff that
 * speaks of utility itself has to be in utility.
 */
const inPayoff = (unit: Unit, payoff: Unit): Unit => {
  const power = payoff.has('utility') && isKnown(payoff) ? 0 : (unit.get('utility') ?? 0);
  return power === 0 ? unit : product(quotient(unit, powerOf(utility, power)), payoff, power);
};

const powerOf = (unit: Unit, power: number): Unit => product(pure, unit, power);

/** Reads the rules of a decision, all of whose payoff is known that can be. */
export const readRules = (inference: Inference, decision: Decision): void => {
  const payoff = resolved(unitFor(inference, decision));
  for (const use of decision.rules) {
    for (const parameter of use.parameters) {
      const unit = inPayoff(declaredUnit(inference, parameter), payoff);
      if (!parameter.options) inference.units.set(parameter, unit);
      for (const formula of formulasOf(parameter))
        expectUnit(inference, formula, [], unit, { title: `the parameter "${parameter.name}"`, kind: 'other' });
    }
    ruleUnit({ inference, decision, use }, use.choose);
  }
};
