import type { Citation } from './citation.ts';
import { upperFirst } from './words.ts';

/** An entry of CSL-JSON 1.0.2, as Zotero and pandoc read it. */
export type CslEntry = {
  readonly id: string;
  readonly type: 'software' | 'dataset';
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly version?: string;
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly note?: string;
};

const softwareEntry = ({ key, author, title, version }: Citation['software']): CslEntry => ({
  id: key,
  type: 'software',
  title,
  author: [{ literal: author }],
  version,
});

const resultsEntry = ({ key, title, year, facts }: Citation['results']): CslEntry => ({
  id: key,
  type: 'dataset',
  title,
  ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }),
  note: upperFirst(facts.join('; ')),
});

/** Citations as CSL-JSON: each version of the program, then the results. */
export const csl = (citations: readonly Citation[]): readonly CslEntry[] => {
  const programs = new Map(citations.map(({ software }) => [software.key, softwareEntry(software)]));
  return [...programs.values(), ...citations.map(({ results }) => resultsEntry(results))];
};
