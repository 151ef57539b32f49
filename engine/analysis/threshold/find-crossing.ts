import type { Verdict } from './verdict.ts';

/** One value of the parameter, and what the condition came to there. */
export type Point = { readonly x: number; readonly verdict: Verdict };

/** Two neighbouring points with different answers. */
export type Place = {
  /** Halfway between the two. */
  readonly x: number;
  readonly before: Point;
  readonly after: Point;
};

/**
 * A part of the range in which the answer is not clear, or flips: its ends are the nearest points with a clear answer.
 * With no place it is one where the estimate comes near its bound and turns back, or the range ends.
 *
 * Two stretches are told apart only by a clear answer at a scanned value. Between close values chance makes and unmakes
 * clear answers, and the search goes where it does; that must not pass for several crossings.
 */
export type Stretch = {
  /** One value for all its places: the middle one; undefined where they are even in number and the answer is back. */
  readonly crossing: number | undefined;
  /** Undefined: the answer is not clear at the range's lower end. */
  readonly lo95: number | undefined;
  readonly hi95: number | undefined;
  readonly openBelow: boolean;
  readonly openAbove: boolean;
  /** Where the estimate flips the answer, ascending. */
  readonly places: readonly Place[];
};

type Played = {
  /** Everything that was played, by value ascending: each value once. */
  readonly points: readonly Point[];
  readonly rounds: number;
};

/** What a search along one parameter came to. */
export type Crossing =
  | (Played & {
      readonly kind: 'crossed' | 'not-crossed';
      readonly lo: number;
      readonly hi: number;
      readonly whole: boolean;
      readonly tolerance: number;
      /** All places, ascending; none where `kind` is `not-crossed`. */
      readonly places: readonly Place[];
      /** All of the range that has no clear answer, ascending; none where the answer is clear throughout. */
      readonly stretches: readonly Stretch[];
      /** There is one place at most. Several in one stretch may be one crossing, made several by chance. */
      readonly monotone: boolean;
      /** All ends of stretches and all places are known to the tolerance: `most` sufficed. */
      readonly narrowed: boolean;
    })
  /** The condition has no answer at `at`: a number is missing. */
  | (Played & { readonly kind: 'missing'; readonly at: Point });

/** Where to search, and how closely. */
export type CrossingSettings = {
  /** The range of values, lo < hi, both finite; whole numbers where `whole`. */
  readonly lo: number;
  readonly hi: number;
  /** Only whole numbers are values. */
  readonly whole?: boolean;
  /** Width, in the unit of x, to which places and ends are narrowed; default a 1024th of the range, 1 where whole. */
  readonly tolerance?: number;
  /** Equally spaced points to begin with, at least 2. What flips and flips back between two of them is not seen. */
  readonly scan?: number;
  /** Values played at most, at least `scan`. */
  readonly most?: number;
};

type Search = Required<CrossingSettings>;

const checkedSettings = (settings: CrossingSettings): Search => {
  const { lo, hi, whole = false, scan = 9, most = 128 } = settings;
  const tolerance = settings.tolerance ?? (whole ? 1 : (hi - lo) / 1024);
  const isWhole = Number.isInteger;
  const fail = (what: string): never => {
    throw new RangeError(`findCrossing: expected ${what}`);
  };
  if (!(lo < hi && Number.isFinite(hi - lo))) fail(`finite lo < hi, got ${lo} and ${hi}`);
  if (whole && !(isWhole(lo) && isWhole(hi))) fail(`whole numbers lo and hi, got ${lo} and ${hi}`);
  if (!(tolerance > 0)) fail(`tolerance > 0, got ${tolerance}`);
  if (!(isWhole(scan) && scan >= 2)) fail(`a whole number scan ≥ 2, got ${scan}`);
  if (!(isWhole(most) && most >= scan)) fail(`a whole number most ≥ scan = ${scan}, got ${most}`);
  return { lo, hi, whole, scan, most, tolerance: whole ? Math.max(1, tolerance) : tolerance };
};

const scanned = ({ lo, hi, whole, scan }: Search): number[] => {
  const spaced = Array.from({ length: scan }, (_, k) => {
    const x = lo + (hi - lo) * (k / (scan - 1));
    return whole ? Math.floor(x + 0.5) : x;
  });
  return [...new Set(spaced.with(-1, hi))];
};

/** −2 clearly no, −1 no, 1 yes, 2 clearly yes. */
const level = ({ verdict }: Point): number => (verdict.holds ? 1 : -1) * (verdict.clear ? 2 : 1);

const flips = (before: Point, after: Point): boolean => before.verdict.holds !== after.verdict.holds;

type Pair = readonly [Point, Point];

const pairsOf = (points: readonly Point[]): Pair[] =>
  points.slice(1).map((after, index) => [points[index] as Point, after]);

