/** What is printed of who chooses what: texts that are formatted go in, sentences without their full stops come out. */
export const choiceWords = {
  axis: 'Share of choices',

  /** All players together. */
  together: {
    start: (label: string) => `${label}:`,
    only: (start: string, option: string) => `${start} ${option} is the only option`,
    chosen: (start: string, option: string, when: string, of: string) => `${start} ${option} is chosen ${when}${of}`,
    unclear: (start: string, when: string, first: string, second: string, of: string) =>
      `${start} no option is clearly ahead ${when} (${first}, ${second})${of}`,
    most: (start: string, option: string, when: string, share: string, second: string, next: string) =>
      `${start} ${option} is the most chosen ${when} (${share}), ${second} the second (${next})`,
    share: (option: string, share: string) => `${option} ${share}`,
    ofPlayers: (players: string) => `, mean of ${players} players`,
    method: (tick: string, over: string, covered: string) =>
      `Share of choices per ${tick}${over}, mean of runs; ${covered}`,
    altText: (span: string, covered: string, title: string, when: string, shares: string) =>
      `Stacked areas of the share of choices per option over ${span}, in this model; ${covered}. ${title}. ${when}: ${shares}.`,
  },

  /** Player by player. */
  each: {
    meanOver: (tick: string) => `mean over ${tick}s`,
    alike: (share: string) => `${share} each`,
    range: (low: string, high: string) => `${low} to ${high}`,
    never: (start: string, option: string) => `${start}: no player ever chooses ${option}`,
    oneRun: (start: string, option: string, over: string, range: string) =>
      `${start}: how often players choose ${option} in the one run made (${over}: ${range})`,
    unclear: (start: string, option: string, over: string, range: string) =>
      `${start}: no clear difference between players in how often they choose ${option} (${over}: ${range})`,
    more: (
      start: string,
      option: string,
      over: string,
      most: readonly [name: string, share: string],
      least: readonly [name: string, share: string],
    ) => `${start}: ${most[0]} chooses ${option} more often than ${least[0]} (${over}: ${most[1]} against ${least[1]})`,
    share: (option: string, share: string) => `${option} ${share}`,
    row: (player: string, shares: string) => `${player}: ${shares}`,
    method: (tick: string, covered: string, rest: string) =>
      `Share of choices per ${tick}, mean of runs; numbers: mean over ${tick}s; ${covered}${rest}`,
    altText: (span: string, covered: string, title: string, tick: string, rows: string) =>
      `Small multiples, one per player: stacked areas of the share of choices per option over ${span}, in this model; ${covered}. ${title}. Means over ${tick}s: ${rows}.`,
  },
} as const;
