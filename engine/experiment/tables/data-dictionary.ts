import { csvLines } from './csv.ts';
import type { TableColumn } from './table.ts';

/** Every column of every table in words, as CSV. */
export const dataDictionary = (tables: Readonly<Record<string, readonly TableColumn[]>>): string =>
  csvLines([
    ['table', 'column', 'type', 'unit', 'meaning'],
    ...Object.entries(tables).flatMap(([table, columns]) =>
      columns.map(({ name, type, unit, meaning }) => [table, name, type, unit, meaning]),
    ),
  ]);
