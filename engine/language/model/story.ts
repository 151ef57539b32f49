import type { Span } from '../source.ts';
import type { Decision } from './decisions.ts';
import type { Expression } from './expression.ts';
import type { PlayerClass } from './players.ts';

/** What a told run says in words; nothing of it changes a number. */
export type StoryWords = {
  readonly lines: readonly StoryLine[];
  /** What a player did who took an option, by place; undefined where nothing is said. */
  readonly choices: readonly { readonly decision: Decision; readonly words: readonly (string | undefined)[] }[];
  /** What a let, a definition or a parameter is, where it speaks for an option: matched by `id` and owner. */
  readonly reasons: readonly { readonly id: string; readonly owner: PlayerClass | undefined; readonly text: string }[];
};

/** Sentences that are said when a condition begins and ceases to hold, tested at *after*; of a class, for each member. */
export type StoryLine = {
  readonly name: string;
  readonly module: string | undefined;
  readonly id: string;
  readonly owner: PlayerClass | undefined;
  readonly span: Span;
  readonly when: Expression;
  readonly begins: readonly StoryPiece[] | undefined;
  readonly ends: readonly StoryPiece[] | undefined;
  /** Words only, no values. */
  readonly summary: readonly StoryPiece[] | undefined;
  readonly never: string | undefined;
};

export type StoryForm = 'number' | 'whole' | 'percent' | 'odds';

export type StoryPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: 'name' | 'ticks' | 'who' | 'when' }
  /** Evaluated at *after* with the member as `me`; with options it is told by its name. */
  | {
      readonly kind: 'value';
      readonly formula: Expression;
      readonly form: StoryForm;
      readonly options: readonly string[] | undefined;
    };
