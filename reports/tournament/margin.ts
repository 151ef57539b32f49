import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import { formatNumber } from '../format.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { rangeOf } from '../study/names.ts';
import * as wording from '../wording/tournament.ts';
import { placeOf } from './rule-table.ts';

/** `0`, `0.018 (0.007–0.033)`. */
export function gainText({ estimate, lo95, hi95 }: RulesDocument['equilibria'][number]['regret']): string {
  if (estimate === 0 && hi95 === 0) return '0';
  const size = Math.max(Math.abs(estimate), Math.abs(hi95));
  const decimals = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(size))));
  const [value, lo, hi] = [estimate, lo95, hi95].map((x) => formatNumber(x, decimals)) as [string, string, string];
  return `${value} (${rangeOf(lo, hi)})`;
}

type Table = Pick<RulesDocument, 'rules' | 'profiles' | 'payoffs'>;

/** What following another rule alone changes, by the means: of every player and other rule. */
export function changesAlone({ rules, payoffs }: Table, profile: readonly string[]): readonly number[] {
  const at = (place: number, player: number): number => payoffs[place]?.[player] ?? Number.NaN;
  const here = placeOf({ rules }, profile);
  return profile.flatMap((own, player) =>
    rules
      .filter((rule) => rule !== own)
      .map((rule) => at(placeOf({ rules }, profile.with(player, rule)), player) - at(here, player)),
  );
}

/** The least that anybody loses who alone follows another rule, by the means; undefined where somebody gains. */
export function marginOf(table: Table, profile: readonly string[]): number | undefined {
  const margin = -Math.max(...changesAlone(table, profile));
  return margin >= 0 ? margin + 0 : undefined;
}

/** `margin 0.04`, `margin 0, a tie`; of a profile that somebody would leave what he gains. */
export function marginText(
  table: Table,
  { profile, regret }: Pick<RulesDocument['equilibria'][number], 'profile' | 'regret'>,
): string {
  const margin = marginOf(table, profile);
  if (margin === undefined) return wording.shares.gain(gainText(regret));
  return margin === 0 ? wording.shares.tie : wording.shares.margin(lossText(margin));
}

/** A loss that is not 0 is never said to be. */
export function lossText(loss: number): string {
  return payoffTexts([Number(loss.toPrecision(2))])[0] ?? '';
}
