/** The numbers that each command takes; others leave a path as it is. */
const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g;

/** Steps of letters are small and come again and again; their texts are kept up to here, in hundredths. */
const KEPT = 20_000;
const kept = new Map<number, string>();

/** A number of hundredths as short as it can be written. */
function written(value: number): string {
  const known = kept.get(value);
  if (known !== undefined) return known;
  const text = String(value / 100).replace(/^(-?)0\./, '$1.');
  if (Math.abs(value) <= KEPT) kept.set(value, text);
  return text;
}

/**
 * Outlines with places in hundredths, each told from the one before: below a thousandth of a millimetre in print the
 * same, in less than half the characters. Errors do not add up, as the places are rounded and not the steps.
 *
 * @param path the `d` of an SVG path, with absolute places
 */
export function shortened(path: string): string {
  const tokens = path.match(TOKEN) ?? [];
  let short = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let before = '';
  for (let k = 0; k < tokens.length; ) {
    const command = tokens[k] ?? '';
    const count = NUMBERS[command];
    if (count === undefined || k + count >= tokens.length) return path;
    const letter = command === 'M' ? 'M' : command.toLowerCase();
    const isAgain = letter === before && letter !== 'M' && letter !== 'z';
    if (!isAgain) short += letter;
    const [fromX, fromY] = command === 'M' ? [0, 0] : [x, y];
    for (let at = 0; at < count; at++) {
      const place = Math.round(100 * Number(tokens[k + 1 + at]));
      if (Number.isNaN(place)) return path;
      const text = written(place - (at % 2 === 0 ? fromX : fromY));
      // A sign parts a number from the one before as well as a space does.
      short += (at === 0 && !isAgain) || text.startsWith('-') ? text : ` ${text}`;
      if (at % 2 === 0) x = place;
      else y = place;
    }
    k += 1 + count;
    before = letter;
    if (command === 'Z') [x, y] = [startX, startY];
    if (command === 'M') [startX, startY] = [x, y];
  }
  return short;
}
