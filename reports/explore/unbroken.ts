/** A text in which no line ends between a number and its per cent. */
export const unbroken = (text: string): string => text.replace(/(?<=\d) %/g, '\u00A0%');
