import type { Fates } from '../../engine/experiment/results/results.ts';
import { denominatorOf, formatCount, formatInterval, formatShare, frequencyIn } from '../format.ts';
import type { Results } from '../results.ts';
import {
  allOfThose,
  countedIn,
  countedRuns,
  countOfThese,
  inOneRun,
  interval95,
  lowerBound,
  nobody,
  noneOfThose,
  noRate,
  ofThose,
  oneOfOne,
  severalRuns,
  someOfThose,
  theOneRun,
  upperBound,
} from '../wording/fates.ts';
import { clipped, plain } from '../words.ts';
import { type FateGroups, fateGroups, reached } from './fate-groups.ts';

const LONGEST = 40;

/** A name of the scenario inside a sentence. */
export function said(text: string): string {
  return clipped(plain(text), LONGEST);
}

/** `400 runs`, `the one run made`. */
export function runsText({ runs }: Results): string {
  return runs === 1 ? theOneRun : severalRuns(formatCount(runs));
}

/** The one bound that none or all give, in per cent. */
function bound(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function oneRun(groups: FateGroups, whom: string): string {
  const { questions, base } = groups;
  const from = base === undefined ? 0 : 1;
  const counts = questions.map(({ label }, k) => countOfThese(formatCount(reached(groups, from + k + 1)), said(label)));
  return inOneRun(`${formatCount(groups.count)} ${whom}`, counts);
}

/**
 * How many of those who were asked the last question are told to have answered it with yes:
 * `Of the labs that cheated, about 8 in 10 were caught (83 %, 95 % interval 79–88 %)`.
 *
 * @returns undefined where nobody is meant
 */
export function fateFinding(results: Results, fates: Fates): string | undefined {
  const groups = fateGroups(fates);
  const { questions, base } = groups;
  const last = questions.at(-1);
  if (last === undefined || groups.count === 0) return undefined;
  const whom = said(fates.class);
  if (results.runs === 1) return oneRun(groups, whom);
  const of = (members: number): string => `${formatCount(members)} ${whom}`;
  const depth = questions.length + (base === undefined ? 0 : 1);
  const before = questions.at(-2) ?? base;
  const [count, n] = [reached(groups, depth), before === undefined ? groups.count : reached(groups, depth - 1)];
  if (n === 0) {
    const asked = questions.find((_, k) => reached(groups, depth - questions.length + k + 1) === 0) ?? last;
    return nobody(whom, said(asked.label), runsText(results));
  }
  const share = last.share;
  if (before === undefined || share === undefined) {
    return someOfThose(formatCount(count), of(n), said(last.label));
  }
  const [asked, label] = [said(before.label), said(last.label)];
  const oneSided = count === 0 ? upperBound(bound(share.hi95)) : lowerBound(bound(share.lo95));
  if (n === 1) return ofThose(whom, asked, oneOfOne(count), label, oneSided);
  if (count === 0) return noneOfThose(of(n), asked, label, oneSided);
  if (count === n) return allOfThose(of(n), asked, label, oneSided);
  const text = formatShare(count, n);
  const often = frequencyIn(denominatorOf([{ count, n }]), count, n).replace(/ runs?$/, '');
  const interval = interval95(formatInterval(share.lo95, share.hi95, Math.min(n, results.runs)));
  const evidence = text.includes('%') && often.startsWith('about') ? `${text}, ${interval}` : interval;
  return ofThose(whom, asked, often, label, evidence);
}

/**
 * How many of how many the last share is of, in how many runs, and that it is no rate: `226 of the 272 labs that
 * cheated, in 269 runs`.
 *
 * @returns empty where there is no such share
 */
export function fateCounts(fates: Fates): string[] {
  const groups = fateGroups(fates);
  const { questions, base } = groups;
  const [last, before] = [questions.at(-1), questions.at(-2) ?? base];
  if (last?.share === undefined || before === undefined) return [];
  const depth = questions.length + (base === undefined ? 0 : 1);
  const [count, n] = [reached(groups, depth), reached(groups, depth - 1)];
  const { runs } = last.share;
  const whom = `${formatCount(n)} ${said(fates.class)}`;
  return [
    countedIn(formatCount(count), whom, said(before.label), countedRuns(runs, formatCount(runs))),
    ...(count < n ? [noRate(said(last.otherwise))] : []),
  ];
}
