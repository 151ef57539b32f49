import { hanging } from './prose/hanging.ts';
import type { Style } from './style.ts';

/** What is told first: a title, bold, and what goes with it, as many on a line as fit. */
export const titleLines = (title: string, parts: readonly string[], style: Style, width: number): string[] =>
  hanging('', [title, ...parts].join(' · '), width).map((line, index) => {
    if (index > 0) return line;
    return line.startsWith(title) ? `${style('bold', title)}${line.slice(title.length)}` : style('bold', line);
  });
