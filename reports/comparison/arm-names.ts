import type { ComparedQuantity, ComparisonFacts } from '../results.ts';
import { plain, quoted } from '../words.ts';

/** More arms than this are counted in a sentence, not named. */
export const MOST_NAMED = 3;

/** The name of arm k in a sentence. */
export function armName({ arms }: Pick<ComparisonFacts, 'arms'>, k: number, longest?: number): string {
  return quoted(plain(arms[k]?.label ?? ''), longest);
}

/** The end or measure in a sentence. */
export function quantityName({ label }: Pick<ComparedQuantity, 'label'>, longest?: number): string {
  return quoted(plain(label), longest);
}
