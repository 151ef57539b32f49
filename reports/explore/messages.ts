import type { Dial } from '../../engine/experiment/memory/dials.ts';
import type { TextFile } from '../../engine/experiment/memory/memory-files.ts';
import type { Results } from '../results.ts';

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

/** What is asked of the thread that plays. */
export type Request =
  | { readonly kind: 'start'; readonly files: readonly TextFile[]; readonly version: string }
  | { readonly kind: 'check'; readonly text: string; readonly turn: number }
  | { readonly kind: 'files'; readonly files: readonly TextFile[] }
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
  /** Milliseconds that playing took. */
  readonly took: number;
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
  | { readonly kind: 'checked'; readonly turn: number; readonly remarks: readonly Remark[] }
  | { readonly kind: 'refused'; readonly id: number; readonly problems: readonly string[] };
