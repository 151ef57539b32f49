/** A table as text, its first row the names of the columns. */
export type TextTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Reads what `toCsv` has written: RFC 4180 with line feeds. */
export function csvTable(csv: string): TextTable {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  // Behind the last line feed stands an empty row.
  const [columns = [], ...others] = rows.filter((row) => row.length > 1 || row[0] !== '');
  return { columns, rows: others };
}
