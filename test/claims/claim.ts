/** A scenario laid over a shipped one, as its file would have it: `extends: frontier, parameters: {…}`. */
export type Overlay = Readonly<Record<string, unknown>> & { readonly extends: string };

/** A claim made in public debate, and what is asked of the model so that it can express it. */
export type Claim = {
  readonly number: number;
  /** In our words. */
  readonly claim: string;
  readonly arms: ReadonlyMap<string, Overlay>;
  /** Levers that are moved with the assumptions, and assumptions that stay. */
  readonly move: readonly string[];
  readonly keep: readonly string[];
  readonly checks: readonly Check[];
  readonly maps: readonly SignMap[];
};

type Asked = {
  /** `F2b`. */
  readonly id: string;
  readonly says: string;
  /** An end, `horizon` or a measure, as conditions name it. */
  readonly output: string;
  /** Pairs of runs are left out in which one of these ends or measures happens in any arm. */
  readonly without: readonly string[];
  /** Why it came out as it did: written by hand, after the run. */
  readonly remark: string | undefined;
};

/** `expect: outside - verified > 0.5 * (none - verified)`: one side is larger. */
export type DirectionCheck = Asked & { readonly kind: 'direction'; readonly expect: string };

/** `same: letter - none, within: 0.02`: a difference is small, if `relative` by the mean of an arm. */
export type BandCheck = Asked & {
  readonly kind: 'band';
  readonly same: string;
  readonly within: number;
  readonly relative: string | undefined;
};

export type Check = DirectionCheck | BandCheck;

/** Values of one assumption or lever; `times` multiplies what the scenario says. */
export type Axis = {
  readonly path: string;
  readonly label: string;
  readonly values: readonly number[];
  readonly times: boolean;
  /** A number that is 1 over these: what divides out there, `hazard.overestimate` for what is feared of a hazard. */
  readonly against: string | undefined;
  /** The arms in which it has these values; undefined: in all. */
  readonly arms: readonly string[] | undefined;
};

/** Where an assumption decides about a sign: a number for each cell of two axes. */
export type SignMap = {
  readonly id: string;
  readonly says: string;
  readonly output: string;
  /** Of arms, like `verified - none`. */
  readonly value: string;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly remark: string | undefined;
};

/** How much is played. */
export type Design = { readonly points: number; readonly runs: number };

/** What is asked of every claim, and written down with the results. */
export type Plan = {
  readonly seed: string;
  /** Assumptions are moved up and down by at most this share of themselves. */
  readonly spread: number;
  readonly direction: Design;
  readonly band: Design;
  /** Runs of a cell of a map. */
  readonly cell: number;
};
