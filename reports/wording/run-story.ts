/** What is printed of one run. */

export const runName = (run: string): string => `Run ${run}`;

export const ended = (label: string, after: string): string => `ends in ${label} after ${after}`;
export const endedOpen = (after: string): string => `comes to none of the ends in ${after}`;
export const goesOn = (after: string): string => `after ${after}`;
export const endedFailed = (when: string): string => `failed ${when} and counts nowhere`;

/** `Run 7 ends in “Safe arrival” after 85 months: the agreement entered into force in month 13; …`. */
export const toldRun = (run: string, end: string, threads: readonly string[]): string =>
  threads.length === 0 ? `${runName(run)} ${end}` : `${runName(run)} ${end}: ${threads.join('; ')}`;

/** How common such an end is. */
export const commonEnd = (frequency: string, label: string, evidence: string): string =>
  `One run, not typical: ${frequency} end in ${label} (${evidence}).`;
export const commonOpen = (frequency: string, evidence: string): string =>
  `One run, not typical: in ${frequency} none of the ends comes (${evidence}).`;
export const commonFailed = (failed: string, made: string): string =>
  `One run, not typical: ${failed} of ${made} runs failed; failed runs are left out of every share.`;
export const notCounted = 'One run, not typical: how common its end is was not counted.';

/** `this end: 12 % of 1,000 runs`. */
export const shareOfEnd = (share: string): string => `this end: ${share}`;
export const shareOfRuns = (share: string, runs: string): string => `${share} of ${runs} runs`;
export const countOfRuns = (count: string): string => `${count} runs`;

/** The course of a lane in words. */
export const seenAs = (option: string, seen: string): string => `${option} (seen as ${seen})`;
export const manyChanges = (count: string, last: string): string => `${count} changes, at the end ${last}`;
export const untilWhen = (option: string, when: string): string => `${option} until ${when}`;
export const THEN = ', then ';
/** Of spells, in the table. */
export const spellRows = { first: 'begins', last: 'last tick' } as const;

export const notTypical = 'One run, not typical';
export const lasted = (ticks: string, most: string): string => `it lasted ${ticks} of at most ${most}`;
export const byHandRow = 'by hand';
export const byHandKey = 'Chosen by hand';
export const splitLanes = 'split lane: below what was done in secret, above what the others saw';
export const marksInTable = 'all marks in the table';
export const storyPanelTitle = (run: string): string => `What happened when in run ${run}`;
export const lanesLeftOut = (left: string): string => `${left} more lanes only in the table`;

export const decidedBy = (player: string, decision: string): string => `${player}, ${decision}`;
export const timelineAlt = (span: string, lanes: string): string =>
  `Timeline of one run, not typical, over ${span}, in this model: ${lanes}.`;
export const laneAlt = (who: string, course: string): string => `${who}: ${course}`;
export const markAlt = (when: string, text: string): string => `${when}: ${text}`;

/** The run in the fan of all. */
export const withinFan = (run: string): string => `orange line: run ${run}`;
export const lineName = (run: string): string => `run ${run}`;
export const rangeText = (low: string, high: string): string => `${low} to ${high}`;
export const fanMethod = 'median; dark band: 25–75 % of runs, light: 5–95 %';
export const endsAt = (label: string, run: string, value: string, when: string): string =>
  `${label}: run ${run} ends at ${value} ${when}`;
export const placeInFan = {
  highest: (range: string): string => `, above the 5–95 % band of runs (${range})`,
  high: (range: string): string => `, above the middle half of runs (${range})`,
  middle: (range: string): string => `, within the middle half of runs (${range})`,
  low: (range: string): string => `, below the middle half of runs (${range})`,
  lowest: (range: string): string => `, below the 5–95 % band of runs (${range})`,
} as const;
export const playersEnd = (label: string, run: string, low: string, high: string, when: string): string =>
  `${label}: in run ${run} between ${low} and ${high} ${when}`;
export const playersEndAlike = (label: string, run: string, value: string, when: string): string =>
  `${label}: in run ${run} ${value} for everybody ${when}`;
export const fanAlt = (span: string, run: string): string =>
  `Fan of all runs over ${span}, with the course of run ${run} as a line, in this model.`;
export const fansAlt = (span: string, run: string): string =>
  `Small multiples, one per player: fans of all runs over ${span}, with the course of run ${run} as a line, in this model.`;

export const reading =
  'One run of this model: a way in which its parts can play together, neither typical nor likely, and no finding by itself. Which run is told, somebody chose. Shares are of all runs in this model, not chances in the world.';

export const runOf = (run: string, last: string): string => `only run ${run} of runs 0–${last}`;
export const storySection = (run: string): string => `Run ${run} in words`;
