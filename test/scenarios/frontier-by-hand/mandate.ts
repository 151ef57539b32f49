import { attribute, type Given, sum } from './given.ts';
import { pace } from './growth.ts';
import { danger } from './hazard.ts';
import type { Work } from './lab.ts';

const later = (given: Given, { capability, resources, option }: Work): number =>
  capability + given('mandate.tau') * pace(given, capability, resources) * attribute('effort', option);

const peril = (given: Given, work: Work): number =>
  given('hazard.overestimate') *
  danger(given, later(given, work), work.assurance + given('mandate.tau') * given('mandate.assured'), work.option);

/** What a mandate is worth to a government if its own labs obeyed and the others did as seen. */
export const mandateWorth = (
  given: Given,
  option: number,
  labs: readonly { readonly work: Work; readonly home: boolean }[],
  belief: number,
  pressure: number,
): number => {
  const obeying = labs.map(({ work, home }) => ({ home, work: home ? { ...work, option } : work }));
  const bestOf = (home: boolean): number =>
    Math.max(...obeying.filter((lab) => lab.home === home).map(({ work }) => later(given, work)));
  const security =
    given('mandate.security') *
    (1 + given('lab_payoff.press') * pressure) *
    Math.tanh((bestOf(true) - bestOf(false)) / given('lab_payoff.scale'));
  const tau = given('mandate.tau');
  const total = sum(obeying.map(({ work }) => peril(given, work)));
  const risk = (belief * given('mandate.loss') * (1 - Math.exp(-tau * total))) / tau;
  return security + given('mandate.growth') * bestOf(true) - risk;
};

/** What deviation from the mandate of its government costs a lab, either way. */
export const mandateCost = (given: Given, home: number, mandate: number, option: number): number =>
  given('governments.mandate.fine', home) *
  given('governments.mandate.enforce', home) *
  Math.abs(attribute('effort', option) - attribute('effort', mandate));
