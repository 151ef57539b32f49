import { formulaName } from '../../engine/language/check/scope.ts';
import type { Model } from '../../engine/language/model.ts';

/*
 * Names and numbers as LaTeX that Markdown leaves alone: no backslash before punctuation, no `*`, `<` or `|`, so that the
 * same text is typeset by GitHub, KaTeX and TeX.
 */

/** Words in upright letters; what is no letter or digit becomes a space: `total_danger` reads “total danger”. */
export const upright = (name: string): string => {
  const words = formulaName(name).replace(/_+/g, ' ').trim();
  return words === '' ? '\\mathrm{x}' : `\\mathrm{${words.replaceAll(' ', '\\ ')}}`;
};

/** A name: one letter in italics, a word upright. */
export const symbol = (name: string): string => (/^[A-Za-z]$/.test(name) ? name : upright(name));

/** Any text between formulas; signs that TeX reads become spaces. */
export const words = (text: string): string => `\\text{${text.replace(/[\\{}$%&#^_~*<>|`]+/g, ' ').trim()}}`;

/** A finite number as it was meant: `0.25`, `10^{9}`, `2.5 \times 10^{-7}`. */
export const numeral = (value: number): string => {
  const [mantissa = '', exponent] =
    Math.abs(value) >= 1e7 ? value.toExponential().split('e') : String(value).split('e');
  if (exponent === undefined) return mantissa;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : mantissa === '-1' ? `-${power}` : `${mantissa} \\times ${power}`;
};

const indexLetters = ['i', 'j', 'k', 'l', 'm', 'n', 'p', 'q', 'u', 'v', 'w', 'y', 'z'];
const optionLetters = ['a', 'b', 'o', 'x', 's', 'c'];

/** Letters that stand for players and options, none of which the model uses for anything else. */
export type Letters = {
  /** The player whose formula it is, then the elements of reductions, outermost first. */
  readonly players: readonly string[];
  readonly option: string;
};

/** Chooses letters that no declared name and no argument of a definition has. */
export const lettersFor = (model: Model): Letters => {
  const { parameters, decisions, states, draws, lets, defines } = model;
  const declared = [...parameters, ...decisions, ...states, ...draws, ...lets, ...defines];
  const taken = new Set(declared.map(({ name }) => name));
  for (const define of defines) for (const name of define.parameters) taken.add(name);
  for (const { attributes } of decisions) for (const { name } of attributes) taken.add(name);
  const free = (letters: readonly string[]): string[] => letters.filter((letter) => !taken.has(letter));
  return { players: free(indexLetters), option: free(optionLetters)[0] ?? '\\alpha' };
};
