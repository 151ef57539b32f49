import { armMedians } from '../charts/arm-medians.ts';
import { armOptions } from '../charts/arm-options.ts';
import { pairedDifference } from '../charts/paired-difference.ts';
import { riskBenefit } from '../charts/risk-benefit.ts';
import { riskByArm } from '../charts/risk-by-arm.ts';
import { isYesNo } from '../charts/yes-no.ts';
import { comparisonEvidence } from '../comparison/evidence.ts';
import { comparisonFindings } from '../comparison/finding.ts';
import { comparisonLimits } from '../comparison/limits.ts';
import { benefitQuantity, headlineQuantity, riskQuantity } from '../comparison/quantities.ts';
import { comparisonSections } from '../comparison/sections.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { ComparedQuantity, ComparisonFacts, Results } from '../results.ts';
import { duration } from '../time-axis.ts';
import { READING, READING_IN_SHORT, SIZE } from '../wording/comparison.ts';
import { runsWords } from '../wording/runs.ts';
import { present } from './present.ts';
import { measuresOf } from './runs.ts';
import type { Subject } from './subject.ts';

/** Headline, risk and benefit, each once. */
function mainQuantities(results: Results, facts: ComparisonFacts): readonly ComparedQuantity[] {
  const all = [headlineQuantity(facts, results), riskQuantity(facts, results), benefitQuantity(facts, results)];
  return [...new Set(all.filter((one) => one !== undefined))];
}

/** Decisions of the baseline, or measures of the world that are numbers. */
function seriesOf({ arms: [{ results }] }: ComparisonFacts, decisions: boolean): readonly string[] {
  return measuresOf(results, decisions).filter(
    (measure) =>
      decisions || results.ticks.some((one) => one.measure === measure && one.player === undefined && !isYesNo(one)),
  );
}

/** The end over time, whether it differs, what that costs, who does what, where capability is heading. */
function panels(results: Results, facts: ComparisonFacts, _most: number, options: ChartOptions): Figure[] {
  const [headline, ...others] = mainQuantities(results, facts);
  const difference = (one: ComparedQuantity | undefined): Figure | undefined =>
    one === undefined ? undefined : pairedDifference(results, facts, one, options);
  const [decision, ...decisions] = seriesOf(facts, true).map((measure) =>
    armOptions(results, facts, { ...options, measure }),
  );
  const [number, ...numbers] = seriesOf(facts, false).map((measure) =>
    armMedians(results, facts, { ...options, measure }),
  );
  return present([
    riskByArm(results, facts, options),
    difference(headline),
    riskBenefit(results, facts, options),
    decision,
    number,
    ...others.map(difference),
    ...numbers,
    ...decisions,
  ]);
}

/** Further differences that are drawn; all are in the comparison's own table. */
const MOST_FURTHER = 12;

/** The same, with the differences of what else is compared. */
function figures(results: Results, facts: ComparisonFacts, options: ChartOptions): Figure[] {
  const main = mainQuantities(results, facts);
  const rest = facts.quantities.filter((one) => !main.includes(one)).slice(0, MOST_FURTHER);
  return [
    ...panels(results, facts, Number.POSITIVE_INFINITY, options),
    ...present(rest.map((one) => pairedDifference(results, facts, one, options))),
  ];
}

/** Arms that were played in the same worlds. */
export const comparison: Subject<ComparisonFacts> = {
  figures,
  panels,
  findings: comparisonFindings,
  evidence: comparisonEvidence,
  reading: READING,
  readingInShort: READING_IN_SHORT,
  limits: comparisonLimits,
  size: ({ scenario, runs, failedRuns, seed }) => [
    SIZE.runs(formatCount(runs), runs === 1),
    ...(failedRuns === 0 ? [] : [SIZE.failed(formatCount(failedRuns))]),
    duration(scenario, scenario.horizon),
    runsWords.seed(seed),
  ],
  sections: comparisonSections,
};
