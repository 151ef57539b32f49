import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readTable } from '../engine/designs/table.ts';
import { packageRoot } from '../engine/experiment/package.ts';
import type { DesignTable } from '../engine/experiment/study/run-study.ts';
import type { Vary } from '../engine/experiment/study/vary.ts';
import type { Placed } from '../engine/language/model.ts';
import { DetenteError } from '../engine/language/problem.ts';
import type { Source } from '../engine/language/source.ts';
import { isSystemError, unreadable } from './failure.ts';
import { Refusal } from './refusal.ts';

/** Larger tables have more cells than are read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Where a table lies: one that a scenario names counts from the folder of that file. */
export const tablePath = ({ text, span }: Placed, cwd: string): string => {
  const { name } = span.source;
  const file = name.startsWith('scenarios/') ? join(packageRoot(), name) : resolve(cwd, name);
  return resolve(dirname(file), text);
};

const bytesOf = (path: string, shown: string): Uint8Array => {
  try {
    const kind = statSync(path);
    if (kind.isDirectory()) throw new Refusal('cannot-read', `${shown}: this is a folder, expected a table`);
    if (!kind.isFile()) throw new Refusal('cannot-read', `${shown}: this is no ordinary file`);
    if (kind.size > MOST_BYTES) throw new Refusal('bad-value', `${shown}: the table is larger than 64 MiB`);
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT')
      throw new Refusal('cannot-read', `${shown}: there is no such table`, 'name a file of comma-separated values');
    throw unreadable(error, shown);
  }
};

const textOf = (bytes: Uint8Array, shown: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('bad-value', `${shown}: this is no text in UTF-8`, 'save the table as CSV in UTF-8');
  }
};

/** A table of points, as it was read. */
export const openTable = (path: string, shown: string): DesignTable => {
  const bytes = bytesOf(path, shown);
  const source: Source = { name: shown, text: textOf(bytes, shown) };
  const { table, problems } = readTable(source);
  if (table === undefined) throw new DetenteError(problems);
  return { name: basename(path), bytes, table };
};

const numberOr = (text: string): string => {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? String(number) : text;
};

/**
 * Each column of a table as what is varied: its distinct values, in the order in which they occur.
 *
 * @throws DetenteError where a cell is empty
 */
export const variesOfTable = ({ table: { columns, rows, spans } }: DesignTable): readonly Vary[] => {
  for (const [row, cells] of rows.entries()) {
    const empty = cells.indexOf('');
    const span = spans[row];
    if (empty >= 0 && span !== undefined)
      throw new DetenteError([
        { code: 'value-form', severity: 'error', message: `the point has no value for ${columns[empty]}`, span },
      ]);
  }
  return columns.map((path, column) => ({
    path,
    text: '',
    values: { kind: 'levels', levels: [...new Set(rows.map((cells) => numberOr(cells[column] as string)))] },
  }));
};
