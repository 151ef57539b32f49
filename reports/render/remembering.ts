import type { Measure } from '../page/marks.ts';

/** Texts whose width is kept; a page that is fitted measures some thousand of them again and again. */
const MOST_REMEMBERED = 50_000;

/** A measure that asks the canvas once per text. */
export function remembering(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (text, style) => {
    const key = `${style.weight} ${style.size} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = measure(text, style);
    if (widths.size >= MOST_REMEMBERED) widths.clear();
    widths.set(key, width);
    return width;
  };
}
