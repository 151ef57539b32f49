import { attribute, type Given, PAUSE } from './given.ts';

/** Cost of full effort while an open letter asks all to pause. */
export const letterCost = (given: Given, t: number, option: number): number => {
  const [date, length] = [given('open_letter.date'), given('open_letter.length')];
  const open = t >= date && t < date + length;
  return open ? given('open_letter.shame') * (attribute('effort', option) - attribute('effort', PAUSE)) : 0;
};
