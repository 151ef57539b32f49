import type { RulesDocument } from '../../engine/experiment/solutions/tournament-document.ts';
import type { PayoffTable, PureEquilibrium } from '../solution/payoff-rows.ts';

/** The place of a profile in the table: the last player's rule changes fastest. */
export function placeOf({ rules }: Pick<RulesDocument, 'rules'>, profile: readonly string[]): number {
  return profile.reduce((place, rule) => place * rules.length + rules.indexOf(rule), 0);
}

/** Of every profile and player: whether no other rule pays him more, by the means. */
function bestOf({ rules, profiles, payoffs }: RulesDocument): boolean[][] {
  return profiles.map((profile, place) =>
    profile.map((_, player) => {
      const own = payoffs[place]?.[player] ?? Number.NaN;
      return rules.every((rule) => {
        const left = profile.map((kept, other) => (other === player ? rule : kept));
        return !((payoffs[placeOf({ rules }, left)]?.[player] ?? Number.NaN) > own);
      });
    }),
  );
}

/** What rules pay against each other, as a table of payoffs. */
export function ruleTable(document: RulesDocument): PayoffTable {
  const { players, rules, profiles, payoffs, se } = document;
  const best = bestOf(document);
  return {
    players,
    actions: players.map(() => rules),
    rows: profiles.map((profile, place) => ({
      profile,
      payoffs: payoffs[place] ?? [],
      best: best[place] ?? [],
      // Of one run there is none.
      ...(se[place]?.every(Number.isFinite) ? { se: se[place] } : {}),
    })),
  };
}

/** The equilibria of the estimated game without chance, by how sure they are. */
export function ruleEquilibria(document: RulesDocument): PureEquilibrium[] {
  return document.equilibria
    .filter(({ now }) => now)
    .map(({ profile }, k) => ({ place: placeOf(document, profile), number: k + 1 }));
}
