/** The words in which numbers, units, times and values are said. It imports nothing: the formats themselves use it. */
export const numberWords = {
  /** Shares of runs. */
  noRuns: 'no runs',
  of: (count: string, n: string) => `${count} of ${n}`,
  run: 'run',
  runs: 'runs',
  allRuns: (n: string) => `all ${n} runs`,
  ofRuns: (count: string, n: string, runs: string) => `${count} of ${n} ${runs}`,
  about: (count: number, parts: number) => `about ${count} in ${parts} runs`,
  upperBound: (percent: string) => `upper bound ${percent} %`,
  lowerBound: (percent: string) => `lower bound ${percent} %`,
  interval: (interval: string) => `95 % interval ${interval}`,
  evidence: (share: string, interval: string, runs: string) => `${share}, ${interval}${runs}`,
  evidenceRuns: (n: string) => `, ${n} runs`,

  /** Units behind a number. */
  per: 'per ',

  /** Times. */
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  atTick: (tick: string, number: string) => `${tick} ${number}`,
  inMonth: (month: string, year: number) => `${month} ${year}`,
  at: { day: 'on', other: 'in' },
  atMoment: (preposition: string, moment: string) => `${preposition} ${moment}`,
  duration: (count: string, tick: string, isOne: boolean) => `${count} ${tick}${isOne ? '' : 's'}`,
  yearAxis: 'Year',
  tickAxis: (tick: string, start: string) => `${tick}s from ${start}`,
  theStart: 'the start',

  /** Before the terms of a distribution of a logarithm. */
  log: 'log ',
} as const;