/** The value between two, or undefined where they are near enough. */
const between = ({ whole, tolerance }: Search, [{ x: a }, { x: b }]: Pair): number | undefined => {
  if (b - a <= tolerance) return undefined;
  const middle = whole ? Math.floor(a + (b - a) / 2) : a + (b - a) / 2;
  return middle > a && middle < b ? middle : undefined;
};

/** Middles of all pairs of neighbours that differ; where there are too many, of those that flip first. */
const nextValues = (search: Search, points: readonly Point[]): { values: number[]; spared: boolean } => {
  const differing = pairsOf(points).filter(([before, after]) => level(before) !== level(after));
  const ranked = [
    ...differing.filter(([before, after]) => flips(before, after)),
    ...differing.filter(([before, after]) => !flips(before, after)),
  ];
  const wanted = ranked.flatMap((pair) => between(search, pair) ?? []);
  const values = wanted.slice(0, search.most - points.length);
  return { values, spared: values.length < wanted.length };
};

const placeOf = ([before, after]: Pair): Place => ({ x: before.x + (after.x - before.x) / 2, before, after });

const stretchOf = (pairs: readonly Pair[]): Stretch => {
  const [first] = pairs[0] as Pair;
  const [, last] = pairs.at(-1) as Pair;
  const places = pairs.filter(([before, after]) => flips(before, after)).map(placeOf);
  return {
    crossing: places.length % 2 === 0 ? undefined : places[(places.length - 1) / 2]?.x,
    lo95: first.verdict.clear ? first.x : undefined,
    hi95: last.verdict.clear ? last.x : undefined,
    openBelow: !first.verdict.clear,
    openAbove: !last.verdict.clear,
    places,
  };
};

/** Neighbours that are not both clear with the same answer, up to the next clear scanned value. */
const stretchesOf = (points: readonly Point[], scan: ReadonlySet<number>): Stretch[] => {
  const stretches: Pair[][] = [];
  let separated = true;
  for (const pair of pairsOf(points)) {
    const [before, after] = pair;
    if (before.verdict.clear && scan.has(before.x)) separated = true;
    if (before.verdict.clear && after.verdict.clear && !flips(before, after)) continue;
    if (separated) stretches.push([]);
    stretches.at(-1)?.push(pair);
    separated = false;
  }
  return stretches.map(stretchOf);
};

/**
 * Finds where an answer flips along one parameter, with a 95 % interval.
 *
 * 1. Plays `scan` equally spaced values.
 * 2. In rounds, plays the middle of every two neighbours whose answers differ or of which one only is clear, until all
 *    such neighbours are within `tolerance`.
 * 3. A place is between two neighbours with different answers. Its interval reaches to the nearest values on both sides
 *    at which the answer is clear: it holds every x whose own 95 % interval includes the bound, so it covers the true
 *    crossing with at least the coverage of those intervals (a confidence set by inverting a test).
 *
 * The same run numbers must be played at every value (common random numbers): then the estimate is one fixed curve of
 * x, no value is worth playing twice, and neighbours differ by what x does and not by chance.
 *
 * Cost: for a monotone curve at most scan + 3 ⌈log₂((hi − lo) / ((scan − 1) tolerance))⌉ values, 30 with the defaults.
 *
 * Limits: flips that come in pairs between two scanned values are missed. Of several places each has its interval, not
 * all of them together.
 *
 * @param playAll plays a round: verdicts at the values, in their order
 * @throws RangeError for settings that are no range, and when `playAll` does not answer every value
 *
 * Source: inversion of tests: Casella and Berger 2002, Statistical Inference, section 9.2.1; one fixed set of random
 * numbers: Kim, Pasupathy and Henderson 2015, A guide to sample average approximation.
 */
export const findCrossing = async (
  playAll: (values: readonly number[]) => Promise<readonly Verdict[]>,
  settings: CrossingSettings,
): Promise<Crossing> => {
  const search = checkedSettings(settings);
  let points: Point[] = [];
  let rounds = 0;
  const scan = scanned(search);
  let next = { values: scan, spared: false };
  while (next.values.length > 0) {
    const verdicts = await playAll(next.values);
    if (verdicts.length !== next.values.length) {
      throw new RangeError(`findCrossing: expected ${next.values.length} verdicts, got ${verdicts.length}`);
    }
    const played = next.values.map((x, index) => ({ x, verdict: verdicts[index] as Verdict }));
    rounds += 1;
    points = [...points, ...played].sort((a, b) => a.x - b.x);
    const at = points.find(({ verdict }) => verdict.holds === undefined);
    if (at) return { kind: 'missing', at, points, rounds };
    next = nextValues(search, points);
  }
  const stretches = stretchesOf(points, new Set(scan));
  const places = stretches.flatMap((stretch) => stretch.places);
  const { lo, hi, whole, tolerance } = search;
  return {
    kind: places.length > 0 ? 'crossed' : 'not-crossed',
    ...{ points, rounds, lo, hi, whole, tolerance, places, stretches },
    monotone: places.length <= 1,
    narrowed: !next.spared,
  };
};
