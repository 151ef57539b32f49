import type { ComparedQuantity, ComparisonFacts } from '../results.ts';
import { plain, quoted } from '../words.ts';

/** More arms than this are counted in a sentence, not named. */
export const MOST_NAMED = 3;

/** Names that begin alike for so many letters cannot be told apart where they are cut. */
const ALIKE = 14;

/** Keeps a number with its name, also where the name is cut at a space. */
const NO_BREAK = '\u00a0';

/** Shorter names are not cut. */
const SHORT = 24;

function areAlike(labels: readonly string[]): boolean {
  return labels.some((one, k) =>
    labels.some(
      (other, at) =>
        at > k && other.slice(0, ALIKE) === one.slice(0, ALIKE) && Math.max(one.length, other.length) > SHORT,
    ),
  );
}

/** What arm k is called; with its number ahead of it where long names begin alike. */
export function armLabel({ arms }: Pick<ComparisonFacts, 'arms'>, k: number): string {
  const labels = arms.map(({ label }) => plain(label));
  const label = labels[k] ?? '';
  return areAlike(labels) ? `${k}${NO_BREAK}${label}` : label;
}

/** The name of arm k in a sentence. */
export function armName(facts: Pick<ComparisonFacts, 'arms'>, k: number, longest?: number): string {
  return quoted(armLabel(facts, k), longest);
}

/** The end or measure in a sentence. */
export function quantityName({ label }: Pick<ComparedQuantity, 'label'>, longest?: number): string {
  return quoted(plain(label), longest);
}
