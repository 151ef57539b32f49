import { pairedQuotient, type QuotientInterval } from '../../engine/analysis/paired-quotient.ts';
import { widening } from '../charts/series.ts';
import { headlineOutcome, notableOutcomes } from '../findings.ts';
import type { ComparedQuantity, ComparisonFacts, OutcomeResult, Results } from '../results.ts';

/** The names that the shipped modules give to the harm and to the good of a whole run. */
const RISK = 'catastrophe';
const BENEFIT = 'benefit';

function endNamed({ quantities }: ComparisonFacts, name: string | undefined): ComparedQuantity | undefined {
  return quantities.find((one) => one.isEnd && one.name === name);
}

function measureNamed({ quantities }: ComparisonFacts, name: string | undefined): ComparedQuantity | undefined {
  return quantities.find((one) => !one.isEnd && one.name === name);
}

function endOfKind(
  facts: ComparisonFacts,
  results: Results,
  kind: OutcomeResult['kind'],
): ComparedQuantity | undefined {
  const ends = notableOutcomes(results).filter((outcome) => outcome.kind === kind);
  const found = ends.map(({ name }) => endNamed(facts, name)).filter((one) => one !== undefined);
  return found.find(({ name }) => name === results.headline) ?? found[0];
}

/** What the comparison is about: the baseline's headline, else its first harm, benefit or end, else the first number. */
export function headlineQuantity(facts: ComparisonFacts, results: Results): ComparedQuantity | undefined {
  const { headline } = results;
  const end = endNamed(facts, headline ?? headlineOutcome(results)?.name);
  const harm = measureNamed(facts, RISK);
  const isHarm = results.outcomes.some(({ name, kind }) => name === end?.name && kind === 'harm');
  // One harm among several would be another story than that of risk and benefit below it.
  if (measureNamed(facts, headline) === undefined && isHarm && harm?.isShare) return harm;
  return (
    measureNamed(facts, headline) ??
    endNamed(facts, headline) ??
    endNamed(facts, headlineOutcome(results)?.name) ??
    facts.quantities[0]
  );
}

/** The share of runs that come to harm: a measure of that name, else the first harmful end. */
export function riskQuantity(facts: ComparisonFacts, results: Results): ComparedQuantity | undefined {
  const measure = measureNamed(facts, RISK);
  return measure?.isShare ? measure : endOfKind(facts, results, 'harm');
}

/** What is won where no harm is done: a measure of that name, else the first beneficial end. */
export function benefitQuantity(facts: ComparisonFacts, results: Results): ComparedQuantity | undefined {
  return measureNamed(facts, BENEFIT) ?? endOfKind(facts, results, 'benefit');
}

/**
 * The share of the baseline's number that is gone in arm k: positive where it is less; undefined where that says nothing.
 * Its interval is widened for the number of arms, as those of a finding are.
 */
export function shareGone(
  { differences, levels, isShare, isPooled }: ComparedQuantity,
  k: number,
): QuotientInterval | undefined {
  const difference = differences[k - 1];
  const { inBaseline, inArm, lo95 = Number.NaN, hi95 = Number.NaN, n = 0 } = difference ?? {};
  const [base, arm] = [levels[0], levels[k]];
  const isPart = (difference?.leftOut ?? 0) > 0;
  if (isPooled || isPart || inBaseline === undefined || inArm === undefined) return undefined;
  const spreads = isShare ? {} : { sdBaseline: base?.sd ?? Number.NaN, sdArm: arm?.sd ?? Number.NaN };
  const left = pairedQuotient({ n, inBaseline, inArm, lo95, hi95, ...spreads });
  if (left === undefined) return undefined;
  const half = (widening(differences.length) * (left.hi95 - left.lo95)) / 2;
  return { estimate: 1 - left.estimate, lo95: 1 - left.estimate - half, hi95: 1 - left.estimate + half };
}
