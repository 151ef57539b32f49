import type { RunStoryFacts } from '../../engine/experiment/story/run-story-facts.ts';
import { runFans } from '../charts/run-fans.ts';
import { runTimeline } from '../charts/run-timeline.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { formatCount } from '../format.ts';
import type { Results } from '../results.ts';
import { storyEvidence, storyFindings } from '../story/findings.ts';
import { duration } from '../time-axis.ts';
import { reading, runOf, storySection } from '../wording/run-story.ts';
import { runsWords } from '../wording/runs.ts';
import { plain } from '../words.ts';
import { present } from './present.ts';
import type { Subject } from './subject.ts';

/** Measures that are numbers: the scenario's own first, then those of its modules. */
function measuresOf({ ticks }: Results): string[] {
  const numbers = ticks.filter(({ option }) => option === undefined);
  const own = numbers.filter(({ part }) => part === undefined);
  const parts = numbers.filter(({ part }) => part !== undefined);
  return [...new Set([...own, ...parts].map(({ measure }) => measure))];
}

function figures(results: Results, facts: RunStoryFacts, options: ChartOptions): Figure[] {
  return present([
    // As wide as the page: labels as in a picture by itself.
    runTimeline(results, facts),
    ...measuresOf(results).map((measure) => runFans(results, facts, { ...options, measure })),
  ]);
}

/** The timeline has the width of the page: an odd number of panels. */
function panels(results: Results, facts: RunStoryFacts, most: number, options: ChartOptions): Figure[] {
  const all = figures(results, facts, options).slice(0, Math.min(most, 5));
  return all.length % 2 === 0 ? all.slice(0, -1) : all;
}

/** As it is printed elsewhere on the page: a true minus, quotation marks that open and close. */
function printed(text: string): string {
  return plain(text)
    .replace(/(?<=^|[\s(])-(?=\d)/g, '−')
    .replace(/"([^"]*)"/g, '“$1”');
}

/** One run told. */
export const runStory: Subject<RunStoryFacts> = {
  figures,
  panels,
  findings: storyFindings,
  evidence: storyEvidence,
  reading,
  size: ({ scenario, runs, failedRuns, seed }, { run, ticks }) => [
    runOf(formatCount(run), formatCount(runs + failedRuns - 1)),
    runsWords.lastedOf(formatCount(ticks), duration(scenario, scenario.horizon)),
    runsWords.seed(seed),
  ],
  which: ({ seed }, { run }) => runsWords.ofSeed(seed, runsWords.run(formatCount(run))),
  sections: (_, { run, prose }) =>
    prose.length === 0 ? [] : [{ title: storySection(formatCount(run)), entries: prose.map(printed) }],
};
