/**
 * The sentences of comparisons: formatted names and numbers in, text out. Which of them may be said is decided where they
 * are used.
 */

import { listed } from './lists.ts';

export { listed };

/** What is less and what is more, by what is counted: ends are rare or frequent, numbers low or high. */
export const DIRECTIONS = {
  end: { lower: 'rarer', higher: 'more frequent' },
  number: { lower: 'lower', higher: 'higher' },
} as const;

/** `rarer under “A” (about 2 in 100 runs) and “B” (about 4)` */
export function direction(word: string, arms: string): string {
  return `${word} under ${arms}`;
}

/** `“Loss of control” is rarer under “A” than under “B”` */
export function against(quantity: string, directions: readonly string[], baseline: string): string {
  return `${quantity} is ${directions.join(' and ')} than under ${baseline}`;
}

/** `5 of 7 other arms`, `all 3 other arms` */
export function armCount(count: number, all: number, text: (n: number) => string): string {
  if (count < all) return `${text(count)} of ${text(all)} other arms`;
  return all === 2 ? 'both other arms' : `all ${text(all)} other arms`;
}

export function unclearTail(arms: string, runs: string): string {
  return `; no clear difference under ${arms} at ${runs}`;
}

/** Where there is no room for more. */
export function notClearly(arms: string): string {
  return `, not clearly under ${arms}`;
}

/** `“X” is rarer under 2 of 3 other arms` */
export function short(quantity: string, directions: readonly string[]): string {
  return `${quantity} is ${directions.join(' and ')}`;
}

export function shortUnclear(quantity: string, runs: string): string {
  return `${quantity}: no clear difference at ${runs}`;
}

export function unclear(quantity: string, baseline: string, others: string, runs: string): string {
  return `No clear difference in ${quantity} between ${baseline} and ${others} at ${runs}`;
}

export function anyOther(count: string): string {
  return `any of the ${count} other arms`;
}

export function same(quantity: string, runs: string, isOne: boolean): string {
  return `${quantity} is the same in all arms, in ${isOne ? 'the one run of each' : `each of ${runs}`}`;
}

export function noNumber(quantity: string): string {
  return `No two arms have a number of ${quantity} that could be compared`;
}

/** How many runs of an arm and of the baseline stand against each other. */
export const PAIRS = {
  of: (count: string, isOne: boolean): string => `${count} ${isOne ? 'pair' : 'pairs'} of runs`,
} as const;

/** What stands beside a finding of risk or of benefit. */
export const BESIDE = {
  one: (quantity: string, word: string): string => `; ${quantity} is ${word}`,
  all: (quantity: string, word: string, count: number): string =>
    `; ${quantity} is ${word} under ${count === 2 ? 'both' : 'all of them'}`,
  some: (quantity: string, directions: readonly string[]): string => `; ${quantity} is ${directions.join(' and ')}`,
  unclear: (quantity: string): string => `; no clear difference in ${quantity}`,
  same: (quantity: string): string => `; no difference in ${quantity}`,
} as const;

/** The sentences below the headline. */
export const LEAD = {
  /** `“Catastrophe” is 23 % by month 120 under the baseline, “Frontier”, and 17 percentage points less under “A” (95 % interval 13–21).` */
  sentence: ({ quantity, level, baseline, by, isFirst, parts }: LeadSentence): string =>
    `${quantity} is ${level}${isFirst ? ` by ${by}` : ''} under the baseline${isFirst ? `, ${baseline}` : ''}, and ${parts.join('; ')}.`,
} as const;

/** What such a sentence is made of. */
export type LeadSentence = {
  readonly quantity: string;
  readonly level: string;
  readonly baseline: string;
  readonly by: string;
  readonly isFirst: boolean;
  readonly parts: readonly string[];
};

export const PARTS = {
  /** @param level `95 % interval ` where no sentence before has said what stands in brackets */
  first: (said: {
    value: string;
    unit: string;
    word: string;
    arm: string;
    range: string | undefined;
    level: string;
  }): string =>
    `${said.value}${said.unit} ${said.word} under ${said.arm}${said.range === undefined ? '' : ` (${said.level}${said.range})`}`,
  level: '95 % interval ',
  by: (value: string, arm: string, range: string | undefined): string =>
    `${value} under ${arm}${range === undefined ? '' : ` (${range})`}`,
  range: (low: string, high: string): string => `${low}–${high}`,
  lower: 'less',
  higher: 'more',
  unclear: (arm: string, range: string | undefined): string =>
    `not clearly different under ${arm}${range === undefined ? '' : ` (less by ${range})`}`,
  same: (arms: string): string => `the same in every run under ${arms}`,
  unknown: (arms: string): string => `without a number under ${arms}`,
  others: (count: string): string => `shown for ${count} more arms in the panels`,
} as const;

