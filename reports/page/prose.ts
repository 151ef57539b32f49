import { pageCautions } from '../cautions.ts';
import { changedLine } from '../changes.ts';
import { allowsFinding, failureDetail, failureNotice } from '../failures.ts';
import type { Definition, Figure } from '../figure.ts';
import { conditionLine, headlineOutcome } from '../findings.ts';
import { formatCount } from '../format.ts';
import { MISSING_SIGN } from '../missing-sign.ts';
import type { Results } from '../results.ts';
import { stamped } from '../stamp.ts';
import { evidence, findings, limitsOf, readingInShortOf, readingOf, sizeOf, whichOf } from '../subjects/index.ts';
import { duration } from '../time-axis.ts';
import { pageWords as say } from '../wording/page.ts';
import { provenanceWords as origin } from '../wording/provenance.ts';
import { runsWords as ofRuns } from '../wording/runs.ts';
import { clipped, lowerFirst, plain, upperFirst } from '../words.ts';

/**
 * The one sentence of the page, in full and in ever fewer words; where too many runs failed, that there is none.
 *
 * @returns at least one
 */
export function headlines(results: Results, drawn: readonly Figure[]): readonly [string, ...string[]] {
  const notice = failureNotice(results);
  if (notice !== undefined && !allowsFinding(results)) return [say.noFinding(notice)];
  const [first, ...shorter] = findings(results).map((finding) => say.inThisModel(lowerFirst(finding)));
  if (first !== undefined) return [first, ...shorter];
  const title = drawn[0]?.title;
  if (title === undefined) return [say.nothingDrawn];
  return [say.titleInThisModel(title)];
}

/** The one sentence of the page in full. */
export function headline(results: Results, drawn: readonly Figure[]): string {
  return headlines(results, drawn)[0];
}

/** What was asked, above the answer. */
export function kicker(results: Results): string {
  const { title, question } = results.scenario;
  return question === undefined ? plain(title) : say.asked(plain(title), plain(question));
}

/** Failed runs, if any, to be told in red: in short where the headline tells them, in full where it does not. */
export function warning(results: Results): string | undefined {
  const notice = failureNotice(results);
  if (notice === undefined) return undefined;
  return allowsFinding(results) ? say.failed(notice, failureDetail(results)) : failureDetail(results);
}

/** What stands below the headline, in full; nothing where too many runs failed. */
export function standfirst(results: Results): readonly string[] {
  return allowsFinding(results) ? evidence(results) : [];
}

/** What the scenario was changed in and what it makes happen: `Changed: labs.caution = 1.5 · extends frontier`. */
export function changesLine(results: Results): string | undefined {
  const line = changedLine(results);
  return line === undefined ? undefined : upperFirst(line);
}

/** Whether a picture or what stands above it has numbers in orders of magnitude. */
function hasOrders(results: Results, drawn: readonly Figure[]): boolean {
  const axes = drawn.flatMap(({ plots }) => plots.flatMap((plot) => [plot.axes.x.title, plot.axes.y.title]));
  const titles = drawn.flatMap(({ title, panelTitle = title, method }) => [panelTitle, method]);
  const texts = [...headlines(results, drawn), ...standfirst(results), ...axes, ...titles];
  return texts.some((text) => /\bOOM\b/.test(text));
}

/** What the words in the pictures mean, each once: first what the headline is of, then what numbers are in. */
export function definitions(results: Results, drawn: readonly Figure[]): Definition[] {
  const { headlineMeasure: measure } = results;
  const said = [...(measure === undefined ? [] : [measure]), ...(results.asked ?? []).slice(0, 1)];
  const own = said.flatMap(({ label, definition }) =>
    definition === undefined ? [] : [{ term: label, meaning: definition }],
  );
  const first = results.subject === undefined ? headlineOutcome(results) : undefined;
  const isFirst = ({ term }: Definition): boolean => term === clipped(first?.label ?? '', 80);
  const shown = drawn.flatMap((figure) => figure.definitions);
  const headline = shown.filter(isFirst);
  const rest = shown.filter((one) => !isFirst(one));
  const all = measure === undefined ? [...headline, ...own, ...rest] : [...own, ...headline, ...rest];
  const [foremost, ...others] = [...new Map(all.map((one) => [one.term, one] as const)).values()];
  const orders = hasOrders(results, drawn) ? [say.orders] : [];
  return [...(foremost === undefined ? [] : [foremost]), ...orders, ...others];
}

