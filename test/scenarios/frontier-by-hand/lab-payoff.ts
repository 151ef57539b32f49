import { research } from './alignment.ts';
import { attribute, type Given, sum } from './given.ts';
import { pace } from './growth.ts';
import { danger } from './hazard.ts';
import type { Work } from './lab.ts';
import { reach } from './market.ts';

/** A lab that weighs an option. */
export type Mine = {
  readonly work: Work;
  readonly index: number;
  readonly belief: number;
  /** What of its capability its customers do not see, and the option that it declares. */
  readonly hidden: number;
  readonly declared: number;
  readonly secret: boolean;
};

/** Capability after `years` at today's pace, up to the threshold; secrecy leaves the share `hide` of the pace. */
const forecast = (given: Given, { capability, resources, option }: Work, years: number, hide: number): number =>
  Math.min(
    Math.max(capability, given('hazard.threshold')),
    capability + years * pace(given, capability, resources) * attribute('effort', option) * hide,
  );

/** Danger at the middle of the horizon, as feared. */
const peril = (given: Given, work: Work, hide: number, dark: number): number => {
  const years = given('lab_payoff.mid') * given('lab_payoff.tau');
  const c = forecast(given, work, years, hide);
  const assured = Math.min(
    work.assurance + years * research(given, work) * dark,
    Math.max(work.assurance, c + given('alignment.headroom')),
  );
  return given('hazard.overestimate') * danger(given, c, assured, work.option);
};

/** What is easy to hide is also cheap to hide. */
export const hideOf = (given: Given): number => 1 - given('covert.hide_cost') * (1 - given('verification.conceal'));

/** Utility per year of keeping to an option if all keep to theirs: market + lead - risk. */
export const worth = (given: Given, mine: Mine, rivals: readonly Work[], pressure: number): number => {
  const { work, index, secret } = mine;
  const hide = secret ? hideOf(given) : 1;
  const dark = secret ? given('covert.dark') : 1;
  const tau = given('lab_payoff.tau');
  const theirs = rivals.map((rival) => forecast(given, rival, tau, 1));
  const best = Math.max(...theirs);
  const offer = { ...work, capability: work.capability - mine.hidden, option: mine.declared };
  const sold = forecast(given, offer, tau, 1);
  const [pull, ...pulls] = [sold, ...theirs].map((c) => Math.exp(given('market.theta') * c)) as [number, ...number[]];
  const weight = given('labs.market.investors', index) * given('labs.market.demand', index) * reach(given);
  const market =
    (given('market.average') *
      weight *
      (rivals.length + 1) *
      pull *
      (1 + given('market.pie') * Math.max(sold, best, 0))) /
    (pull + sum(pulls));
  const lead =
    given('lab_payoff.prestige') *
    (1 + given('lab_payoff.press') * pressure) *
    Math.tanh((forecast(given, work, tau, hide) - best) / given('lab_payoff.scale'));
  const feared = peril(given, work, hide, dark) + sum(rivals.map((rival) => peril(given, rival, 1, 1)));
  return market + lead - (mine.belief * given('lab_payoff.loss') * (1 - Math.exp(-tau * feared))) / tau;
};
