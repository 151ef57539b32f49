import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { formatCount, formatNumber, formatShare } from '../format.ts';
import { pureText } from '../solution/profile-text.ts';
import { rangeOf } from '../study/names.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, sentence, upperFirst } from '../words.ts';

/** An equilibrium in fewer of the resamples than this is not settled by the runs. */
const SETTLED = 0.95;

/** Longer texts of rules are cut in sentences. */
const LONGEST = 90;

/** Who follows which rule: `both: fixed`. */
export function rulesText({ players, rules }: RulesDocument, profile: readonly string[]): string {
  return clipped(pureText({ players, actions: players.map(() => rules) }, profile), LONGEST);
}

/** `in all 1,000 resamples of the runs`, `in 62 % of 1,000 resamples of the runs`. */
function resamplesText(share: number, resamples: number): string {
  const count = Math.round(share * resamples);
  if (count === resamples) return wording.allResamples(formatCount(resamples));
  const text = formatShare(count, resamples);
  return wording.someResamples(text.includes('%') ? text : formatCount(count), formatCount(resamples));
}

/** `0`, `0.018 (0.007–0.033)`. */
export function gainText({ estimate, lo95, hi95 }: RulesDocument['equilibria'][number]['regret']): string {
  if (estimate === 0 && hi95 === 0) return '0';
  const size = Math.max(Math.abs(estimate), Math.abs(hi95));
  const decimals = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(size))));
  const [value, lo, hi] = [estimate, lo95, hi95].map((x) => formatNumber(x, decimals)) as [string, string, string];
  return `${value} (${rangeOf(lo, hi)})`;
}

/** What the runs say of equilibria among the rules, never more than the resamples do. */
export function rulesFindings(document: RulesDocument): readonly string[] {
  const { equilibria, rules, resamples, withoutPure, runs, failedRuns } = document;
  const among = wording.amongRules(formatCount(rules.length));
  const now = equilibria.filter((one) => one.now);
  const [first, second] = now;
  if (first === undefined) {
    const how = resamplesText(withoutPure, resamples);
    return [(withoutPure >= SETTLED ? wording.noEquilibrium : wording.noneButUnsettled)(among, how)];
  }
  const profile = rulesText(document, first.profile);
  if (runs - failedRuns < 2) return [wording.oneRun(profile, among)];
  const how = resamplesText(first.share, resamples);
  if (first.share < SETTLED) return [wording.unsettled(profile, among, how)];
  if (second !== undefined) return [wording.severalEquilibria(formatCount(now.length), among, profile, how)];
  return [wording.isEquilibrium(profile, among, how)];
}

/** That one profile pays everybody more than any other, by the means. */
export function mostPaid(document: RulesDocument): string | undefined {
  const { players, profiles, payoffs } = document;
  const top = players.map((_, player) => Math.max(...payoffs.map((row) => row[player] ?? Number.NEGATIVE_INFINITY)));
  const best = profiles.filter((_, place) => payoffs[place]?.every((payoff, player) => payoff === top[player]));
  const [only] = best;
  return only === undefined || best.length > 1 ? undefined : wording.mostPaid(rulesText(document, only));
}

/** What pays everybody most, mixed equilibria, and whether there may be others. */
export function rulesEvidence(document: RulesDocument): readonly string[] {
  const { mixed, complete, reason } = document;
  const paid = mostPaid(document);
  const found = mixed.length === 0 ? undefined : wording.mixedToo(formatCount(mixed.length), mixed.length === 1);
  const open = complete || reason === undefined ? undefined : wording.othersUnsure(reason);
  const also = [found, open].filter((text) => text !== undefined).join('; ');
  return [paid, also === '' ? undefined : also]
    .filter((text) => text !== undefined)
    .map((text) => sentence(upperFirst(text)));
}
