/** Tail probabilities, written for the tests and apart from the engine's functions. */

/** ln Γ, Lanczos' series with g = 7. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

const logGamma = (x: number): number => {
  const sum = LANCZOS.reduce<number>(
    (total, coefficient, i) => total + (i === 0 ? coefficient : coefficient / (x + i - 1)),
    0,
  );
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
};

/** The regularised incomplete gamma function above x, Q(a, x): a series below a + 1, a continued fraction above. */
export const gammaAbove = (a: number, x: number): number => {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
};

/** P(χ² with so many degrees of freedom ≥ x). */
export const chiSquareAbove = (x: number, df: number): number => gammaAbove(df / 2, x / 2);

/** P(Z ≥ z) of a standard normal number, to full relative precision in both tails. */
export const normalAbove = (z: number): number => (z < 0 ? 1 - normalAbove(-z) : 0.5 * gammaAbove(0.5, (z * z) / 2));

/** P(more than `count`) + ½ P(as many) of a Poisson number: uniform on the average, unlike P(at least). */
export const poissonAbove = (count: number, mean: number): number => {
  const atLeast = (k: number): number => (k === 0 ? 1 : 1 - gammaAbove(k, mean));
  return (atLeast(count) + atLeast(count + 1)) / 2;
};

/** P of χ² of counts against what is expected; neighbouring cells are pooled until ten are expected. */
export const chiSquareTest = (counts: readonly number[], expected: readonly number[]): number => {
  const cells: { count: number; expected: number }[] = [];
  let open = { count: 0, expected: 0 };
  for (const [i, count] of counts.entries()) {
    open = { count: open.count + count, expected: open.expected + (expected[i] as number) };
    if (open.expected < 10) continue;
    cells.push(open);
    open = { count: 0, expected: 0 };
  }
  const last = cells.pop() ?? { count: 0, expected: 0 };
  cells.push({ count: last.count + open.count, expected: last.expected + open.expected });
  if (cells.length < 2) throw new Error(`χ²: expected numbers enough for two cells, got ${counts.length} with fewer`);
  const statistic = cells.reduce((sum, cell) => sum + (cell.count - cell.expected) ** 2 / cell.expected, 0);
  return chiSquareAbove(statistic, cells.length - 1);
};

/** The limit of Kolmogorov's distribution, with Stephens' correction for n. */
export const kolmogorovSmirnovTest = (sorted: Float64Array): number => {
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const u = sorted[i] as number;
    largest = Math.max(largest, (i + 1) / n - u, u - i / n);
  }
  const root = Math.sqrt(n);
  const z = (root + 0.12 + 0.11 / root) * largest;
  // Jacobi's other form of the same series: where z is small the first needs many terms.
  if (z < 1) {
    let below = 0;
    for (let k = 1; k < 40; k += 2) below += Math.exp((-k * k * Math.PI * Math.PI) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * below;
  }
  let above = 0;
  for (let k = 1; k < 40; k++) above += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
  return above;
};

/** P of the Anderson–Darling statistic, from its limiting distribution as a fitted curve: assumption (cf. Marsaglia 2004). */
export const andersonDarlingTest = (sorted: Float64Array): number => {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const low = Math.max(sorted[i] as number, 2 ** -60);
    const high = Math.max(1 - (sorted[n - 1 - i] as number), 2 ** -60);
    sum += (2 * i + 1) * (Math.log(low) + Math.log(high));
  }
  const z = -n - sum / n;
  if (z < 2) {
    const inner = 2.00012 + (0.247105 - (0.0649821 - (0.0347962 - (0.011672 - 0.00168691 * z) * z) * z) * z) * z;
    return 1 - (Math.exp(-1.2337141 / z) / Math.sqrt(z)) * inner;
  }
  const inner = 1.0776 - (2.30695 - (0.43424 - (0.082433 - (0.008056 - 0.0003146 * z) * z) * z) * z) * z;
  return -Math.expm1(-Math.exp(inner));
};
