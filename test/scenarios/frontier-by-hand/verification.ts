import { attribute, DT, type Given, RACE } from './given.ts';

const perTick = (perMonth: number): number => 1 - (1 - perMonth) ** (12 * DT);

/** Size of a violation: effort beyond the obligation as a share of the most that there could be. */
export const excess = (given: Given, option: number): number => {
  const promised = attribute('effort', given('treaty.obligation'));
  const beyond = Math.max(0, attribute('effort', option) - promised);
  return beyond === 0 ? 0 : beyond / (attribute('effort', RACE) - promised);
};

/** Chance per tick to prove a full violation. */
export const detection = (given: Given): number =>
  perTick(given('verification.inspect') * given('verification.power') * (1 - given('verification.conceal')));

/** Chance per tick that a member is accused without evidence. */
export const falseAlarm = (given: Given): number =>
  perTick(given('verification.inspect') * given('verification.false_alarms'));
