import type { Column, Decision, Draw, Expression, Measure, Model, ModelEvent, SolveTerm, State } from '../../model.ts';
import { termRanges } from '../declare/solving.ts';
import { formulasOf } from '../leaves.ts';
import { createReport, type Report } from '../report.ts';
import { declaredUnit, writtenUnit } from './declared.ts';
import { expectPure, expectUnit, unitOf } from './expression.ts';
import { type Holder, type Inference, newUnknown, unitFor, type Want } from './inference.ts';
import { quoted, type Role, reportMismatch } from './mismatch.ts';
import { pureWordsOf } from './read-unit.ts';
import { readRules } from './rule.ts';
import {
  baseUnit,
  isKnown,
  isSame,
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

type Part = Pick<
  Model,
  | 'classes'
  | 'time'
  | 'parameters'
  | 'decisions'
  | 'states'
  | 'draws'
  | 'lets'
  | 'defines'
  | 'events'
  | 'ends'
  | 'measures'
  | 'story'
  | 'experiment'
>;

const role = (title: string, kind: Role['kind'] = 'other'): Role => ({ title, kind });

/** Each formula once: all members of a class share theirs. */
const expectEach = (
  inference: Inference,
  formulas: readonly (Expression | undefined)[],
  wanted: Unit,
  as: Role,
): void => {
  for (const formula of new Set(formulas)) if (formula) expectUnit(inference, formula, [], wanted, as);
};

/** Draws that are whole numbers whatever their arguments. */
const isCounted = ({ distribution }: Draw): boolean => distribution === 'bernoulli' || distribution === 'poisson';

const readDraw = (inference: Inference, draw: Draw): void => {
  const [first, second] = draw.arguments;
  const unit = unitFor(inference, draw);
  if (!first) return;
  switch (draw.distribution) {
    case 'bernoulli':
      expectUnit(inference, first, [], pure, role('a probability', 'chance'));
      return;
    case 'poisson':
      expectUnit(inference, first, [], pure, role('an expected count'));
      return;
    case 'exponential':
      expectEach(inference, [first], toPower(unit, -1), role(`the rate of the draw "${draw.name}"`));
      return;
    case 'lognormal':
      // Parameters of a logarithm: whatever the unit, it is not in them.
      expectEach(inference, [first, second], newUnknown(inference), role(`the mean of ${draw.distribution}`));
      return;
    case 'pareto':
      expectEach(inference, [first], unit, { ...role(`the draw "${draw.name}"`), of: draw });
      if (second) expectPure(inference, second, [], 'the shape of a pareto');
      return;
    default:
      expectEach(inference, draw.arguments, unit, { ...role(`the draw "${draw.name}"`), of: draw });
  }
};

const readState = (inference: Inference, state: State): void => {
  const unit = declaredUnit(inference, state);
  const named: Role = { ...role(`the state "${state.name}"`), of: state };
  expectEach(inference, [...state.initial, state.min, state.max, state.seen, state.next], unit, named);
  expectEach(inference, state.flows, quotient(unit, baseUnit('year')), role(`a flow of "${state.name}"`, 'flow'));
};

const readDecision = (inference: Inference, decision: Decision): void => {
  const { payoff, seen, when, every } = decision;
  if (when) unitOf(inference, when, []);
  if (every) expectPure(inference, every, [], 'a number of ticks');
  const unit = unitFor(inference, decision);
  const paid = payoff && unitOf(inference, payoff, []);
  if (paid && !unify(paid, unit, payoff.span))
    reportMismatch(inference, payoff, paid, unit, { ...role(`the payoff of "${decision.name}"`), of: decision });
  if (seen) unitOf(inference, seen, []);
};

const readEvent = (inference: Inference, { trigger, duration, sets }: ModelEvent): void => {
  if (trigger.kind === 'when') unitOf(inference, trigger.condition, []);
  else expectPure(inference, trigger.tick, [], 'the tick of an event');
  if (duration) expectPure(inference, duration, [], 'the length of an event in ticks');
  for (const { target, value } of sets)
    expectUnit(inference, value, [], declaredUnit(inference, target), role(`the ${target.kind} "${target.name}"`));
};

const formulasIn = (columns: readonly Column[]): readonly Expression[] => columns.map(({ formula }) => formula);

const readMeasure = (inference: Inference, measure: Measure): void => {
  const unit = writtenUnit(inference, measure);
  const named = role(`the measure "${measure.name}"`);
  expectEach(inference, formulasIn(measure.tick), unit, named);
  for (const { fold, columns } of measure.folds) {
    // The tick at which a condition first holds is counted in ticks, whatever the measure's unit.
    expectEach(inference, formulasIn(columns), fold === 'first' ? newUnknown(inference) : unit, named);
  }
  if (!measure.pooled) return;
  const [above, below] = measure.pooled;
  const divisor = unitOf(inference, below.formula, []);
  expectUnit(
    inference,
    above.formula,
    [],
    product(unit, divisor),
    role(`the measure "${measure.name}" times ${quoted(below.formula.span)}`),
  );
};

const oom = baseUnit('OOM');

const judge = ({ report }: Inference, { unit, span, taker }: Want): void => {
  const is = resolved(unit);
  if (!isKnown(is) || is.size === 0 || isSame(is, oom)) return;
  report.warn(
    'unit-mismatch',
    span,
    `${taker} wants a pure number or OOM, not one ${unitInWords(is)}`,
    `divide by an amount in ${unitText(is)} that it is compared with`,
  );
};

const once = (report: Report): Report => {
  const told = new Set<string>();
  const warn: Report['warn'] = (code, span, message, hint) => {
    const key = `${code} ${span.source.name} ${span.start} ${span.end}`;
    if (told.has(key)) return;
    told.add(key);
    report.warn(code, span, message, hint);
  };
  return { ...report, warn };
};

const infer = (report: Report, model: Part): Inference => {
  const wants: Want[] = [];
  const inference: Inference = {
    report: once(report),
    units: new Map<Holder, Unit>(),
    schemes: new Map(),
    inside: undefined,
    wants,
    globalWants: wants,
    pureWords: pureWordsOf(model),
  };
  const declared = model.parameters.filter(({ origin }) => origin !== 'rule' && origin !== 'rule-choice');
  for (const parameter of declared) {
    const unit = declaredUnit(inference, parameter);
    expectEach(inference, formulasOf(parameter), unit, role(`the parameter "${parameter.name}"`));
  }
  for (const draw of model.draws) if (isCounted(draw)) inference.units.set(draw, pure);
  for (const draw of model.draws) readDraw(inference, draw);
  for (const state of model.states) readState(inference, state);
  for (const decision of model.decisions) readDecision(inference, decision);
  for (const { when } of model.ends) unitOf(inference, when, []);
  for (const measure of model.measures) readMeasure(inference, measure);
  for (const one of model.lets)
    unitOf(inference, { kind: 'read', of: one, player: undefined, seen: false, span: one.span }, []);
  for (const decision of model.decisions) readRules(inference, decision);
  for (const event of model.events) readEvent(inference, event);
  for (const [term, formula] of Object.entries(model.experiment.solve?.terms ?? {}))
    expectPure(inference, formula, [], `the term "${termRanges[term as SolveTerm].key}" of the repeated game`);
  for (const { when } of model.story.lines) unitOf(inference, when, []);
  for (const want of wants) judge(inference, want);
  return inference;
};

/**
 * Warns of units that do not add.
 *
 * Every formula gets a unit. A number written in a formula, an attribute, a let, and what is declared without a unit
 * take the one their place needs; only what cannot be right whatever they take is told, at its place.
 */
export const checkUnits = (report: Report, model: Part): void => {
  infer(report, model);
};

/**
 * The units of what has none written at it, as far as its uses say: lets, draws, attributes, and parameters and states
 * without `unit`; also those that have one.
 *
 * @returns texts like `OOM/year`, `1` for a pure number; what is not found out is not in it. A decision stands for its
 *   payoff.
 */
export const unitsOf = (model: Part): ReadonlyMap<Holder, string> => {
  const { units } = infer(createReport(), model);
  return new Map(
    [...units].flatMap(([holder, unit]) => {
      const known = resolved(unit);
      return isKnown(known) ? [[holder, unitText(known)] as const] : [];
    }),
  );
};
