import type { ComparedQuantity, ComparisonFacts } from '../results.ts';
import { TRADE } from '../wording/comparison.ts';
import { armName, quantityName } from './arm-names.ts';
import { shareGone } from './quantities.ts';
import { shareWords } from './share-words.ts';
import { type Standing, standingsOf } from './standing.ts';

type Both = { readonly facts: ComparisonFacts; readonly risk: ComparedQuantity; readonly benefit: ComparedQuantity };

function said(
  words: (typeof TRADE)['risk' | 'benefit'],
  quantity: ComparedQuantity,
  standing: Standing | undefined,
  k: number,
): string {
  const name = quantityName(quantity, 30);
  if (standing === 'lower') return words.lower(shareWords(shareGone(quantity, k)) ?? TRADE.some, name);
  if (standing === 'same') return words.same(name);
  return standing === 'higher' ? words.higher(name) : words.unclear(name);
}

/**
 * What the arms do to risk and benefit, those that avoid most first: `“A” avoids most of “Catastrophe” and forgoes about
 * half of “Benefit”`. Shares in words only where the whole interval allows them.
 *
 * @param most arms that are told of
 */
export function tradeFinding({ facts, risk, benefit }: Both, most = 2): string {
  const [ofRisk, ofBenefit] = [standingsOf(risk), standingsOf(benefit)];
  const avoided = (k: number): number => risk.differences[k - 1]?.estimate ?? 0;
  const arms = risk.differences.map((_, k) => k + 1).toSorted((a, b) => avoided(a) - avoided(b));
  return arms
    .slice(0, most)
    .map((k) =>
      TRADE.arm(
        armName(facts, k, 30),
        said(TRADE.risk, risk, ofRisk[k - 1], k),
        said(TRADE.benefit, benefit, ofBenefit[k - 1], k),
      ),
    )
    .join('; ');
}
