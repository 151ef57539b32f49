import type { Model } from '../../engine/language/model.ts';
import { dateOf } from './calendar.ts';

const small = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

/** A count as it is read aloud: words up to twenty. */
export const countWord = (count: number): string => small[count] ?? String(count);

/** `one month`, `fourteen months`. */
export const countedWord = (count: number, one: string): string =>
  `${countWord(count)} ${one}${count === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const andList = (texts: readonly string[], joint = 'and'): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} ${joint} ${texts.at(-1)}`;

/** The first letter large; what follows stays. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** When a tick is, within a sentence: `in month 13`, or by the calendar `in February 2027`. */
export const whenWords = (time: Model['time'], tick: number): string => {
  const date = dateOf(time, tick - 1);
  if (date === undefined) return `in ${time.tick} ${tick}`;
  const [year, month = 1, day] = date.split('-').map(Number);
  const name = months[month - 1];
  if (time.tick === 'day') return `on ${day} ${name} ${year}`;
  if (time.tick === 'week') return `in the week of ${day} ${name} ${year}`;
  return time.tick === 'year'
    ? `in ${year}`
    : `in ${time.tick === 'quarter' ? 'the quarter from ' : ''}${name} ${year}`;
};

/** The same after `until` or `from`: `month 13`, `February 2027`. */
export const untilWords = (time: Model['time'], tick: number): string => whenWords(time, tick).replace(/^(in|on) /, '');

/** A chance as people say it: `one chance in nine`. */
export const oddsWords = (chance: number): string => {
  if (!(chance > 0)) return 'no chance';
  if (chance >= 1) return 'certain';
  if (chance > 0.95) return 'nearly certain';
  if (chance >= 0.6) return `${countWord(Math.round(10 * chance))} chances in ten`;
  if (chance >= 0.4) return 'an even chance';
  const one = Math.round(1 / chance);
  if (one > 1000) return 'less than one chance in a thousand';
  return `one chance in ${one <= 20 ? countWord(one) : String(one < 100 ? one : 10 * Math.round(one / 10))}`;
};

/** How a drawn value stands among those of other worlds; `u` is the share of worlds in which it is smaller. */
export const quantileWords = (u: number): string => {
  const share = Math.min(u, 1 - u);
  const side = u < 0.5 ? 'less' : 'more';
  if (share < 0.03) return `${side} than in nearly all worlds`;
  if (share < 0.075) return `${side} than in nineteen of twenty worlds`;
  if (share < 0.15) return `${side} than in nine of ten worlds`;
  if (share < 0.23) return `${side} than in four of five worlds`;
  if (share < 0.29) return `${side} than in three of four worlds`;
  if (share < 0.4) return `${side} than in two of three worlds`;
  return 'about as in the middle of all worlds';
};

/** Those of a class who do something together: `all four labs`, `Leader and Entrant`. */
export const subjectWords = (names: readonly string[], members: readonly string[], many: string): string => {
  if (names.length < members.length || members.length < 2) return andList(names);
  return members.length === 2 ? `both ${many}` : `all ${countWord(members.length)} ${many}`;
};

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  OOM: ['order of magnitude', 'orders of magnitude'],
  year: ['year', 'years'],
  month: ['month', 'months'],
  tick: ['tick', 'ticks'],
};

const unitWord = (name: string, many: boolean): string => units[name]?.[many ? 1 : 0] ?? name;

/**
 * A unit as it is read aloud after a number: ` orders of magnitude per year`; nothing for a pure number.
 *
 * @param number as written; after 1 the unit is singular
 */
export const unitWords = (unit: string, number: string): string => {
  const [above = '', ...below] = unit.split('/').map((part) => part.trim());
  const factors = above === '1' ? [] : above.split(/[ *]+/).map((name) => unitWord(name, number !== '1'));
  const divisors = below.map((part) => `per ${unitWord(part, false)}`);
  const words = [factors.join(' times '), ...divisors].filter((word) => word !== '').join(' ');
  return words === '' ? '' : ` ${words}`;
};
