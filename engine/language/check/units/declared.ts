import type { Decision, Measure, Memory, Parameter, State } from '../../model.ts';
import { type Inference, newUnknown, unitFor } from './inference.ts';
import { readUnit } from './read-unit.ts';
import { pure, type Unit } from './unit.ts';

/** The unit that is written at a declaration; unknown where there is none, or none that can be read. */
export const writtenUnit = (
  inference: Inference,
  { unit, unitAt, name }: Parameter | State | Measure | Memory,
): Unit => {
  if (!unitAt) return newUnknown(inference, name);
  const reading = readUnit(unit, inference.pureWords);
  if ('unit' in reading) return reading.unit;
  inference.report.warn(
    'unit-form',
    unitAt,
    `the unit "${unit}" of "${name}" cannot be read: ${reading.fault} is no unit`,
    reading.hint,
  );
  return newUnknown(inference, name);
};

/** The unit of a parameter or state; an option, as a decision takes it and others hold it, is a pure number. */
export const declaredUnit = (inference: Inference, of: Parameter | State | Decision): Unit => {
  if (of.kind === 'decision') return pure;
  if (of.kind === 'parameter' ? of.options : of.holds) return pure;
  const known = inference.units.get(of);
  if (known) return known;
  if (!of.unitAt) return unitFor(inference, of);
  const unit = writtenUnit({ ...inference, inside: undefined }, of);
  inference.units.set(of, unit);
  return unit;
};
