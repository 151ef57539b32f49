/**
 * What is said of what became of players. Names, counts and shares come in as they are to be printed; `before` and `label`
 * are verbs in the past, like `cheated` and `were caught`.
 */

/** `Of the labs that cheated, about 8 in 10 were caught (83 %, 95 % interval 79–88 %)`. */
export const ofThose = (whom: string, before: string, often: string, label: string, evidence: string): string =>
  `Of the ${whom} that ${before}, ${often} ${label} (${evidence})`;

/** `None of the 712 labs that cheated were caught (upper bound 1.0 %)`. */
export const noneOfThose = (whom: string, before: string, label: string, evidence: string): string =>
  `None of the ${whom} that ${before} ${label} (${evidence})`;

/** `All 712 labs that cheated were caught (lower bound 99.0 %)`. */
export const allOfThose = (whom: string, before: string, label: string, evidence: string): string =>
  `All ${whom} that ${before} ${label} (${evidence})`;

/** `No labs cheated in 400 runs`. */
export const nobody = (whom: string, label: string, runs: string): string => `No ${whom} ${label} in ${runs}`;

/** `In the one run made 2 of 4 labs cheated, 1 of these were caught`. */
export const inOneRun = (whom: string, said: readonly string[]): string =>
  `In the one run made ${[`${said[0]}`.replace(' of these', ` of ${whom}`), ...said.slice(1)].join(', ')}`;

export const countOfThese = (count: string, label: string): string => `${count} of these ${label}`;

/** What the picture counts. */
export const countedOnce = (members: string, runs: string, base: string): string =>
  `${members} in each of ${runs}, each counted once${base}`;

/** `: 1,580 came under the agreement`. */
export const asked = (count: string, label: string): string => `: ${count} ${label}`;

export const countedRuns = (count: number, text: string): string => (count === 1 ? '1 run' : `${text} runs`);

/** `226 of the 272 labs that cheated, in 269 runs`: `runs` are those in which somebody was asked. */
export const countedIn = (count: string, whom: string, before: string, runs: string): string =>
  `${count} of the ${whom} that ${before}, in ${runs}`;

/** Those of whom something is not told need not have been in danger of it. */
export const noRate = (otherwise: string): string => `no rate per check: “${otherwise}” also holds the never tested`;

/** What the interval is of. */
export const CLUSTERED = 'interval: sampling error, by runs';

/** `counts`: of how many it is; undefined of one run. */
export const method = (size: string, counts: readonly string[] | undefined): string =>
  (counts === undefined ? [size, 'one run, not typical'] : [...counts, CLUSTERED, size]).join('; ');

/** Beside a group. */
export const ofN = (count: string, n: string): string => `${count} of ${n}`;
export const shareAndCount = (share: string, count: string): string => `${share} · ${count}`;
export const end = (label: string, count: string): string => `${label} ${count}`;

/** Of a run without an end. */
export const lasted = (when: string): string => `Reached ${when}`;

export const FROM_LEFT_TO_RIGHT = 'From left to right: what they did, how their run ended';

export const OTHER_ENDS = 'other ends';

/** The whole in words, for those who cannot see it. */
export const inWords = (size: string, finding: string, steps: readonly string[], ends: readonly string[]): string =>
  `Flow from left to right, in this model: ${size}. ${finding}. ${[...steps, ...ends].map((said) => `${said}.`).join(' ')}`;

/** `of 1,600: complied 1,328, cheated 272`. */
export const splitInto = (count: string, parts: readonly string[]): string => `Of ${count}: ${parts.join(', ')}`;

/** `Of those who complied 51 in runs that ended in “Loss of control”`. */
export const endedIn = (whom: string, ends: readonly string[]): string =>
  `Runs of those who ${whom}: ${ends.join(', ')}`;

/** `712 of 1,600 labs complied`. */
export const someOfThose = (count: string, whom: string, label: string): string => `${count} of ${whom} ${label}`;
export const oneOfOne = (count: number): string => `${count} of 1`;

/** The evidence: of none and of all the one bound that there is. */
export const upperBound = (share: string): string => `upper bound ${share}`;
export const lowerBound = (share: string): string => `lower bound ${share}`;
export const interval95 = (interval: string): string => `95 % interval ${interval}`;

export const theOneRun = 'the one run made';
export const severalRuns = (count: string): string => `${count} runs`;
