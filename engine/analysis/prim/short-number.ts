/** The power of ten of a positive number: 0.03 → −2, 250 → 2. */
const powerOfTen = (x: number): number => Number(x.toExponential().split('e')[1]);

const MOST_DECIMALS = 18;

/**
 * The number with the fewest decimals strictly between two others; of several, the one nearest to their middle.
 *
 *     0.3125 … 0.336 → 0.32,  2 … 7 → 5 (4 is as near),  948 … 1100 → 1000
 *
 * @returns undefined where no number lies between (neighbouring doubles, or a not below b)
 */
export const shortNumber = (a: number, b: number): number | undefined => {
  if (!(a < b)) return undefined;
  const width = b - a;
  const middle = a + width / 2;
  if (!Number.isFinite(width)) return 0;
  const largest = powerOfTen(width) + 1;
  for (let power = largest; power > largest - MOST_DECIMALS; power--) {
    const whole = Math.floor(middle / Number(`1e${power}`) + 0.5);
    // Number of the text is the double that prints as this text; a product with 0.01 may not be.
    const near = [whole, whole - 1, whole + 1].map((count) => Number(`${count}e${power}`));
    const between = near.filter((value) => value > a && value < b);
    if (between.length > 0)
      return between.reduce((best, value) => (Math.abs(value - middle) < Math.abs(best - middle) ? value : best)) + 0;
  }
  return middle > a && middle < b ? middle : undefined;
};