/** What an arm does to risk and benefit, by how the two stand. */
export const TRADE = {
  lower: (quantity: string): string => `${quantity} is lower`,
  lowerBy: (share: string, quantity: string): string => `${quantity} is lower by ${share} of it`,
  higher: (quantity: string): string => `${quantity} is higher`,
  unclear: (quantity: string): string => `${quantity} is not clearly different`,
  same: (quantity: string): string => `${quantity} is the same`,
  unknown: (quantity: string): string => `${quantity} has no number`,
  arm: (arm: string, risk: string, benefit: string): string => `under ${arm} ${risk} and ${benefit}`,
} as const;

/** What the horizon hides. */
export const HORIZON = {
  short: (share: string, arm: string): string => `; ${share} of runs under ${arm} in no end by then`,
  open: (share: string, arm: string, by: string): string =>
    `What is less by ${by} may come later: ${share} of runs under ${arm} have come to no end by then.`,
} as const;

/** What the reader may take from a comparison. */
export const READING =
  'Run r of every arm has the same random numbers: differences between arms carry the information, levels follow from the assumptions. Shares of runs in this model, not chances in the world. Intervals (95 %): of each arm by itself, sampling error only; what is called clear, and shares in words, are so by intervals widened for the number of arms. Parameters drawn in each run are drawn alike in all arms. Arms named as another model differ in structure, not in numbers only.';

/** The same in one sentence. */
export const READING_IN_SHORT =
  'Read the differences between arms, which share their random numbers: shares of runs in this model, no forecast; intervals and bands (95 %): of each arm by itself, sampling error only; called clear by wider ones, for all arms together.';

/** Size of a comparison: `4 arms` and so on. */
export const SIZE = {
  runs: (count: string, isOne: boolean): string => `${count} ${isOne ? 'run' : 'runs'} of each in the same worlds`,
  failed: (count: string): string => `up to ${count} failed runs of an arm left out`,
} as const;

/** Titles and methods of the charts. */
export const CHARTS = {
  riskTitle: (quantity: string): string => `${quantity} over time, by arm`,
  riskAxis: (label: string): string => `Share of runs ended in ${label}`,
  riskMethod: (runs: string, bands: string, rest: string): string =>
    `Share of ${runs} of each arm, in the same worlds; ${bands}${rest}`,
  bandsAll: 'bands: 95 % Wilson intervals, sampling error only',
  bandFirst: 'band of the first: 95 % Wilson interval, sampling error only',
  oneRun: 'One run of each arm, not typical; a step to 100 % is its end',
  notDrawn: (arms: string): string => `; ${arms} not drawn: no such end, or other ticks`,
  tooMany: (count: string): string => `; ${count} more arms in the table`,
  riskCourse: (arm: string, share: string, rise: string): string => `${arm}: ${share} in the end${rise}`,
  riskRise: (when: string, half: string): string => `, first ${when}, ${half} half-way`,
  riskAlt: (span: string, title: string, arms: string): string =>
    `Step chart of the cumulative share of runs that end so, by arm, over ${span}, in this model. ${title}. ${arms}.`,

  differenceAxis: (baseline: string, unit: string): string => `Difference from the baseline, ${baseline}${unit}`,
  differenceMethod: (pairs: string): string =>
    `Arm minus baseline, ${pairs}; whiskers: 95 % interval of each by itself; ring: not told from 0`,
  differencePanel: (quantity: string, baseline: string): string => `${quantity}: difference from ${baseline}`,
  clear: '',
  notClear: 'no clear difference',
  equal: 'no difference in any pair',
  onePair: 'one pair',
  noPair: 'no pair has both',
  points: 'percentage points',
  row: (arm: string, said: string): string => `${arm} ${said}`,
  inUnit: (unit: string): string => ` in ${unit}`,
  differenceAlt: (quantity: string, baseline: string, unit: string, title: string, rows: string): string =>
    `Dots with whiskers: paired differences of ${quantity} from ${baseline}${unit}, in this model; in brackets 95 % intervals. ${title}. ${rows}.`,

  tradeMethod: (pairs: string): string =>
    `Arm against baseline, ${pairs}; whiskers: 95 % intervals; up: less harm, right: less benefit`,
  tradeRisk: (label: string, unit: string): string => `Less ${label} than the baseline${unit}`,
  tradeBenefit: (label: string, unit: string): string => `Less ${label} than the baseline${unit}`,
  tradeSubject: 'Less harm and less benefit by arm',
  noLoss: 'no number',
  tradeRow: (arm: string, risk: string, benefit: string): string =>
    `${arm}: less harm ${risk}, less benefit ${benefit}`,
  tradeAlt: (risk: string, benefit: string, baseline: string, title: string, rows: string): string =>
    `Scatter of how much less ${risk} against how much less ${benefit}, a dot for each arm, against ${baseline}, in this model; in brackets 95 % intervals. ${title}. ${rows}.`,

  mediansTitle: (quantity: string): string => `Median of ${quantity} by arm`,
  mediansMethod: 'Median over runs; their spread is in the table',
  mediansAlt: (quantity: string, span: string, title: string, ends: string): string =>
    `Line chart of medians of ${quantity} by arm over ${span}, in this model. ${title}. At the lines’ ends: ${ends}.`,
} as const;

