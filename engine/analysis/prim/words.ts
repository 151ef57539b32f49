import type { PrimBox, PrimResult } from './box.ts';
import type { TestedLimit } from './search.ts';
import type { PrimFactor } from './table.ts';

/** How a box is put into words. */
export type BoxWords = {
  /** What y stands for: `catastrophe in more than half of the runs`, or for shares of runs `catastrophe`. */
  readonly event: string;
  /** The name of a factor in the text; its own name unless given. */
  readonly describe?: (factor: PrimFactor) => string;
  /** A limit as text; unless given with all digits that it has, and these are few. */
  readonly formatNumber?: (value: number, factor: PrimFactor) => string;
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const superscript = (exponent: string): string =>
  exponent
    .replace(/\D/, (sign) => (sign === '-' ? '⁻' : ''))
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');

/** A number with all its digits: `12,345.5`, `−0.31`, `1.25 × 10⁻⁷`. */
export const exactNumber = (x: number): string => {
  const size = Math.abs(x);
  const minus = x < 0 ? '−' : '';
  if (size >= 1e7 || (size > 0 && size < 1e-4)) {
    const [mantissa, exponent = ''] = size.toExponential().split('e');
    return `${minus}${mantissa} × 10${superscript(exponent)}`;
  }
  const [whole = '', fraction] = String(size).split('.');
  return minus + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
};

/** A share in per cent: whole ones, with decimals where it would say 0 or 100 and is not. */
const percent = (share: number): string => {
  const told = [0, 1, 2, 3, 4, 5, 6].map((decimals) => (100 * share).toFixed(decimals));
  const honest = told.find((text) => share === 0 || share === 1 || (Number(text) > 0 && Number(text) < 100));
  return `${honest ?? told.at(-1)} %`;
};

const count = (n: number): string => exactNumber(n);

const list = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

/** The limits of one factor: what is true of it inside. */
const clause = (limits: readonly TestedLimit[], say: (value: number) => string): string => {
  let low: string | undefined;
  let high: string | undefined;
  let whole = false;
  for (const limit of limits) {
    if (limit.side === 'among') {
      const [only] = limit.not;
      return limit.not.length === 1 && limit.levels.length > 1 ? `not ${only}` : list(limit.levels, 'or');
    }
    whole = limit.whole;
    if (limit.side === 'above') low = say(whole ? Math.floor(limit.value) + 1 : limit.value);
    else high = say(whole ? Math.ceil(limit.value) - 1 : limit.value);
  }
  if (low !== undefined && low === high) return low;
  if (low !== undefined && high !== undefined) return whole ? `from ${low} to ${high}` : `between ${low} and ${high}`;
  if (low !== undefined) return `${whole ? 'at least' : 'above'} ${low}`;
  return `${whole ? 'at most' : 'below'} ${high}`;
};

const unitSuffix = (factor: PrimFactor): string =>
  factor.kind === 'category' || factor.unit === undefined || factor.unit === '1' || factor.unit === ''
    ? ''
    : ` ${factor.unit}`;

/** The limits in words, the factor whose limit does most first. */
const conditions = (limits: readonly TestedLimit[], factors: readonly PrimFactor[], words: BoxWords): string => {
  const { describe = ({ name }) => name, formatNumber = exactNumber } = words;
  const names = [...new Set(limits.toSorted((a, b) => a.p - b.p).map(({ factor }) => factor))];
  const clauses = names.map((name, index) => {
    const factor = factors.find((one) => one.name === name);
    if (!factor) throw new RangeError(`boxSentence: expected the factors of the box, "${name}" is missing`);
    const own = limits.filter((limit) => limit.factor === name);
    const is = index === 0 || factor.kind === 'category' ? ' is' : '';
    return `${describe(factor)}${is} ${clause(own, (value) => formatNumber(value, factor))}${unitSuffix(factor)}`;
  });
  return list(clauses, 'and');
};

/**
 * A box in one sentence without its full stop:
 *
 *     catastrophe in more than half of the runs when hazard is above 0.31 and detection below 0.4 (covers 92 % of such
 *     points, 95 % of the points inside are such; 12 of 100 points are inside)
 *
 * Where y are shares, coverage and density are told of runs. Limits of whole numbers are told as `at least 4`.
 *
 * @param result what the box belongs to
 * @param factors as given to `prim`
 * @throws RangeError if a factor of the box is missing
 */
export const boxSentence = (
  box: PrimBox,
  result: PrimResult,
  factors: readonly PrimFactor[],
  words: BoxWords,
): string => {
  const what = result.binary ? 'points' : 'runs';
  const of = `${count(box.points)} of ${count(result.points)} points`;
  const evidence =
    box.before === 0
      ? `covers ${percent(box.coverage)} of such ${what}, ${percent(box.density)} of the ${what} inside are such; ${of} are inside`
      : `covers another ${percent(box.coverage)} of such ${what}, ${percent(box.density)} of the ${what} that it adds are such; it adds ${of}`;
  return `${words.event} when ${conditions(box.limits, factors, words)} (${evidence})`;
};

/**
 * Why there are no boxes, or no more, in one sentence without its full stop; undefined where as many as wanted were
 * found.
 */
export const endSentence = ({ end, boxes, points, base, binary }: PrimResult, event: string): string | undefined => {
  if (end === 'enough boxes') return undefined;
  if (boxes.length > 0) {
    const rest = {
      'no points': 'no points',
      'none positive': 'no such points',
      'all alike': 'only points that are alike',
    };
    return end === 'no box' ? 'no further box was found outside' : `${rest[end]} are left outside`;
  }
  const often = binary ? `${count(base * points)} of ${count(points)} points` : `${percent(base)} of the runs`;
  if (end === 'no points') return `${event}: there are no points to look at`;
  if (end === 'none positive') return `${event}: in none of ${count(points)} points, so there is no box to look for`;
  if (end === 'all alike') return `${event}: in every point alike (${often}), so there is no box to look for`;
  return `${event}: no limits on what was varied set it apart (${often})`;
};
