import type { Verdict } from '../subject.ts';
import { placesOf } from './fields.ts';
import { type Host, withBlock } from './hosts.ts';
import { WRONG_VALUES } from './values.ts';

/** What came of the values that were tried; `failed` says of each that crashed or came out wrong where and how. */
export type Tried = {
  readonly places: number;
  readonly verdicts: readonly Verdict[];
  readonly failed: readonly string[];
};

/**
 * Puts values into every place of a kind of file.
 *
 * @param each how many values in each place; which of them differs from place to place
 */
export const tryPlaces = async ({ shape, text, judge }: Host, each = WRONG_VALUES.length): Promise<Tried> => {
  const places = placesOf(shape);
  const verdicts: Verdict[] = [];
  const failed: string[] = [];
  for (const [number, { path, block, around }] of places.entries())
    for (let k = 0; k < each; k++) {
      const value = WRONG_VALUES[(number + k) % WRONG_VALUES.length] ?? '';
      try {
        verdicts.push(await judge(withBlock(text, block, around(value))));
      } catch (error) {
        failed.push(
          `${path}: ${value.slice(0, 60)}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
        );
      }
    }
  return { places: places.length, verdicts, failed };
};
