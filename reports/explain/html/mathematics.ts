import temml from 'temml';

/** Words in one piece, so that they are read, copied and broken as words. */
const inWords = (latex: string): string =>
  latex.replace(
    /\\mathrm\{((?:[^{}\\]|\\ )*\\ (?:[^{}\\]|\\ )*)\}/g,
    (_, text: string) => `\\text{${text.replaceAll('\\ ', ' ')}}`,
  );

/**
 * A formula as MathML, which browsers set themselves.
 *
 * @param latex as `latex.ts` writes it; what could not be read would stand there in red
 */
export const mathematics = (latex: string, how: 'display' | 'inline'): string =>
  temml.renderToString(inWords(latex), { displayMode: how === 'display', throwOnError: false, wrap: 'none' });
