import { DT, type Given } from './given.ts';

/** Expected incidents in a tick. */
export const incidentRate = (given: Given, open: number, defence: number): number =>
  DT * given('misuse.today') * Math.exp(given('misuse.growth') * (open - defence));

/** Damage of the worst of n incidents: the Pareto quantile at which all n stay below with chance `fortune`. */
export const worstOf = (given: Given, n: number, fortune: number): number =>
  n === 0 ? 0 : Math.min(given('misuse.cap'), (1 - fortune ** (1 / n)) ** (-1 / given('misuse.tail')));
