/** What is printed of a sensitivity analysis. */
export const sensitivityWords = {
  /** The finding. */
  notToBeTold: (subject: string, why: string) => `What ${subject} depends on cannot be told: ${why}`,
  noEffect: (subject: string, runs: string, parameters: string) =>
    `No effect on ${subject} is clear of noise at ${runs} runs: of ${parameters} parameters none can be told from nothing`,
  theOnly: (total: string) => `the only one of ${total} parameters`,
  moreThanAny: 'more than on any other parameter',
  chanceIncluded: ', chance included',
  dependsOn: (subject: string, name: string, told: string) => `${subject} depends on ${name}, ${told}`,
  withNumbers: (said: string, numbers: string) => `${said} (${numbers})`,
  dependsMost: (subject: string, names: string) =>
    `${subject} depends most on ${names}; which of them matters most is not clear`,
  dependsOnMany: (subject: string, clear: string, total: string) =>
    `${subject} depends on ${clear} of ${total} parameters; no one of them clearly matters most`,
  overItsRange: (unit: string) => `${unit} over its range`,
  ofWhatChanges: ' of what the parameters change',
  interval: (what: string, interval: string) => `${what}, 95 % interval ${interval}`,
  and: (names: readonly string[]) => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  percentagePoints: ' percentage points',

  /** What stands below it. */
  luck: (share: string, subject: string) =>
    `Of the variance of ${subject} between single runs, ${share} is due to chance, the rest to the parameters over these ranges.`,
  groups: (shares: string) => `Of what the parameters change, with the others: ${shares}.`,
  group: (names: string, share: string) => `all ${names} ${share}`,

  /** Which way an effect goes. */
  directions: { up: 'raises it', down: 'lowers it', both: 'either way' },
  lost: 'not told from noise',
  alone: (share: string) => `alone ${share}`,

  /** How it was done. */
  designs: {
    morris: (trajectories: string, one: boolean) => `Morris, ${trajectories} ${one ? 'trajectory' : 'trajectories'}`,
    sobol: (rows: string, one: boolean) => `Sobol’ indices, ${rows} ${one ? 'row' : 'rows'}`,
  },
  over: (design: string, parameters: string, runs: string, one: boolean) =>
    `${design} over ${parameters} parameters, ${runs} ${one ? 'run' : 'runs'} at each point`,
  chanceCounts: 'one run of each point: chance counts as an effect',
  dashed: 'dashed: not told from noise',
  furtherDown: (count: string) => `${count} further down`,
  changedNothing: (count: string) => `${count} that changed nothing in any run`,
  onlyInTheTable: (parts: readonly string[]) => `only in the table: ${parts.join(', ')}`,
  idle: (count: number) => ` ${count} changed nothing in any run.`,
  row: (name: string, role: string, said: readonly string[]) => `${name} (${role}): ${said.join(', ')}`,

  failed: 'What matters',

  /** Mean absolute effects. */
  effects: {
    title: (quantity: string) => `Effect of each parameter on ${quantity}`,
    axis: (unit: string) => `Change over the range${unit === '' ? '' : `,${unit}`} (− falls, + rises)`,
    bar: 'bar length: mean absolute change (μ*)',
    whiskers: 'whiskers: its 95 % interval',
    altText: (quantity: string, unit: string, title: string, rows: string, idle: string) =>
      `Bar chart of the mean absolute change of ${quantity} over the whole range of each parameter, in this model${unit === '' ? '' : `, in${unit}`}; in brackets 95 % intervals. ${title}. ${rows}.${idle}`,
  },

  /** Shares of the variance. */
  indices: {
    title: (quantity: string) => `Share of each parameter in what changes ${quantity}`,
    axis: 'Share of what the parameters change',
    upper: 'upper bar: with others (total index)',
    lower: 'lower, darker bar: alone (first order)',
    whiskers: 'whiskers: 95 % intervals',
    altText: (quantity: string, title: string, rows: string, idle: string) =>
      `Bar chart of the shares of what the parameters change in ${quantity}, in this model: of each parameter with the others, and alone; in brackets 95 % intervals. ${title}. ${rows}.${idle}`,
  },

  /** What the reader may take from the pictures, and what not. */
  reading:
    'Effects in this model, not causes in the world, and over the ranges given: over others other parameters may matter. Each parameter is judged by itself: of many without any effect about 1 in 40 would seem clear. Intervals (95 %): sampling error only.',
} as const;
