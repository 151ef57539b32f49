import type { Figure } from './figure.ts';
import { drawableCopy } from './render/glyphs.ts';

/** A figure whose words can all be drawn; what is in the plots is drawn by Chart.js and has none. */
export function drawableFigure({ plots, ...words }: Figure): Figure {
  const drawn = plots.map(({ configuration, ...rest }) => ({ ...drawableCopy(rest), configuration }));
  return { ...drawableCopy(words), plots: drawn as unknown as Figure['plots'] };
}
