// The dictionary in doubles, with a proven bound on the error of every entry: a filter before the one in whole numbers.
//
// Entries t = T / D of `dictionary.ts`, each kept as a double t̃ and a bound e with |t − t̃| ≤ e, carried through pivots by
// running error analysis (Wilkinson 1963): one operation on doubles errs by at most u = 2⁻⁵³ of its result, and bounds,
// being sums of terms that are not negative, are rounded up by a factor. A sign or a comparison of ratios is believed only
// where the bounds leave no doubt. Where they do, the dictionary is made anew from the payoffs by as few pivots as the
// basis needs; where doubt remains (ties, degenerate vertices, near-ties), the caller asks the whole numbers. So what the
// search finds is what it would find without doubles, some ten times sooner.
//
// Cost: a pivot about ten operations on doubles per entry. Limits: payoffs beyond 2^1000 times the smallest difference
// have no doubles here; then all is left to the whole numbers.

import type { Dictionary } from './dictionary.ts';

/** A little more than 2⁻⁵³, for what is of second order. */
const UNIT = 1.2e-16;
/** Rounds up a bound computed by some ten operations. */
const UP = 1 + 1e-14;
const DOWN = 1 - 1e-14;
/** More than what underflow can lose. */
const TINY = 1e-290;

/** Most bits of a payoff. */
const MOST_BITS = 1000;

/** Whole numbers scaled by a power of 2 to at most 1, which changes neither signs nor the order of ratios. */
const scaled = (numbers: readonly bigint[]): Float64Array | undefined => {
  const bits = numbers.reduce((most, x) => Math.max(most, x.toString(2).length), 1);
  if (bits > MOST_BITS) return undefined;
  let power = 1;
  for (let k = 0; k < bits; k++) power *= 2;
  return Float64Array.from(numbers, (x) => Number(x) / power);
};

/** The dictionary in doubles; it answers for sure or not at all. */
export class BoundedDictionary {
  readonly basic: Int32Array;
  readonly nonbasic: Int32Array;
  readonly #rows: number;
  readonly #columns: number;
  readonly #width: number;
  readonly #entries: Float64Array;
  readonly #errors: Float64Array;
  /** All four as they were at x = 0. */
  readonly #start: readonly [Float64Array, Float64Array, Int32Array, Int32Array];
  /** Pivots since it was made anew. */
  #pivots = 0;
  /** The pivot row's bounds |q| + e and e while a pivot goes on. */
  readonly #reach: Float64Array;
  readonly #slack: Float64Array;

  private constructor(dictionary: Dictionary, coefficients: Float64Array) {
    const { rows, columns } = dictionary;
    this.#rows = rows;
    this.#columns = columns;
    this.#width = columns + 1;
    this.#entries = new Float64Array(rows * this.#width).fill(1);
    for (let row = 0; row < rows; row++) {
      this.#entries.set(coefficients.subarray(row * columns, (row + 1) * columns), row * this.#width);
    }
    this.#errors = this.#entries.map((entry, k) => (k % this.#width === columns ? 0 : entry * UNIT + TINY));
    this.basic = dictionary.basic.slice();
    this.nonbasic = dictionary.nonbasic.slice();
    this.#start = [this.#entries.slice(), this.#errors.slice(), this.basic.slice(), this.nonbasic.slice()];
    this.#reach = new Float64Array(this.#width);
    this.#slack = new Float64Array(this.#width);
  }

  /**
   * The doubles of a dictionary.
   *
   * @param dictionary at x = 0
   * @returns undefined where its numbers are out of the range of doubles
   */
  static of(dictionary: Dictionary): BoundedDictionary | undefined {
    const { rows, columns, entries } = dictionary;
    const coefficients = scaled(entries.filter((_, k) => k % (columns + 1) !== columns));
    return coefficients === undefined || rows === 0 ? undefined : new BoundedDictionary(dictionary, coefficients);
  }

