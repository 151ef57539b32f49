import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimsTable } from './claims-table.ts';
import { readLibrary } from './equations.ts';
import { readClaims } from './read-claims.ts';
import { readResults } from './results.ts';

/** The part of a page between `<!-- name: … -->` and `<!-- end of name -->`, anew. */
const withPart = (page: string, name: string, part: string): string => {
  const begin = new RegExp(`^<!-- ${name}: .*-->$`, 'm').exec(page);
  const end = page.indexOf(`<!-- end of ${name} -->`);
  if (begin === null || end < begin.index) throw new Error(`README.md: expected a place for ${name}`);
  return `${page.slice(0, begin.index + begin[0].length)}\n\n${part}\n\n${page.slice(end)}`;
};

const scenarioPart = (root: string, name: string): string => {
  const text = readFileSync(join(root, 'scenarios', `${name}.yaml`), 'utf8');
  return `\`\`\`yaml\n${text}\`\`\``;
};

/** The table of `docs/claims` as the README has it. */
const claimsPart = (root: string): string => {
  const folder = join(root, 'docs/claims');
  const results = readResults(join(root, 'docs/claims.json'));
  if (results === undefined) throw new Error('docs/claims.json: there is none; npm run claims makes it');
  const claims = readClaims(folder).map((filed) => ({
    ...filed,
    content: readFileSync(join(folder, filed.file), 'utf8'),
  }));
  return claimsTable(claims, results, readLibrary(root));
};

/** The README with its generated parts as the files have them now: the scenario of twenty lines, the table of claims. */
export const readmeOf = (root: string, page: string): string =>
  withPart(withPart(page, 'scenario', scenarioPart(root, 'pact')), 'claims', claimsPart(root));
