/** What is printed of how often and when runs end in what: texts that are formatted go in, sentences without their full stops come out. */
export const outcomeWords = {
  by: (when: string) => `by ${when}`,
  and: ' and ',

  /** The finding of a page, in clauses: `About 3 in 10 runs end in “Catastrophe” and about 2 in 10 runs in “Safe arrival” by month 100`. */
  oneRunNone: (by: string) => `The one run made ends in none of the outcomes ${by}`,
  oneRun: (label: string, by: string) => `The one run made ends in ${label} ${by}`,
  endIn: (often: string, label: string, bound: string) => `${often} end in ${label}${bound}`,
  alsoIn: (often: string, label: string, bound: string) => `${often} in ${label}${bound}`,
  bound: (evidence: string) => ` (${evidence})`,
  until: (said: string, by: string) => `${said} ${by}`,

  /** The measure that a scenario is about. */
  wholeOf: (whole: string) => ` of ${whole}`,
  is: (label: string, value: string) => `${label} is ${value}`,
  shareInterval: (interval: string, runs: string) => ` (95 % interval ${interval}, ${runs} runs)`,
  interval: (low: string, high: string, runs: string) => ` (95 % interval ${low} to ${high}, ${runs} runs)`,
  onAverage: ' on average',
  beside: (said: string, often: string, label: string, bound: string, by: string) =>
    `${said}; ${often} end in ${label}${bound} ${by}`,
  /** `in about 94 in 100 runs` would stumble. */
  holds: { about: 'is true of', count: 'is true in' },
  isTrue: (label: string, holds: string, often: string, bound: string) => `${label} ${holds} ${often}${bound}`,
  whomIn: (whom: string, label: string, bound: string, by: string) => `${whom} in ${label}${bound} ${by}`,

  /** A second frequency, after a first that has named the runs. */
  end: (often: string) => `${often} end`,
  endInstead: ' end',
  allEnd: 'all end',
  ends: (count: string, isOne: boolean) => `${count} ${isOne ? 'ends' : 'end'}`,

  /** Below the finding. */
  measure: (label: string, often: string, evidence: string) => `${label}: ${often} (${evidence}).`,
  timing: (label: string, when: string) => `At least half of the runs that end in ${label} have done so by ${when}`,
  oneRunAnswer: (label: string, ended: boolean) => `${label}: ${ended ? 'yes' : 'no'}, in the one run made.`,
  outcome: (label: string, often: string, evidence: string) => `${label}: ${often} (${evidence}).`,
  noneOfThese: (share: string, by: string) => `${share} in none of these ${by}`,

  /** The line that travels with every picture. */
  noParameters: 'no declared parameters · results hold under the model’s assumptions; not a forecast',
  parameters: (total: string, sourced: string, assumed: string, isOne: boolean) =>
    `${total} parameter${isOne ? '' : 's'}: ${sourced} sourced, ${assumed} assumed · results hold under these assumptions; not a forecast`,

  /** Pictures of all kinds. */
  subject: 'Outcomes',
  notDefined: 'not defined in the scenario',
  rarer: (count: number) => `; ${count} rarer outcome${count === 1 ? '' : 's'} only in the table`,

  /** The share of runs ended, over time. */
  overTime: {
    axis: 'Share of runs ended',
    oneRun: 'One run, not typical; a step to 100 % is its end',
    bands: { first: 'band of the first', one: 'band', all: 'bands' },
    method: (runs: string, none: string, bands: string, rest: string) =>
      `Share of ${runs} runs (rounded); ${none}; ${bands}: 95 % Wilson interval, sampling error only${rest}`,
    band: (label: string) => `${label}, 95 % interval`,
    course: (when: string, half: string) => ` First ${when}; ${half} half-way.`,
    altText: (span: string, said: string, none: string) =>
      `Step chart of the cumulative share of runs by outcome over ${span}, in this model. ${said} ${none}`,
    none: (none: string) => `${none}.`,
  },

  /** How runs end, a bar each. */
  bars: {
    subject: 'How runs end',
    none: 'None of these',
    noneInside: 'none of these',
    allNone: (runs: string, by: string, evidence: string) =>
      `All ${runs} runs reach ${by} without any of these ends (${evidence})`,
    all: (runs: string, label: string, by: string, evidence: string) =>
      `All ${runs} runs end in ${label} by ${by} (${evidence})`,
    oneEnd: (share: string, label: string, by: string, none: string) =>
      `${share} end in ${label} by ${by}, ${none} in none of these`,
    share: (label: string, share: string) => `${label} ${share}`,
    unclear: (runs: string, by: string, both: string) =>
      `No end is clearly the commonest at ${runs} runs by ${by} (${both})`,
    commonestEnd: (label: string, share: string) => `; the commonest end is ${label} (${share})`,
    mostNone: (by: string, share: string, rest: string) =>
      `Most often runs reach ${by} without any of these ends (${share})${rest}`,
    next: (name: string, share: string) => `, ${name} the next (${share})`,
    noneNext: (share: string) => `; ${share} reach none of these`,
    commonest: (label: string, by: string, share: string, rest: string) =>
      `${label} is the commonest end by ${by} (${share})${rest}`,
    kindOfNone: (by: string) => `by ${by}`,
    axis: (by: string) => `Share of runs by ${by}`,
    oneRun: 'One run, not typical; the bar shows its end',
    method: (runs: string, rest: string) =>
      `Share of ${runs} runs by how they end; whiskers: 95 % Wilson interval, sampling error only${rest}`,
    row: (label: string, kind: string, said: string) => `${label} (${kind}): ${said}`,
    altText: (by: string, title: string, rows: string) =>
      `Bar chart of how runs end by ${by}, in this model; in brackets 95 % intervals. ${title}. ${rows}.`,
  },
} as const;
