import { formatCount } from './format.ts';
import type { Results } from './results.ts';
import { stampWords as say } from './wording/stamp.ts';

/** What pictures bear of results that are not yet what they will be. */
export type Stamp = {
  /** Across a plot. */
  readonly across: string;
  /** In the corner of a page. */
  readonly corner: string;
  /** Before what a reader may take from the pictures. */
  readonly sentence: string;
};

/** The stamp of a draft, or of what is the beginning of something unfinished, which says more; undefined: none. */
export function stampOf({ draft, incomplete }: Pick<Results, 'draft' | 'incomplete'>): Stamp | undefined {
  if (incomplete !== undefined) {
    const { done, asked, of } = incomplete;
    return say.incomplete(formatCount(done), formatCount(asked), of);
  }
  return draft ? say.draft : undefined;
}

/** A text of results, behind the sentence of their stamp. */
export function stamped(results: Results, text: string): string {
  const stamp = stampOf(results);
  return stamp === undefined ? text : say.before(stamp.sentence, text);
}
