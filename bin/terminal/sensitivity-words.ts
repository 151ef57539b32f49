import type { Interval } from '../../engine/analysis/bootstrap.ts';
import type { FactorEffects } from '../../engine/analysis/morris-effects.ts';
import type { FactorIndices } from '../../engine/analysis/sobol-indices.ts';
import { type Factor, isNumeric } from '../../engine/experiment/study/factor.ts';
import { numberText, numberTexts } from '../../reports/telling/numbers.ts';
import { valuesText } from './study-words.ts';

/** `12 (8–15)`, `-12 (-15 to -8)` */
export const intervalWords = ({ estimate, lo95, hi95 }: Interval, digits = 3): string => {
  const [value = '', low = '', high = ''] = numberTexts([estimate, lo95, hi95], digits);
  if (value === low && value === high) return value;
  return `${value} (${low}${lo95 < 0 || hi95 < 0 ? ' to ' : '–'}${high})`;
};

/** What rounding leaves of nothing, beside a number of some size. */
const RESIDUE = 1e-6;

const withoutResidue = (size: number, { estimate, lo95, hi95 }: Interval): Interval => {
  const told = (value: number): number => (Math.abs(value) < RESIDUE * Math.abs(size) ? 0 : value);
  return { estimate: told(estimate), lo95: told(lo95), hi95: told(hi95) };
};

const scaled = ({ estimate, lo95, hi95 }: Interval, by: number): Interval => ({
  estimate: by * estimate,
  lo95: by * lo95,
  hi95: by * hi95,
});

const percent = (share: number): string => {
  const text = (100 * share).toFixed(0);
  return text === '-0' ? '0' : text;
};

/** A share with its interval in whole per cents, which noise can put below 0 or above 100: `12 % (8–15 %)`. */
export const shareWords = ({ estimate, lo95, hi95 }: Interval): string => {
  const [value, low, high] = [estimate, lo95, hi95].map(percent);
  if (value === low && value === high) return `${value} %`;
  return `${value} % (${low}${low?.startsWith('-') ? ' to ' : '–'}${high} %)`;
};

const directionWords = (factor: Factor, { mu }: FactorEffects): string => {
  if (!isNumeric(factor)) return '';
  if (mu.lo95 > 0) return 'raises it';
  return mu.hi95 < 0 ? 'lowers it' : 'not clear';
};

/** Of shares, effects are told in percentage points. */
export const effectScale = (isShare: boolean): number => (isShare ? 100 : 1);

/** A line of the table of effects. */
export const effectCells = (factor: Factor, effects: FactorEffects, isShare: boolean): string[] => {
  const by = effectScale(isShare);
  const size = by * effects.muStar.hi95;
  const floor = by * (effects.floor ?? 0);
  return [
    factor.path,
    valuesText(factor),
    intervalWords(scaled(effects.muStar, by)),
    directionWords(factor, effects),
    intervalWords(withoutResidue(size, scaled(effects.sigma, by))),
    ...(effects.floor === undefined ? [] : [numberText(floor < RESIDUE * size ? 0 : floor, 2)]),
  ];
};

/** A line of the table of indices. */
export const indexCells = (factor: Factor, { first, total }: FactorIndices): string[] => [
  factor.path,
  valuesText(factor),
  shareWords(total),
  shareWords(first),
];
