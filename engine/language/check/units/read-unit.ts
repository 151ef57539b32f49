import type { Model } from '../../model.ts';
import { baseUnit, product, pure, type Unit } from './unit.ts';

/** Words for what has no unit. */
const pureWords = ['tick', 'player', 'share', 'fraction', 'probability', 'ratio', 'count'];

/** `years` is `year`; words like `gas`, `loss` and `basis` stay. */
const singular = (word: string): string => (word.length > 3 && /[^sui]s$/u.test(word) ? word.slice(0, -1) : word);

/** A unit, or why the text is none and what to write. */
export type UnitReading = { readonly unit: Unit } | { readonly fault: string; readonly hint: string };

const form = 'write words with spaces or * between them, / and powers: OOM/year, utility year, 1/OOM^2';

const factor = /^(?:(?<one>1)|(?<word>[\p{L}%$€£¥][\p{L}\p{Nd}_%$€£¥]*))(?:\^(?<power>-?\d{1,2}(?:\.\d{1,3})?))?$/u;

const faultOf = (text: string): { fault: string; hint: string } => {
  if (/^[\d.]/u.test(text))
    return { fault: `the number "${text}"`, hint: 'a unit has no number but 1; give a multiple a word of its own' };
  if (/[()]/u.test(text)) return { fault: 'parentheses', hint: 'write a/b/c for a/(b c)' };
  if (/^(?:per|by)$/u.test(text)) return { fault: `"${text}"`, hint: 'write utility/year' };
  return { fault: `"${text}"`, hint: form };
};

/** The words of a model that are pure numbers: a tick is counted, so are the members of a class. */
export const pureWordsOf = (model: Pick<Model, 'classes' | 'time'>): ReadonlySet<string> => {
  const { tick } = model.time;
  return new Set([
    ...pureWords,
    ...(tick === 'year' ? [] : [tick]),
    ...model.classes.map(({ name }) => singular(name)),
  ]);
};

/**
 * The unit that a text names: `1`, `OOM/year`, `1/tick`, `OOM year`, `utility*year`, `OOM^2`, `1/year^0.5`.
 *
 * Any word is a base unit of its own, in singular or plural; nothing is converted. What stands behind a slash is one
 * factor: a product there could be read in two ways.
 *
 * @param pureWords words without a unit
 */
export const readUnit = (text: string, pureWords: ReadonlySet<string>): UnitReading => {
  const parts = text
    .trim()
    .replace(/\s*([*/^])\s*/gu, '$1')
    .split(/([/* ])\s*/u);
  let unit: Unit = pure;
  let divided = false;
  for (let at = 0; at < parts.length; at += 2) {
    const sign = parts[at - 1];
    const part = parts[at] ?? '';
    const groups = factor.exec(part)?.groups;
    if (!groups || part === 'per' || part === 'by') return faultOf(part);
    if (divided && sign !== '/')
      return { fault: 'a product behind a slash', hint: 'write a/b/c for a/(b c), and a c/b for (a/b) c' };
    divided ||= sign === '/';
    const { word: written = '', power = 1 } = groups;
    const word = singular(written);
    if (word === '' || pureWords.has(word)) continue;
    unit = product(unit, baseUnit(word), (sign === '/' ? -1 : 1) * Number(power));
  }
  return { unit };
};
