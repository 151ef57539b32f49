import type { ComparedQuantity, ComparisonFacts } from '../results.ts';
import { TRADE } from '../wording/comparison.ts';
import { upperFirst } from '../words.ts';
import { armName, MOST_NAMED, quantityName } from './arm-names.ts';
import { shareGone } from './quantities.ts';
import { shareWords } from './share-words.ts';
import { type Standing, standingsOf } from './standing.ts';

type Both = { readonly facts: ComparisonFacts; readonly risk: ComparedQuantity; readonly benefit: ComparedQuantity };

function said(quantity: ComparedQuantity, standing: Standing | undefined, k: number): string {
  const name = quantityName(quantity, 30);
  const share = shareWords(shareGone(quantity, k));
  if (standing === 'lower') return share === undefined ? TRADE.lower(name) : TRADE.lowerBy(share, name);
  return TRADE[standing ?? 'unknown'](name);
}

/**
 * How the arms stand to the baseline in risk and benefit: `under “A” “Catastrophe” is lower by most of it and
 * “Benefit” is lower`. All arms or none is named: which of two is the better, differences from a third do not tell.
 */
export function tradeFinding({ facts, risk, benefit }: Both): string | undefined {
  const arms = risk.differences.map((_, k) => k + 1);
  if (arms.length > MOST_NAMED) return undefined;
  const [ofRisk, ofBenefit] = [standingsOf(risk), standingsOf(benefit)];
  const texts = arms.map((k) =>
    TRADE.arm(armName(facts, k, 30), said(risk, ofRisk[k - 1], k), said(benefit, ofBenefit[k - 1], k)),
  );
  return upperFirst(texts.join('; '));
}
