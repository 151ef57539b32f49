import { pageCautions } from '../cautions.ts';
import { changedLine } from '../changes.ts';
import { allowsFinding, failureDetail, failureNotice } from '../failures.ts';
import type { Definition, Figure } from '../figure.ts';
import {
  conditionLine,
  headlineOutcome,
  measureSentence,
  notableOutcomes,
  outcomeSentence,
  pageFindings,
} from '../findings.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { studyEvidence, studyFindings } from '../study/findings.ts';
import { duration } from '../time-axis.ts';
import { clipped, lowerFirst, plain, upperFirst } from '../words.ts';

/**
 * The one sentence of the page, in full and in ever fewer words; where too many runs failed, that there is none.
 *
 * @returns at least one
 */
export function headlines(results: Results, drawn: readonly Figure[]): readonly [string, ...string[]] {
  const notice = failureNotice(results);
  if (notice !== undefined && !allowsFinding(results)) return [`${notice}. No finding.`];
  const found = results.studied === undefined ? pageFindings(results) : studyFindings(results);
  const [first, ...shorter] = found.map((finding) => `In this model, ${lowerFirst(finding)}`);
  if (first !== undefined) return [first, ...shorter];
  const title = drawn[0]?.title;
  if (title === undefined) return ['These results hold nothing that could be drawn'];
  // Titles of measures begin with the measure's name: `Capability: median rises …`.
  return [title.replace(/:|$/, ' in this model$&')];
}

/** The one sentence of the page in full. */
export function headline(results: Results, drawn: readonly Figure[]): string {
  return headlines(results, drawn)[0];
}

/** What was asked, above the answer. */
export function kicker(results: Results): string {
  const { title, question } = results.scenario;
  return question === undefined ? plain(title) : `${plain(title)} · ${plain(question)}`;
}

/** Failed runs, if any, to be told in red: in short where the headline tells them, in full where it does not. */
export function warning(results: Results): string | undefined {
  const notice = failureNotice(results);
  if (notice === undefined) return undefined;
  return allowsFinding(results) ? `${notice}. ${failureDetail(results)}` : failureDetail(results);
}

/** The measure or outcome of the headline, and what stands beside it, in full. */
export function standfirst(results: Results): string[] {
  if (!allowsFinding(results)) return [];
  if (results.studied !== undefined) return [...studyEvidence(results)];
  const first = headlineOutcome(results);
  const measured = measureSentence(results, 80);
  const outcomes = notableOutcomes(results)
    .filter((outcome) => outcome === first || (outcome.kind !== 'neutral' && outcome.kind !== first?.kind))
    .sort((a, b) => Number(b === first) - Number(a === first) || b.count - a.count)
    .map((outcome) => outcomeSentence(results, outcome, 80));
  return [...(measured === undefined ? [] : [measured]), ...outcomes].slice(0, 2).map(plain);
}

/** What the scenario was changed in and what it makes happen: `Changed: labs.caution = 1.5 · extends frontier`. */
export function changesLine(results: Results): string | undefined {
  const line = changedLine(results);
  return line === undefined ? undefined : upperFirst(line);
}

/** What the words in the pictures mean, each once. */
export function definitions(results: Results, drawn: readonly Figure[]): Definition[] {
  const { headlineMeasure: measure } = results;
  const own = measure?.definition === undefined ? [] : [{ term: measure.label, meaning: measure.definition }];
  const all = [...own, ...drawn.flatMap((figure) => figure.definitions)];
  return [...new Map(all.map((one) => [one.term, one] as const)).values()];
}

/** What the page rests on and does not show: what to bear in mind of its levels, which no room is too small for, then the limits. */
export function restsOn(results: Results, drawn: readonly Figure[]): readonly string[] {
  return [...pageCautions(results, drawn), ...results.scenario.limits];
}

/** Size of the experiment, and what it all hangs on. */
export function subline(results: Results, name: string = results.scenario.name): string {
  const { scenario, runs, failedRuns, seed } = results;
  const failed =
    failedRuns === 0 ? '' : ` · ${formatCount(failedRuns)} failed run${failedRuns === 1 ? '' : 's'} left out`;
  const made = `${formatCount(runs)} run${runs === 1 ? '' : 's'}${failed}`;
  return `${clipped(name, 80)} · ${made} · ${duration(scenario, scenario.horizon)} · seed ${seed} · ${conditionLine(results)}`;
}

/** What the reader may take from the pictures, by what was made. */
const READING = {
  runs: 'Shares of runs in this model, not chances in the world. Read differences between scenarios, not levels: levels follow from the assumptions. Intervals (95 %): sampling error only; fans: spread of runs.',
  sensitivity:
    'Effects in this model, not causes in the world, and over the ranges given: over others other parameters may matter. Each parameter is judged by itself: of many without any effect about 1 in 40 would seem clear. Intervals (95 %): sampling error only.',
  threshold:
    'Shares of runs in this model, not chances in the world. Each parameter is moved alone, within its own range: what turns the answer only together with another is not seen, and how likely a move is, no range says. Intervals (95 %): sampling error only.',
} as const;

/** What the reader may take from the pictures. */
export function reading(results: Results): string {
  const base = READING[results.studied?.kind ?? 'runs'];
  return results.draft ? `Draft: few runs, not for citing. ${base}` : base;
}
function short(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 16);
}

/** A longer command stands only in the text of the picture file, and in the results. */
const LONGEST_COMMAND = 600;

/** Where the picture came from, in the order in which one would check it. */
export function provenanceLines(results: Results): string[] {
  const { version, scenarioHash, resultsHash, replay, run } = results.provenance;
  const { runs, seed, scenario } = results;
  const made = runs + results.failedRuns;
  const { runs: each, points, rows } = results.sweep ?? { runs: made, points: 1 };
  const last = each * (rows ?? 1) - 1;
  const own = last > 0 ? `runs 0–${formatCount(last)}` : 'run 0';
  const places = rows === undefined ? '' : `, ${formatCount(each)} of them`;
  const which = points > 1 ? `${own}${places} at each of ${formatCount(points)} points` : own;
  // A study of many parameters names each: nobody types that.
  const how =
    run === undefined || run.length > LONGEST_COMMAND
      ? `Repeat with: ${replay}`
      : `Repeat with: ${run} · check with: ${replay}`;
  return [
    `Detente ${version} · ${clipped(scenario.name, 80)} sha256 ${short(scenarioHash)} · seed ${seed}, ${which} · results sha256 ${short(resultsHash)}`,
    how,
  ];
}
