import type { SubjectFacts } from '../../engine/experiment/results/subject-facts.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import type { Results } from '../results.ts';
import { coalition } from './coalition.ts';
import { comparison } from './comparison.ts';
import { evolution } from './evolution.ts';
import { runStory } from './run-story.ts';
import { runs } from './runs.ts';
import { sensitivity } from './sensitivity.ts';
import { solution } from './solution.ts';
import type { Section, Subject } from './subject.ts';
import { sweep } from './sweep.ts';
import { threshold } from './threshold.ts';
import { tournament } from './tournament.ts';

type Kind = SubjectFacts['kind'];

/** How results of each kind are told. */
const subjects: { readonly [kind in Kind]: Subject<Extract<SubjectFacts, { readonly kind: kind }>> } = {
  coalition,
  comparison,
  evolution,
  'run-story': runStory,
  sensitivity,
  solution,
  sweep,
  threshold,
  tournament,
};

/** A kind with its facts, which the table keeps together. */
function told({ subject }: Results): { readonly how: Subject; readonly facts: SubjectFacts | undefined } {
  const how = subject === undefined ? runs : subjects[subject.kind];
  return { how: how as Subject, facts: subject };
}

/** Every picture that the results hold, the one that answers the question first. */
export function figures(results: Results, options: ChartOptions = {}): Figure[] {
  const { how, facts } = told(results);
  return how.figures(results, facts, options);
}

/** Labels and bars of a panel of half the page's width or less. */
const NARROW: ChartOptions = { timeLabels: 5, bars: 6 };

/** What so few panels of a page have room for; undefined: they are narrow. */
export function roomyPanels(results: Results, count: number): ChartOptions | undefined {
  const { roomy } = told(results).how;
  if (roomy !== undefined) return roomy(count);
  return count > 2 ? undefined : {};
}

/**
 * The best panels of a page, in reading order.
 *
 * @param most how many the page has room for
 * @param options of each; the default is for panels of half a page's width or less
 */
export function panelsFor(results: Results, most: number, options: ChartOptions = NARROW): Figure[] {
  const { how, facts } = told(results);
  const all = how.panels?.(results, facts, most, options) ?? how.figures(results, facts, options);
  return all.slice(0, most);
}

/** The finding in full and in ever fewer words, for a headline that must fit; empty where nothing can be spoken of. */
export function findings(results: Results): readonly string[] {
  const { how, facts } = told(results);
  return [...new Set(how.findings(results, facts))];
}

/** What stands below the finding. */
export function evidence(results: Results): readonly string[] {
  const { how, facts } = told(results);
  return how.evidence(results, facts);
}

/** What the reader may take from the pictures. */
export function readingOf(results: Results): string {
  const { reading } = told(results).how;
  return typeof reading === 'string' ? reading : reading(results);
}

/** What these results do not show, ahead of the scenario's limits. */
export function limitsOf(results: Results): readonly string[] {
  const { how, facts } = told(results);
  return how.limits?.(results, facts) ?? [];
}

/** The same in one sentence, where the kind of results has one. */
export function readingInShortOf(results: Results): string {
  const { readingInShort } = told(results).how;
  if (readingInShort === undefined) return readingOf(results);
  return typeof readingInShort === 'string' ? readingInShort : readingInShort(results);
}

/** How much was done, where the kind of results says it in its own way. */
export function sizeOf(results: Results): readonly string[] | undefined {
  const { how, facts } = told(results);
  return how.size?.(results, facts);
}

/** Which runs, where the kind of results says it in its own way. */
export function whichOf(results: Results): string | undefined {
  const { how, facts } = told(results);
  return how.which?.(results, facts);
}

/** What the pages after the first say of this kind of results. */
export function sectionsOf(results: Results): readonly Section[] {
  const { how, facts } = told(results);
  return how.sections?.(results, facts) ?? [];
}
