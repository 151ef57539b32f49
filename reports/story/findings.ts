import type { RunStoryFacts } from '../../engine/experiment/story/run-story-facts.ts';
import { formatCount, formatEvidence, naturalFrequency } from '../format.ts';
import type { Results } from '../results.ts';
import { atMoment, duration } from '../time-axis.ts';
import {
  commonEnd,
  commonFailed,
  commonOpen,
  ended,
  endedFailed,
  endedOpen,
  goesOn,
  notCounted,
  toldRun,
} from '../wording/run-story.ts';
import { clipped, plain, quoted, sentence, upperFirst } from '../words.ts';

/** Threads of the story in one sentence. */
const MOST_THREADS = 4;

/** Words with which a sentence begins, and no name. */
const COMMON = /^(A|All|An|At|Both|Each|Everybody|Far|From|In|It|Near|No|Nobody|The|Without)$/;

/** A sentence inside another: small where its first word is no name, as the story itself shows. */
function within(text: string, { marks }: RunStoryFacts): string {
  const [word = ''] = text.split(' ');
  const small = `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
  const isWord = COMMON.test(word) || marks.some((mark) => mark.text.split(' ').includes(small));
  return isWord ? `${small}${text.slice(word.length)}` : text;
}

function endClause({ scenario }: Results, { end, ticks }: RunStoryFacts): string {
  if (end.name === 'failed') return endedFailed(atMoment(scenario, ticks));
  const after = duration(scenario, ticks);
  if (end.name === 'ongoing') return goesOn(after);
  return isDeclared(end) ? ended(quoted(plain(end.label)), after) : endedOpen(after);
}

/** Whether one of the ends has come that the scenario declares. */
function isDeclared({ name }: RunStoryFacts['end']): boolean {
  return !['horizon', 'failed', 'ongoing'].includes(name);
}

/** All threads, then ever fewer that follow each other, the earlier before the later; last none. */
function choices(threads: readonly string[]): string[][] {
  const lengths = threads.map((_, k) => threads.length - k);
  const some = lengths.flatMap((length) =>
    Array.from({ length: threads.length - length + 1 }, (_, from) => threads.slice(from, from + length)),
  );
  return [...some, []];
}

/** How the run ended and what became of the threads of its story, in full and with ever fewer threads. */
export function storyFindings(results: Results, facts: RunStoryFacts): readonly string[] {
  const threads = facts.summaries.slice(0, MOST_THREADS).map((text) => within(plain(text), facts));
  const end = endClause(results, facts);
  return choices(threads).map((some) => toldRun(formatCount(facts.run), end, some));
}

/** How common such an end is among all runs, said before anything else. */
export function storyEvidence(results: Results, { end }: RunStoryFacts): readonly string[] {
  if (end.name === 'failed') {
    return [commonFailed(formatCount(results.failedRuns), formatCount(results.runs + results.failedRuns))];
  }
  if (end.count === undefined) return [notCounted];
  const { of, runs } = end.count;
  const [frequency, evidence] = [naturalFrequency(of, runs), formatEvidence(of, runs)];
  return [
    isDeclared(end) ? commonEnd(frequency, quoted(plain(end.label), 80), evidence) : commonOpen(frequency, evidence),
    ...(end.definition === undefined
      ? []
      : [`${quoted(upperFirst(clipped(plain(end.label))))}: ${sentence(plain(end.definition))}`]),
  ];
}
