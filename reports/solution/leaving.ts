import type { SolvedGame } from './facts.ts';
import { pureText } from './profile-text.ts';

/** What a player has if all keep a profile, and what the best of his other actions pays while the others keep it. */
export type Leaving = {
  readonly player: number;
  readonly kept: number;
  /** Of every other action, the best first. */
  readonly others: readonly { readonly action: string; readonly payoff: number; readonly gain: number }[];
};

/** A profile that could be left alone. */
export type Left = {
  readonly profile: readonly string[];
  /** `everybody: pause`. */
  readonly text: string;
  /** Whether it is the one that all would have to keep. */
  readonly asked: boolean;
  readonly equilibrium: boolean;
  /** Of every player with another action, the one who gains most first. */
  readonly players: readonly Leaving[];
};

/** The place of a profile of labels in the table of payoffs. */
export function rowOf({ actions }: Pick<SolvedGame, 'actions'>, profile: readonly string[]): number {
  return actions.reduce((place, labels, player) => place * labels.length + labels.indexOf(profile[player] ?? ''), 0);
}

/** `paid[player][action]` while the others keep a profile; undefined where the payoffs are not kept. */
function deviationsFrom(facts: SolvedGame, profile: readonly string[]): number[][] | undefined {
  const { table, actions } = facts;
  if (table === undefined) return undefined;
  return actions.map((labels, player) =>
    labels.map((label) => {
      const left = profile.map((own, other) => (other === player ? label : own));
      return table[rowOf(facts, left)]?.payoffs[player] ?? Number.NaN;
    }),
  );
}

function leavingOf(facts: SolvedGame, profile: readonly string[], paid: readonly (readonly number[])[]): Leaving[] {
  const all = facts.actions.flatMap((labels, player): Leaving[] => {
    const own = labels.indexOf(profile[player] ?? '');
    const kept = paid[player]?.[own] ?? Number.NaN;
    const others = labels
      .map((action, k) => ({ action, payoff: paid[player]?.[k] ?? Number.NaN }))
      .filter((_, k) => k !== own)
      .map((one) => ({ ...one, gain: one.payoff - kept }))
      .sort((a, b) => b.gain - a.gain);
    return others.length === 0 ? [] : [{ player, kept, others }];
  });
  return all.sort((a, b) => gainOf(b) - gainOf(a));
}

/** By the best of his other actions. */
export function gainOf({ others }: Leaving): number {
  return others[0]?.gain ?? Number.NEGATIVE_INFINITY;
}

/** The profile that all would have to keep; where there is none, the first pure equilibrium. */
export function leftProfile(facts: SolvedGame): Left | undefined {
  const { cooperation, equilibria, actions } = facts;
  const of = (
    profile: readonly string[],
    paid: readonly (readonly number[])[],
    rest: Pick<Left, 'asked' | 'equilibrium'>,
  ): Left => ({ profile, text: pureText(facts, profile), players: leavingOf(facts, profile, paid), ...rest });
  if (cooperation !== undefined) {
    const { profile, deviations, equilibrium } = cooperation;
    return of(profile, deviations, { asked: true, equilibrium });
  }
  const pure = equilibria.find((one) => one.pure);
  if (pure === undefined) return undefined;
  const profile = pure.profile.map((row, player) => actions[player]?.[row.indexOf(Math.max(...row))] ?? '');
  const paid = deviationsFrom(facts, profile);
  return paid === undefined ? undefined : of(profile, paid, { asked: false, equilibrium: true });
}
