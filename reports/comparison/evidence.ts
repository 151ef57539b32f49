import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results, ScenarioFacts } from '../results.ts';
import { moment } from '../time-axis.ts';
import { LEAD, PARTS } from '../wording/comparison.ts';
import { listed } from '../wording/lists.ts';
import { armName, MOST_NAMED, quantityName } from './arm-names.ts';
import { differenceUnit, lossTexts } from './difference-text.ts';
import { levelText } from './level-text.ts';
import { benefitQuantity, headlineQuantity, riskQuantity } from './quantities.ts';
import { type Standing, standingOf } from './standing.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;
type Of = { readonly facts: ComparisonFacts; readonly quantity: ComparedQuantity };

/** `17 points less under “A” (95 % interval 13–21)`; what the first of a sentence says, the others do not repeat. */
function partOf(
  { facts, quantity }: Of,
  k: number,
  first: { unit: string; word: string; level: string } | undefined,
): string {
  const difference = quantity.differences[k - 1];
  const arm = armName(facts, k, 32);
  if (difference === undefined) return PARTS.unknown(arm);
  const { value, range } = lossTexts(quantity, difference);
  const number = value.replace('−', '');
  const ends = rangeOf(range);
  return first === undefined ? PARTS.by(number, arm, ends) : PARTS.first({ ...first, value: number, arm, range: ends });
}

/** The ends without their signs where both have the same. */
function rangeOf(range: string | undefined): string | undefined {
  const [, low, high] = /^−(\S+) to −(\S+)$/.exec(range ?? '') ?? [];
  return low === undefined || high === undefined ? range : PARTS.range(high, low);
}

function partsOf(of: Of, order: readonly number[], clock: Clock, isFirst: boolean): readonly string[] {
  const { facts, quantity } = of;
  const standings = quantity.differences.map((one) => standingOf(one));
  const having = (wanted: Standing): readonly number[] => order.filter((k) => standings[k - 1] === wanted);
  const names = (arms: readonly number[]): string => listed(arms.map((k) => armName(facts, k, 32)));
  const sized = (wanted: 'lower' | 'higher'): string[] => {
    const first = { unit: differenceUnit(quantity, clock), word: PARTS[wanted], level: isFirst ? PARTS.level : '' };
    const texts = having(wanted).map((k, at) => partOf(of, k, at === 0 ? first : undefined));
    return texts.length === 0 ? [] : [listed(texts)];
  };
  const unclear = having('unclear').map((k) => {
    const difference = quantity.differences[k - 1];
    const range = difference === undefined ? undefined : lossTexts(quantity, difference).range;
    return PARTS.unclear(armName(facts, k, 32), range);
  });
  return [
    ...sized('lower'),
    ...sized('higher'),
    ...unclear,
    ...(having('same').length === 0 ? [] : [PARTS.same(names(having('same')))]),
    ...(having('unknown').length === 0 ? [] : [PARTS.unknown(names(having('unknown')))]),
  ];
}

/** The arms in the order of what they change most in a number. */
function orderBy({ differences }: ComparedQuantity): readonly number[] {
  const size = (k: number): number => Math.abs(differences[k - 1]?.estimate ?? 0);
  return differences.map((_, k) => k + 1).toSorted((a, b) => size(b) - size(a));
}

/** What stands below the finding: harm and benefit side by side, else the differences of the headline. */
export function comparisonEvidence(results: Results, facts: ComparisonFacts): readonly string[] {
  const { scenario } = results;
  const [risk, benefit] = [riskQuantity(facts, results), benefitQuantity(facts, results)];
  const line = (quantity: ComparedQuantity, order: readonly number[], isFirst: boolean): string => {
    const kept = order.length > MOST_NAMED ? order.slice(0, MOST_NAMED - 1) : order;
    const left = order.length - kept.length;
    return LEAD.sentence({
      quantity: quantityName(quantity),
      level: levelText(quantity, quantity.levels[0], scenario),
      baseline: armName(facts, 0, 32),
      by: moment(scenario, scenario.horizon),
      isFirst,
      parts: [
        ...partsOf({ facts, quantity }, kept, scenario, isFirst),
        ...(left === 0 ? [] : [PARTS.others(formatCount(left))]),
      ],
    });
  };
  if (risk !== undefined && benefit !== undefined) {
    const order = orderBy(risk);
    return [line(risk, order, true), line(benefit, order, false)];
  }
  const quantity = headlineQuantity(facts, results);
  return quantity === undefined ? [] : [line(quantity, orderBy(quantity), true)];
}
