import type { Mark } from './marks.ts';

/** The first thing below the upper edge: a title that is not there still has its room. */
export function topOf(marks: readonly Mark[]): number {
  return Math.min(
    ...marks.flatMap((mark) => {
      if (mark.kind === 'text' && mark.text === '') return [];
      return mark.kind === 'path' ? mark.points.map(([, y]) => y) : [mark.y];
    }),
  );
}
