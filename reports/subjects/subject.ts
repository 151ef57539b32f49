import type { SubjectFacts } from '../../engine/experiment/results/subject-facts.ts';
import type { ChartOptions, Definition, Figure } from '../figure.ts';
import type { Results } from '../results.ts';

/** A table or some sentences on the pages after the first. */
export type Section = {
  readonly title: string;
  /** A sentence or a term with its meaning each. */
  readonly entries: readonly (string | Definition)[];
};

/**
 * How results of one kind are told: one file each in this folder. What is the same for all kinds (the scenario, how many
 * parameters are assumed, limits, provenance) is said by the page.
 *
 * @typeParam Facts what the results are of; `undefined`: runs of one world
 */
export type Subject<Facts = SubjectFacts | undefined> = {
  /** Every picture, the one that answers the question first. */
  readonly figures: (results: Results, facts: Facts, options: ChartOptions) => Figure[];
  /** The best panels of a page in reading order. Default: the first figures. */
  readonly panels?: (results: Results, facts: Facts, most: number, options: ChartOptions) => Figure[];
  /** What so few panels of a page have room for; undefined: they are narrow. */
  readonly roomy?: (count: number) => ChartOptions | undefined;
  /** The one sentence of the page, in full and in ever fewer words; empty: nothing can be said. */
  readonly findings: (results: Results, facts: Facts) => readonly string[];
  /** What stands below it: at most two sentences. */
  readonly evidence: (results: Results, facts: Facts) => readonly string[];
  /** What the reader may take from the pictures, and what not. */
  readonly reading: string | ((results: Results) => string);
  /** The same in one sentence, for a page that is full. Default: all of it. */
  readonly readingInShort?: string | ((results: Results) => string);
  /** What these results do not show, after what to bear in mind of levels, ahead of the scenario's own. Default: nothing. */
  readonly limits?: (results: Results, facts: Facts) => readonly string[];
  /** How much was done: `1,000 runs`, `120 months`, `seed 1`. Default: runs, horizon and seed. */
  readonly size?: (results: Results, facts: Facts) => readonly string[];
  /** Which runs, in the provenance: `seed 1, runs 0–999`. Default: all of every point. */
  readonly which?: (results: Results, facts: Facts) => string;
  /** On the pages after the first, before the parameters: what differs between arms, say. Default: none. */
  readonly sections?: (results: Results, facts: Facts) => readonly Section[];
};
