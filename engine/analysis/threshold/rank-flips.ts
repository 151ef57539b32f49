import type { Verdict } from './verdict.ts';

/** A parameter that holds a number. */
export type NumberAssumption = {
  readonly path: string;
  /** Its value as things stand; of a drawn one the median of its distribution. Within lo … hi. */
  readonly base: number;
  readonly lo: number;
  readonly hi: number;
  readonly whole: boolean;
  /** Each run draws it. Every move, also one to `base`, holds it at one value in all runs. */
  readonly drawn: boolean;
};

/** A parameter that holds one of its options. */
export type OptionAssumption = {
  readonly path: string;
  readonly base: string;
  readonly options: readonly string[];
  readonly drawn: boolean;
};

export type Assumption = NumberAssumption | OptionAssumption;

/** One assumption held at a value, everything else as it stands. */
export type Held = { readonly path: string; readonly value: number | string };

/** A value that was tried. */
export type Trial = { readonly value: number | string; readonly verdict: Verdict };

/** The smallest move of one assumption that flips the answer. */
export type Flip = Trial & {
  readonly assumption: Assumption;
  /** |value − base| / (hi − lo); 0 where it is enough to hold a drawn one at its median; 1 for another option. */
  readonly share: number;
  readonly direction: 'up' | 'down' | 'held' | 'option';
  /** The end of the range in that direction, which flips as well; the flip itself where there is none. */
  readonly end: Trial;
  /** Everything that was tried, numbers ascending. */
  readonly trials: readonly Trial[];
};

/** An assumption of which no value that was tried flips the answer. */
export type NoFlip = { readonly assumption: Assumption; readonly trials: readonly Trial[] };

export type FlipSearch = {
  /** As things stand. */
  readonly base: Verdict;
  /** The smallest move first, equal ones by path. */
  readonly flips: readonly Flip[];
  /** Neither end of the range, and no option, flips it; in the order of the assumptions. */
  readonly steady: readonly NoFlip[];
  /** No flip found, but for some values there is no answer: a number is missing. */
  readonly missing: readonly NoFlip[];
  readonly trials: number;
  readonly rounds: number;
};

export type FlipSettings = {
  /** Share of its range to which the smallest move is narrowed, > 0; whole numbers are narrowed to 1. */
  readonly tolerance?: number;
  /** Equally spaced values between the base and an end that flips, tried before bisecting: a nearer flip is not missed. */
  readonly scan?: number;
};

type Search = { readonly base: Verdict; readonly tolerance: number; readonly scan: number };
type Trials = ReadonlyMap<number | string, Verdict>;

const checkSettings = (assumptions: readonly Assumption[], { base, tolerance, scan }: Search): void => {
  const fail = (what: string): never => {
    throw new RangeError(`rankFlips: expected ${what}`);
  };
  if (base.holds === undefined) fail('an answer as things stand, got none');
  if (!(tolerance > 0)) fail(`tolerance > 0, got ${tolerance}`);
  if (!(Number.isInteger(scan) && scan >= 0)) fail(`a whole number scan ≥ 0, got ${scan}`);
  if (new Set(assumptions.map(({ path }) => path)).size < assumptions.length) fail('every path once');
  for (const assumption of assumptions) {
    if ('options' in assumption) continue;
    const { path, base: from, lo, hi, whole } = assumption;
    if (!(lo < hi && Number.isFinite(hi - lo))) fail(`finite lo < hi of ${path}, got ${lo} and ${hi}`);
    if (!(from >= lo && from <= hi)) fail(`a base of ${path} in ${lo} … ${hi}, got ${from}`);
    if (whole && ![lo, from, hi].every(Number.isInteger)) fail(`whole numbers lo, base and hi of ${path}`);
  }
};

const isFlipped = ({ base }: Search, verdict: Verdict | undefined): boolean =>
  verdict?.holds !== undefined && verdict.holds !== base.holds;

/** Towards `from`, so that it stays on the near side of the value it rounds. */
const roundedTowards = (from: number, x: number): number => (x > from ? Math.floor(x) : Math.ceil(x) + 0);

