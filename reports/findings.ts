import {
  decimalsOf,
  formatCount,
  formatEvidence,
  formatNumber,
  formatPercent,
  formatShare,
  frequencyIn,
} from './format.ts';
import { denominator } from './frequencies.ts';
import type { MeasureResult, OutcomeResult, Results } from './results.ts';
import { moment } from './time-axis.ts';
import { behind } from './unit-words.ts';
import { outcomeWords as say } from './wording/outcomes.ts';
import { clipped, plain, quoted, upperFirst } from './words.ts';

/** Fewer ended runs than this say nothing about when runs end. */
const ENOUGH_TO_TIME = 30;

/** The outcomes that are news: every end but the plain horizon. */
export function notableOutcomes(results: Results): readonly OutcomeResult[] {
  return results.outcomes.filter((outcome) => outcome.name !== 'horizon');
}

/** The outcome that the page is about: the scenario's headline, else the first harm, else the first benefit, else the first. */
export function headlineOutcome(results: Results): OutcomeResult | undefined {
  const outcomes = notableOutcomes(results);
  return (
    outcomes.find((outcome) => outcome.name === results.headline) ??
    outcomes.find((outcome) => outcome.kind === 'harm') ??
    outcomes.find((outcome) => outcome.kind === 'benefit') ??
    outcomes[0]
  );
}

/** Risk and benefit stand side by side: the commonest outcome of the other kind, if there is one. */
function counterpart(results: Results, outcome: OutcomeResult): OutcomeResult | undefined {
  const other = outcome.kind === 'harm' ? 'benefit' : outcome.kind === 'benefit' ? 'harm' : undefined;
  return notableOutcomes(results)
    .filter((candidate) => candidate.kind === other)
    .sort((a, b) => b.count - a.count)[0];
}

/** The bound, where there is no frequency to speak of. */
function oneSidedBound(count: number, runs: number): string {
  return count === 0 || count === runs ? say.bound(formatEvidence(count, runs)) : '';
}

/** Frequencies that stand in one sentence: where one is a mere count of runs, all are, so that they can be compared. */
function frequencies(results: Results, counts: readonly number[]): string[] {
  const { runs } = results;
  const inParts = counts.map((count) => frequencyIn(denominator(results), count, runs));
  const isCount = (count: number, k: number): boolean => count > 0 && count < runs && !inParts[k]?.startsWith('about');
  return counts.some(isCount) ? counts.map((count) => frequencyIn('runs', count, runs)) : inParts;
}

/** How much of a finding is said: labels cut at so many characters, and whether the opposite kind is left out. */
export type Brevity = { readonly longest?: number; readonly alone?: boolean };

/**
 * How often runs end in the headline outcome, and in the commonest one of the opposite kind:
 * `About 3 in 10 runs end in Catastrophe and about 2 in 10 runs in “Pause held” by month 100`.
 */
export function outcomeFinding(results: Results, { longest, alone = false }: Brevity = {}): string | undefined {
  const outcome = headlineOutcome(results);
  if (outcome === undefined || results.runs === 0) return undefined;
  const { runs } = results;
  const by = say.by(moment(results.scenario, results.scenario.horizon));
  const name = ({ label }: OutcomeResult): string => quoted(label, longest);
  if (runs === 1) {
    const ended = notableOutcomes(results).find((candidate) => candidate.count === 1);
    return ended === undefined ? say.oneRunNone(by) : say.oneRun(name(ended), by);
  }
  const other = alone ? undefined : counterpart(results, outcome);
  const said = other === undefined ? [outcome] : [outcome, other];
  const [first, second] = frequencies(
    results,
    said.map(({ count }) => count),
  );
  const clauses = [say.endIn(`${first}`, name(outcome), oneSidedBound(outcome.count, runs))];
  if (other !== undefined) clauses.push(say.alsoIn(`${second}`, name(other), oneSidedBound(other.count, runs)));
  return upperFirst(say.until(clauses.join(say.and), by));
}

/** Both outcomes with ever shorter names, then the headline outcome alone. */
const BREVITIES: readonly Brevity[] = [
  {},
  { longest: 32 },
  { longest: 22 },
  { alone: true },
  { alone: true, longest: 32 },
  { alone: true, longest: 16 },
];

