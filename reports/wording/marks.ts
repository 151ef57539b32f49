/**
 * What the marks of a chart are called, and the key of what they look like. The page does not print the names of marks;
 * a chart that stands alone in a browser shows them.
 */
export const markWords = {
  lowerEdge: (name: string) => `${name}, lower edge`,
  edge: (name: string) => `${name}, edge`,
  outline: (name: string, side: number) => `${name}, outline ${side}`,
  upperHalf: (name: string) => `${name}, upper half`,
  lowerHalf: (name: string) => `${name}, lower half`,
  interval: (name: string) => `${name}, 95 % interval`,
  belowRow: (row: number) => `below row ${row}`,

  cell: (row: number, from: number, to: number) => `cell ${row} ${from}${to === from ? '' : `–${to}`}`,
  notClear: 'not clear',
  notClearStretch: (number: number) => `not clear ${number}`,
  lineAt: 'line at',
  rimOfLineAt: 'rim of the line at',
  lineAtLevel: (level: number) => `line at ${level}`,
  ownValues: 'the scenario’s own values',
  ownValue: 'the scenario’s own value',

  noDifference: 'no difference',
  noGain: 'no gain',
  noEffect: 'no effect',
  noRankCorrelation: 'no rank correlation',
  chanceAlone: 'chance alone',
  asThingsStand: 'as things stand',
  askedFor: (bound: number) => `asked for, ${bound}`,
  /** The two bars of a parameter. */
  withOthers: 'with others',
  alone: 'alone',

  benefitForgone: (arm: string) => `${arm}, benefit forgone`,
  riskAvoided: (arm: string) => `${arm}, risk avoided`,
  noRiskAvoided: 'no risk avoided',
  noBenefitForgone: 'no benefit forgone',

  members: (line: string, size: number) => `${line}, ${size} members`,
  stable: 'stable',
  allTogether: 'all together',
  allTogetherInterval: 'all together, 95 %',
  bestReply: (cell: string) => `${cell}, best reply`,
  equilibrium: (number: number | string) => `equilibrium ${number}`,
  against: (strategy: string, other: string) => `${strategy} against ${other}`,
  now: (parameter: string) => `${parameter}, now`,
  turnsBelow: (parameter: string) => `${parameter}, turns below`,
  turnsAbove: (parameter: string) => `${parameter}, turns above`,
  isEquilibrium: (parameter: string) => `${parameter}, an equilibrium`,
  range: (parameter: string) => `${parameter}, range`,
  inSecret: (choice: string) => `${choice}, in secret`,
  asSeen: (choice: string) => `${choice}, as seen`,

  /** What the bars of parameters look like. */
  roles: { assumption: 'assumption', lever: 'lever (split bar)' },
} as const;
