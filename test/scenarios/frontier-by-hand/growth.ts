import { attribute, type Given, logistic } from './given.ts';

/** How many times faster AI makes research: 1 + (most - 1) logistic((c - half) / width). */
export const speedup = (given: Given, c: number): number =>
  1 + given('automation.feedback') * logistic((c - given('automation.half')) / given('automation.width'));

/** What a lab works with: funding, raised by its income of the last tick (between a tenth and four times the average). */
export const resources = (given: Given, income: number, index: number): number =>
  given('labs.growth.funding', index) * Math.min(4, Math.max(0.1, income)) ** given('growth.reinvest');

/** OOM a year at full effort. */
export const pace = (given: Given, c: number, r: number): number => given('growth.rate') * r * speedup(given, c);

/** OOM a year: own work, of which secrecy leaves the share `hide`, and catching up with the best that is shown. */
export const growth = (given: Given, c: number, r: number, option: number, best: number, hide: number): number =>
  attribute('effort', option) *
  (pace(given, c, r) * hide + given('growth.spill') * Math.max(0, best - c - given('growth.behind')));