/** The finding in full and in ever fewer words, for a headline that must fit; empty where nothing can be spoken of. */
export function pageFindings(results: Results): string[] {
  const find = results.headlineMeasure === undefined ? outcomeFinding : measureFinding;
  const said = BREVITIES.map((brevity) => find(results, brevity)).filter((finding) => finding !== undefined);
  return [...new Set(said)];
}

/** Fewer characters than this are left to a name only where nothing else helps. */
const LEAST_NAME = 20;

/**
 * What a share is of: empty where its name says it, `Share of lab-months racing`, else as its definition does, `share of
 * lab-months under the agreement in which a lab went beyond`.
 *
 * @returns undefined where neither calls it a share
 */
function wholeOf({ label, definition = '' }: MeasureResult): string | undefined {
  if (/^share of /i.test(label)) return '';
  const whole = /^share of (.+?)(?:,| (?:in|on|of|at|for) which | that | where | while | when |$)/i.exec(definition);
  return whole === null ? undefined : say.wholeOf(clipped(plain(whole[1] ?? ''), 60));
}

/** `“Market share of the Leader” is 35 % on average`: what its name calls a share, and is one of each run. */
function isMeanShare({ kind, unit, label, lo95, hi95 }: MeasureResult): boolean {
  return kind === 'mean' && unit === '1' && /\bshare\b/i.test(label) && lo95 >= 0 && hi95 <= 1;
}

/**
 * `“Gap” is 2.20 OOM on average`, or of a pooled share `“Racing” is 43 % of lab-months`, as exact as its interval allows.
 * What nobody calls a share is a plain number.
 */
function measureClause(results: Results, measure: MeasureResult, longest?: number): { said: string; interval: string } {
  const { kind, unit, estimate, lo95, hi95, n } = measure;
  const label = quoted(measure.label, longest);
  const whole = isMeanShare(measure) ? '' : wholeOf(measure);
  const isShare = isMeanShare(measure) || (kind === 'pooled' && unit === '1' && lo95 >= 0 && hi95 <= 1);
  const average = kind === 'pooled' || n === 1 ? '' : say.onAverage;
  if (isShare && whole !== undefined) {
    const percent = percentOf(measure);
    const ends = `${percent(lo95).replace(' %', '')}–${percent(hi95)}`;
    const of = longest !== undefined && longest < LEAST_NAME ? '' : whole;
    return {
      said: say.is(label, percent(estimate) + of + average),
      interval: say.shareInterval(ends, formatCount(n)),
    };
  }
  const decimals = decimalsOf(roundStep(hi95 - lo95));
  const number = (value: number): string => formatNumber(value, decimals);
  const isKnown = Number.isFinite(lo95) && Number.isFinite(hi95);
  const interval = isKnown ? say.interval(number(lo95), number(hi95), formatCount(n)) : '';
  return { said: say.is(label, number(estimate) + behind(unit, results.scenario) + average), interval };
}

/** Per cent with the decimals that set both ends of the interval apart from the estimate. */
function percentOf({ estimate, lo95, hi95 }: MeasureResult): (share: number) => string {
  const half = (100 * (hi95 - lo95)) / 2;
  const decimals = half > 0 ? decimalsOf(Number(half.toExponential(0))) : Math.min(2, decimalsOf(100 * estimate));
  return (share) => formatPercent(Number((100 * share).toFixed(decimals)) / 100, decimals);
}

/** A round number some way below a width, 1, 2 or 5 times a power of ten, that shows what is inside it. */
function roundStep(width: number): number {
  return Number.isFinite(width) && width > 0 ? Number((width / 10).toExponential(0)) : 0.01;
}

/** A second frequency with its verb, after a first that has named the runs: `5 end` or `about 5 in 100 end`. */
function sameRuns(first: string, second: string, count: number): string {
  const isAbout = second.startsWith('about');
  if (first.startsWith('about') !== isAbout) return say.end(second);
  if (isAbout) return second.replace(/ runs$/, say.endInstead);
  if (second.startsWith('all')) return say.allEnd;
  return say.ends(formatCount(count), count === 1);
}

