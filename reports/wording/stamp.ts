/** What is stamped on pictures that nobody should take for more than they are. */
export const stampWords = {
  draft: {
    across: 'DRAFT',
    corner: 'DRAFT',
    sentence: 'Draft: few runs, not for citing.',
  },
  incomplete: (done: string, asked: string, what: 'runs' | 'points') => ({
    across: 'INCOMPLETE',
    corner: `INCOMPLETE: ${done} of ${asked} ${what}`,
    sentence: `Incomplete: the first ${done} of ${asked} ${what}, not for citing.`,
  }),
  /** `Draft: few runs, not for citing. The charts show …` */
  before: (sentence: string, reading: string) => `${sentence} ${reading}`,
} as const;
