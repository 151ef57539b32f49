import type { Formula } from '../document.ts';

/** A formula that an entry holds, with the keys and names that lead to it: `memory trust learn`. */
export type Further = { readonly title: string; readonly formula: Formula };

const isFormula = (value: object): value is Formula => 'text' in value && 'latex' in value;

/**
 * Formulas that an entry holds besides those its page has words of its own for, so that none is left out.
 *
 * @param told keys that are shown already
 */
export const furtherFormulas = (entry: object, told: readonly string[] = [], title = ''): readonly Further[] =>
  Object.entries(entry).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null || told.includes(key)) return [];
    const name = 'name' in value && typeof value.name === 'string' ? value.name : undefined;
    const here = [title, Array.isArray(entry) ? '' : key, name].filter((part) => part !== '' && part !== undefined);
    const path = here.join(' ');
    return isFormula(value) ? [{ title: path, formula: value }] : furtherFormulas(value, [], path);
  });