  /**
   * Goes to a basis and gives the row that leaves when each column enters, in the order of `nonbasic`.
   *
   * @param nonbasic bit set of the labels that are nonbasic there
   * @param leaving filled with one row per column
   * @returns whether all is certain, and with it that the vertex is simple; if not, `leaving` means nothing
   */
  look(nonbasic: Uint32Array, leaving: Int32Array): boolean {
    if (this.#goTo(nonbasic) && this.#leavingRows(leaving)) return true;
    if (this.#pivots === 0) return false;
    this.#anew();
    const certain = this.#goTo(nonbasic) && this.#leavingRows(leaving);
    this.#pivots = 0;
    return certain;
  }

  #anew(): void {
    const [entries, errors, basic, nonbasic] = this.#start;
    this.#entries.set(entries);
    this.#errors.set(errors);
    this.basic.set(basic);
    this.nonbasic.set(nonbasic);
    this.#pivots = 0;
  }

  /** Exchanges what has to be exchanged, the largest pivot first. @returns whether every pivot was certainly not 0 */
  #goTo(target: Uint32Array): boolean {
    const { basic, nonbasic } = this;
    const columns: number[] = [];
    const rows: number[] = [];
    nonbasic.forEach((label, column) => {
      if (((target[label >>> 5]! >>> (label & 31)) & 1) === 0) columns.push(column);
    });
    if (columns.length === 0) return true;
    basic.forEach((label, row) => {
      if (((target[label >>> 5]! >>> (label & 31)) & 1) === 1) rows.push(row);
    });
    while (columns.length > 0) {
      let size = -1;
      let atColumn = 0;
      let atRow = 0;
      for (let k = 0; k < columns.length; k++) {
        for (let l = 0; l < rows.length; l++) {
          const entry = Math.abs(this.#entries[rows[l]! * this.#width + columns[k]!]!);
          if (entry > size) {
            size = entry;
            atColumn = k;
            atRow = l;
          }
        }
      }
      if (!this.#pivot(rows[atRow]!, columns[atColumn]!)) {
        this.#anew();
        // Anew at x = 0 is no basis asked for: the next look starts from there.
        this.#pivots = 1;
        return false;
      }
      columns.splice(atColumn, 1);
      rows.splice(atRow, 1);
    }
    return true;
  }

  #pivot(row: number, column: number): boolean {
    const entries = this.#entries;
    const errors = this.#errors;
    const reach = this.#reach;
    const slack = this.#slack;
    const width = this.#width;
    const start = row * width;
    const pivot = entries[start + column]!;
    const pivotError = errors[start + column]!;
    const least = (Math.abs(pivot) - pivotError) * DOWN;
    if (!(least > TINY)) return false;
    for (let k = 0; k < width; k++) {
      const quotient = k === column ? 1 / pivot : entries[start + k]! / pivot;
      const size = Math.abs(quotient);
      const own = k === column ? 0 : errors[start + k]!;
      const error = ((own + size * pivotError) / least + UNIT * size) * UP + TINY;
      entries[start + k] = quotient;
      errors[start + k] = error;
      slack[k] = error;
      reach[k] = size + error;
    }
    for (let other = 0; other < this.#rows; other++) {
      if (other === row) continue;
      const from = other * width;
      const factor = entries[from + column]!;
      const factorError = errors[from + column]!;
      const factorSize = Math.abs(factor);
      // Below, the old entry of the pivot's column counts as 0: there the new one is −factor / pivot.
      entries[from + column] = 0;
      errors[from + column] = 0;
      for (let k = 0; k < width; k++) {
        const product = factor * entries[start + k]!;
        const entry = entries[from + k]! - product;
        errors[from + k] =
          (errors[from + k]! +
            factorSize * slack[k]! +
            factorError * reach[k]! +
            UNIT * (Math.abs(product) + Math.abs(entry))) *
            UP +
          TINY;
        entries[from + k] = entry;
      }
    }
    const leaves = this.basic[row]!;
    this.basic[row] = this.nonbasic[column]!;
    this.nonbasic[column] = leaves;
    this.#pivots++;
    return true;
  }

  /** The ratio test of every column, where the values of all basic variables are certainly positive. */
  #leavingRows(leaving: Int32Array): boolean {
    const entries = this.#entries;
    const errors = this.#errors;
    const width = this.#width;
    const columns = this.#columns;
    for (let row = 0; row < this.#rows; row++) {
      const at = row * width + columns;
      if (!(entries[at]! - errors[at]! > TINY)) return false;
    }
    for (let column = 0; column < columns; column++) {
      const row = this.#leavingRow(column);
      if (row < 0) return false;
      leaving[column] = row;
    }
    return true;
  }

  /** The row whose largest possible ratio is below the least possible one of every other row; −1 where there is none. */
  #leavingRow(column: number): number {
    const entries = this.#entries;
    const errors = this.#errors;
    const width = this.#width;
    const columns = this.#columns;
    let best = -1;
    let most = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.#rows; row++) {
      const at = row * width;
      const slope = (entries[at + column]! - errors[at + column]!) * DOWN;
      if (!(slope > TINY)) continue;
      const ratio = ((entries[at + columns]! + errors[at + columns]!) / slope) * UP;
      if (ratio < most) {
        most = ratio;
        best = row;
      }
    }
    for (let row = 0; row < this.#rows; row++) {
      if (row === best) continue;
      const at = row * width;
      const slope = (entries[at + column]! + errors[at + column]!) * UP;
      if (slope <= 0) continue;
      if (!((entries[at + columns]! - errors[at + columns]!) * DOWN > most * slope * UP)) return -1;
    }
    return best;
  }
}
