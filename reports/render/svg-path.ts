/** The numbers that each command takes; others leave a path as it is. */
const NUMBERS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6, Z: 0 };

const TOKEN = /[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g;

/** A number of hundredths as short as it can be written; a sign parts it from the one before as well as a space does. */
function hundredths(value: number, isFirst: boolean): string {
  const text = String(value / 100).replace(/^(-?)0\./, '$1.');
  return isFirst || text.startsWith('-') ? text : ` ${text}`;
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
    if (count === undefined) return path;
    const places = tokens.slice(k + 1, k + 1 + count).map((number) => Math.round(100 * Number(number)));
    if (places.length < count || places.some(Number.isNaN)) return path;
    k += 1 + count;
    const from = command === 'M' ? [0, 0] : [x, y];
    const letter = command === 'M' ? 'M' : command.toLowerCase();
    const steps = places.map((place, at) => place - (from[at % 2] ?? 0));
    const isAgain = letter === before && letter !== 'M' && letter !== 'z';
    short += (isAgain ? '' : letter) + steps.map((step, at) => hundredths(step, at === 0 && !isAgain)).join('');
    before = letter;
    if (command === 'Z') [x, y] = [startX, startY];
    else [x, y] = [places.at(-2) ?? x, places.at(-1) ?? y];
    if (command === 'M') [startX, startY] = [x, y];
  }
  return short;
}
