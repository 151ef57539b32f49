import { notableOutcomes } from '../findings.ts';
import { formatShare } from '../format.ts';
import type { ComparisonFacts, Results } from '../results.ts';
import { moment } from '../time-axis.ts';
import { HORIZON } from '../wording/comparison.ts';
import { armName } from './arm-names.ts';

/** Below this share of runs the horizon hides little. */
const LEAST_OPEN = 0.05;

/** Runs of an arm that none of its ends ended. */
function openIn(results: Results): number {
  const ended = notableOutcomes(results).reduce((sum, { count }) => sum + count, 0);
  return results.runs - ended;
}

/** The arm in which most runs still go on at the horizon, where these are not few. */
function mostOpen({ arms }: ComparisonFacts): { readonly share: string; readonly arm: string } | undefined {
  const open = arms.flatMap(({ results }, k) =>
    results.runs === 0 || notableOutcomes(results).length === 0
      ? []
      : [{ k, runs: results.runs, count: openIn(results) }],
  );
  const [most] = open.toSorted((a, b) => b.count / b.runs - a.count / a.runs);
  if (most === undefined || most.count < LEAST_OPEN * most.runs) return undefined;
  return { share: formatShare(most.count, most.runs), arm: armName({ arms }, most.k, 32) };
}

/** What is less at the horizon may only be later. */
export function comparisonLimits({ scenario }: Results, facts: ComparisonFacts): readonly string[] {
  const most = mostOpen(facts);
  return most === undefined ? [] : [HORIZON.open(most.share, most.arm, moment(scenario, scenario.horizon))];
}

/** The same for the method line of a course, on a page with no room for limits; empty where little is hidden. */
export function openAtHorizon(facts: ComparisonFacts): string {
  const most = mostOpen(facts);
  return most === undefined ? '' : HORIZON.short(most.share, most.arm);
}
