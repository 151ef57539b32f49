import { writtenName } from '../../engine/analysis/condition-names.ts';
import type { Judgement, Quantity } from '../../engine/analysis/judge-condition.ts';
import { formatCount } from '../../reports/format.ts';
import { numberText, numberTexts } from '../../reports/telling/numbers.ts';
import { type Check, isFailed } from '../fail-if.ts';
import { shareText } from './run-phrases.ts';
import type { Style } from './style.ts';
import { counted } from './table.ts';

/** `29 % (95 %: 25–34 %), 400 runs`; `-1.5 (95 %: -2 to -1), 400 runs` */
export const quantityText = ({ estimate, lo95, hi95, n, count }: Quantity): string => {
  const runs = `${formatCount(n)} ${n === 1 ? 'run' : 'runs'}`;
  if (count !== undefined) {
    const share = shareText(count, n);
    return share.includes(' of ') ? share : `${share}, ${runs}`;
  }
  if (!(Number.isFinite(lo95) && Number.isFinite(hi95))) return `${numberText(estimate, 3)} (no interval), ${runs}`;
  const [value = '', low = '', high = ''] = numberTexts([estimate, lo95, hi95], 3);
  return `${value} (95 %: ${low}${low.startsWith('-') ? ' to ' : '–'}${high}), ${runs}`;
};

const verdict = (holds: Judgement['holds']): string => {
  if (holds === undefined) return 'cannot be told';
  return holds ? 'holds' : 'does not hold';
};

/** The evidence of one comparison: its number, and whether more runs could turn it. */
const evidence = ({ comparison, quantity, holds, clear }: Judgement): string => {
  const name = writtenName(comparison.name);
  if (holds === undefined)
    return quantity.n === 0
      ? `no run has a number for ${name}`
      : `${name} has no number over its ${counted(quantity.n, 'run')}`;
  const bound = numberText(comparison.bound, 6);
  const reach = clear ? `the interval excludes ${bound}` : `the interval includes ${bound}: more runs would tell`;
  return `${quantityText(quantity)}; ${reach}`;
};

/**
 * What is said of a `--fail-if`: whether it holds, and of each comparison its number with interval and runs, and whether
 * the interval lies on one side of the bound. One line for one comparison.
 */
export const checkLines = (check: Check, style: Style): string[] => {
  const { text, holds, judgements } = check;
  const head = isFailed(check) ? style('red', 'check failed') : 'check passed';
  const words = `${text.replace(/\s+/g, ' ').trim()} ${verdict(holds)}`;
  const [only, ...more] = judgements;
  if (only !== undefined && more.length === 0 && only.holds === holds) return [`${head}: ${words}: ${evidence(only)}`];
  return [
    `${head}: ${words}`,
    ...judgements.map((one) => `  ${one.comparison.text} ${verdict(one.holds)}: ${evidence(one)}`),
  ];
};
