import type { Figure } from '../figure.ts';

/** The figures for which there was something to draw. */
export function present(all: readonly (Figure | undefined)[]): Figure[] {
  return all.filter((figure) => figure !== undefined);
}