/** What the page rests on and does not show: what to bear in mind of its levels, which no room is too small for, then the limits. */
export function restsOn(results: Results, drawn: readonly Figure[]): readonly string[] {
  return [...pageCautions(results, drawn), ...limitsOf(results), ...results.scenario.limits];
}

/** `1,000 runs · 2 failed runs left out · 120 months · seed 1`, part by part. */
function sizeOfRuns({ scenario, runs, failedRuns, seed }: Results): string[] {
  return [
    ofRuns.runs(formatCount(runs), runs === 1),
    ...(failedRuns === 0 ? [] : [ofRuns.failedLeftOut(formatCount(failedRuns), failedRuns === 1)]),
    duration(scenario, scenario.horizon),
    ofRuns.seed(seed),
  ];
}

/** Whose experiment, and its size. */
export function sizeLine(results: Results, name: string): string {
  return [clipped(name, 80), ...(sizeOf(results) ?? sizeOfRuns(results))].join(' · ');
}

/** Size of the experiment, and what it all hangs on, which comes first: where there is no room, the end is cut. */
export function subline(results: Results): string {
  const [name, ...size] = sizeLine(results, results.scenario.name).split(' · ');
  return [name, conditionLine(results), ...size].join(' · ');
}

/** The same without name and seed, which the provenance has, for a page that is full. */
export function sublineInShort(results: Results): string {
  const [, ...size] = sizeLine(results, results.scenario.name).split(' · ');
  const seed = ofRuns.seed(results.seed);
  return [conditionLine(results), ...size.filter((part) => part !== seed)].join(' · ');
}

/** What the reader may take from the pictures. */
export function reading(results: Results): string {
  return stamped(results, readingOf(results));
}

/** The same in one sentence, where there is room for no more. */
export function readingInShort(results: Results): string {
  return stamped(results, readingInShortOf(results));
}

function short(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 16);
}

/** A longer command stands only in the text of the picture file, and in the results. */
const LONGEST_COMMAND = 600;

/** `seed 1, runs 0–399 at each of 60 points`. */
function whichRuns(results: Results): string {
  const { runs, seed } = results;
  const made = runs + results.failedRuns;
  const { runs: each, points, rows } = results.sweep ?? { runs: made, points: 1 };
  const last = each * (rows ?? 1) - 1;
  const own = last > 0 ? ofRuns.runsTo(formatCount(last)) : ofRuns.theOneRun;
  const places = rows === undefined ? '' : ofRuns.ofThem(formatCount(each));
  return ofRuns.ofSeed(seed, points > 1 ? ofRuns.atPoints(own, places, formatCount(points)) : own);
}

/** Whether the names and texts that a page has are without some of their letters. */
function lacksLetters({ scenario, outcomes, ticks }: Results): boolean {
  const names = ticks.map(({ rows: _, ...facts }) => facts);
  const ends = outcomes.map(({ byTick: _, ...facts }) => facts);
  return JSON.stringify([scenario, ends, names]).includes(MISSING_SIGN);
}

/** Where the picture came from, in the order in which one would check it. */
export function provenanceLines(results: Results): string[] {
  const { version, scenarioHash, resultsHash, replay, run } = results.provenance;
  const which = whichOf(results) ?? whichRuns(results);
  // A study of many parameters names each: nobody types that.
  const isShort = run !== undefined && run.length <= LONGEST_COMMAND;
  // Of what is incomplete no results are there that could be checked.
  const check = results.incomplete === undefined;
  const how = isShort ? (check ? origin.repeatAndCheck(run, replay) : origin.repeat(run)) : origin.repeat(replay);
  return [
    origin.origin(version, clipped(results.scenario.name, 80), short(scenarioHash), which, short(resultsHash)),
    how,
    ...(lacksLetters(results) ? [origin.lacksLetters(MISSING_SIGN)] : []),
  ];
}
