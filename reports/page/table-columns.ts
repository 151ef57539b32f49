import type { Measure, TextStyle } from './marks.ts';
import { COLUMN_GAP, type Column, cellLines, columns, WIDTH } from './strips.ts';

type Text = { readonly text: string; readonly style: TextStyle };
/** A row of a table before it has places. */
export type Row<Name extends string> = Readonly<Record<Name, Text>>;

/** A row, cell by cell. */
export function cellsOf<Name extends string>(names: readonly Name[], cell: (name: Name) => Text): Row<Name> {
  return Object.fromEntries(names.map((name) => [name, cell(name)])) as Row<Name>;
}

const NARROWEST = 120;

/** The share of the rest that goes to the meaning, what is left to the source. */
const MEANINGS = [0.36, 0.44, 0.52, 0.6] as const;

/** How much of the most that columns of short texts may take they are given. */
const TIGHTNESSES = [1, 0.76] as const;

/**
 * Columns of a table that is then about as low as it can be: those of short texts as narrow as these allow, the room that
 * is left shared between `meaning` and `source`.
 *
 * @param rows with the head, columns in their order
 * @param short the columns of short texts, and the most that each may take, pixels
 */
export function fittedColumns<Short extends string>(
  rows: readonly Row<Short | 'meaning' | 'source'>[],
  short: Readonly<Record<Short, number>>,
  measure: Measure,
): Readonly<Record<Short | 'meaning' | 'source', Column>> {
  type Name = Short | 'meaning' | 'source';
  const order = Object.keys(rows[0] ?? {}) as Name[];
  const needed = Object.fromEntries(
    Object.keys(short).map((name) => {
      const widths = rows.map((one) => one[name as Short]).map(({ text, style }) => measure(text, style));
      return [name, Math.ceil(Math.max(0, ...widths)) + COLUMN_GAP];
    }),
  ) as Record<Short, number>;
  const tries = TIGHTNESSES.flatMap((tightness) => {
    const widths = Object.entries<number>(short).map(([name, widest]): [string, number] => [
      name,
      // Names are broken last.
      Math.max(NARROWEST, Math.min(Math.round((name === 'name' ? 1 : tightness) * widest), needed[name as Short])),
    ]);
    const rest = WIDTH - widths.reduce((sum, [, width]) => sum + width, 0);
    return MEANINGS.map((share) => {
      const meaning = Math.round(share * rest);
      const all = new Map([...widths, ['meaning', meaning], ['source', rest - meaning]] as [string, number][]);
      return columns(Object.fromEntries(order.map((name) => [name, all.get(name) ?? 0])) as Record<Name, number>);
    });
  });
  const lines = (across: Record<Name, Column>): number =>
    rows.reduce((sum, one) => {
      const counts = order.map((name) => cellLines({ ...one[name], ...across[name] }, measure).length);
      return sum + Math.max(...counts);
    }, 0);
  const counted = tries.map((across) => ({ across, lines: lines(across) }));
  return counted.reduce((best, one) => (one.lines < best.lines ? one : best)).across;
}
