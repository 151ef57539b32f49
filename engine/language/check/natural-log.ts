/** atanh z = z + z^3 / 3 + z^5 / 5 + …, summed until it stands still; for |z| up to 1/3. */
const inverseTanh = (z: number): number => {
  let sum = 0;
  let term = z;
  for (let k = 1; sum + term / k !== sum; k += 2) {
    sum += term / k;
    term *= z * z;
  }
  return sum;
};

/** log 2 = 2 atanh(1/3) */
const logOfTwo = 2 * inverseTanh(1 / 3);

/**
 * The natural logarithm of a positive finite number, from + - * / only, so that it is the same everywhere.
 *
 * x = m 2^e with m in [3/4, 3/2), log x = e log 2 + 2 atanh((m - 1) / (m + 1)). It serves quantiles written in a file;
 * the kernel has a logarithm of its own, which the language must not import.
 */
export const naturalLog = (x: number): number => {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa >= 1.5; exponent += 1) mantissa /= 2;
  for (; mantissa < 0.75; exponent -= 1) mantissa *= 2;
  return exponent * logOfTwo + 2 * inverseTanh((mantissa - 1) / (mantissa + 1));
};
