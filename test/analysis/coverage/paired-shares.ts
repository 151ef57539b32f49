import { FIRST_LOOK, isPrecise, lookAfter } from '../../../engine/analysis/looks.ts';
import type { PairedDifference } from '../../../engine/analysis/paired-difference.ts';
import { pairedProportions } from '../../../engine/analysis/paired-proportions.ts';
import { pairedCoverage } from './exact.ts';
import { covers } from './interval.ts';
import { newcombe, rivals } from './rivals.ts';
import { LOOKS, SHARE_RUNS } from './shares.ts';
import type { CountsBelow } from './simulated-counts.ts';
import { BATCHES } from './streams.ts';

/** Shares of an event in both arms and the correlation of the arms; 'most' is the largest there can be. */
export type Pair = { readonly a: number; readonly b: number; readonly correlation: number | 'most' };

const pair = (a: number, b: number, correlation: Pair['correlation']): Pair => ({ a, b, correlation });

export const PAIRS: readonly Pair[] = [
  pair(0.3, 0.3, 0),
  pair(0.3, 0.3, 0.9),
  pair(0.5, 0.5, 0.99),
  pair(0.3, 0.25, 0.8),
  pair(0.1, 0.05, 0.5),
  pair(0.9, 0.95, 0.5),
  pair(0.5, 0.51, 'most'),
  pair(0.05, 0.02, 0.5),
  pair(0.02, 0.01, 'most'),
  pair(0.01, 0.001, 'most'),
  pair(0.3, 0.3, 'most'),
];

/** The table of a pair; undefined where the shares do not allow the correlation. */
const tableOf = ({ a, b, correlation }: Pair): { onlyA: number; onlyB: number; both: number } | undefined => {
  const most = Math.min(a, b);
  const both = correlation === 'most' ? most : a * b + correlation * Math.sqrt(a * (1 - a) * b * (1 - b));
  if (both > most || a + b - both > 1) return undefined;
  return { onlyA: a - both, onlyB: b - both, both };
};

const knownTable = (one: Pair): { onlyA: number; onlyB: number; both: number } => {
  const table = tableOf(one);
  if (table === undefined) throw new Error(`no such pair: ${JSON.stringify(one)}`);
  return table;
};

/** A number below the first threshold is a run in which only b has the event, then only a, then both. */
const thresholdsOf = (one: Pair): readonly [number, number, number] => {
  const { onlyA, onlyB, both } = knownTable(one);
  return [onlyB, onlyB + onlyA, onlyB + onlyA + both];
};

export const pairThresholds: readonly number[] = PAIRS.flatMap((one) => thresholdsOf(one));

const countsOf = (countsBelow: CountsBelow, one: Pair, batch: number, n: number) => {
  const [first, second, third] = thresholdsOf(one).map((threshold) => countsBelow(batch, n, threshold)) as [
    number,
    number,
    number,
  ];
  return { onlyB: first, onlyA: second - first, both: third - second, neither: n - third };
};

export type PairRow = Pair & {
  readonly n: number;
  /** Expected number of pairs in which the arms differ. */
  readonly discordant: number;
  readonly exact: number;
  readonly simulated: number;
  readonly newcombe: number;
};

export const fixedPairs = (countsBelow: CountsBelow): readonly PairRow[] =>
  PAIRS.flatMap((one) =>
    SHARE_RUNS.map((n) => {
      const table = knownTable(one);
      const truth = table.onlyB - table.onlyA;
      let [hits, newcombeHits] = [0, 0];
      for (let batch = 0; batch < BATCHES; batch++) {
        const counts = countsOf(countsBelow, one, batch, n);
        if (covers(pairedProportions(counts), truth)) hits += 1;
        if (covers(newcombe({ ...counts, n }, counts.both), truth)) newcombeHits += 1;
      }
      const exact = pairedCoverage(rivals['Bonett and Price 2012']!, n, table);
      const discordant = n * (table.onlyA + table.onlyB);
      return { ...one, n, discordant, exact, simulated: hits / BATCHES, newcombe: newcombeHits / BATCHES };
    }),
  );

