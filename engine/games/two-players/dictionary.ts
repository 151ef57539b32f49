// A dictionary of the polytope {x ≥ 0, C x ≤ 1} of shape rows × columns in whole numbers.
//
// The system is C x + s = 1 with one slack per row. A basis names the rows' variables; then
//
//     basic[r] = (T[r][columns] − Σ_c T[r][c] · nonbasic[c]) / D,
//
// all T whole numbers over one positive D, the absolute determinant of the basis. Pivots are fraction-free (Edmonds 1967,
// Bareiss 1968): T[i][j] ← (T[i][j] p − T[i][c] T[r][j]) / D divides without remainder, and D ← p.
//
// Ties of the ratio test are broken lexicographically (Dantzig, Orden & Wolfe 1955): as if the right-hand side were
// 1 + ε^(j+1) in row j for a very small ε, which makes the polytope simple, so that its bases are the vertices of a
// connected graph in which each basis has exactly one neighbour per column.

/** The whole-number dictionary; it starts at x = 0 with all slacks basic. */
export class Dictionary {
  readonly rows: number;
  readonly columns: number;
  /** Label of the variable that is basic in each row. */
  readonly basic: Int32Array;
  /** Label of the variable that each column stands for, at 0. */
  readonly nonbasic: Int32Array;
  /** T, row after row, each with its right-hand side last. */
  readonly entries: bigint[];
  /** D, positive. */
  denominator = 1n;
  /** Pivots so far: the cost. */
  pivots = 0;
  readonly #width: number;
  /** Slack's label less this is its row in the system. */
  readonly #firstSlack: number;
  /** Place of each label: its row if basic, else −1 − its column. */
  readonly #place: Int32Array;

  /**
   * @param coefficients C, whole numbers, row after row
   * @param columnLabel label of x_0; x_i has label columnLabel + i
   * @param rowLabel label of slack 0
   */
  constructor(coefficients: readonly bigint[], rows: number, columns: number, columnLabel: number, rowLabel: number) {
    this.rows = rows;
    this.columns = columns;
    this.#width = columns + 1;
    this.#firstSlack = rowLabel;
    this.basic = Int32Array.from({ length: rows }, (_, row) => rowLabel + row);
    this.nonbasic = Int32Array.from({ length: columns }, (_, column) => columnLabel + column);
    this.entries = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) this.entries.push(coefficients[row * columns + column]!);
      this.entries.push(1n);
    }
    this.#place = new Int32Array(rows + columns);
    this.basic.forEach((label, row) => {
      this.#place[label] = row;
    });
    this.nonbasic.forEach((label, column) => {
      this.#place[label] = -1 - column;
    });
  }

  /** Whether a variable is basic. */
  isBasic(label: number): boolean {
    return this.#place[label]! >= 0;
  }

  /** D times the value of a variable. */
  value(label: number): bigint {
    const place = this.#place[label]!;
    return place < 0 ? 0n : this.entries[place * this.#width + this.columns]!;
  }

  /**
   * The row that leaves when a column enters: of all rows with T[r][column] > 0 the one whose perturbed ratio is least.
   *
   * @returns the row, or −1 where no row limits the column (never, if C > 0)
   */
  leavingRow(column: number): number {
    const { entries, columns, rows } = this;
    const width = this.#width;
    let best = -1;
    let bestSlope = 1n;
    let bestValue = 0n;
    for (let row = 0; row < rows; row++) {
      const slope = entries[row * width + column]!;
      if (slope <= 0n) continue;
      const value = entries[row * width + columns]!;
      const left = value * bestSlope;
      const right = bestValue * slope;
      if (best >= 0 && (left > right || (left === right && !this.#isBefore(row, slope, best, bestSlope)))) continue;
      best = row;
      bestSlope = slope;
      bestValue = value;
    }
    return best;
  }

  /** Of two rows whose ratios tie: whether the perturbation of the first, over its slope, is the smaller. */
  #isBefore(row: number, slope: bigint, other: number, otherSlope: bigint): boolean {
    for (let slack = 0; slack < this.rows; slack++) {
      const left = this.#perturbation(row, slack) * otherSlope;
      const right = this.#perturbation(other, slack) * slope;
      if (left !== right) return left < right;
    }
    return false;
  }

  /** D times the coefficient of ε^(slack+1) in the value of the row's variable. */
  #perturbation(row: number, slack: number): bigint {
    const place = this.#place[this.#firstSlack + slack]!;
    if (place >= 0) return place === row ? this.denominator : 0n;
    return this.entries[row * this.#width - 1 - place]!;
  }

  /** Exchanges the variables of a row and a column whose entry is not 0. */
  pivot(row: number, column: number): void {
    const { entries, rows } = this;
    const width = this.#width;
    const start = row * width;
    const denominator = this.denominator;
    const pivot = entries[start + column]!;
    for (let other = 0; other < rows; other++) {
      if (other === row) continue;
      const from = other * width;
      const factor = entries[from + column]!;
      if (factor === 0n) {
        for (let k = 0; k < width; k++) {
          const entry = entries[from + k]!;
          if (entry !== 0n) entries[from + k] = (entry * pivot) / denominator;
        }
        continue;
      }
      for (let k = 0; k < width; k++) {
        if (k === column) continue;
        entries[from + k] = (entries[from + k]! * pivot - factor * entries[start + k]!) / denominator;
      }
      entries[from + column] = -factor;
    }
    entries[start + column] = denominator;
    this.denominator = pivot;
    if (pivot < 0n) this.#changeSign();
    this.#exchange(row, column);
  }

  /** T and D with the other sign: the same dictionary. */
  #changeSign(): void {
    for (let k = 0; k < this.entries.length; k++) this.entries[k] = -this.entries[k]!;
    this.denominator = -this.denominator;
  }

  #exchange(row: number, column: number): void {
    const leaves = this.basic[row]!;
    const enters = this.nonbasic[column]!;
    this.basic[row] = enters;
    this.nonbasic[column] = leaves;
    this.#place[enters] = row;
    this.#place[leaves] = -1 - column;
    this.pivots++;
  }

  /**
   * Goes to another basis by as few pivots as the two bases differ in variables; what lies between need not be feasible.
   *
   * @param nonbasic bit set of the labels that are nonbasic there
   */
  goTo(nonbasic: Uint32Array): void {
    const isOut = (label: number): boolean => ((nonbasic[label >>> 5]! >>> (label & 31)) & 1) === 1;
    for (let column = 0; column < this.columns; column++) {
      if (isOut(this.nonbasic[column]!)) continue;
      const row = this.basic.findIndex((label, at) => isOut(label) && this.entries[at * this.#width + column] !== 0n);
      if (row < 0) throw new RangeError('goTo: expected a basis, got columns that depend on one another');
      this.pivot(row, column);
    }
  }
}
