import type { Model } from '../../engine/language/model.ts';

type Time = Model['time'];

const two = (number: number): string => String(number).padStart(2, '0');

/** Days from 0000-03-01 to a date of the Gregorian calendar; with March first, a leap day ends its year. */
const dayNumber = (year: number, month: number, day: number): number => {
  const fromMarch = (month + 9) % 12;
  const years = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1;
};

/** The date of such a day: `2026-01-15`. */
const dateOfDay = (number: number): string => {
  let year = Math.floor(number / 365.2425) + 1;
  while (dayNumber(year, 1, 1) > number) year -= 1;
  let month = 12;
  while (dayNumber(year, month, 1) > number) month -= 1;
  return `${year}-${two(month)}-${two(number - dayNumber(year, month, 1) + 1)}`;
};

/**
 * When tick t begins in the calendar: `2027-02`, or with days and weeks `2027-02-01`.
 *
 * @param t completed ticks
 * @returns undefined where the scenario gives no start
 */
export const dateOf = ({ tick, start }: Pick<Time, 'tick' | 'start'>, t: number): string | undefined => {
  const [year, month] = (start ?? '').split('-').map(Number);
  if (year === undefined || month === undefined) return undefined;
  if (tick === 'day' || tick === 'week') return dateOfDay(dayNumber(year, month, 1) + (tick === 'week' ? 7 : 1) * t);
  const months = 12 * year + month - 1 + { month: 1, quarter: 3, year: 12 }[tick] * t;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
};
