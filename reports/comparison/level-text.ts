import { type Denominator, denominatorOf, formatNumber, formatPercent, formatShare, frequencyIn } from '../format.ts';
import type { ComparedQuantity, Level, ScenarioFacts } from '../results.ts';
import { decimalsFor } from '../study/names.ts';
import { behind } from '../unit-words.ts';
import { NUMBERS } from '../wording/comparison.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** A number of one arm in short: `22 %`, `47 OOM year`. */
export function levelText(quantity: ComparedQuantity, level: Level | undefined, clock: Clock): string {
  if (level === undefined || Number.isNaN(level.estimate)) return NUMBERS.none;
  const { estimate, n, count } = level;
  if (quantity.isShare) return count === undefined ? formatPercent(estimate) : formatShare(count, n);
  const decimals = Math.abs(estimate) >= 1000 ? 0 : decimalsFor(level);
  return `${formatNumber(estimate, decimals)}${behind(quantity.unit, clock)}`;
}

/**
 * Shares of all arms as natural frequencies in one denominator, for one sentence: the one that is read first says of what
 * it is one. Numbers as they are.
 *
 * @param order the arms as they come in the sentence
 * @returns by arm
 */
export function frequencies(quantity: ComparedQuantity, order: readonly number[], clock: Clock): readonly string[] {
  const { levels, isShare } = quantity;
  if (!isShare) return levels.map((level) => levelText(quantity, level, clock));
  const counts = levels.map(({ estimate, n, count = Math.round(estimate * n) }) => ({ count, n }));
  const told = order.flatMap((k) => counts[k] ?? []);
  const words = (denominator: Denominator): readonly string[] =>
    counts.map(({ count, n }) => (n === 0 ? NUMBERS.noRuns : frequencyIn(denominator, count, n)));
  // Where one is a mere count of runs, all are, so that they can be compared; and so that two which differ read differently.
  const isTold = (texts: readonly string[]): boolean =>
    new Set(order.map((k) => texts[k]?.startsWith('about'))).size === 1 &&
    order.every((k) => order.every((other) => counts[k]?.count === counts[other]?.count || texts[k] !== texts[other]));
  const denominators = [denominatorOf(told), 100, 'runs'] as const;
  const texts = denominators.map(words).find(isTold) ?? words('runs');
  const [first, ...rest] = order;
  return texts.map((text, k) => (k !== first && rest.includes(k) ? withoutWhole(text) : text));
}

/** `about 4 in 100 runs` → `about 4`, `16 of 400 runs` → `16`: where the sentence has said of what. */
function withoutWhole(text: string): string {
  return text.replace(/ (?:in|of) [\d,]+ runs?$/, '');
}
