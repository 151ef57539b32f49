import type { Figure } from '../figure.ts';

/** The figures for which there was something to draw. */
export function present(all: readonly (Figure | undefined)[]): Figure[] {
  return all.filter((figure) => figure !== undefined);
}

/** Draws a figure, if there is something to draw. */
export type Maker = () => Figure | undefined;

/** The first figures for which there is something to draw; the rest is not drawn at all. */
export function firstOf(most: number, makers: readonly Maker[]): Figure[] {
  const drawn: Figure[] = [];
  for (const make of makers) {
    if (drawn.length >= most) break;
    const figure = make();
    if (figure !== undefined) drawn.push(figure);
  }
  return drawn;
}
