import { DT, type Given } from './given.ts';
import { type Lab, shown } from './lab.ts';

/** Pressure after a tick: back towards its mean, which rises with the lead of one bloc, plus a shock. */
export const nextPressure = (
  given: Given,
  pressure: number,
  labs: readonly Lab[],
  homes: readonly number[],
  shock: number,
): number => {
  const best = (bloc: number): number =>
    Math.max(...labs.filter((_, index) => homes[index] === bloc).map((lab) => shown(lab).capability));
  const fear = given('rivalry.fear') * Math.tanh(Math.abs(best(0) - best(1)));
  const mean = (given('rivalry.usual') + fear) * given('rivalry.summit');
  return Math.min(1, Math.max(0, pressure + given('rivalry.reversion') * (mean - pressure) * DT + shock));
};
