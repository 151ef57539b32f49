/** Length in characters as people count them, near enough for the alphabets that names are written in. */
export const widthOf = (text: string): number => [...text].length;

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Rows with their columns aligned to the left, two spaces in front and three between. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(text));
  }
  return rows.map((row) => `  ${row.map((text, column) => padded(text, widths[column] ?? 0)).join('   ')}`.trimEnd());
};

/** `1 player`, `2 players`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
