import { Z95 } from '../../engine/analysis/wilson.ts';
import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import type { ChartOptions, Figure } from '../figure.ts';
import { decimalsOf, formatNumber } from '../format.ts';
import type { Results } from '../results.ts';
import { niceScale, tickValues } from '../scale.ts';
import { payoffTexts } from '../solution/payoff-text.ts';
import { rulesText } from '../tournament/findings.ts';
import { placeOf } from '../tournament/rule-table.ts';
import * as wording from '../wording/tournament.ts';
import { clipped, plain } from '../words.ts';
import { complete } from './complete.ts';
import { type DotRow, dotRows, signKey } from './dot-rows.ts';

/** More signs are not told apart. */
const MOST_RULES = 8;

/** More roles have no row each. */
const MOST_ROLES = 14;

/** What each rule pays each player who alone follows it. */
type Paid = {
  readonly player: string;
  readonly rule: string;
  readonly payoff: number;
  readonly se: number;
  /** Whether it is the player's own in the equilibrium. */
  readonly kept: boolean;
};

function paidAlone({ players, rules, payoffs, se }: RulesDocument, profile: readonly string[]): readonly Paid[][] {
  return players.map((player, k) =>
    rules.map((rule): Paid => {
      const place = placeOf({ rules }, profile.with(k, rule));
      const of = (numbers: readonly (readonly number[])[]): number => numbers[place]?.[k] ?? Number.NaN;
      return { player: plain(player), rule, payoff: of(payoffs), se: of(se), kept: profile[k] === rule };
    }),
  );
}

/**
 * Of three or more roles: what does each rule pay each of them while all others keep to the first equilibrium? A row per
 * role, a dot with a whisker per rule.
 *
 * @returns undefined of two roles, which a table shows whole; where no profile is an equilibrium by the means; or where
 *   there are too many roles or rules to tell apart
 */
export function rulePayoffs(results: Results, document: RulesDocument, options: ChartOptions = {}): Figure | undefined {
  const { players, rules, runs, failedRuns, payoff } = document;
  const first = document.equilibria.find(({ now }) => now);
  if (first === undefined || players.length < 3) return undefined;
  if (players.length > (options.bars ?? MOST_ROLES) || rules.length > MOST_RULES) return undefined;
  const paid = paidAlone(document, first.profile);
  const rows = paid.map(
    (all, k): DotRow => ({
      name: clipped(plain(players[k] ?? ''), 40),
      dots: all.map(({ rule, payoff: estimate, se }, sign) => ({
        ...{ label: rule, sign, estimate, lo95: estimate - Z95 * se, hi95: estimate + Z95 * se },
      })),
    }),
  );
  const ends = rows.flatMap(({ dots }) => dots.flatMap(({ estimate, lo95, hi95 }) => [estimate, lo95, hi95]));
  const finite = ends.filter(Number.isFinite);
  const scale = niceScale(Math.min(...finite), Math.max(...finite));
  const labels = tickValues(scale).map((value) => ({ value, text: formatNumber(value, decimalsOf(scale.step)) }));
  const counted = runs - failedRuns;
  const { tick } = results.scenario;
  const title = wording.alone.title;
  const texts = paid.map((all) => payoffTexts(all.map((one) => one.payoff)));
  const each = paid.map((all, k) =>
    wording.alone.of(
      all[0]?.player ?? '',
      all.map(({ rule, kept }, r) => wording.alone.pays(plain(rule), texts[k]?.[r] ?? '', kept)),
    ),
  );
  const axis = { scale, title: wording.alone.axis(payoff === 'mean', tick), labels };
  return complete(results, [dotRows(rows, axis, { title: '', zero: false }, options)], {
    name: 'rules-by-role',
    title,
    method: wording.alone.method(counted > 1),
    key: signKey(rules.map((rule) => clipped(plain(rule), 30))),
    definitions: [wording.definitions.equilibrium],
    shown: [],
    table: {
      columns: ['player', 'rule', 'kept', 'payoff', 'standard_error'],
      rows: paid.flat().map(({ player, rule, kept, payoff: mean, se }) => [player, rule, String(kept), mean, se]),
    },
    altText: wording.alone.alternative(title, rulesText(document, first.profile), each.join('; ')),
  });
}
