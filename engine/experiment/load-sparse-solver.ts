import { type HighsLimits, type HighsLoader, loadHighsSolver } from '../games/linear/highs-solver.ts';
import type { SparseSolver } from '../games/linear/sparse-program.ts';

/**
 * Loads HiGHS, which takes about a tenth of a second; nothing is loaded before it is asked for. Its WebAssembly file lies
 * beside its code, in the package or in dist/vendor.
 *
 * @param limits of each program solved
 */
export const loadSparseSolver = async (limits: HighsLimits = {}): Promise<SparseSolver> => {
  // Its declarations are those of the CommonJS build, whose default export is one level further down.
  const loaded: unknown = await import('highs');
  return loadHighsSolver((loaded as { readonly default: HighsLoader }).default, limits);
};
