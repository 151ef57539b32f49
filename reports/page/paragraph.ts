import type { Mark, Measure, TextStyle } from './marks.ts';
import { boxHeight, textMark } from './marks.ts';

/** Lines of text below each other; returns the marks and where the next thing may begin. */
export function paragraph(
  lines: readonly string[],
  style: TextStyle,
  place: { x: number; y: number },
  measure: Measure,
  leading = 1.32,
): { marks: Mark[]; bottom: number } {
  const step = Math.max(boxHeight(style), Math.round(style.size * leading));
  const marks = lines.map((text, k) => textMark(text, style, { x: place.x, y: place.y + k * step }, measure));
  return { marks, bottom: place.y + lines.length * step };
}
