import type { TextStyle } from '../page/marks.ts';

export const FAMILY = 'Inter';

/** A style of text as a canvas takes it. */
export function fontOf(style: TextStyle): string {
  return `${style.weight} ${style.size}px ${FAMILY}`;
}
