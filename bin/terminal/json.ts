/** JSON has no word for them: `"NaN"`, `"Infinity"`, `"-Infinity"`. */
const finite = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** The one document that `--json` prints. */
export const jsonDocument = (content: object): string =>
  `${JSON.stringify({ schemaVersion: 1, ...content }, finite, 2)}\n`;
