/** What is printed of measures over time: texts that are formatted go in, sentences without their full stops come out. */
export const courseWords = {
  by: (when: string) => `by ${when}`,
  oneRun: 'One run, not typical',
  inOneRun: ', in the one run made',
  method: (bands: string, covered: string) => `${bands}; ${covered}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  between: (low: string, high: string) => `between ${low} and ${high}`,

  /** Whose numbers they are. */
  ofPlayer: (player: string) => ` of ${player}`,
  series: (label: string, whose: string, option: string | undefined) =>
    `${label}${whose}${option === undefined ? '' : `: ${option}`}`,
  firstPlayers: (drawn: number, all: string) => `, first ${drawn} of ${all} players`,
  restInTable: '; all players in the table',

  /** Which runs they are of. */
  coverage: {
    sample: (first: string, all: string) => `quantiles of the first ${first} of ${all} runs`,
    runs: (count: string, isOne: boolean) => `${count} run${isOne ? '' : 's'}`,
    carried: (of: string) => `${of}, final value carried for ended runs`,
    allEnded: (of: string) => `${of}, until all have ended`,
    cut: (when: string) => `; shown while at least 20 % of runs go on (to ${when})`,
    noneAfter: (when: string) => `, none after ${when}`,
    those: (of: string) => `${of}, those`,
    anyRuns: 'runs',
    reached: (whose: string, tick: string, most: string, least: string, stop: string) =>
      `${whose} that reached this ${tick}, n from ${most} to ${least}${stop}`,
    n: (n: string, runs: string) => `; n = ${n} of ${runs} runs`,
    nOfFirst: (n: string, first: string) => `; n = ${n} of the first ${first} runs`,
  },

  /** Median and bands. */
  fan: {
    oneRun: (label: string, from: string, to: string, unit: string, by: string, isAll: boolean) =>
      `${label}: from ${from} to ${to}${unit} ${by} in the one run ${isAll ? 'made' : 'left'}`,
    subject: (label: string) => `${label}: median`,
    turns: { peaks: 'peaks at', dips: 'is lowest at' },
    turn: (
      subject: string,
      turns: string,
      extreme: string,
      when: string,
      { from, to, by }: { readonly from: string; readonly to: string; readonly by: string },
    ) => `${subject} ${turns} ${extreme} ${when} (from ${from} at the start, to ${to} ${by})`,
    steady: (subject: string, value: string, when: string) =>
      `${subject} ${value} ${when}, no clear change from the start`,
    goes: { rises: 'rises ', falls: 'falls ', unclear: '' },
    from: (subject: string, goes: string, from: string, to: string, by: string) =>
      `${subject} ${goes}from ${from} to ${to} ${by}`,
    between: { highest: 'highest', lowest: 'lowest' },
    over: (
      subject: string,
      { from, to, by }: { readonly from: string; readonly to: string; readonly by: string },
      extreme: { readonly which: string; readonly value: string; readonly when: string },
    ) => `${subject} from ${from} to ${to} ${by}, ${extreme.which} ${extreme.when} (${extreme.value})`,
    spread: (low: string, high: string) => `, the middle half of runs between ${low} and ${high}`,
    median: 'Median',
    half: '25–75 %',
    most: '5–95 %',
    share: (share: number) => `${share} %`,
    shares: (from: number, to: number) => `${from}–${to} %`,
    at: (range: string) => `at ${range}`,
    atMedian: 'median',
    atMedianAnd: (range: string) => `median and ${range}`,
    bands: 'Median (line), 25–75 % of runs (dark band), 5–95 % (light band)',
    row: (when: string, median: string, low: string, high: string, n: string) =>
      `${when}: median ${median}, 5–95 % ${low} to ${high}, n ${n}`,
    altText: (span: string, covered: string, title: string, rows: string) =>
      `Fan chart over ${span}, in this model; ${covered}. ${title}. ${rows}.`,
  },

  /** A fan for each player. */
  playerFans: {
    both: 'both players',
    all: (count: string) => `all ${count} players`,
    some: (many: number, count: string) => `${many} of ${count} players`,
    changes: { up: 'higher', down: 'lower' },
    also: (word: string, many: number) => `, ${word} for ${many}`,
    changed: (word: string, whom: string, also: string) => `${word} than at the start for ${whom}${also}`,
    oneRun: (label: string, range: string, when: string) => `${label}: ${range} ${when}, in the one run made`,
    unclear: (label: string, when: string, range: string) =>
      `${label}: no player’s median ${when} clearly differs from the start (${range})`,
    finding: (label: string, when: string, changed: string, range: string) =>
      `${label}: median ${when} is ${changed} (${range})`,
    bands: 'Median; dark band: 25–75 % of runs, light: 5–95 %',
    row: (player: string, median: string, low: string, high: string) =>
      `${player}: median ${median}, 5–95 % ${low} to ${high}`,
    altText: (span: string, covered: string, title: string, when: string, rows: string) =>
      `Small multiples, one per player: fan charts over ${span}, in this model; ${covered}. ${title}. ${when}: ${rows}.`,
  },

  /** A line for each player. */
  playerMedians: {
    each: (value: string) => `median ${value} each`,
    all: (low: string, high: string) => `medians ${low} to ${high}`,
    unclear: (label: string, when: string, medians: string) =>
      `${label}: no clear difference between players ${when} (${medians})`,
    oneRun: (label: string, first: string, when: string, high: string, last: string, low: string) =>
      `${label}: ${first} is highest ${when} (${high}), ${last} lowest (${low}), in the one run made`,
    finding: (label: string, first: string, when: string, high: string, last: string, low: string) =>
      `${label}: ${first} has the highest median ${when} (${high}), ${last} the lowest (${low})`,
    rest: (count: number) => `; ${count} more player${count === 1 ? '' : 's'} only in the table`,
    lines: (rest: string) => `Median by player (spread of runs in the table)${rest}`,
    middle: 'Middle player',
    everybody: 'All players',
    players: (count: string) => `${count} players`,
    band: 'Medians by player: band from the lowest to the highest, line: the middle one (all in the table)',
    altText: (span: string, covered: string, title: string, when: string, ends: string) =>
      `Line chart of medians by player over ${span}, in this model; ${covered}. ${title}. ${when}: ${ends}.`,
  },

  /** The share of runs in which something holds. */
  share: {
    axis: (label: string) => `${label}, share of runs`,
    stillGoing: (often: string) => `${often} still going`,
    ofStillGoing: (n: string) => ` of the ${n} runs still going`,
    finding: (label: string, often: string, when: string) => `${label}: in ${often} ${when}`,
    band: '95 % interval',
    line: 'Runs',
    method: (covered: string) =>
      `Share of runs in which it holds; band: 95 % Wilson interval, sampling error only; ${covered}`,
    altText: (span: string, covered: string, title: string, evidence: string, count: string, n: string) =>
      `Line chart of a share of runs over ${span}, in this model; ${covered}. ${title} (${evidence}). At the start: ${count} of ${n}.`,
  },

  /** Events in small multiples. */
  eventLines: (count: number, names: string, ends: string) =>
    `; vertical line${count === 1 ? '' : 's'}: ${names}${ends}`,
  dashedEnd: ' (dashed: end)',
} as const;
