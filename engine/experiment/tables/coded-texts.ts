import type { Cells } from './table.ts';

/** Texts that repeat themselves, each once, to be sent to another thread: as they are, each would be copied every time. */
export type CodedTexts = { readonly texts: readonly (string | null)[]; readonly codes: Int32Array };

/** Cells as they are sent. */
export type SentCells = CodedTexts | Int32Array | Float64Array;

export const sentCells = (cells: Cells): SentCells => {
  if (cells instanceof Int32Array || cells instanceof Float64Array) return cells;
  const known = new Map<string | null, number>();
  const codes = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const text = cells[row] as string | null;
    const code = known.get(text) ?? known.size;
    if (code === known.size) known.set(text, code);
    codes[row] = code;
  }
  return { texts: [...known.keys()], codes };
};

export const receivedCells = (sent: SentCells): Cells =>
  'texts' in sent ? Array.from(sent.codes, (code) => sent.texts[code] as string | null) : sent;
