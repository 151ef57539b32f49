/** Bits of a number in [0, 1) with 53 bits: the first 27 and the other 26. */
export const highBits = (u: number): number => Math.floor(u * 2 ** 27);
export const lowBits = (u: number): number => (u * 2 ** 27 - highBits(u)) * 2 ** 26;

/** Bit 0 is the highest of 53. */
export const bitOf = (u: number, bit: number): number =>
  bit < 27 ? (highBits(u) >>> (26 - bit)) & 1 : (lowBits(u) >>> (52 - bit)) & 1;

export const ones = (word: number): number => {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** How many of 53 bits differ. */
export const distance = (u: number, v: number): number =>
  ones(highBits(u) ^ highBits(v)) + ones(lowBits(u) ^ lowBits(v));

/** C(53, k) / 2^53. */
export const weightChances: readonly number[] = (() => {
  const chances = [2 ** -53];
  for (let k = 1; k <= 53; k++) chances.push(((chances[k - 1] as number) * (54 - k)) / k);
  return chances;
})();
