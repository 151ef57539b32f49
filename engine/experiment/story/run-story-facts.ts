/** What one player chose in each tick, and what the others saw of it. */
export type Lane = {
  /** `labs.stance`. */
  readonly decision: string;
  /** Its name as it is said: `stance`. */
  readonly label: string;
  readonly player: string;
  readonly options: readonly string[];
  /** Place of the option, tick by tick. */
  readonly choices: readonly number[];
  /** The same as the others saw it; other than the choice where it was hidden. */
  readonly seen: readonly number[];
  /** Ticks, by place, in which the choice was made by hand; absent: in none. */
  readonly byHand?: readonly number[];
};

/** A stretch in which something is so: from the start of a tick on to the end of another. */
export type Stretch = { readonly from: number; readonly to: number };

/** Something that the story names, such as an agreement in force, and when it was so. */
export type Spell = { readonly label: string; readonly stretches: readonly Stretch[] };

/** A sentence of the story without a full stop: `the agreement entered into force`. */
export type StoryMark = {
  /** Completed ticks before it. */
  readonly at: number;
  readonly text: string;
  /** How much it tells, from 0: what is to be shown first where there is no room for all. */
  readonly weight: number;
};

/** One measure in one run: `values[k]` after k ticks. */
export type RunSeries = {
  readonly measure: string;
  readonly player?: string;
  readonly option?: string;
  readonly values: readonly number[];
};

/** One run told: what a timeline is drawn from, and the story in words. */
export type RunStoryFacts = {
  readonly kind: 'run-story';
  readonly run: number;
  /** Completed ticks at its end. */
  readonly ticks: number;
  readonly end: {
    /** As in the outcomes; `horizon` where none of the ends has come, `failed` for a run that failed, `ongoing` for one that is told so far. */
    readonly name: string;
    readonly label: string;
    readonly definition?: string;
    /** Of so many runs so many ended so; absent: not counted. */
    readonly count?: { readonly of: number; readonly runs: number };
  };
  readonly lanes: readonly Lane[];
  readonly spells: readonly Spell[];
  /** In order of time. */
  readonly marks: readonly StoryMark[];
  /** What became of the story's threads, in order of time, each a sentence without a full stop. */
  readonly summaries: readonly string[];
  readonly series: readonly RunSeries[];
  /** The story as prose, paragraph by paragraph. */
  readonly prose: readonly string[];
};
