import { writtenName } from '../../engine/analysis/condition-names.ts';
import type { Judgement } from '../../engine/analysis/judge-condition.ts';
import type { Flip } from '../../engine/analysis/threshold/rank-flips.ts';
import type { Verdict } from '../../engine/analysis/threshold/verdict.ts';
import type { Wording } from '../../engine/analysis/threshold/verdict-words.ts';
import { numberText, numberTexts, probabilityText } from '../../reports/telling/numbers.ts';
import { intervalText, shareText } from './run-phrases.ts';

/** `50 % (47–53 %)`, `0 of 400 (upper bound 1.0 %)`, `1.2 (1.1–1.3)`; `missing` where there is no number. */
export const quantityWords = ({ quantity: { estimate, lo95, hi95, n, count } }: Judgement): string => {
  if (Number.isNaN(estimate)) return 'missing';
  if (count !== undefined) {
    const interval = intervalText(count, n);
    return shareText(count, n).replace(interval, interval.replace('95 %: ', ''));
  }
  if (!(Number.isFinite(lo95) && Number.isFinite(hi95))) return numberText(estimate, 3);
  const [value = '', low = '', high = ''] = numberTexts([estimate, lo95, hi95], 3);
  return lo95 === hi95 ? value : `${value} (${low}${low.startsWith('-') ? ' to ' : '–'}${high})`;
};

/** Steps that a range is told in: fewer tell no two searched values apart. */
const STEPS = 1000;
const DIGITS = 3;

/** How many decimals show a number to a step. */
const decimalsFor = (step: number): number => Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));

/** A number to a thousandth of its range, and to three digits at least. */
export const stepped = (value: number, width: number): string => {
  const digits = Number(value.toPrecision(DIGITS));
  const step = Number(value.toFixed(decimalsFor(width / STEPS)));
  return numberText(Math.abs(digits - value) < Math.abs(step - value) ? digits : step, 12);
};

/**
 * How a threshold's numbers are written.
 *
 * @param widths of the range of each path
 */
export const thresholdWording = (widths: ReadonlyMap<string, number>): Wording => {
  const value = (path: string, of: number | string): string =>
    typeof of === 'string' ? of : stepped(of, widths.get(path) ?? STEPS);
  return {
    value,
    range: (path, lo, hi) => {
      const [low, high] = [value(path, lo), value(path, hi)];
      return `${low}${lo < 0 || hi < 0 ? ' to ' : '–'}${high}`;
    },
    quantity: quantityWords,
    share: (share) => probabilityText(share, 3),
  };
};

/** What the numbers of a condition come to in one place: `49 % (46–52 %)`, of several by name. */
export const verdictNumbers = ({ judgements }: Verdict): string => {
  const byName = new Map(judgements.map((one) => [writtenName(one.comparison.name), quantityWords(one)]));
  return byName.size === 1 ? [...byName.values()].join('') : [...byName].map((pair) => pair.join(' ')).join('; ');
};

/** The names of a condition, each once. */
export const conditionNamesOf = ({ judgements }: Verdict): string =>
  [...new Set(judgements.map(({ comparison }) => writtenName(comparison.name)))].join(', ');

/** `7`; of what is drawn `drawn, median 3.3`. */
const nowText = ({ assumption: { path, base, drawn } }: Flip, { value }: Wording): string =>
  drawn ? `drawn, median ${value(path, base)}` : value(path, base);

const moveText = ({ assumption, share, direction }: Flip, wording: Wording): string => {
  if (direction === 'held') return 'held at its median';
  if ('options' in assumption) return 'another option';
  return `${wording.share(share)} of ${wording.range(assumption.path, assumption.lo, assumption.hi)}`;
};

/** Whether chance could have turned it: at the place itself, else at the end of the range beyond it. */
const surenessText = ({ verdict, end, value, assumption }: Flip, wording: Wording): string => {
  if (verdict.clear) return 'clear';
  if (end.value === value || !end.verdict.clear) return 'not clear';
  return `clear at ${wording.value(assumption.path, end.value)}: ${verdictNumbers(end.verdict)}`;
};

/** A line of the table of flips. */
export const flipCells = (flip: Flip, wording: Wording): string[] => [
  flip.assumption.path,
  nowText(flip, wording),
  wording.value(flip.assumption.path, flip.value),
  moveText(flip, wording),
  verdictNumbers(flip.verdict),
  surenessText(flip, wording),
];