/**
 * What the scenario is about, where that is a measure, beside how often runs end in harm:
 * `“Agreement held” is true in 941 of 1,000 runs and 5 end in “Loss of control” by month 120`.
 */
function measureFinding(results: Results, { longest, alone = false }: Brevity = {}): string | undefined {
  const { headlineMeasure: measure, runs } = results;
  if (measure === undefined || runs === 0 || !Number.isFinite(measure.estimate)) return outcomeFinding(results);
  const by = say.by(moment(results.scenario, results.scenario.horizon));
  const count = Math.round(measure.estimate * measure.n);
  const harm = headlineOutcome(results);
  // Where the measure holds in all other runs, the only outcome would say the same again.
  const isRest =
    measure.kind === 'share' &&
    notableOutcomes(results).length === 1 &&
    count > 0 &&
    count + (harm?.count ?? 0) === runs;
  const outcome = alone || isRest ? undefined : harm;
  if (measure.kind !== 'share' || measure.n !== runs || runs === 1) {
    const { said } = measureClause(results, measure, longest);
    if (outcome === undefined || runs === 1) return said;
    const [often = ''] = frequencies(results, [outcome.count]);
    return say.beside(said, often, quoted(outcome.label, longest), oneSidedBound(outcome.count, runs), by);
  }
  const [often = '', other = ''] = frequencies(results, outcome === undefined ? [count] : [count, outcome.count]);
  const holds = often.startsWith('about') ? say.holds.about : say.holds.count;
  const clauses = [say.isTrue(quoted(measure.label, longest), holds, often, oneSidedBound(count, runs))];
  if (outcome !== undefined) {
    const whom = sameRuns(often, other, outcome.count);
    clauses.push(say.whomIn(whom, quoted(outcome.label, longest), oneSidedBound(outcome.count, runs), by));
  }
  return clauses.join(say.and);
}

/** A measure with its interval: `“Gap” is 2.20 OOM on average (95 % interval 2.11 to 2.29, 1,000 runs).` */
export function measureSentence(
  results: Results,
  measure: MeasureResult | undefined,
  longest?: number,
): string | undefined {
  const { runs } = results;
  if (measure === undefined || !Number.isFinite(measure.estimate)) return undefined;
  if (measure.kind !== 'share' || measure.n !== runs || runs === 1) {
    const { said, interval } = measureClause(results, measure, longest);
    return `${said}${interval}.`;
  }
  const count = Math.round(measure.estimate * measure.n);
  const parts = denominator(results);
  return say.measure(
    quoted(measure.label, longest),
    frequencyIn(parts, count, runs),
    formatEvidence(count, runs, parts),
  );
}

/** When the headline outcome happens, if it happens often enough to say. */
export function timingFinding(results: Results): string | undefined {
  const outcome = headlineOutcome(results);
  if (outcome === undefined || outcome.count < ENOUGH_TO_TIME) return undefined;
  const tick = outcome.byTick.findIndex((count) => 2 * count >= outcome.count);
  const when = moment(results.scenario, tick);
  return say.timing(quoted(outcome.label), when);
}

/** An outcome in full: `“Catastrophe”: about 3 in 10 runs (29 %, 95 % interval 25–34 %, 400 runs).` */
export function outcomeSentence(results: Results, outcome: OutcomeResult, longest?: number): string {
  const { runs } = results;
  const label = quoted(outcome.label, longest);
  if (runs === 1) return say.oneRunAnswer(label, outcome.count === 1);
  const parts = denominator(results);
  return say.outcome(label, frequencyIn(parts, outcome.count, runs), formatEvidence(outcome.count, runs, parts));
}

/** The share of runs that none of the outcomes ended, in words: `6 % in none of these by month 120`. */
export function noneOfThese(results: Results): string {
  const ended = notableOutcomes(results).reduce((sum, { count }) => sum + count, 0);
  const by = say.by(moment(results.scenario, results.scenario.horizon));
  return say.noneOfThese(formatShare(results.runs - ended, results.runs), by);
}

/** The line that travels with every picture. */
export function conditionLine(results: Results): string {
  const { total, sourced, assumed } = results.scenario.parameters;
  if (total === 0) return say.noParameters;
  return say.parameters(formatCount(total), formatCount(sourced), formatCount(assumed), total === 1);
}
