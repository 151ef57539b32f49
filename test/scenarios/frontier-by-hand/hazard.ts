import { attribute, DT, type Given, logistic, RACE, sum } from './given.ts';
import { speedup } from './growth.ts';
import type { Lab } from './lab.ts';

/** Losses of control a year at capability c, assurance s and option a. */
export const danger = (given: Given, c: number, s: number, option: number): number =>
  given('hazard.peak') *
  speedup(given, c) *
  attribute('activity', option) *
  logistic(given('hazard.steep') * (c - s - given('hazard.margin'))) *
  logistic((c - given('hazard.critical')) / given('hazard.critical_width'));

/** Chances of an accident and of a near miss in a tick. */
export const chances = (given: Given, labs: readonly Lab[]): { readonly accident: number; readonly shot: number } => {
  const total = sum(labs.map(({ capability, assurance, stance }) => danger(given, capability, assurance, stance)));
  return { accident: 1 - Math.exp(-DT * total), shot: 1 - Math.exp(-DT * given('hazard.shots') * total) };
};

/** How a run ends in a tick, if it does; `luck` is the number in [0, 1) that an unsafe arrival falls below. */
export const endOf = (given: Given, labs: readonly Lab[], accident: boolean, luck: number): string | undefined => {
  if (accident) return 'accident';
  const first = labs.reduce((best, lab) => (lab.capability > best.capability ? lab : best));
  if (first.capability < given('hazard.threshold')) return undefined;
  const exposure = given('hazard.settle') * danger(given, first.capability, first.assurance, RACE);
  return luck < 1 - Math.exp(-exposure) ? 'unsafe_arrival' : 'safe_arrival';
};
