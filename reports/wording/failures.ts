/** What is printed of runs that failed. */
export const failureWords = {
  reasons: {
    crash: 'the program that played it ended',
    outOfBounds: 'a value was out of bounds',
    notFinite: 'a value was not finite',
  },
  crashed: (run: number) => `run ${run}, which ended the program that played it`,
  place: (run: number, when: string, kind: string, name: string, value: string) =>
    `run ${run} in ${when}: ${kind} ${name} is ${value}`,
  notice: (failed: string, made: string, isOne: boolean, why: string) =>
    `${failed} of ${made} run${isOne ? '' : 's'} failed${why}`,
  why: (reason: string) => `: ${reason}`,
  first: (place: string) => `The first is ${place}. `,
  nothingLeft: (first: string) => `${first}No run is left to draw.`,
  oneDid: 'the one run that did',
  someDid: (runs: string) => `the ${runs} runs that did`,
  pictures: (first: string, left: string) =>
    `${first}The pictures cover only ${left} not fail; failed runs need not be like them.`,
  /** Instead of a finding. */
  subjectOnly: (subject: string, left: string) => `${subject} in the ${left} that did not fail`,
  oneRun: 'one run',
  runs: (runs: string) => `${runs} runs`,
} as const;
