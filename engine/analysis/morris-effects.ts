import { seedKey } from '../run/random/key.ts';
import { nameHash } from '../run/random/name-hash.ts';
import { nextUniform, streamState } from '../run/random/stream.ts';
import { type BootstrapOptions, bootstrapMeans, type Interval } from './bootstrap.ts';
import type { MorrisMove } from './morris-design.ts';
import { completeRows, covarianceOf, meanOf, type Replicates } from './replicates.ts';

/** Elementary effects of one factor, in units of the output per whole range of the factor. */
export type FactorEffects = {
  /** Mean effect: effects of either sign cancel. */
  readonly mu: Interval;
  /** Mean absolute effect, noise included: compare it with `floor`. */
  readonly muStar: Interval;
  /** Spread of the effect over the other factors' values (non-linear, or in interaction), noise subtracted; ≥ 0. */
  readonly sigma: Interval;
  /** Standard error of one elementary effect (root mean square), from its replicates; undefined with one replicate. */
  readonly noise: number | undefined;
  /** What muStar would be if the factor had no effect; undefined with one replicate. */
  readonly floor: number | undefined;
  /**
   * The interval of muStar lies above the floor, and that of their difference above 0 (the floor is an estimate, too).
   * With one replicate the floor is 0. Each factor is judged by itself, at 2.5 %.
   */
  readonly clear: boolean;
};

export type MorrisEffects = {
  /** In the order of the factors. */
  readonly factors: readonly FactorEffects[];
  /** Trajectories used: so many effects there are of each factor. */
  readonly trajectories: number;
  /** Replicates planned per point. */
  readonly replicates: number;
  readonly dropped: { readonly rows: number; readonly replicates: number };
};

const SPLITS = 64;
/** A factor's columns: effect, its absolute value, its square, squared standard error, floor. */
type Columns = [number, number, number, number, number];
const COLUMNS = 5;

/** Random splits of R replicates into halves, as weights that give their difference the variance of a mean of R. */
const halves = (replicates: number): Float64Array[] => {
  const half = Math.floor(replicates / 2);
  const rest = replicates - half;
  const scale = Math.sqrt(half * rest) / replicates;
  const state = streamState(seedKey('halves'), replicates, nameHash('morris/halves'));
  return Array.from({ length: SPLITS }, () => {
    const weights = new Float64Array(replicates);
    let open = half;
    for (let r = 0; r < replicates; r++) {
      const inHalf = nextUniform(state) * (replicates - r) < open;
      if (inHalf) open--;
      weights[r] = inHalf ? scale / half : -scale / rest;
    }
    return weights;
  });
};

/** E|mean of R noises|: the mean distance between halves of the replicates, in which any effect cancels. */
const meanAbsoluteNoise = (differences: Float64Array, splits: readonly Float64Array[]): number => {
  let total = 0;
  for (const weights of splits) {
    let distance = 0;
    for (let r = 0; r < differences.length; r++) distance += (weights[r] as number) * (differences[r] as number);
    total += Math.abs(distance);
  }
  return total / splits.length;
};

/** Writes one factor's columns of one trajectory. */
const writeEffect = (
  into: Float64Array,
  before: Float64Array,
  after: Float64Array,
  change: number,
  splits: readonly Float64Array[],
): void => {
  const differences = after.map((value, r) => (value - (before[r] as number)) / change);
  const effect = meanOf(differences);
  into[0] = effect;
  into[1] = Math.abs(effect);
  into[2] = effect * effect;
  into[3] = differences.length === 1 ? 0 : covarianceOf(differences, differences) / differences.length;
  into[4] = differences.length === 1 ? 0 : meanAbsoluteNoise(differences, splits);
};

const tableOf = (rows: readonly (readonly Float64Array[])[], moves: readonly (readonly MorrisMove[])[]) => {
  const columns = COLUMNS * (moves[0]?.length ?? 0);
  const values = new Float64Array(rows.length * columns);
  const splitsOf = new Map<number, Float64Array[]>();
  rows.forEach((points, row) => {
    const replicates = points[0]?.length ?? 0;
    const splits = splitsOf.get(replicates) ?? halves(replicates);
    splitsOf.set(replicates, splits);
    moves[row]?.forEach(({ factor, change }, m) => {
      const start = row * columns + COLUMNS * factor;
      const into = values.subarray(start, start + COLUMNS);
      writeEffect(into, points[m] as Float64Array, points[m + 1] as Float64Array, change, splits);
    });
  });
  return { rows: rows.length, columns, values };
};

