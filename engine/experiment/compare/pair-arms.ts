import { runsFor, runsForShares } from '../../analysis/runs-for.ts';
import { defined } from '../defined.ts';
import { RUNS_GROUP_ROWS } from '../tables/runs-table.ts';
import { type ArmRuns, type Kind, openArmRuns, type Quantity, type Values } from './arm-runs.ts';
import { createPairFold, type FoldedDifference, type PairFold } from './pair-fold.ts';

/** How many runs an interval of ± `halfWidth` would need. */
export type RunsNeeded = {
  /** In the unit of the difference. */
  readonly halfWidth: number;
  /** Runs of each arm, played in the same worlds. */
  readonly paired: number;
  /** Runs of each arm, played in worlds of their own. */
  readonly unpaired: number;
};

/** By how much an arm differs from the baseline in one number. */
export type Difference = {
  readonly arm: string;
  /** Name of the end or measure: `catastrophe`, `warmth|Lab 1`. */
  readonly measure: string;
  readonly kind: Kind;
  /** Arm minus baseline: of shares, means or quotients. NaN where no pair has both. */
  readonly estimate: number;
  readonly lo95: number;
  readonly hi95: number;
  /** Pairs; runs that failed or miss the number in either arm are in none. */
  readonly n: number;
  /** Runs left out: n and these are all that were played in both arms. */
  readonly leftOut: number;
  /** Over the same pairs; absent where it is not finite. */
  readonly inBaseline?: number;
  readonly inArm?: number;
  /** The arms agree in every pair. */
  readonly identical: boolean;
  /** How many times as many runs the same precision would need unpaired; absent where the pairs do not vary. */
  readonly varianceRatio?: number;
  /** Absent where the pairs do not vary, or cannot. */
  readonly runsNeeded?: RunsNeeded;
};

/** An end or a measure that only one of two arms has. */
export type Unmatched = {
  readonly arm: string;
  readonly in: 'arm' | 'baseline';
  readonly measure: string;
  readonly kind: Kind;
};

export type Paired = { readonly differences: readonly Difference[]; readonly unmatched: readonly Unmatched[] };

/** One percentage point. */
const POINT = 0.01;
const TENTH = 0.1;

const isShare = (kind: Kind): boolean => kind === 'outcome' || kind === 'share';

/** A share to one point, in the same worlds and in worlds of their own. */
const runsForPoint = ({ estimate, inBaseline, inArm, discordant = 0 }: FoldedDifference): RunsNeeded => {
  const spreads = [inBaseline, inArm].map((share) => share * (1 - share));
  const unpaired = spreads.reduce((sum, spread) => sum + spread, 0);
  const squared = estimate * estimate;
  return {
    halfWidth: POINT,
    paired: runsForShares(POINT, Math.max(0, discordant - squared), 2 * (1 - discordant) + 4 * squared),
    unpaired: runsForShares(POINT, unpaired, 2 - 4 * unpaired),
  };
};

/** What a difference is wanted to: a share to one point, anything else to a tenth of its standard deviation over runs. */
const runsNeeded = (kind: Kind, difference: FoldedDifference): RunsNeeded | undefined => {
  const { variance, unpairedVariance, n } = difference;
  if (isShare(kind)) return n > 1 ? runsForPoint(difference) : undefined;
  const halfWidth = TENTH * Math.sqrt(unpairedVariance / 2);
  if (!(n > 1 && halfWidth > 0 && variance > 0 && Number.isFinite(unpairedVariance) && Number.isFinite(variance)))
    return undefined;
  return { halfWidth, paired: runsFor(halfWidth, variance), unpaired: runsFor(halfWidth, unpairedVariance) };
};

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const differenceOf = (arm: string, { kind, name }: Quantity, folded: FoldedDifference, rows: number): Difference => {
  const { estimate, lo95, hi95, n, identical, varianceRatio } = folded;
  return {
    arm,
    measure: name,
    kind,
    estimate,
    lo95,
    hi95,
    n,
    leftOut: rows - n,
    ...defined({ inBaseline: finite(folded.inBaseline), inArm: finite(folded.inArm) }),
    identical,
    ...defined({ varianceRatio, runsNeeded: runsNeeded(kind, folded) }),
  };
};

/** Numbers of one name that can be set against each other; a share is the mean of zeros and ones. */
type Match = {
  readonly quantity: Quantity;
  readonly inBaseline: number;
  readonly inArm: number;
  readonly fold: PairFold;
};

const isSameSort = (a: Kind, b: Kind): boolean =>
  a === b || (a === 'share' && b === 'mean') || (a === 'mean' && b === 'share');

const placeOf = ({ quantities }: ArmRuns, { kind, name }: Quantity): number =>
  quantities.findIndex((one) => one.name === name && isSameSort(one.kind, kind));

const matchesOf = (baseline: ArmRuns, arm: ArmRuns): readonly Match[] =>
  baseline.quantities.flatMap((quantity, inBaseline) => {
    const inArm = placeOf(arm, quantity);
    const other = arm.quantities[inArm];
    if (other === undefined) return [];
    const kind = other.kind === quantity.kind ? quantity.kind : 'mean';
    return [{ quantity: { ...quantity, kind }, inBaseline, inArm, fold: createPairFold(kind) }];
  });

const unmatchedOf = (name: string, baseline: ArmRuns, arm: ArmRuns): readonly Unmatched[] => {
  const onlyIn = (one: ArmRuns, other: ArmRuns, where: Unmatched['in']): Unmatched[] =>
    one.quantities
      .filter((quantity) => placeOf(other, quantity) < 0)
      .map((quantity) => ({ arm: name, in: where, measure: quantity.name, kind: quantity.kind }));
  return [...onlyIn(baseline, arm, 'baseline'), ...onlyIn(arm, baseline, 'arm')];
};

/**
 * The differences between two arms that were played with the same seed: run r of both had the same random numbers. Read
 * in groups of rows, so that memory does not grow with the runs.
 *
 * @param baseline results directory of the arm that is subtracted
 * @param arm results directory and name of the other
 */
export const pairArms = async (
  baseline: string,
  arm: { readonly name: string; readonly directory: string },
  signal?: AbortSignal,
): Promise<Paired> => {
  const [a, b] = [await openArmRuns(baseline), await openArmRuns(arm.directory)];
  const matches = matchesOf(a, b);
  const rows = Math.min(a.rows, b.rows);
  for (let from = 0; from < rows; from += RUNS_GROUP_ROWS) {
    signal?.throwIfAborted();
    const to = Math.min(rows, from + RUNS_GROUP_ROWS);
    const [ofA, ofB] = [await a.read(from, to), await b.read(from, to)];
    for (const { inBaseline, inArm, fold } of matches) fold.add(ofA[inBaseline] as Values, ofB[inArm] as Values);
  }
  return {
    differences: matches.map(({ quantity, fold }) => differenceOf(arm.name, quantity, fold.finish(), rows)),
    unmatched: unmatchedOf(arm.name, a, b),
  };
};
