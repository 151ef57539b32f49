import type { Citation } from './citation.ts';
import { tex } from './tex.ts';
import { citationWords } from './wording/citation.ts';
import { upperFirst } from './words.ts';

/** Names and titles stand in a second pair of braces: no style takes them apart or writes their capitals small. */
const whole = (text: string): string => `{${tex(text)}}`;

/** Hashes may be broken every 8 digits: a whole one stands far out into the margin. */
const breakable = (source: string): string =>
  source.replace(/\b[0-9a-f]{64}\b/g, (hash) => (hash.match(/.{8}/g) ?? []).join('\\allowbreak{}'));

const entry = (type: string, key: string, fields: readonly (readonly [name: string, value: string])[]): string => {
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `  ${name.padEnd(width)} = {${value}},`);
  return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
};

/** What only the user can know, and what a replay does not repeat. */
const remarks = (citations: readonly Citation[]): string[] => [
  `% ${citationWords.remarks.author}`,
  ...(citations.every(({ results }) => results.year === undefined) ? [] : [`% ${citationWords.remarks.year}`]),
];

const softwareEntry = ({ key, author, title, version }: Citation['software']): string =>
  entry('software', key, [
    ['author', whole(author)],
    ['title', whole(title)],
    ['version', tex(version)],
  ]);

const resultsEntry = ({ key, title, year, facts }: Citation['results']): string =>
  entry('dataset', key, [
    ['title', whole(title)],
    ...(year === undefined ? [] : ([['year', String(year)]] as const)),
    ['note', breakable(tex(upperFirst(facts.join('; '))))],
  ]);

/**
 * Citations as BibTeX: an entry for each version of the program, one for each of the results. `@software` and `@dataset`
 * are biblatex's; the styles of classic BibTeX set them as `@misc`.
 */
export const bibtex = (citations: readonly Citation[]): string => {
  const entries = [
    ...citations.map(({ software }) => softwareEntry(software)),
    ...citations.map(({ results }) => resultsEntry(results)),
  ];
  return [...remarks(citations), ...new Set(entries)].join('\n');
};
