import type { Dial } from '../../engine/experiment/memory/dials.ts';
import type { TextFile } from '../../engine/experiment/memory/memory-files.ts';
import type { Results } from '../results.ts';
import type { Hand } from './hand.ts';

/** The file of a scenario that is written in the page. */
export const OWN_FILE = 'yours.yaml';

/** A setting as `--set` takes it. */
export type PageSetting = { readonly path: string; readonly value: string };

/** What a page is made with: read from the page itself. */
export type Enclosed = {
  readonly version: string;
  /** The scenario that the page opens with, by name. */
  readonly scenario: string;
  /** Names and titles of all that can be chosen. */
  readonly presets: readonly { readonly name: string; readonly title: string; readonly own?: true }[];
  readonly files: readonly TextFile[];
};

/** One state of the page: what is to be played. */
export type Wanted = {
  readonly scenario: string;
  readonly set: readonly PageSetting[];
  readonly seed: string;
  readonly runs: number;
};

/** A choice that is about to be made. */
export type Coming = {
  readonly player: string;
  /** `stance` */
  readonly decision: string;
  readonly options: readonly string[];
  /** What each option would be taken with; 1 for the one that stands where the player does not decide. */
  readonly probabilities: readonly number[];
  /** False where the last choice stands. */
  readonly decides: boolean;
};

/** One world as far as it has been stepped. */
export type Staged = {
  /** As it was asked for, without ticks and moves that the world does not have. */
  readonly hand: Hand;
  /** Moves that it does not have, in words. */
  readonly refused: readonly string[];
  /** `Month 7 of at most 120`. */
  readonly when: string;
  /** The same of the tick that comes next. */
  readonly next: string;
  /** How it ended; undefined: it goes on. */
  readonly end?: { readonly label: string; readonly definition?: string };
  /** What happened in the last tick. */
  readonly told: string;
  readonly coming: readonly Coming[];
  /** Of a world that has ended: what became of it in short, and what it would have come to without choices by hand. */
  readonly closing: readonly string[];
  /** What is measured of the world, as it stands. */
  readonly gauges: readonly { readonly label: string; readonly value: string }[];
  /** What a picture of it is drawn from. */
  readonly results: Results;
};

/** What is asked beside what is being played, and answered each time. */
export type Question =
  /** Is anything wrong with the text of a scenario? */
  | { readonly kind: 'check'; readonly text: string }
  /** One world as far as it has been stepped. */
  | { readonly kind: 'stage'; readonly wanted: Wanted; readonly hand: Hand }
  /** After how many ticks has something happened again? */
  | { readonly kind: 'next'; readonly wanted: Wanted; readonly hand: Hand }
  /** The same as a file that `detente trace --moves` plays again. */
  | { readonly kind: 'log'; readonly wanted: Wanted; readonly hand: Hand; readonly reference: string };

export type Replies = {
  readonly check: readonly Remark[];
  readonly stage: Staged;
  readonly next: number;
  readonly log: string;
};

/** What is asked of the thread that plays. */
export type Request =
  | { readonly kind: 'question'; readonly turn: number; readonly question: Question }
  /** Opens a scenario that will be asked for. */
  | { readonly kind: 'warm'; readonly scenario: string; readonly seed: string }
  | { readonly kind: 'files'; readonly files: readonly TextFile[]; readonly version: string }
  | { readonly kind: 'open'; readonly id: number; readonly scenario: string }
  | { readonly kind: 'play'; readonly id: number; readonly wanted: Wanted; readonly pace: Pace };

/** `live`: a first estimate of few runs, then all of them, held in the compiled scenario; `exact`: as the command line plays, with the hash of its manifest. */
export type Pace = 'live' | 'exact';

/** A scenario as the page shows it before anything is played. */
export type Opened = {
  readonly scenario: string;
  readonly dials: readonly Dial[];
  readonly facts: Results['scenario'];
};

/** What was played. */
export type Played = {
  readonly wanted: Wanted;
  readonly results: Results;
  /** How each run ended, by number of run: −1 failed, else the place of the end from 1 on. */
  readonly endings: Int32Array;
  /** Of `detente run` with the same settings, seed and runs; absent while the estimate is live. */
  readonly manifestSha256?: string;
};

/** Something wrong with a text, with its place in it. */
export type Remark = {
  /** Characters from the beginning of the text. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
};

/** What the thread that plays answers. */
export type Answer =
  | { readonly kind: 'opened'; readonly id: number; readonly opened: Opened }
  | { readonly kind: 'played'; readonly id: number; readonly played: Played }
  | { readonly kind: 'reply'; readonly turn: number; readonly reply: Replies[Question['kind']] }
  | { readonly kind: 'no-reply'; readonly turn: number; readonly problems: readonly string[] }
  | { readonly kind: 'refused'; readonly id: number; readonly problems: readonly string[] };