/** How often an option is chosen. */
export const CHOICES = {
  less: (arms: string): string => `less often under ${arms}`,
  more: (arms: string): string => `more often under ${arms}`,
  short: (option: string, parts: readonly string[]): string => `${option} is chosen ${parts.join(' and ')}`,
  finding: (option: string, parts: readonly string[], baseline: string): string =>
    `${option} is chosen ${parts.join(' and ')} than under ${baseline}`,
  unclear: (option: string): string => `no clear difference between arms in how often ${option} is chosen`,
  oneRun: (option: string): string => `how often ${option} is chosen in the one run of each arm`,
  /** @param shared the time that all arms have; undefined: all of it */
  method: (tick: string, shared: string | undefined): string =>
    `Share of choices, mean of players and runs still going (at least 20 %); compared: means over ${shared === undefined ? `all ${tick}s` : `the first ${shared}, which all arms have`}`,
  share: (option: string, share: string): string => `${option} ${share}`,
  row: (arm: string, shares: string): string => `${arm}: ${shares}`,
  altText: (span: string, title: string, tick: string, rows: string): string =>
    `Small multiples, one per arm: stacked areas of the share of choices per option over ${span}, in this model. ${title}. Means over ${tick}s: ${rows}.`,
} as const;

/** What makes an arm another model, beside its name. */
export const STRUCTURE = {
  modules: (added: readonly string[], removed: readonly string[]): string =>
    [
      ...(added.length === 0 ? [] : [`with ${few(added)}`]),
      ...(removed.length === 0 ? [] : [`without ${few(removed)}`]),
    ].join(', '),
  /** All that some arm has more than the baseline. */
  named: (modules: readonly string[]): string => `; modules added: ${listed(modules)}`,
  rule: (of: string, after: string): string => `${of} by ${after}`,
  scenario: 'other scenario',
} as const;

/** A row has room for one name. */
function few(names: readonly string[]): string {
  return names.length === 1 ? listed(names) : `${names.length} modules`;
}

/** What differs from the baseline, on the pages after the first. */
export const CHANGES = {
  section: (baseline: string): string => `What differs from the baseline, ${baseline}`,
  nothing: (arms: string): string => `${arms}: no value differs; the scenario files say what else does.`,
  modules: {
    added: (names: string): string => `with ${names}`,
    removed: (names: string): string => `without ${names}`,
  },
  structure: (arms: string, parts: readonly string[]): string =>
    `${arms}: another model, not only other numbers: ${parts.join('; ')}.`,
  rule: (of: string, before: string, after: string): string => `${of} by rule ${after} instead of ${before}`,
  scenario: (before: string, after: string): string => `scenario ${after} is not built on ${before}`,
  parts: (names: string, isOne: boolean): string => `${isOne ? 'module' : 'modules'} ${names}`,
  mismatch: (arms: string, what: string): string => `${arms}: not the same thing as in the baseline: ${what}.`,
  only: (arms: string, labels: string): string => `Only ${arms}: ${labels}.`,
  lacks: (arms: string, labels: string): string => `Not in ${arms}: ${labels}.`,
  events: (arms: string, events: string): string => `${arms}: ${events}`,
  none: 'none',
  value: (arms: string, value: string): string => `${arms}: ${value}`,
  others: 'the other arms',
  measures: 'Measures compared',
} as const;

/** How much of a number is gone. */
export const SHARES = {
  nearlyAll: 'nearly all',
  threeQuarters: 'about three quarters',
  twoThirds: 'about two thirds',
  half: 'about half',
  third: 'about a third',
  quarter: 'about a quarter',
  fifth: 'about a fifth',
  tenth: 'about a tenth',
  most: 'most',
  lessThanHalf: 'less than half',
} as const;

/** Numbers of an arm, and differences between arms. */
export const NUMBERS = {
  points: ' percentage points',
  none: 'no number',
  noRuns: 'no runs',
  moreNames: (count: number): string => `${count} more`,
  time: 'time',
  mismatch: (what: string, detail: string): string => `${what} (${detail})`,
  term: (label: string, name: string): string => `${label} (${name})`,
  measure: (label: string, unit: string): string => `${label}, ${unit}`,
} as const;
