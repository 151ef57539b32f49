import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { formatCount, formatShare } from '../format.ts';
import { pureText } from '../solution/profile-text.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, sentence, upperFirst } from '../words.ts';
import { betterForAll } from './better-for-all.ts';
import { lossText, marginOf } from './margin.ts';

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

/** What the runs say of equilibria among the rules, never more than the resamples do: in full, then without who does what. */
export function rulesFindings(document: RulesDocument): readonly string[] {
  const { equilibria, rules, resamples, withoutPure, runs, failedRuns } = document;
  const among = wording.amongRules(formatCount(rules.length));
  const now = equilibria.filter((one) => one.now);
  const [first, second] = now;
  if (first === undefined) {
    const how = resamplesText(withoutPure, resamples);
    return [(withoutPure >= SETTLED ? wording.noEquilibrium : wording.noneButUnsettled)(among, how)];
  }
  const profile = wording.named(rulesText(document, first.profile));
  const either = (say: (profile: string) => string): readonly string[] => [say(profile), say(wording.oneProfile)];
  if (runs - failedRuns < 2) return either((one) => wording.oneRun(one, among));
  const how = resamplesText(first.share, resamples);
  if (first.share < SETTLED) return either((one) => wording.unsettled(one, among, how));
  if (second !== undefined) {
    const count = formatCount(now.length);
    const alike = now.every(({ share }) => share === first.share);
    return [
      wording.severalEquilibria(count, among, profile, how, alike),
      wording.severalInShort(count, among, how, alike),
    ];
  }
  return either((one) => wording.isEquilibrium(one, among, how));
}

/** That one profile pays everybody more than any other, by the means. */
export function mostPaid(document: RulesDocument): string | undefined {
  const { players, profiles, payoffs } = document;
  const top = players.map((_, player) => Math.max(...payoffs.map((row) => row[player] ?? Number.NEGATIVE_INFINITY)));
  const best = profiles.filter((_, place) => payoffs[place]?.every((payoff, player) => payoff === top[player]));
  const [only] = best;
  return only === undefined || best.length > 1 ? undefined : wording.mostPaid(rulesText(document, only));
}

/** That another profile clearly pays everybody more than the equilibrium that is told. */
export function allBetter(document: RulesDocument): string | undefined {
  const first = document.equilibria.find((one) => one.now);
  const better = first === undefined ? undefined : betterForAll(document, first.profile);
  if (better === undefined) return undefined;
  const several = document.equilibria.filter((one) => one.now).length > 1;
  return wording.betterForAll(rulesText(document, better.profile), several, better.isLeft);
}

/** What leaving the only equilibrium costs, where that is the whole picture of it. */
function costOfLeaving(document: RulesDocument): string | undefined {
  const [only, ...others] = document.equilibria;
  if (only === undefined || others.length > 0 || document.runs - document.failedRuns < 2) return undefined;
  const margin = marginOf(document, only.profile) ?? 0;
  return margin > 0 ? wording.costsAlone(lossText(margin)) : undefined;
}

/** Whether a headline says all that a picture of the shares of resamples could. */
export function isPlain({ equilibria }: RulesDocument): boolean {
  return equilibria.length === 1 && (equilibria[0]?.share ?? 0) >= SETTLED;
}

/** What pays everybody more or most, mixed equilibria, and whether there may be others. */
export function rulesEvidence(document: RulesDocument): readonly string[] {
  const { mixed, complete, reason } = document;
  const paid = allBetter(document) ?? mostPaid(document);
  const found = mixed.length === 0 ? undefined : wording.mixedToo(formatCount(mixed.length), mixed.length === 1);
  const open = complete || reason === undefined ? undefined : wording.othersUnsure(reason);
  const also = [found, open].filter((text) => text !== undefined).join('; ');
  return [paid, also === '' ? costOfLeaving(document) : also]
    .filter((text) => text !== undefined)
    .map((text) => sentence(upperFirst(text)));
}
