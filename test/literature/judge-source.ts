import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, parsed, text } from '../claims/place.ts';
import { type Judged, judgeRow } from './judge-row.ts';
import type { JudgedSource } from './page.ts';
import { createPlayer } from './play-row.ts';
import type { Published } from './published.ts';

const titleOf = (root: string, file: string): string => {
  const path = join(root, 'scenarios/literature', file);
  // A file for Gambit begins with `NFG 1 R "title"`.
  const content = readFileSync(path, 'utf8');
  if (file.endsWith('.nfg')) return /"([^"]*)"/.exec(content)?.[1] ?? file;
  return text(at({ where: file, value: parsed(file, content) }, 'title'));
};

/** Plays all rows of a source, one command after the other. */
export const judgeSource = async (root: string, published: Published): Promise<JudgedSource> => {
  const play = createPlayer(root);
  const rows: Judged[] = [];
  for (const row of published.rows) rows.push(judgeRow(row, await play(published, row)));
  return { published, title: titleOf(root, published.file), rows };
};
