import { writtenName } from '../../engine/analysis/condition-names.ts';
import type { Judgement, Quantity } from '../../engine/analysis/judge-condition.ts';
import type { Verdict } from '../../engine/analysis/threshold/verdict.ts';
import { formatEvidence, formatInterval, formatNumber, formatPercent, formatShare } from '../format.ts';
import { numberText } from '../plane/axis.ts';
import type { GridQuantity, ScenarioFacts, ThresholdFacts } from '../results.ts';
import { behind } from '../unit-words.ts';
import { thresholdWords as say } from '../wording/threshold.ts';
import { plain, quoted } from '../words.ts';
import { decimalsFor, rangeOf } from './names.ts';

type Clock = Pick<ScenarioFacts, 'tick'>;

/** A bound of a quantity: `50 %`, `9 points`. */
export function boundText({ isShare, unit }: GridQuantity, bound: number, clock: Clock): string {
  const percent = Number((100 * bound).toPrecision(9));
  if (isShare) return formatPercent(bound, Number.isInteger(percent) ? 0 : 1);
  return `${numberText(bound, 6)}${behind(unit, clock)}`;
}

/** `at least 50 %` */
export function requirement(quantity: GridQuantity, { comparison }: Judgement, clock: Clock): string {
  return `${say.operators[comparison.operator]} ${boundText(quantity, comparison.bound, clock)}`;
}

/** What is asked for: `“Turned” in at least 50 % of runs`; a condition of several parts as it is written. */
export function claim({ base, quantities, until }: ThresholdFacts, clock: Clock): string {
  const [quantity, second] = quantities;
  const [judgement, further] = base.judgements;
  if (quantity === undefined || second !== undefined || judgement === undefined || further !== undefined)
    return quoted(plain(until), 90);
  // What is negated as a whole says the opposite of its comparison.
  if (judgement.holds !== base.holds) return quoted(plain(until), 90);
  const asked = requirement(quantity, judgement, clock);
  return (quantity.isShare ? say.shareAsked : say.levelAsked)(quoted(quantity.label), asked);
}

/** A number with its interval: `50 % (45–55 %)`, `0 of 400 (upper bound 1.0 %)`, `3.0 (2.9–3.1) points`. */
export function quantityText(quantity: GridQuantity, found: Quantity, clock: Clock): string {
  const { estimate, lo95, hi95, n, count } = found;
  if (Number.isNaN(estimate)) return say.noNumber;
  if (quantity.isShare && count !== undefined) {
    if (n === 1) return formatShare(count, n);
    const bounded = count === 0 || count === n;
    return `${formatShare(count, n)} (${bounded ? formatEvidence(count, n) : formatInterval(lo95, hi95, n)})`;
  }
  const by = quantity.isShare ? 100 : 1;
  const unit = quantity.isShare ? ' %' : behind(quantity.unit, clock);
  if (!Number.isFinite(lo95) || !Number.isFinite(hi95)) return `${numberText(by * estimate, 3)}${unit}`;
  const decimals = decimalsFor({ lo95: by * lo95, hi95: by * hi95 });
  const [value, lo, hi] = [estimate, lo95, hi95].map((x) => formatNumber(by * x, decimals)) as [string, string, string];
  return lo === hi ? `${value}${unit}` : `${value}${unit} (${rangeOf(lo, hi)})`;
}

/** The number of a verdict under a name. */
export function numberOf({ judgements }: Verdict, name: string): Quantity | undefined {
  return judgements.find(({ comparison }) => writtenName(comparison.name) === name)?.quantity;
}

/** Where the number of that name has to be: bounds, each once, with what is asked. */
export function boundsOf({ base }: ThresholdFacts, name: string): readonly Judgement[] {
  const mine = base.judgements.filter(({ comparison }) => writtenName(comparison.name) === name);
  return mine.filter((one, k) => mine.findIndex(({ comparison }) => comparison.bound === one.comparison.bound) === k);
}

/** All numbers of a verdict: `“Turned” 12 % (9–15 %)`. */
export function verdictText({ quantities }: ThresholdFacts, verdict: Verdict, clock: Clock): string {
  return quantities
    .map((quantity) => {
      const found = numberOf(verdict, quantity.name);
      const text = found === undefined ? say.noNumber : quantityText(quantity, found, clock);
      return quantities.length === 1 ? text : `${quoted(plain(quantity.label))} ${text}`;
    })
    .join('; ');
}
