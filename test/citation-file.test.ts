// CITATION.cff: the keys that the Citation File Format 1.2.0 demands, and facts that stand elsewhere too.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { citation } from '../reports/citation.ts';
import { raceResults } from './reports/race.ts';

const root = join(import.meta.dirname, '..');
const file = parse(readFileSync(join(root, 'CITATION.cff'), 'utf8')) as Record<string, unknown>;
const { author, license, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  author: string;
  license: string;
  version: string;
};

/** Every key of the format, doi 10.5281/zenodo.5171937. */
const KEYS = [
  ...['abstract', 'authors', 'cff-version', 'commit', 'contact', 'date-released', 'doi', 'identifiers', 'keywords'],
  ...['license', 'license-url', 'message', 'preferred-citation', 'references', 'repository', 'repository-artifact'],
  ...['repository-code', 'title', 'type', 'url', 'version'],
];

it('has what the format demands, and no key that it does not know', () => {
  expect(file).toMatchObject({ 'cff-version': '1.2.0', type: 'software' });
  for (const key of ['message', 'title', 'abstract']) expect(file[key], key).toMatch(/^\S.*\S$/);
  expect(file.authors).toEqual([{ name: expect.stringMatching(/\S/) }]);
  expect(Object.keys(file).filter((key) => !KEYS.includes(key))).toEqual([]);
  expect(new Set(file.keywords as string[]).size).toBe((file.keywords as string[]).length);
});

it('says what package.json and `detente cite` say', () => {
  const { software } = citation(raceResults(), undefined);
  expect(file).toMatchObject({ version, license, authors: [{ name: author }], title: software.title });
  expect(software.author).toBe(author);
});
