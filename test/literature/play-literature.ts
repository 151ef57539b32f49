import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUnexpected } from './judge-row.ts';
import { judgeSource } from './judge-source.ts';
import { type JudgedSource, literaturePart, terminalLines, withLiterature } from './page.ts';
import { readAllPublished } from './read-published.ts';

/**
 * `npm run literature`: plays every published row, prints the table and writes the part of `docs/validation.md`.
 *
 *   npm run literature -- precipice    that source only, which writes nothing
 *
 * @returns the exit code: 1 where a row came out as nobody expects
 */
export const playLiterature = async (root: string, names: readonly string[]): Promise<number> => {
  const all = readAllPublished(root);
  const unknown = names.find((name) => all.every((one) => one.name !== name));
  if (unknown !== undefined)
    throw new Error(`expected one of ${all.map(({ name }) => name).join(', ')}, got ${unknown}`);
  const sources: JudgedSource[] = [];
  for (const published of all) {
    if (names.length > 0 && !names.includes(published.name)) continue;
    const judged = await judgeSource(root, published);
    console.log(`${terminalLines(judged).join('\n')}\n`);
    sources.push(judged);
  }
  const page = join(root, 'docs/validation.md');
  if (names.length === 0) writeFileSync(page, withLiterature(readFileSync(page, 'utf8'), literaturePart(sources)));
  const unexpected = sources.flatMap(({ rows }) => rows.filter(isUnexpected));
  const rows = sources.flatMap((source) => source.rows);
  console.log(`${rows.length - unexpected.length} of ${rows.length} numbers as published, or different as is known`);
  return unexpected.length === 0 ? 0 : 1;
};
