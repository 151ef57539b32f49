import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isUnexpected } from './judge-row.ts';
import { judgeSource } from './judge-source.ts';
import { literatureOn, sourceLine, sourceRows } from './page.ts';
import type { Published } from './published.ts';

export const pagePart = (root: string): string => literatureOn(readFileSync(join(root, 'docs/validation.md'), 'utf8'));

/** All rows come out as is known, and `docs/validation.md` shows them as they come out: else run npm run literature. */
export const expectAsPublished = async (root: string, published: Published): Promise<void> => {
  const source = await judgeSource(root, published);
  const unexpected = source.rows.filter(isUnexpected).map(({ row, ours, verdict }) => ({ row, ours, verdict }));
  expect(unexpected).toEqual([]);
  const part = pagePart(root);
  expect(part).toContain(sourceLine(source));
  expect(part).toContain(sourceRows(source));
};
