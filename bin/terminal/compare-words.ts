import type { Difference } from '../../engine/experiment/compare/pair-arms.ts';
import type { Model } from '../../engine/language/model.ts';
import { pointDecimals } from '../../reports/comparison/difference-text.ts';
import { isClear, isShare } from '../../reports/comparison/standing.ts';
import { formatCount, unitSuffix } from '../../reports/format.ts';
import { numberText, numberTexts } from '../../reports/telling/numbers.ts';
import { columnFacts, outcomeLabels, toldUnit } from './run-summary.ts';

/** `+3`, `-12`, `0` */
const signed = (text: string): string => (text.startsWith('-') || Number(text) === 0 ? text : `+${text}`);

const mostDigits = 7;

/** Numbers with as many digits as tell them apart, as many runs may: three at least. */
const apart = (values: readonly number[]): readonly string[] => {
  for (let digits = 3; ; digits++) {
    const told = numberTexts(values, digits);
    if (digits === mostDigits || new Set(told).size === new Set(values).size) return told;
  }
};

/** Estimate, lower and upper end as signed texts, and what they are counted in. */
const texts = (difference: Difference, model: Model): { readonly of: readonly string[]; readonly unit: string } => {
  const { estimate, lo95, hi95, measure } = difference;
  if (isShare(difference)) {
    const decimals = pointDecimals(difference);
    return { of: [estimate, lo95, hi95].map((value) => signed(points(value, decimals))), unit: ' points' };
  }
  const { unit } = columnFacts(measure, model);
  return { of: apart([estimate, lo95, hi95]).map(signed), unit: unitSuffix(toldUnit(unit, model)) };
};

const points = (share: number, decimals: number): string => {
  const text = (100 * share).toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
};

/** What an end or measure is called in the table. */
export const labelOf = ({ measure, kind }: Pick<Difference, 'measure' | 'kind'>, model: Model): string =>
  kind === 'outcome' ? (outcomeLabels(model).get(measure) ?? measure) : columnFacts(measure, model).label;

const pairsText = ({ n }: Difference): string => `${formatCount(n)} ${n === 1 ? 'pair' : 'pairs'}`;

/** `; 431 of 1,000 pairs have both`: runs that are left out may not be like the others. */
const partly = ({ n, leftOut }: Difference): string =>
  leftOut === 0 || n === 0 ? '' : `, ${formatCount(n)} of ${formatCount(n + leftOut)} pairs have both`;

/**
 * A difference as a finding and its evidence: `-9 points`, `(95 %: -12 to -6)`; where the interval holds 0 `no clear
 * difference`, `(-1 to +3 points)`.
 */
export const differenceTexts = (difference: Difference, model: Model): readonly [string, string] => {
  const { n, estimate, lo95, hi95, identical } = difference;
  if (n === 0) return ['no pair has both', ''];
  if (!Number.isFinite(estimate)) return ['no number', ''];
  const { of, unit } = texts(difference, model);
  const [value = '', low = '', high = ''] = of;
  const range = `${low} to ${high}`;
  const isKnown = Number.isFinite(lo95) && Number.isFinite(hi95);
  if (identical) {
    const bound = isShare(difference) ? ` (95 %: ${range}${unit})` : '';
    return ['no difference', `the same in each of ${pairsText(difference)}${bound}${partly(difference)}`];
  }
  if (!isKnown) return [`${value}${unit}`, `one pair says nothing of chance`];
  if (lo95 === hi95)
    return [`${value}${unit}`, `the same difference in each of ${pairsText(difference)}${partly(difference)}`];
  if (!isClear(difference)) return ['no clear difference', `(${range}${unit})${partly(difference)}`];
  return [`${value}${unit}`, `(95 %: ${range})${partly(difference)}`];
};

/** `pairing is worth 2.3 × as many runs` */
const worth = (ratio: number): string => {
  if (ratio >= 0.95 && ratio < 1.05) return 'pairing is worth no more runs';
  return `pairing is worth ${ratio < 1 ? 'only ' : ''}${numberText(ratio, 2)} × as many runs`;
};

/** To two digits: a plan from a variance that was itself estimated. */
const roughly = (runs: number): string => {
  let unit = 1;
  while (runs / unit >= 100) unit *= 10;
  return formatCount(Math.ceil(runs / unit) * unit);
};

/** What pairing is worth for a difference, and how many runs would tell more. */
export const planText = (difference: Difference, model: Model): string | undefined => {
  const { varianceRatio, runsNeeded } = difference;
  if (runsNeeded === undefined) return undefined;
  const { halfWidth, paired, unpaired } = runsNeeded;
  const unit = isShare(difference) ? '' : unitSuffix(toldUnit(columnFacts(difference.measure, model).unit, model));
  const wanted = isShare(difference) ? '1 point' : `${numberText(halfWidth, 2)}${unit}`;
  const plan = `±${wanted} would need about ${roughly(paired)} paired runs`;
  // Of the runs needed rather than of the variances: few pairs that differ tell little of how many do.
  return varianceRatio === undefined ? plan : `${worth(unpaired / paired)}; ${plan}`;
};
