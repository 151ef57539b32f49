import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results } from '../results.ts';
import { benefitLine, differenceLine, PARTS, riskLine } from '../wording/comparison.ts';
import { armName, MOST_NAMED, quantityName } from './arm-names.ts';
import { differenceTexts, differenceUnit, lossTexts } from './difference-text.ts';
import { levelText } from './level-text.ts';
import { benefitQuantity, headlineQuantity, riskQuantity, shareGone } from './quantities.ts';
import { shareWords } from './share-words.ts';
import { standingOf } from './standing.ts';

type Of = { readonly facts: ComparisonFacts; readonly quantity: ComparedQuantity };

/** `“A” 17 (13–21, most)`, as a loss or with its sign. */
function partOf({ facts, quantity }: Of, k: number, isLoss: boolean): string {
  const difference = quantity.differences[k - 1];
  const arm = armName(facts, k, 32);
  const standing = standingOf(difference);
  if (difference === undefined || standing === 'unknown') return PARTS.unknown(arm);
  if (standing === 'same') return PARTS.same(arm);
  const { value, range } = (isLoss ? lossTexts : differenceTexts)(quantity, difference);
  if (standing === 'unclear') return PARTS.unclear(arm, range);
  return PARTS.loss(arm, value, range, isLoss ? shareWords(shareGone(quantity, k)) : undefined);
}

/** The arms in the order of what they change most in a number. */
function orderBy({ differences }: ComparedQuantity): readonly number[] {
  const size = (k: number): number => Math.abs(differences[k - 1]?.estimate ?? 0);
  return differences.map((_, k) => k + 1).toSorted((a, b) => size(b) - size(a));
}

/** What stands below the finding: risk avoided and benefit forgone side by side, else the differences of the headline. */
export function comparisonEvidence(results: Results, facts: ComparisonFacts): readonly string[] {
  const [risk, benefit] = [riskQuantity(facts, results), benefitQuantity(facts, results)];
  const baseline = armName(facts, 0, 32);
  const line = (
    quantity: ComparedQuantity,
    say: typeof riskLine,
    order: readonly number[],
    isLoss: boolean,
  ): string => {
    const kept = order.length > MOST_NAMED ? order.slice(0, MOST_NAMED - 1) : order;
    const left = order.length - kept.length;
    const parts = kept.map((k) => partOf({ facts, quantity }, k, isLoss));
    const level = levelText(quantity, quantity.levels[0], results.scenario);
    const unit = differenceUnit(quantity, results.scenario);
    return say({
      quantity: quantityName(quantity),
      unit: unit.trim(),
      level,
      baseline,
      parts: [...parts, ...(left === 0 ? [] : [PARTS.more(formatCount(left))])],
    });
  };
  if (risk !== undefined && benefit !== undefined) {
    const order = orderBy(risk);
    return [line(risk, riskLine, order, true), line(benefit, benefitLine, order, true)];
  }
  const quantity = headlineQuantity(facts, results);
  return quantity === undefined ? [] : [line(quantity, differenceLine, orderBy(quantity), false)];
}