/** The values between base and an end that are tried before bisecting. */
const scanned = ({ scan }: Search, { base, whole }: NumberAssumption, end: number): number[] => {
  const spaced = Array.from({ length: scan }, (_, k) => base + (end - base) * ((k + 1) / (scan + 1)));
  const values = whole ? spaced.map((x) => roundedTowards(base, x)) : spaced;
  return [...new Set(values)].filter((x) => x !== base && x !== end);
};

/** Neighbours on the way from base to an end that flips: the nearest that flips, and the one before it. */
type Bracket = { readonly near: number; readonly far: number };

const bracketOf = (search: Search, { base }: NumberAssumption, trials: Trials, end: number): Bracket | undefined => {
  const onTheWay = [...trials]
    .flatMap(([x, verdict]) => (typeof x === 'number' && (x - base) * (end - base) > 0 ? [{ x, verdict }] : []))
    .sort((a, b) => Math.abs(a.x - base) - Math.abs(b.x - base));
  const first = onTheWay.findIndex(({ verdict }) => isFlipped(search, verdict));
  if (first < 0) return undefined;
  return { near: onTheWay[first - 1]?.x ?? base, far: onTheWay[first]?.x as number };
};

/** A small move is told to a part of itself: of a range of 0 to 1000 the tolerance alone would hide a base of 4. */
const PART_OF_MOVE = 1 / 16;
const LEAST_PART = 1 / 1048576;

/** The value halfway, or none where the bracket is narrow enough. */
const halfway = (search: Search, { base, lo, hi, whole }: NumberAssumption, { near, far }: Bracket): number[] => {
  const width = Math.abs(far - near);
  const part = Math.max(LEAST_PART * (hi - lo), PART_OF_MOVE * Math.abs(far - base));
  if (width <= (whole ? 1 : Math.min(search.tolerance * (hi - lo), part))) return [];
  const middle = near + (far - near) / 2;
  const value = whole ? roundedTowards(near, middle) : middle;
  return value !== near && value !== far ? [value] : [];
};

const nextNumbers = (search: Search, assumption: NumberAssumption, trials: Trials): number[] => {
  const { base, lo, hi, drawn } = assumption;
  const ends = [lo, hi].filter((end) => end !== base);
  if (trials.size === 0) return drawn ? [base, ...ends] : ends;
  if (isFlipped(search, trials.get(base))) return [];
  const flipping = ends.filter((end) => isFlipped(search, trials.get(end)));
  const unscanned = flipping.flatMap((end) => scanned(search, assumption, end)).filter((x) => !trials.has(x));
  if (unscanned.length > 0) return unscanned;
  const brackets = flipping.flatMap((end) => bracketOf(search, assumption, trials, end) ?? []);
  const nearest = Math.min(...brackets.map(({ far }) => Math.abs(far - base)));
  return brackets
    .filter(({ near }) => Math.abs(near - base) < nearest)
    .flatMap((bracket) => halfway(search, assumption, bracket));
};

const nextValues = (search: Search, assumption: Assumption, trials: Trials): (number | string)[] => {
  if (!('options' in assumption)) return nextNumbers(search, assumption, trials);
  const { options, base, drawn } = assumption;
  return trials.size > 0 ? [] : options.filter((option) => drawn || option !== base);
};

const listed = (trials: Trials): Trial[] => {
  const list = [...trials].map(([value, verdict]) => ({ value, verdict }));
  return list.sort((a, b) => (typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : 0));
};

const optionFlip = (search: Search, assumption: OptionAssumption, trials: readonly Trial[]): Flip | undefined => {
  const flipped = trials.filter(({ verdict }) => isFlipped(search, verdict));
  const trial = flipped.find(({ verdict }) => verdict.clear) ?? flipped[0];
  return trial && { ...trial, assumption, share: 1, direction: 'option', end: trial, trials };
};

