import { wrapped } from './wrap.ts';

/** Widest prose, however wide the terminal. */
export const PROSE = 98;
/** Narrowest: a column of single words is no help to anybody. */
const NARROWEST = 24;

/**
 * A paragraph whose first line begins with a text and whose others stand below what follows it, two characters further in.
 *
 * @param head what stands in front, such as spaces or `  1  `
 * @param width characters that fit on a line
 * @param hang how much further in the other lines are
 */
export const hanging = (head: string, text: string, width: number, hang = 2): string[] => {
  const room = Math.max(NARROWEST, Math.min(PROSE, width) - head.length - hang);
  return wrapped(text, room).map((line, index) =>
    index === 0 ? `${head}${line}` : `${' '.repeat(head.length + hang)}${line}`,
  );
};
