/** JSON has no word for them: `"NaN"`, `"Infinity"`, `"-Infinity"`. */
const written = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** Keys whose values are numbers: there the three words are read as what they stand for. */
const NUMBERS = new Set(['n', 'mean', 'sd', 'lo95', 'hi95', 'p05', 'p25', 'p50', 'p75', 'p95', 'estimate', 'value']);

const WORDS = new Set(['NaN', 'Infinity', '-Infinity']);

const read = (key: string, value: unknown): unknown =>
  typeof value === 'string' && NUMBERS.has(key) && WORDS.has(value) ? Number(value) : value;

/** A document as text, its keys in the order given, with a line end. */
export const jsonText = (document: object): string => `${JSON.stringify(document, written, 2)}\n`;

/** What `jsonText` wrote. */
export const parseJson = (text: string): unknown => JSON.parse(text, read);
