import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results } from '../results.ts';
import {
  benefitLine,
  differenceLine,
  INTERVAL,
  lossPart,
  moreParts,
  noLossPart,
  riskLine,
  samePart,
  unknownPart,
} from '../wording/comparison.ts';
import { armName, MOST_NAMED, quantityName } from './arm-names.ts';
import { differenceTexts, differenceUnit, lossTexts } from './difference-text.ts';
import { levelText } from './level-text.ts';
import { benefitQuantity, headlineQuantity, riskQuantity, shareGone } from './quantities.ts';
import { shareWords } from './share-words.ts';
import { standingOf } from './standing.ts';

type Of = { readonly facts: ComparisonFacts; readonly results: Results; readonly quantity: ComparedQuantity };

/** `17 points under “A” (95 % interval 13–21; most of it)`, as a loss or with its sign. */
function partOf({ facts, results, quantity }: Of, k: number, isFirst: boolean, isLoss: boolean): string {
  const difference = quantity.differences[k - 1];
  const arm = armName(facts, k, 32);
  const standing = standingOf(difference);
  if (difference === undefined || standing === 'unknown') return unknownPart(arm);
  if (standing === 'same') return samePart(arm);
  const { value, range } = (isLoss ? lossTexts : differenceTexts)(quantity, difference);
  const interval = range === undefined ? undefined : `${isFirst ? INTERVAL : ''}${range}`;
  if (standing === 'unclear') return noLossPart(arm, interval);
  const words = isLoss ? shareWords(shareGone(quantity, k)) : undefined;
  return lossPart(`${value}${isFirst ? differenceUnit(quantity, results.scenario) : ''}`, arm, interval, words);
}

function partsOf(of: Of, isLoss: boolean): readonly string[] {
  const { differences } = of.quantity;
  const size = (k: number): number => Math.abs(differences[k - 1]?.estimate ?? 0);
  const all = differences.map((_, k) => k + 1).toSorted((a, b) => size(b) - size(a));
  const kept = all.length > MOST_NAMED ? all.slice(0, MOST_NAMED - 1) : all;
  const parts = kept.map((k, at) => partOf(of, k, at === 0, isLoss));
  const left = all.length - kept.length;
  return left === 0 ? parts : [...parts, moreParts(formatCount(left))];
}

/** What stands below the finding: risk avoided and benefit forgone side by side, else the differences of the headline. */
export function comparisonEvidence(results: Results, facts: ComparisonFacts): readonly string[] {
  const [risk, benefit] = [riskQuantity(facts, results), benefitQuantity(facts, results)];
  const baseline = armName(facts, 0, 32);
  const line = (
    quantity: ComparedQuantity,
    say: (quantity: string, level: string, baseline: string, parts: readonly string[]) => string,
    isLoss: boolean,
  ): string => {
    const level = levelText(quantity, quantity.levels[0], results.scenario);
    return say(quantityName(quantity), level, baseline, partsOf({ facts, results, quantity }, isLoss));
  };
  if (risk !== undefined && benefit !== undefined)
    return [line(risk, riskLine, true), line(benefit, benefitLine, true)];
  const quantity = headlineQuantity(facts, results);
  return quantity === undefined ? [] : [line(quantity, differenceLine, false)];
}
