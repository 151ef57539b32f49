/**
 * The length of the shortest linear feedback shift register that gives a sequence of bits (Berlekamp–Massey over GF(2)).
 *
 * For n random bits it is n/2 within a few; for xorshift-like generators it stays at the size of their state.
 * Source: J. L. Massey (1969), Shift-register synthesis and BCH decoding, IEEE Transactions on Information Theory 15.
 */
export const linearComplexity = (bits: readonly number[]): number => {
  const n = bits.length;
  const current = new Uint8Array(n + 1);
  let previous = new Uint8Array(n + 1);
  current[0] = 1;
  previous[0] = 1;
  let length = 0;
  let since = 1;
  for (let i = 0; i < n; i++) {
    let discrepancy = 0;
    for (let j = 0; j <= length; j++) discrepancy ^= (current[j] as number) & (bits[i - j] as number);
    if (discrepancy === 0) {
      since++;
      continue;
    }
    const before = current.slice();
    for (let j = 0; j + since <= n; j++) current[j + since] = (current[j + since] as number) ^ (previous[j] as number);
    if (2 * length <= i) {
      length = i + 1 - length;
      previous = before;
      since = 1;
    } else since++;
  }
  return length;
};
