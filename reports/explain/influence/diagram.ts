import { wholePicture } from './diagrams.ts';
import type { Influences } from './influences.ts';
import { drawn } from './picture.ts';
import { standalone } from './picture-style.ts';

/** The influence diagram of a model as an SVG file; undefined where nothing acts on anything. */
export const diagram = (influences: Influences): string | undefined => {
  const picture = wholePicture(influences);
  return picture && standalone(drawn(picture));
};
