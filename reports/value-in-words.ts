import { numberWords as say } from './wording/numbers.ts';

/** Entries of a map or list in braces or brackets, parted by its commas alone. */
function parts(inside: string): string[] {
  return inside.split(/,(?![^[{]*[\]}])/).map((part) => part.trim());
}

/** `0.034` with a true minus. */
function signed(text: string): string {
  return text.replace(/(?<![\p{L}\d])-(?=[\d.])/gu, '−');
}

/** `normal(mean 6, sd 1.2)`; the terms of a lognormal are of the logarithm: taken for its own they would be wrong by factors. */
function distribution(entries: readonly (readonly [string, string])[]): string {
  const named = entries.find(([key]) => key === 'dist')?.[1] ?? '';
  const terms = entries.filter(([key]) => key !== 'dist');
  const of = named === 'lognormal' ? say.log : '';
  const words = terms.map(([key, value]) => `${named === '' ? '' : of}${key} ${value}`).join(', ');
  return named === '' ? words : `${named}(${words})`;
}

/**
 * A value as it stands in a file or behind `--set`, in words: `{dist: normal, mean: 6, sd: 1.2}` as a register has it,
 * `normal(mean 6, sd 1.2)`; what is no map stays.
 */
export function valueInWords(value: string): string {
  const inside = /^\{(.*)\}$/.exec(value.trim())?.[1];
  if (inside === undefined) return signed(value);
  const entries = parts(inside).map((part): [string, string] => {
    const at = part.indexOf(':');
    return at < 0 ? ['', part] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return signed(distribution(entries));
}
