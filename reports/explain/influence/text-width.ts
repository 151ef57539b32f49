/** Widths in thousandths of the size, as Arial, Helvetica and Liberation Sans have them. */
const widths: readonly (readonly [number, string])[] = [
  [191, "'"],
  [222, 'ijl'],
  [278, ' !,./:;I[\\]ft|'],
  [333, '()-`r'],
  [389, '*'],
  [500, 'ckvxyzsJ'],
  [556, '0123456789#$?_abdeghnopquL'],
  [584, '+<=>'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1015, '@'],
];

const widthOfSign: ReadonlyMap<string, number> = new Map(
  widths.flatMap(([width, signs]) => [...signs].map((sign): [string, number] => [sign, width])),
);

/** Other letters, and fonts that run wider than those. */
const otherwise = 700;
const reserve = 1.06;

/** About how many pixels wide a text is drawn. */
export const textWidth = (text: string, size: number, isBold = false): number =>
  [...text].reduce((sum, sign) => sum + (widthOfSign.get(sign) ?? otherwise), 0) *
  (size / 1000) *
  reserve *
  (isBold ? 1.07 : 1);
