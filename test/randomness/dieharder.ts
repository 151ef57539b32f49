/** One line of dieharder's table. */
export type DieharderLine = { readonly test: string; readonly p: number; readonly assessment: string };

/** Reads what dieharder printed: lines of test, ntup, tsamples, psamples, p-value and assessment. */
export const readDieharder = (printed: string): readonly DieharderLine[] =>
  [...printed.matchAll(/^\s*(\w+)\|\s*(\d+)\|\s*\d+\|\s*\d+\|\s*([\d.]+)\|\s*(PASSED|WEAK|FAILED)\s*$/gm)].map(
    ([, test, ntup, p, assessment]) => ({
      test: ntup === '0' ? (test as string) : `${test} ${ntup}`,
      p: Number(p),
      assessment: assessment as string,
    }),
  );
