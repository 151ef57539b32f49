import type { SweepDesign } from '../../engine/experiment/study/design.ts';
import type { Factor } from '../../engine/experiment/study/factor.ts';
import type { Distribution } from '../../engine/language/model.ts';
import { formatCount, unitSuffix } from '../../reports/format.ts';
import { numberText } from '../../reports/telling/numbers.ts';
import { counted } from './table.ts';

/** `40 seconds`, `3 minutes`, `14 hours`: how long something may take. */
export const durationText = (seconds: number): string => {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [name, size] = units.find(([, least]) => seconds >= least) ?? (['second', 1] as const);
  return `about ${counted(Math.max(1, Math.round(seconds / size)), name)}`;
};

/** Values that are named one by one; of more only the ends. */
const MOST_NAMED = 5;

/** A value as people read it. */
export const valueText = (value: number | string | null): string => {
  if (value === null) return 'its own';
  return typeof value === 'number' ? numberText(value, 4) : value;
};

const distributionText = (distribution: Distribution): string => `drawn (${distribution.dist})`;

/** What a factor is given: `0 to 3 (13 values)`, `slow, race`, `0 to 1`, `drawn (lognormal)`. */
export const valuesText = ({ values, unit }: Factor): string => {
  if (values.kind === 'distribution') return distributionText(values.distribution);
  if (values.kind === 'range')
    return `${valueText(values.lo)} to ${valueText(values.hi)}${unitSuffix(unit)}${values.log ? ', even in the logarithm' : ''}`;
  const { levels } = values;
  if (levels.length <= MOST_NAMED) return `${levels.map(valueText).join(', ')}${unitSuffix(unit)}`;
  const numbers = levels.filter((level) => typeof level === 'number');
  if (numbers.length < levels.length) return counted(levels.length, 'value');
  const [lo, hi] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
  return `${valueText(lo)} to ${valueText(hi)}${unitSuffix(unit)} (${counted(levels.length, 'value')})`;
};

/** `grid 13 × 11 = 143 points`, `Latin hypercube of 256 points`. */
export const designText = ({ method, factors, points }: SweepDesign): string => {
  const many = `${formatCount(points)} ${points === 1 ? 'point' : 'points'}`;
  if (method === 'lhs') return `Latin hypercube of ${many}`;
  if (method === 'sobol') return `Sobol' sequence of ${many}`;
  if (method === 'table') return `table of ${many}`;
  const sizes = factors.map(({ values }) => (values.kind === 'levels' ? formatCount(values.levels.length) : '?'));
  return sizes.length === 1 ? `grid of ${many}` : `grid of ${sizes.join(' × ')} = ${many}`;
};
