/** Whether digits that are not all zero come to 0, as those of `1e-400`: nearer to it than any number here. */
export const isVanishing = (digits: string, value: number): boolean =>
  value === 0 && /[1-9]/.test(digits.replace(/e.*$/i, ''));

export const VANISHING = {
  message: 'is nearer to 0 than any number here',
  hint: 'write 0; the smallest is about 4.9e-324',
} as const;
