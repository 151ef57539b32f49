import type { Figure } from '../figure.ts';
import {
  clipped,
  conditionLine,
  headlineOutcome,
  lowerFirst,
  notableOutcomes,
  outcomeFinding,
  outcomeSentence,
} from '../findings.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { duration } from '../time-axis.ts';

/** A full stop, unless the text has its own. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** YAML authors mark names with backticks; a page has no use for them. */
export function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}

/** The one sentence of the page. */
export function headline(results: Results, drawn: readonly Figure[]): string {
  const finding = outcomeFinding(results) ?? drawn[0]?.title;
  if (finding === undefined) return 'These results hold nothing that could be drawn';
  // Titles of measures begin with the measure's name: `Capability: median rises …`.
  if (outcomeFinding(results) === undefined) return finding.replace(/:|$/, ' in this model$&');
  return `In this model, ${lowerFirst(finding)}`;
}

/** What was asked, above the answer. */
export function kicker(results: Results): string {
  const { title, question } = results.scenario;
  return question === undefined ? plain(title) : `${plain(title)} · ${plain(question)}`;
}

/** The outcome of the headline in full, with what it means. */
export function standfirst(results: Results): string[] {
  if (results.runs === 0) return [];
  const first = headlineOutcome(results);
  return notableOutcomes(results)
    .filter((outcome) => outcome === first || (outcome.kind !== 'neutral' && outcome.kind !== first?.kind))
    .sort((a, b) => Number(b === first) - Number(a === first) || b.count - a.count)
    .slice(0, 2)
    .map((outcome) => {
      const meaning = outcome.definition === undefined ? '' : ` Defined as: ${sentence(plain(outcome.definition))}`;
      // The numbers come before what may be cut for length.
      const short = { ...outcome, label: clipped(outcome.label, 80) };
      return plain(outcomeSentence(short, results.runs)) + meaning;
    });
}

/** Size of the experiment, and what it all hangs on. */
export function subline(results: Results, name: string = results.scenario.name): string {
  const { scenario, runs, failedRuns, seed } = results;
  const failed =
    failedRuns === 0 ? '' : ` · ${formatCount(failedRuns)} failed run${failedRuns === 1 ? '' : 's'} left out`;
  const made = `${formatCount(runs)} run${runs === 1 ? '' : 's'}${failed}`;
  return `${clipped(name, 80)} · ${made} · ${duration(scenario, scenario.horizon)} · seed ${seed} · ${conditionLine(results)}`;
}

/** What the reader may take from the pictures. */
export function reading(results: Results): string {
  const base =
    'Shares of runs in this model, not chances in the world. Levels follow from the assumptions; differences and thresholds carry the information. Intervals (95 %) show sampling error only; fans show the spread of runs.';
  return results.draft ? `Draft: few runs, not for citing. ${base}` : base;
}

function short(hash: string): string {
  return hash.replace(/^sha256:/, '').slice(0, 16);
}

/** Where the picture came from, in the order in which one would check it. */
export function provenanceLines(results: Results): string[] {
  const { version, scenarioHash, resultsHash, replay } = results.provenance;
  const { runs, seed, scenario } = results;
  const made = runs + results.failedRuns;
  const which = made > 1 ? `runs 0–${formatCount(made - 1)}` : 'run 0';
  return [
    `Detente ${version} · ${clipped(scenario.name, 80)} sha256 ${short(scenarioHash)} · seed ${seed}, ${which} · results sha256 ${short(resultsHash)}`,
    `Repeat with: ${replay}`,
  ];
}
