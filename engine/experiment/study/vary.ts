import { mostPoints } from '../../language/shape/experiment.ts';
import { ResultsError } from '../results/results-error.ts';

/** What `--vary` asks for, before anything is known of the scenario. */
export type Vary = {
  /** As `--set` takes it. */
  readonly path: string;
  /** What stands behind the `=`, as written; empty: the parameter's own range or distribution. */
  readonly text: string;
  readonly values: VaryValues;
};

export type VaryValues =
  | { readonly kind: 'own' }
  /** Any number between two, alike likely on a plain or a logarithmic scale. */
  | { readonly kind: 'range'; readonly lo: number; readonly hi: number; readonly log: boolean }
  /** These, alike likely, as `--set` takes them. */
  | { readonly kind: 'levels'; readonly levels: readonly string[] };

const FORMS = 'write path=lo:hi:n (n values), path=lo:hi, path=lo..hi (whole numbers), path=a,b,c, or path alone';

const refuse = (path: string, text: string, message: string, hint = FORMS): ResultsError =>
  new ResultsError('bad-design', `--vary ${path}${text === '' ? '' : `=${text}`}: ${message}`, hint);

/** Parts between commas that stand in no bracket and no quotes: `a,{logit: {precision: 2, bias: 0}}` has two. */
export const partsOf = (text: string): readonly string[] => {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const sign of text) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if ('[{('.includes(sign)) depth += 1;
    else if (']})'.includes(sign)) depth -= 1;
    if (sign === ',' && depth <= 0 && quote === '') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim());
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const numberIn = (text: string): number | undefined => (NUMBER.test(text.trim()) ? Number(text) : undefined);

/**
 * A number as short as its decimals allow: 0.1 + 0.2 is 0.3. Levels are printed and typed by people.
 *
 * @param digits significant ones
 */
export const tidy = (value: number, digits = 12): number => Number(value.toPrecision(digits));

/** n values from lo to hi, the ends exactly. */
const spaced = (lo: number, hi: number, n: number): readonly string[] =>
  Array.from({ length: n }, (_, k) => {
    if (k === 0 || k === n - 1) return String(k === 0 ? lo : hi);
    return String(tidy(lo + ((hi - lo) * k) / (n - 1)));
  });

const wholeNumbers = (lo: number, hi: number): readonly string[] =>
  Array.from({ length: hi - lo + 1 }, (_, k) => String(lo + k));

/** `lo:hi`, `lo:hi:log`, `lo:hi:n`. */
const rangeOf = (path: string, text: string, parts: readonly string[]): VaryValues => {
  const [lo, hi] = [numberIn(parts[0] ?? ''), numberIn(parts[1] ?? '')];
  const [, , third] = parts;
  if (lo === undefined || hi === undefined || parts.length > 3) throw refuse(path, text, 'expected numbers lo:hi');
  if (!(Number.isFinite(lo) && Number.isFinite(hi) && lo < hi))
    throw refuse(path, text, `expected the lower end first, got ${lo} and ${hi}`);
  if (third === undefined) return { kind: 'range', lo, hi, log: false };
  if (third.trim() === 'log') {
    if (lo <= 0) throw refuse(path, text, `a logarithmic range begins above 0, got ${lo}`);
    return { kind: 'range', lo, hi, log: true };
  }
  const n = numberIn(third);
  if (n === undefined || !Number.isInteger(n) || n < 2 || n > mostPoints)
    throw refuse(path, text, `expected 2 to ${mostPoints} values, got ${third.trim()}`);
  return { kind: 'levels', levels: spaced(lo, hi, n) };
};

const wholeRangeOf = (path: string, text: string, [from = '', to = '']: readonly string[]): VaryValues => {
  const [lo, hi] = [numberIn(from), numberIn(to)];
  const isRange = Number.isInteger(lo) && Number.isInteger(hi) && (lo as number) < (hi as number);
  if (!isRange) throw refuse(path, text, 'expected whole numbers lo..hi, the lower first');
  if ((hi as number) - (lo as number) >= mostPoints) throw refuse(path, text, `more than ${mostPoints} values`);
  return { kind: 'levels', levels: wholeNumbers(lo as number, hi as number) };
};

/**
 * Understands `path=values`, with the path alone for a parameter's own range or distribution.
 *
 * @throws ResultsError `bad-design`
 */
export const readVary = (written: string): Vary => {
  const at = written.indexOf('=');
  const path = (at < 0 ? written : written.slice(0, at)).trim();
  const text = at < 0 ? '' : written.slice(at + 1).trim();
  if (path === '') throw refuse(path, text, 'expected the path of a parameter');
  if (at >= 0 && text === '') throw refuse(path, text, 'expected values behind the =');
  return { path, text, values: valuesOf(path, text) };
};

const valuesOf = (path: string, text: string): VaryValues => {
  if (text === '') return { kind: 'own' };
  const parts = partsOf(text);
  if (parts.length > 1) {
    if (parts.includes('')) throw refuse(path, text, 'expected a value between the commas');
    const twice = parts.find((part, k) => parts.indexOf(part) < k);
    if (twice !== undefined) throw refuse(path, text, `the value ${twice} stands there twice`);
    return { kind: 'levels', levels: parts };
  }
  const whole = text.split('..');
  if (whole.length === 2 && !text.includes(':')) return wholeRangeOf(path, text, whole);
  const ends = text.split(':');
  // `{logit: {precision: 8}}` has colons too.
  return ends.length > 1 && !/[{["']/.test(text) ? rangeOf(path, text, ends) : { kind: 'levels', levels: [text] };
};
