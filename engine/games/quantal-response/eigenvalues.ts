// Eigenvalues of a real matrix of no symmetry.
//
// Method: reduction to Hessenberg form by elimination with pivoting, then the doubly shifted QR algorithm of Francis
// (1961, 1962), with the exceptional shifts and tests of Martin, Peters & Wilkinson (1970), Numerische Mathematik 14:
// 219–231 (EISPACK `elmhes`, `hqr`). Cost about 10 size³. Right to rounding errors of the matrix's norm.

/** `real[k]` and `imaginary[k]`; complex ones come in pairs. */
export interface Eigenvalues {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

const MOST_ITERATIONS = 60;
const EPSILON = 2.220446049250313e-16;

const swapRowsAndColumns = (a: Float64Array, n: number, i: number, m: number): void => {
  for (let k = 0; k < n; k++) {
    const x = a[i * n + k]!;
    a[i * n + k] = a[m * n + k]!;
    a[m * n + k] = x;
  }
  for (let k = 0; k < n; k++) {
    const x = a[k * n + i]!;
    a[k * n + i] = a[k * n + m]!;
    a[k * n + m] = x;
  }
};

/** Reduces to upper Hessenberg form in place, zeros below the subdiagonal. */
const toHessenberg = (a: Float64Array, n: number): void => {
  for (let m = 1; m < n - 1; m++) {
    let pivot = m;
    for (let k = m; k < n; k++) if (Math.abs(a[k * n + m - 1]!) > Math.abs(a[pivot * n + m - 1]!)) pivot = k;
    const x = a[pivot * n + m - 1]!;
    if (x === 0) continue;
    if (pivot !== m) swapRowsAndColumns(a, n, pivot, m);
    for (let i = m + 1; i < n; i++) {
      const y = a[i * n + m - 1]! / x;
      if (y === 0) continue;
      for (let k = m - 1; k < n; k++) a[i * n + k] = a[i * n + k]! - y * a[m * n + k]!;
      for (let k = 0; k < n; k++) a[k * n + m] = a[k * n + m]! + y * a[k * n + i]!;
      a[i * n + m - 1] = 0;
    }
  }
};

const norm = (a: Float64Array): number => a.reduce((sum, x) => sum + Math.abs(x), 0);

/** The row l ≤ end at which the subdiagonal is negligible, so that rows l to end stand alone. */
const splitAt = (a: Float64Array, n: number, end: number, scale: number): number => {
  for (let l = end; l >= 1; l--) {
    const neighbours = Math.abs(a[(l - 1) * n + l - 1]!) + Math.abs(a[l * n + l]!);
    if (Math.abs(a[l * n + l - 1]!) <= EPSILON * (neighbours === 0 ? scale : neighbours)) {
      a[l * n + l - 1] = 0;
      return l;
    }
  }
  return 0;
};

/** Eigenvalues of the last two rows, which stand alone. */
const takePair = (a: Float64Array, n: number, end: number, shift: number, result: Eigenvalues): void => {
  const x = a[end * n + end]!;
  const y = a[(end - 1) * n + end - 1]!;
  const w = a[end * n + end - 1]! * a[(end - 1) * n + end]!;
  const p = 0.5 * (y - x);
  const q = p * p + w;
  const z = Math.sqrt(Math.abs(q));
  if (q >= 0) {
    const root = p + (p >= 0 ? z : -z);
    result.real[end - 1] = x + shift + root;
    result.real[end] = root === 0 ? x + shift : x + shift - w / root;
  } else {
    result.real[end - 1] = x + shift + p;
    result.real[end] = x + shift + p;
    result.imaginary[end - 1] = z;
    result.imaginary[end] = -z;
  }
};

/** One double QR step on rows l to end, with shifts of sum s and product t. */
const doubleStep = (a: Float64Array, n: number, l: number, end: number, s: number, t: number): void => {
  let p = 0;
  let q = 0;
  let r = 0;
  let m = end - 2;
  for (; m >= l; m--) {
    const z = a[m * n + m]!;
    p = z * (z - s) + t + a[m * n + m + 1]! * a[(m + 1) * n + m]!;
    q = a[(m + 1) * n + m]! * (z + a[(m + 1) * n + m + 1]! - s);
    r = a[(m + 1) * n + m]! * a[(m + 2) * n + m + 1]!;
    const size = Math.abs(p) + Math.abs(q) + Math.abs(r);
    if (size > 0) {
      p /= size;
      q /= size;
      r /= size;
    }
    if (m === l) break;
    const u = Math.abs(a[m * n + m - 1]!) * (Math.abs(q) + Math.abs(r));
    const v = Math.abs(a[(m - 1) * n + m - 1]!) + Math.abs(z) + Math.abs(a[(m + 1) * n + m + 1]!);
    if (u <= EPSILON * Math.abs(p) * v) break;
  }
  for (let i = m + 2; i <= end; i++) {
    a[i * n + i - 2] = 0;
    if (i > m + 2) a[i * n + i - 3] = 0;
  }
  for (let k = m; k < end; k++) {
    const three = k + 1 < end;
    let size = 0;
    if (k > m) {
      p = a[k * n + k - 1]!;
      q = a[(k + 1) * n + k - 1]!;
      r = three ? a[(k + 2) * n + k - 1]! : 0;
      size = Math.abs(p) + Math.abs(q) + Math.abs(r);
      if (size === 0) continue;
      p /= size;
      q /= size;
      r /= size;
    }
    const length = Math.sqrt(p * p + q * q + r * r);
    const signed = p < 0 ? -length : length;
    if (signed === 0) continue;
    if (k > m) a[k * n + k - 1] = -signed * size;
    else if (l !== m) a[k * n + k - 1] = -a[k * n + k - 1]!;
    p += signed;
    const x = p / signed;
    const y = q / signed;
    const z = r / signed;
    q /= p;
    r /= p;
    for (let j = k; j < n; j++) {
      let sum = a[k * n + j]! + q * a[(k + 1) * n + j]!;
      if (three) {
        sum += r * a[(k + 2) * n + j]!;
        a[(k + 2) * n + j] = a[(k + 2) * n + j]! - sum * z;
      }
      a[(k + 1) * n + j] = a[(k + 1) * n + j]! - sum * y;
      a[k * n + j] = a[k * n + j]! - sum * x;
    }
    const last = Math.min(end, k + 3);
    for (let i = 0; i <= last; i++) {
      let sum = x * a[i * n + k]! + y * a[i * n + k + 1]!;
      if (three) {
        sum += z * a[i * n + k + 2]!;
        a[i * n + k + 2] = a[i * n + k + 2]! - sum * r;
      }
      a[i * n + k + 1] = a[i * n + k + 1]! - sum * q;
      a[i * n + k] = a[i * n + k]! - sum;
    }
  }
};

/**
 * All eigenvalues, or nothing where the iteration does not settle (never seen; not of finite matrices).
 *
 * @param matrix shape size × size, row by row; not changed
 */
export const eigenvalues = (matrix: Float64Array, size: number): Eigenvalues | undefined => {
  const a = Float64Array.from(matrix);
  const result = { real: new Float64Array(size), imaginary: new Float64Array(size) };
  const scale = norm(a);
  if (!(scale < Infinity)) return undefined;
  toHessenberg(a, size);
  let shift = 0;
  let end = size - 1;
  let iterations = 0;
  while (end >= 0) {
    const l = splitAt(a, size, end, scale);
    const x = a[end * size + end]!;
    if (l === end) {
      result.real[end] = x + shift;
      end -= 1;
      iterations = 0;
      continue;
    }
    if (l === end - 1) {
      takePair(a, size, end, shift, result);
      end -= 2;
      iterations = 0;
      continue;
    }
    if (iterations === MOST_ITERATIONS) return undefined;
    const y = a[(end - 1) * size + end - 1]!;
    let [s, t] = [x + y, x * y - a[end * size + end - 1]! * a[(end - 1) * size + end]!];
    if (iterations % 10 === 9) {
      shift += x;
      for (let k = 0; k <= end; k++) a[k * size + k] = a[k * size + k]! - x;
      const w = Math.abs(a[end * size + end - 1]!) + Math.abs(a[(end - 1) * size + end - 2]!);
      [s, t] = [1.5 * w, w * w];
    }
    iterations += 1;
    doubleStep(a, size, l, end, s, t);
  }
  return result;
};
