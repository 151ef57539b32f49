/** What is printed of definitions and parameters, on the pages after the first and in the HTML report. */
export const registerWords = {
  title: 'Definitions and assumptions',
  meanings: 'What the words mean',
  differences: 'What differs from the baseline',
  levers: 'Levers',
  assumptions: 'Assumptions',
  counted: (title: string, count: string) => `${title} (${count})`,
  bold: 'Bold: shown first by the scenario. Distributions are drawn once per run, in the terms of the scenario file.',
  more: (count: string) => `… and ${count} more, to be read in the scenario file.`,

  /** Heads of the columns. */
  heads: {
    name: 'Parameter',
    meaning: 'Meaning',
    value: 'Value',
    unit: 'Unit',
    range: 'Allowed',
    source: 'Source',
  },

  /** Before the definition of an end. */
  kinds: { harm: 'Harm. ', benefit: 'Benefit. ', neutral: '' },
  notDefined: 'not defined in the scenario',
  inUnit: (label: string, unit: string) => `${label}, ${unit}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  ofPlayers: (players: string, value: string) => `${players}:\u00a0${value}`,
  noSource: 'none given',
} as const;