export type PrecisePairRow = Pair & { readonly halfWidth: number; readonly simulated: number; readonly runs: number };

/** Batches that play until the interval of the difference is precise, at 1 and 2 percentage points. */
export const precisePairs = (countsBelow: CountsBelow): readonly PrecisePairRow[] =>
  PAIRS.flatMap((one) =>
    [0.01, 0.02].flatMap((halfWidth) => {
      const { onlyA, onlyB } = knownTable(one);
      let [hits, total] = [0, 0];
      for (let batch = 0; batch < BATCHES; batch++) {
        const stopped = playUntilPrecise((n) => pairedProportions(countsOf(countsBelow, one, batch, n)), halfWidth);
        if (stopped === undefined) return [];
        if (covers(stopped, onlyB - onlyA)) hits += 1;
        total += stopped.n;
      }
      return [{ ...one, halfWidth, simulated: hits / BATCHES, runs: total / BATCHES }];
    }),
  );

const playUntilPrecise = (
  after: (runs: number) => PairedDifference,
  halfWidth: number,
): PairedDifference | undefined => {
  for (let runs = FIRST_LOOK.share; runs <= LOOKS[LOOKS.length - 1]!; runs = lookAfter(runs, 'share')) {
    const difference = after(runs);
    if (isPrecise(difference, halfWidth)) return difference;
  }
  return undefined;
};

export type MethodRow = {
  readonly name: string;
  readonly cells: number;
  readonly least: number;
  readonly leastFrom400: number;
  readonly median: number;
  /** Cells in which it holds the truth in fewer than 93 % of batches. */
  readonly short: number;
};

const GRID_RUNS = [20, 50, 100, 400, 1000, 4096, 10_000] as const;
const GRID_SHARES = [
  ...[0.5, 0.3, 0.1, 0.05, 0.01, 0.001].map((p) => [p, p] as const),
  ...([
    [0.5, 0.51],
    [0.3, 0.25],
    [0.1, 0.05],
    [0.05, 0.02],
    [0.02, 0.01],
    [0.01, 0.001],
    [0.002, 0.001],
    [0.9, 0.95],
  ] as const),
];

/** The exact coverage of the methods over one grid of cells; cells whose arms are identical say nothing. */
export const methods = (): readonly MethodRow[] => {
  const cells = GRID_RUNS.flatMap((n) =>
    GRID_SHARES.flatMap(([a, b]) =>
      ([0, 0.5, 0.9, 0.99, 'most'] as const).flatMap((correlation) => {
        const table = tableOf({ a, b, correlation });
        return table === undefined || table.onlyA + table.onlyB === 0 ? [] : [{ n, table }];
      }),
    ),
  );
  return Object.entries(rivals).map(([name, method]) => {
    const covered = cells.map(({ n, table }) => pairedCoverage(method, n, table));
    const sorted = Float64Array.from(covered).sort();
    return {
      name,
      cells: cells.length,
      least: sorted[0] as number,
      leastFrom400: Math.min(...covered.filter((_, i) => cells[i]!.n >= 400)),
      median: sorted[sorted.length >> 1] as number,
      short: covered.filter((one) => one < 0.93).length,
    };
  });
};

export type LeastPairRow = { readonly n: number; readonly least: number };

/** The least exact coverage of the chosen interval over one-sided and mixed discordance, finely. */
export const leastPairs = (): readonly LeastPairRow[] =>
  [20, 50, 100, 400, 1000, 10_000].map((n) => {
    let least = 1;
    for (const ratio of [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1]) {
      for (let expected = 0.05; expected * (1 + ratio) < Math.min(0.95 * n, 60); expected *= 1.01) {
        const table = { onlyB: expected / n, onlyA: (ratio * expected) / n };
        least = Math.min(least, pairedCoverage(rivals['Bonett and Price 2012']!, n, table));
      }
    }
    return { n, least };
  });
