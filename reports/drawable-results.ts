import { drawableCopy } from './render/glyphs.ts';
import type { Results } from './results.ts';

const copies = new WeakMap<Results, Results>();

/** Results whose words can all be drawn; copied once, since every figure and every page asks for them. */
export function drawableResults(results: Results): Results {
  const known = copies.get(results);
  if (known !== undefined) return known;
  const copy = drawableCopy(results);
  copies.set(results, copy);
  return copy;
}