const numberFlip = (search: Search, assumption: NumberAssumption, trials: readonly Trial[]): Flip | undefined => {
  const { base, lo, hi } = assumption;
  const distance = ({ value }: Trial): number => Math.abs((value as number) - base);
  const [trial] = trials.filter(({ verdict }) => isFlipped(search, verdict)).sort((a, b) => distance(a) - distance(b));
  if (!trial) return undefined;
  const move = (trial.value as number) - base;
  const end = (move === 0 ? trial : trials.at(move > 0 ? -1 : 0)) as Trial;
  const direction = move === 0 ? 'held' : move > 0 ? 'up' : 'down';
  return { ...trial, assumption, share: Math.abs(move) / (hi - lo), direction, end, trials };
};

const ranked = (flips: readonly Flip[]): Flip[] =>
  flips.toSorted((a, b) => a.share - b.share || (a.assumption.path < b.assumption.path ? -1 : 1));

type Tried = { readonly assumption: Assumption; readonly trials: readonly Trial[] };

const conclude = (search: Search, tried: readonly Tried[], rounds: number): FlipSearch => {
  const flips: Flip[] = [];
  const steady: NoFlip[] = [];
  const missing: NoFlip[] = [];
  for (const { assumption, trials } of tried) {
    const flip =
      'options' in assumption ? optionFlip(search, assumption, trials) : numberFlip(search, assumption, trials);
    if (flip) flips.push(flip);
    else if (trials.some(({ verdict }) => verdict.holds === undefined)) missing.push({ assumption, trials });
    else steady.push({ assumption, trials });
  }
  const count = tried.reduce((sum, { trials }) => sum + trials.length, 0);
  return { base: search.base, flips: ranked(flips), steady, missing, trials: count, rounds };
};

/**
 * Finds for each assumption by itself the smallest move that flips an answer, and ranks these moves.
 *
 * All assumptions advance together, in rounds, each a list of values that can be played side by side:
 *
 * 1. both ends of its range, every other option, and of a drawn one its median held in all runs;
 * 2. between the base and an end that flips, `scan` equally spaced values;
 * 3. the middle between the nearest value that flips and the one before it, until they are within `tolerance` and
 *    a 16th of the move.
 *
 * Moves are compared as shares of the assumption's range. Of several options that flip, a clear one is reported.
 *
 * Cost: with the defaults 2 values for an assumption that does not flip, about 12 for one that flips at one end, 21 at
 * both, and up to 12 more at each for a move that is tiny in its range; a drawn one has one more.
 *
 * Limits: what flips inside the range but at neither end is not found; nor what flips only together with another
 * assumption. Of a value without an answer (a number is missing) nothing is concluded. At the smallest move the
 * estimate is at its bound, so it is seldom clear there: see also `end`.
 *
 * @param assumptions each path once
 * @param playAll plays a round: verdicts of the values, in their order, with the run numbers of `base`
 * @param base the answer as things stand, drawn assumptions drawn
 * @throws RangeError when `base` has no answer, for a base outside its range, and when `playAll` does not answer all
 */
export const rankFlips = async (
  assumptions: readonly Assumption[],
  playAll: (held: readonly Held[]) => Promise<readonly Verdict[]>,
  base: Verdict,
  { tolerance = 1 / 256, scan = 4 }: FlipSettings = {},
): Promise<FlipSearch> => {
  const search = { base, tolerance, scan };
  checkSettings(assumptions, search);
  const tried = assumptions.map((assumption) => ({ assumption, trials: new Map<number | string, Verdict>() }));
  for (let rounds = 0; ; rounds++) {
    const wanted = tried.flatMap(({ assumption, trials }) =>
      nextValues(search, assumption, trials).map((value) => ({ path: assumption.path, value, trials })),
    );
    if (wanted.length === 0) {
      const lists = tried.map(({ assumption, trials }) => ({ assumption, trials: listed(trials) }));
      return conclude(search, lists, rounds);
    }
    const verdicts = await playAll(wanted.map(({ path, value }) => ({ path, value })));
    if (verdicts.length !== wanted.length) {
      throw new RangeError(`rankFlips: expected ${wanted.length} verdicts, got ${verdicts.length}`);
    }
    for (const [index, { value, trials }] of wanted.entries()) trials.set(value, verdicts[index] as Verdict);
  }
};
