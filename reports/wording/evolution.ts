/** What is printed of populations that play a game. */
export const evolutionWords = {
  dynamics: {
    replicator: 'the replicator dynamic',
    'best-reply': 'the best reply dynamic',
    logit: 'the logit dynamic',
  },
  all: (name: string) => `all ${name}`,
  mixOf: (parts: string) => `a mix of ${parts}`,
  part: (share: string, name: string) => `${share} ${name}`,
  mixes: (names: string) => `mixes of ${names}`,
  moving: 'no rest',
  several: 'several ways to go',
  ofStarts: (count: string, all: string) => `${count} of ${all} starts`,
  ofAll: (count: string, all: string) => `${count} of ${all}`,
  ofStartsLead: (all: string, first: string) => `of ${all} starts, ${first}`,

  /** The one sentence. */
  found: {
    point: (all: string, dynamic: string, end: string) => `From all ${all} starts ${dynamic} leads to ${end}`,
    mixes: (all: string, dynamic: string, names: string) =>
      `From all ${all} starts ${dynamic} comes to rest at mixes of ${names}, at others each time`,
    moving: (all: string, dynamic: string, time: string) =>
      `From none of ${all} starts does ${dynamic} come to rest by time ${time}`,
    several: (all: string, dynamic: string) =>
      `Where ${dynamic} leads is open from all ${all} starts: several replies are best`,
    start: (dynamic: string, ends: string) => `Where ${dynamic} leads depends on the start: ${ends}`,
    startCounts: (dynamic: string, told: string) => `Under ${dynamic}, ${told}`,
    startOnly: (dynamic: string) => `Where ${dynamic} leads depends on the start`,
    startShort: (dynamic: string, count: string) =>
      `Where ${dynamic} leads depends on the start: ${count} different ends`,
    /** `lead`: of the first of a list, whose verb the others share. */
    leads: {
      point: (count: string, end: string, lead: string) => `${count}${lead} to ${end}`,
      mixes: (count: string, names: string, lead: string) => `${count}${lead} to mixes of ${names}`,
      moving: (count: string, _: string, lead: string) => `${count}${lead} to no rest`,
      several: (count: string, _: string, lead: string) => `${count}${lead} more than one way`,
      borders: (count: string) => `${count} to unstable mixes`,
      others: (count: string) => `${count} to none of these`,
    },
    lead: ' lead',
    most: (name: string, share: string) =>
      `In the long run “${name}” is played most: ${share} of the population on average`,
    only: (name: string) => `In the long run hardly anything but “${name}” is played`,
    even: (names: string, share: string) => `In the long run ${names} are played alike: ${share} each`,
    manyEven: (count: string, share: string) => `In the long run ${count} of them are met alike: ${share} each`,
    mostProfile: (name: string, share: string) => `In the long run “${name}” is visited most: ${share} of the time`,
    none: 'There is no long run to tell of',
  },

  /** Below it. */
  evidence: {
    path: (start: string, shares: string, time: string) => `The path from ${start} rests at ${shares} by time ${time}.`,
    moving: (start: string, time: string) => `The path from ${start} is still moving at time ${time}.`,
    points: (attracting: string, all: string) =>
      `${attracting} of ${all} rest points attract${attracting === '1' ? 's' : ''} all paths near them.`,
    how: (dynamic: string) => `Computed, not sampled: ${dynamic}.`,
    reason: (reason: string) => `Not complete: ${reason}.`,
  },

  portrait: {
    title: (dynamic: string) => `Where ${dynamic} leads`,
    marks: 'dots are rest points: filled attract, hollow do not',
    undecided: 'grey: to first order neither',
    arrows: 'arrows: direction, not speed',
    basins: (all: string) => `colours: where each of ${all} starts, one per cell, ends`,
    path: 'line: one path, from the diamond',
    key: (end: string, starts: string) => `${end}: ${starts}`,
    border: 'on a border, to an unstable mix',
    open: (reason: string) => `rest points: ${reason}`,
    curve: 'curve: change of the share per unit of time; where it crosses zero it rests',
    axis: (name: string) => `Share of “${name}”`,
    change: 'Change per unit of time',
    corners: 'A corner: all do the same',
    alt: (title: string, names: string, ends: string, points: string) =>
      `Diagram of shares of ${names}, in this model. ${title}. Of the starts: ${ends}. Rest points: ${points}.`,
    stability: { attracting: 'attracting', unstable: 'unstable', undecided: 'neither to first order' },
    pointOf: (shares: string, stability: string) => `${shares} (${stability})`,
    kinds: { arrow: 'arrow', rest: 'rest point', start: 'start', end: 'end' },
    arrow: (number: number) => `arrow ${number}`,
    head: (number: number) => `arrow ${number}, head`,
    way: 'path',
    edge: 'edge of the simplex',
    zero: 'no change',
    basin: (end: string) => `ends at ${end}`,
    restPoint: (shares: string) => `rest point, ${shares}`,
  },

  basins: {
    title: (count: string, end: string) => `${count} end at ${end}`,
    titleOpen: (count: string) => `${count} come to no rest`,
    axis: (all: string) => `Starts, of ${all}`,
    method: (all: string) =>
      `${all} starts spread evenly over all shares, each followed to its end; a count of places, no chance of being there`,
    alt: (title: string, rows: string) => `Bars of where paths end, in this model. ${title}. ${rows}.`,
  },

  path: {
    title: (shares: string) => `The path followed ends at ${shares}`,
    moving: 'The path followed does not come to rest',
    method: (start: string) => `shares over time from ${start}`,
    time: 'Time',
    share: 'Share of the population',
    alt: (title: string, rows: string) => `Lines of shares over time, in this model. ${title}. At the end: ${rows}.`,
  },

  longRun: {
    axis: 'Share in the long run',
    method: (dynamic: string) => `${dynamic}; computed, not sampled`,
    more: (count: string) => `${count} more in the table`,
    alt: (title: string, rows: string) => `Bars of shares in the long run, in this model. ${title}. ${rows}.`,
    row: (name: string, share: string) => `${name}: ${share}`,
  },

  takeover: {
    title: (mutant: string, resident: string, chance: string) =>
      `One “${mutant}” among all “${resident}” takes over with a chance of ${chance}`,
    row: (mutant: string, resident: string) => `one ${mutant} among ${resident}`,
    axis: 'Chance to take over',
    method: (neutral: string) => `line: a neutral newcomer, ${neutral}; to its right selection helps`,
    neutral: 'neutral',
    alt: (title: string, rows: string) =>
      `Bars of chances that a newcomer takes over, in this model. ${title}. ${rows}.`,
  },

  definitions: {
    rest: {
      term: 'Rest point',
      meaning:
        'shares of strategies that the dynamic leaves as they are; it attracts if all paths that begin near it end at it',
    },
    longRun: {
      term: 'Long run',
      meaning:
        'how often each strategy is played when newcomers with another strategy keep turning up and are copied or not',
    },
  },

  size: {
    strategies: (count: string) => `${count} strategies`,
    profiles: (count: string) => `${count} profiles`,
    population: (count: string) => `${count} individuals`,
    large: 'a large population',
    starts: (count: string) => `${count} starts followed`,
  },
  which: 'computed, not sampled: no seed',
  reading:
    'Shares follow from the payoffs and the dynamic assumed, in this model: nobody plans, and who is better paid is copied or replies best. Counts of starts say how much of the picture leads where, not how likely it is.',
  readingInShort:
    'Shares follow from the payoffs and the dynamic assumed, in this model; starts are counted, not weighed by chance.',
} as const;
