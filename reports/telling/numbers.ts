/** Numbers for the terminal: ASCII, no locale, so that a line can be searched and pasted. */

/** From here on every digit that tells a number from its neighbours is shown. */
const exactDigits = 17;

const special = (value: number): string | undefined => {
  if (Number.isNaN(value)) return 'not a number';
  return Number.isFinite(value) ? undefined : value > 0 ? 'infinite' : '-infinite';
};

const isExtreme = (size: number): boolean => size !== 0 && (size >= 1e7 || size < 1e-4);

/** How many decimals give the largest of some numbers so many digits. */
const decimalsFor = (values: readonly number[], digits: number): number => {
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  let decimals = digits - 1;
  for (let bound = 10; largest >= bound && decimals > 0; bound *= 10) decimals -= 1;
  for (let bound = 1; largest > 0 && largest < bound && decimals < 20; bound /= 10) decimals += 1;
  return decimals;
};

const withoutMinusZero = (text: string): string => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);

const fixed = (value: number, decimals: number): string => withoutMinusZero(value.toFixed(decimals));

/** As few of so many decimals as show the same numbers: 0.500 and 0.100 are 0.5 and 0.1. */
const fewest = (values: readonly number[], decimals: number): number => {
  const finite = values.filter((value) => Number.isFinite(value));
  let needed = decimals;
  while (needed > 0 && finite.every((value) => Number(fixed(value, needed - 1)) === Number(fixed(value, decimals))))
    needed -= 1;
  return needed;
};

/** Numbers that are compared with each other: the same decimals, at most so many digits for the largest. */
export const numberTexts = (values: readonly number[], digits: number): string[] => {
  const exact = digits >= exactDigits;
  const alone =
    exact || (values.length > 1 && values.some((value) => Number.isFinite(value) && Math.abs(value) >= 1e7));
  if (alone) return values.map((value) => (exact ? (special(value) ?? String(value)) : numberText(value, digits)));
  const decimals = fewest(values, decimalsFor(values, digits));
  return values.map((value) => special(value) ?? fixed(value, decimals));
};

/** A number to at most so many digits; 17 or more: exactly. */
export const numberText = (value: number, digits: number): string => {
  if (digits < exactDigits && Number.isFinite(value) && isExtreme(Math.abs(value)))
    return value.toExponential(digits - 1).replace(/\.?0*e/, 'e');
  return numberTexts([value], digits)[0] ?? '';
};

/** A probability in whole per cents, never 0 or 100 where it is neither; with more than three digits as a number. */
export const probabilityText = (value: number, digits: number): string => {
  if (digits > 3 || !Number.isFinite(value)) return numberText(value, digits);
  const percent = Math.round(100 * value);
  if (value > 0 && percent === 0) return '<1 %';
  if (value < 1 && percent === 100) return '>99 %';
  return `${percent} %`;
};

/** A probability by itself, that may be small: `0.12 %`, `6.4e-7`. */
export const chanceText = (value: number, digits: number): string => {
  if (digits > 3 || !Number.isFinite(value)) return numberText(value, digits);
  return isExtreme(Math.abs(value)) ? numberText(value, 2) : `${numberText(100 * value, 2)} %`;
};
