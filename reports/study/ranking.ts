import type { FactorEffects } from '../../engine/analysis/morris-effects.ts';
import type { FactorIndices } from '../../engine/analysis/sobol-indices.ts';
import { type Factor, isNumeric } from '../../engine/experiment/study/factor.ts';
import type { SensitivityFacts } from '../results.ts';
import { sensitivityWords as say } from '../wording/sensitivity.ts';

/** Clearly above noise; lost in it; or nothing changed in any run. */
export type Standing = 'clear' | 'lost' | 'none';

/** A factor with its numbers. */
export type Ranked<Numbers> = { readonly factor: Factor; readonly standing: Standing; readonly numbers: Numbers };

const ORDER: Readonly<Record<Standing, number>> = { clear: 0, lost: 1, none: 2 };

/** Clear ones first, the largest first; of equals in the order of the design. */
function ranked<Numbers>(all: readonly Ranked<Numbers>[], sizeOf: (numbers: Numbers) => number): Ranked<Numbers>[] {
  return all.toSorted((a, b) => ORDER[a.standing] - ORDER[b.standing] || sizeOf(b.numbers) - sizeOf(a.numbers));
}

/** Factors by the size of their effects. */
export function rankedEffects({ factors, found }: SensitivityFacts): readonly Ranked<FactorEffects>[] {
  if (found.method !== 'morris') return [];
  const all = found.effects.factors.map((numbers, k): Ranked<FactorEffects> => {
    // Runs that are swapped one for another leave every mean as it was, and show in the noise.
    const isIdle = numbers.muStar.estimate === 0 && (numbers.floor ?? 0) === 0;
    return { factor: factors[k] as Factor, standing: numbers.clear ? 'clear' : isIdle ? 'none' : 'lost', numbers };
  });
  return ranked(all, ({ muStar }) => muStar.estimate);
}

/** Factors by their total indices; none where noise hides all. */
export function rankedIndices({ factors, found }: SensitivityFacts): readonly Ranked<FactorIndices>[] {
  if (found.method !== 'sobol' || !found.indices.resolved) return [];
  const all = found.indices.factors.map((numbers, k): Ranked<FactorIndices> => {
    const standing = numbers.total.lo95 > 0 ? 'clear' : numbers.changed ? 'lost' : 'none';
    return { factor: factors[k] as Factor, standing, numbers };
  });
  return ranked(all, ({ total }) => total.estimate);
}

/** Which way an effect goes: none where values have no order. */
export function directionOf(factor: Factor, { mu }: FactorEffects): string {
  if (!isNumeric(factor)) return '';
  if (mu.lo95 > 0) return say.directions.up;
  return mu.hi95 < 0 ? say.directions.down : say.directions.both;
}

/** With one run of each point outputs are taken for exact. */
export function isExact({ found }: SensitivityFacts): boolean {
  if (found.method === 'none') return false;
  return (found.method === 'morris' ? found.effects.replicates : found.indices.replicates) === 1;
}