/** Numbers that `statistics` gives for each factor. */
const MEASURES = 4;

/** Of column means: mu, muStar, sigma, muStar less floor, of each factor in turn. */
const statistics =
  (rows: number) =>
  (means: Float64Array): number[] => {
    const result: number[] = [];
    for (let c = 0; c < means.length; c += COLUMNS) {
      const [mu, muStar, square, noise, floor] = means.subarray(c, c + COLUMNS) as unknown as Columns;
      const variance = ((square - mu * mu) * rows) / (rows - 1) - noise;
      result.push(mu, muStar, Math.sqrt(Math.max(variance, 0)), muStar - floor);
    }
    return result;
  };

/**
 * Morris's measures of each factor's effect, with the noise of replicates told apart.
 *
 *     effect = (ȳ after − ȳ before) / change     of the R replicates, each of the same run before and after
 *     mu = mean effect,  muStar = mean |effect|,  sigma² = variance of the effects − mean squared standard error
 *
 * 1. A factor without effect has muStar = E|noise|, not 0. This floor is found from the replicates themselves: the mean
 *    distance between random halves of them, scaled to the noise of all R. Effects cancel in it, and it is right for
 *    0/1 outputs that differ in one run of many, where a normal approximation is too low.
 * 2. Where runs share their random numbers before and after, a factor that changes nothing has effect and floor 0.
 * 3. Intervals: bootstrap over trajectories, fit for ten or more of them.
 *
 * @param design trajectories as of `morrisDesign`; only their moves are used
 * @param outputs [trajectory][point][replicate], replicate r of a trajectory of the same run at all of its points; NaN
 *   where there is none; R = 1 takes outputs to be exact
 * @returns measures by factor
 * @throws RangeError when shapes differ, fewer than two trajectories are left, or more than half of the replicates are
 *   missing
 *
 * Source: Morris 1991, Technometrics 33, 161–174 (mu, sigma); Campolongo, Cariboni and Saltelli 2007, Environmental
 * Modelling and Software 22, 1509–1518 (muStar).
 */
export const morrisEffects = (
  design: readonly { readonly moves: readonly MorrisMove[] }[],
  outputs: readonly (readonly Replicates[])[],
  options: BootstrapOptions = {},
): MorrisEffects => {
  const points = (design[0]?.moves.length ?? 0) + 1;
  if (design.length !== outputs.length || outputs.some((row) => row.length !== points)) {
    throw new RangeError(`morrisEffects: expected outputs of ${design.length} trajectories of ${points} points`);
  }
  const { rows, used, deterministic, dropped } = completeRows(outputs);
  if (rows.length < 2) throw new RangeError(`morrisEffects: expected at least 2 trajectories, got ${rows.length}`);
  const table = tableOf(
    rows,
    used.map((row) => design[row]?.moves ?? []),
  );
  const intervals = bootstrapMeans(table, statistics(rows.length), options);
  const columnMean = (c: number) => meanOf(rows.map((_, row) => table.values[row * table.columns + c] as number));
  const factors = Array.from({ length: points - 1 }, (_, factor): FactorEffects => {
    const [mu, muStar, sigma, excess] = intervals.slice(MEASURES * factor) as [Interval, Interval, Interval, Interval];
    const floor = columnMean(COLUMNS * factor + 4);
    return {
      mu,
      muStar,
      sigma,
      noise: deterministic ? undefined : Math.sqrt(columnMean(COLUMNS * factor + 3)),
      floor: deterministic ? undefined : floor,
      clear: muStar.lo95 > floor && excess.lo95 > 0,
    };
  });
  return { factors, trajectories: rows.length, replicates: outputs[0]?.[0]?.length ?? 0, dropped };
};
