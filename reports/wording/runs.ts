/** What is printed of runs of one world: how many, which, and what may be taken from them. */
export const runsWords = {
  runs: (count: string, one: boolean) => `${count} run${one ? '' : 's'}`,
  failedLeftOut: (count: string, one: boolean) => `${count} failed run${one ? '' : 's'} left out`,
  seed: (seed: string) => `seed ${seed}`,
  ofSeed: (seed: string, runs: string) => `seed ${seed}, ${runs}`,
  runsTo: (last: string) => `runs 0–${last}`,
  theOneRun: 'run 0',
  run: (run: string) => `run ${run}`,
  ofThem: (count: string) => `, ${count} of them`,
  atPoints: (runs: string, places: string, points: string) => `${runs}${places} at each of ${points} points`,
  lastedOf: (ticks: string, most: string) => `${ticks} of ${most}`,

  reading: (spread: string): string =>
    `Shares of runs in this model, not chances in the world. Read differences between scenarios, not levels: levels follow from the assumptions. Intervals (95 %): sampling error only; fans: spread of runs ${spread}.`,
  /** The same in one sentence, for a page that is full. */
  readingInShort: (spread: string): string =>
    `Shares of runs in this model under its assumptions, no forecast; bands and intervals (95 %): sampling error only; fans: spread of runs ${spread}.`,

  /** The shares of the headline with their intervals: `“Catastrophe” 29 % (95 % interval 25–34 %), “Safe arrival” 0 of 400 (upper bound 1.0 %); 400 runs.` */
  evidence: (shares: readonly string[], runs: string) => `${shares.join(', ')}; ${runs} runs.`,
  share: (label: string, share: string, interval: string) => `${label} ${share} (${interval})`,
  interval95: (interval: string) => `95 % interval ${interval}`,
} as const;
