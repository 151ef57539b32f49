import type { SweptLayout } from '../../engine/experiment/study/sweep-facts.ts';
import type { Results, SweptNumber } from '../results.ts';
import { signMap } from '../wording/sweep.ts';
import { plain, quoted } from '../words.ts';
import { countSigns, mostByChance } from './grids.ts';
import { valueName } from './names.ts';

export type Signed = Extract<SweptLayout, { readonly kind: 'signs' }>;

/** `“bold”` and `“careful”`: what is compared with what. */
export function comparedIn(
  { policy }: Signed,
  { scenario }: Results,
  longest = 36,
): readonly [policy: string, base: string] {
  const name = (k: number): string => quoted(valueName(policy, k, scenario, longest));
  return [name(1), name(0)];
}

/** `“b” rather than “a” raises “Found” in 12 of 30 worlds, lowers it in 3, no clear difference in 15` */
export function signsFinding(
  layout: Signed,
  { quantity, differences = [] }: SweptNumber,
  results: Results,
  longest?: number,
): string {
  const { raised, lowered, unclear, missing, all } = countSigns(differences);
  const clauses = signMap.clauses(raised, lowered, unclear, missing, all);
  const clear = raised + lowered;
  const chance = clear > 0 && clear <= mostByChance(all) ? signMap.byChance : '';
  const what = quoted(plain(quantity.label), longest);
  return `${signMap.finding(...comparedIn(layout, results, longest), what, clauses)}${chance}`;
}
