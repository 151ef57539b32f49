/** What the self-test says of drawing. */
export const selfTestWords = {
  draws: 'loads and draws',
  otherColours: (pixel: string) => `draws other colours than it is told: ${pixel}`,
  noFamily: (family: string) => `${family} is not among the fonts`,
  fewWeights: (family: string) => `${family} has fewer than three weights`,
  weights: (family: string, weights: number, folder: string) => `${family} in ${weights} weights, from ${folder}`,
  othersToo: (detail: string, others: string) => `${detail}; others too: ${others}`,
  notAlike: 'two pictures of one chart differ',
  alike: 'the same bytes twice, the pixels expected',
  otherPixels: (hash: string) =>
    `the same bytes twice, but other pixels than expected (${hash}): pictures may differ from those of other machines; numbers do not`,
} as const;
